//! Windows: what the encoder sees at once, and blocks: what a cue's source and content are sought in.
//!
//! The rules are those of `training/reader/data.py`; a change in one is a change in both.

use crate::sentences::{paragraphs, sentences};
use crate::words::{Tokenizer, Word};
use reportedly_core::Span;

/// Word pieces in a window, the two markers not counted.
pub(crate) const MAX_PIECES: usize = 192;

/// A paragraph, or a part of one that is too long for a window.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Its words; spans index into the document's text.
    pub words: Vec<Word>,
    /// Number of word pieces.
    pub pieces: usize,
}

impl Block {
    fn new(words: Vec<Word>) -> Self {
        let pieces = words.iter().map(|w| w.pieces.len()).sum();
        Self { words, pieces }
    }

    /// Each word with the position of its first piece in a window where the block begins at `at`.
    pub(crate) fn pieces_from(&self, at: usize) -> impl Iterator<Item = (usize, &Word)> {
        self.words.iter().scan(at, |next, word| {
            let piece = *next;
            *next += word.pieces.len();
            Some((piece, word))
        })
    }
}

/// The blocks of a text and its sentences.
pub(crate) fn blocks(tokenizer: &Tokenizer, text: &str, within: Option<Span>) -> (Vec<Block>, Vec<Span>) {
    let mut out = Vec::new();
    let mut all = Vec::new();
    let parts = within.map_or_else(|| paragraphs(text), |s| vec![s]);
    for paragraph in parts {
        let inner = sentences(text, paragraph);
        let mut open: Vec<Word> = Vec::new();
        let mut size = 0;
        for s in &inner {
            let words = words_of(tokenizer, text, *s);
            let n: usize = words.iter().map(|w| w.pieces.len()).sum();
            if size + n > MAX_PIECES && !open.is_empty() {
                out.push(Block::new(std::mem::take(&mut open)));
                size = 0;
            }
            size += n;
            open.extend(words);
        }
        if !open.is_empty() {
            out.push(Block::new(open));
        }
        all.extend(inner);
    }
    (out.into_iter().flat_map(halve).collect(), all)
}

/// Halves of a block that one sentence longer than a window (a list, a table) makes too large.
fn halve(block: Block) -> Vec<Block> {
    if block.pieces <= MAX_PIECES || block.words.len() < 2 {
        return vec![block];
    }
    let mut left = block.words;
    let right = left.split_off(left.len() / 2);
    [left, right].into_iter().flat_map(|w| halve(Block::new(w))).collect()
}

fn words_of(tokenizer: &Tokenizer, text: &str, span: Span) -> Vec<Word> {
    let mut words = tokenizer.words(span.of(text));
    for w in &mut words {
        w.span = w.span.shift(span.start as usize);
        w.pieces.truncate(MAX_PIECES);
    }
    words
}

/// Runs of consecutive blocks that fit a window together.
pub(crate) fn pack(blocks: &[Block]) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    let mut size = 0;
    for (i, b) in blocks.iter().enumerate() {
        match out.last_mut() {
            Some(run) if size + b.pieces <= MAX_PIECES => {
                run.end = i + 1;
                size += b.pieces;
            }
            _ => {
                out.push(i..i + 1);
                size = b.pieces;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn windows_hold_every_word_once_and_fit(text in "([a-z]{1,9}[ .]?\n?\n?){0,400}") {
            let tokenizer = Tokenizer::new(reportedly_model_en::VOCABULARY);
            let (blocks, _) = blocks(&tokenizer, &text, None);
            let runs = pack(&blocks);
            for run in &runs {
                let n: usize = blocks[run.clone()].iter().map(|b| b.pieces).sum();
                prop_assert!(n > 0 && n <= MAX_PIECES);
            }
            let words: usize = blocks.iter().map(|b| b.words.len()).sum();
            prop_assert_eq!(words, tokenizer.words(&text).len());
            prop_assert_eq!(runs.iter().map(|r| r.len()).sum::<usize>(), blocks.len());
        }
    }
}
