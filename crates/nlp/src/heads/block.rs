//! What the encoder says of one block: a state a word.

use crate::blocks::Block;
use crate::network::HIDDEN;
use crate::words::Word;
use reportedly_core::Span;
use std::ops::Range;

/// The words of a block with their states.
pub(crate) struct BlockStates<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// The state of each word's first piece, `[W, 384]` flattened.
    pub states: Vec<f32>,
    /// Word ranges of its sentences, in order, none empty.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> BlockStates<'a> {
    /// From a block and the states of its pieces, `[T, 384]`, markers at both ends.
    pub(crate) fn new(block: &'a Block, pieces: &[f32]) -> Self {
        let firsts = block.pieces_from(1);
        let states = firsts.flat_map(|(p, _)| &pieces[p * HIDDEN..(p + 1) * HIDDEN]).copied().collect();
        Self { words: &block.words, states, sentences: block.sentences.clone() }
    }

    /// States of a range of words, `[n, 384]`.
    pub(crate) fn of(&self, words: &Range<usize>) -> &[f32] {
        &self.states[words.start * HIDDEN..words.end * HIDDEN]
    }

    /// From the first to the last byte of a range of words, which is not empty.
    pub(crate) fn span(&self, words: Range<usize>) -> Span {
        self.words[words.start].span.hull(self.words[words.end - 1].span)
    }
}
