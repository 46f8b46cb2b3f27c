//! Blocks: what the encoder sees at once, and what a cue's source and content are sought in.
//!
//! The rules are those of `training/reader/data.py`; a change in one is a change in both.

use crate::sentences::{paragraphs, sentences};
use crate::words::{Tokenizer, Word};
use reportedly_core::Span;
use std::ops::Range;

/// Word pieces in a block, the two markers around it not counted.
pub(crate) const MAX_PIECES: usize = 192;

/// A paragraph, or a part of one that is too long for the encoder.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Its first byte in the document's text.
    pub start: usize,
    /// Its words; spans count from `start`.
    pub words: Vec<Word>,
    /// Word ranges of its sentences, in order, none empty.
    pub sentences: Vec<Range<usize>>,
}

impl Block {
    /// Of sentences, each its words with spans into the document. `None` if there is no word.
    fn new(sentences: Vec<Vec<Word>>) -> Option<Self> {
        let (mut words, mut ranges) = (Vec::new(), Vec::new());
        for sentence in sentences.into_iter().filter(|s| !s.is_empty()) {
            ranges.push(words.len()..words.len() + sentence.len());
            words.extend(sentence);
        }
        let start = words.first().map(|w| w.span.start as usize)?;
        for w in &mut words {
            w.span = Span::new(w.span.start as usize - start, w.span.end as usize - start);
        }
        Some(Self { start, words, sentences: ranges })
    }

    /// Its own text, from the first word to the last.
    pub(crate) fn of<'a>(&self, text: &'a str) -> &'a str {
        let end = self.words.last().map_or(0, |w| w.span.end as usize);
        &text[self.start..self.start + end]
    }

    /// Each word with the position of its first piece where the block begins at piece `at`.
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
    let mut out: Vec<Vec<Vec<Word>>> = Vec::new();
    let mut all = Vec::new();
    let parts = within.map_or_else(|| paragraphs(text), |s| vec![s]);
    for paragraph in parts {
        let inner = sentences(text, paragraph);
        let mut open: Vec<Vec<Word>> = Vec::new();
        let mut size = 0;
        for s in &inner {
            for words in halves(words_of(tokenizer, text, *s)) {
                let n = pieces(&words);
                if size + n > MAX_PIECES && !open.is_empty() {
                    out.push(std::mem::take(&mut open));
                    size = 0;
                }
                size += n;
                open.push(words);
            }
        }
        out.push(open);
        all.extend(inner);
    }
    (out.into_iter().filter_map(Block::new).collect(), all)
}

fn pieces(words: &[Word]) -> usize {
    words.iter().map(|w| w.pieces.len()).sum()
}

/// Halves of a sentence that is longer than a block may be (a list, a table).
fn halves(words: Vec<Word>) -> Vec<Vec<Word>> {
    if pieces(&words) <= MAX_PIECES || words.len() < 2 {
        return vec![words];
    }
    let mut left = words;
    let right = left.split_off(left.len() / 2);
    [left, right].into_iter().flat_map(halves).collect()
}

fn words_of(tokenizer: &Tokenizer, text: &str, span: Span) -> Vec<Word> {
    let mut words = tokenizer.words(span.of(text));
    for w in &mut words {
        w.span = w.span.shift(span.start as usize);
        w.pieces.truncate(MAX_PIECES);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blocks_hold_every_word_once_and_fit(text in "([a-z]{1,9}[ .]?\n?\n?){0,400}") {
            let tokenizer = Tokenizer::new(reportedly_model_en::VOCABULARY);
            let (blocks, _) = blocks(&tokenizer, &text, None);
            for b in &blocks {
                prop_assert!((1..=MAX_PIECES).contains(&pieces(&b.words)));
                prop_assert_eq!(b.sentences.iter().map(|s| s.len()).sum::<usize>(), b.words.len());
            }
            let found: Vec<Span> =
                blocks.iter().flat_map(|b| b.words.iter().map(|w| w.span.shift(b.start))).collect();
            let all: Vec<Span> = tokenizer.words(&text).into_iter().map(|w| w.span).collect();
            prop_assert_eq!(found, all);
        }
    }
}
