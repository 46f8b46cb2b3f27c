//! Predicates and their factuality.

use crate::network::Encoded;
use crate::windows::Block;
use reportedly_core::Event;

/// The predicates of a block, whose first piece stands at `at` in the window.
pub(crate) fn events(window: &Encoded, at: usize, block: &Block, out: &mut Vec<Event>) {
    for (piece, word) in block.pieces_from(at) {
        if window.predicate[piece] > 0.0 {
            out.push(Event { span: word.span, factuality: rounded(window.factuality[piece]) });
        }
    }
}

/// To hundredths: more digits would only be noise in every file that holds them.
pub(crate) fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
