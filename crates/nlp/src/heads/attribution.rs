//! Cues, and for each cue its source and content: the joint decoding of one block.

use crate::ReaderError;
use crate::decode::Table;
use crate::network::{Encoded, HIDDEN, Network, cue_row, role_rows};
use crate::windows::Block;
use reportedly_core::{Attribution, Span};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Label tables and word lists of the heads, as exported from training.
#[derive(Deserialize)]
pub(crate) struct Heads {
    cue: Table,
    role: Table,
    /// Words that attribute in at least a quarter of their uses in the training articles.
    pub cue_words: BTreeSet<String>,
}

impl Heads {
    pub(crate) fn new() -> Result<Self, ReaderError> {
        serde_json::from_str(reportedly_model_en::HEADS).map_err(|e| ReaderError::Weights(e.to_string()))
    }

    /// The attributions of a block whose first piece stands at `at` in the window, by cue.
    pub(crate) fn attributions(
        &self,
        network: &Network,
        window: &Encoded,
        at: usize,
        block: &Block,
    ) -> Vec<Attribution> {
        let starts: Vec<usize> = block.pieces_from(at).map(|(piece, _)| piece).collect();
        let scores: Vec<&[f32]> = starts.iter().map(|p| cue_row(&window.cue, *p)).collect();
        let path = self.cue.best(&scores);
        let cues: Vec<_> = self.cue.runs(&path).into_iter().map(|r| r.first..r.end).collect();
        if cues.is_empty() {
            return Vec::new();
        }
        let states: Vec<f32> =
            starts.iter().flat_map(|p| &window.hidden[p * HIDDEN..(p + 1) * HIDDEN]).copied().collect();
        let span = |first: usize, end: usize| block.words[first].span.hull(block.words[end - 1].span);
        let mut out = Vec::with_capacity(cues.len());
        for (cue, scores) in cues.iter().zip(network.roles(&states, &cues)) {
            let path = self.role.best(&role_rows(&scores));
            let runs = self.role.runs(&path);
            let of = |label: &str| -> Vec<Span> {
                runs.iter().filter(|r| r.label == label).map(|r| span(r.first, r.end)).collect()
            };
            // A cue without content attributes nothing (and is more often wrong than right on dev).
            let content = of("content");
            if !content.is_empty() {
                let cue = vec![span(cue.start, cue.end)];
                out.push(Attribution { source: of("source"), cue, content, inside: None });
            }
        }
        out
    }
}
