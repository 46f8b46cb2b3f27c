//! Who did what to whom: predicates, and for each its parts within its sentence.

use super::block::BlockStates;
use crate::network::Network;
use reportedly_core::{Deed, Span};

/// The deeds of a block, not yet put in categories.
pub(crate) fn deeds(network: &Network, block: &BlockStates) -> Vec<Deed> {
    let mut out = Vec::new();
    for sentence in &block.sentences {
        let words = block.of(sentence);
        let at = sentence.start;
        let span = |first: usize, end: usize| block.span(at + first..at + end);
        for predicate in network.deed.runs(words) {
            let cue = predicate.first..predicate.end;
            let states = network.part_look.states(words, &network.part_mark, &cue);
            let runs = network.part.runs(&states);
            let of = |label: &str| -> Vec<Span> {
                runs.iter().filter(|r| r.label == label).map(|r| span(r.first, r.end)).collect()
            };
            out.push(Deed {
                predicate: span(predicate.first, predicate.end),
                actor: of("actor"),
                recipient: of("recipient"),
                object: of("object"),
                place: of("place"),
                time: of("time"),
                category: None,
            });
        }
    }
    out
}
