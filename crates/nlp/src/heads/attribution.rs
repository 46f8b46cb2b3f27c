//! Cues, and for each cue its source and content: a block looked at once more for each cue.

use super::block::BlockStates;
use crate::network::Network;
use reportedly_core::{Attribution, Span};

/// The attributions of a block, by cue.
pub(crate) fn attributions(network: &Network, block: &BlockStates) -> Vec<Attribution> {
    let mut out = Vec::new();
    for cue in network.cue.runs(&block.states) {
        let words = cue.first..cue.end;
        let states = network.role_look.states(&block.states, &network.mark, &words);
        let runs = network.role.runs(&states);
        let of = |label: &str| -> Vec<Span> {
            runs.iter().filter(|r| r.label == label).map(|r| block.span(r.first..r.end)).collect()
        };
        // A cue without content attributes nothing (and is more often wrong than right on dev).
        let content = of("content");
        if !content.is_empty() {
            out.push(Attribution {
                source: of("source"),
                cue: vec![block.span(words)],
                content,
                inside: None,
            });
        }
    }
    out
}
