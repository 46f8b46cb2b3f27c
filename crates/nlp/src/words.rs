//! Words of a text and their word pieces, with byte offsets.
//!
//! A word is what BERT's basic tokenizer yields: a run of letters and digits, or one punctuation
//! mark. Boundaries are found on the original text and each word is normalised by itself, so that
//! offsets cannot drift when accents are dropped (docs/decisions/0003-own-word-boundaries.md).

use reportedly_core::Span;
use std::collections::HashMap;
use unicode_categories::UnicodeCategories;
use unicode_normalization::char::decompose_canonical;

/// Piece at the start of every window.
pub(crate) const CLS: u32 = 101;
/// Piece at the end of every window.
pub(crate) const SEP: u32 = 102;
const UNKNOWN: u32 = 100;
/// A longer word, in characters, is unknown, as in BERT.
const MAX_CHARACTERS: usize = 100;

/// A word of the text and its word pieces.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// Where it stands in the text that was cut.
    pub span: Span,
    /// Ids into the vocabulary; at least one.
    pub pieces: Vec<u32>,
    /// How it is written: a row of the encoder's table of cases.
    pub case: u8,
}

/// Cuts text into words and word pieces.
pub(crate) struct Tokenizer {
    /// Pieces that begin a word.
    first: HashMap<&'static str, u32>,
    /// Pieces that continue one, without their `##`.
    later: HashMap<&'static str, u32>,
    /// Bytes of the longest piece.
    longest: usize,
}

impl Tokenizer {
    /// From a vocabulary of one piece a line.
    pub(crate) fn new(vocabulary: &'static str) -> Self {
        let size = vocabulary.lines().count();
        let mut out = Self { first: HashMap::with_capacity(size), later: HashMap::new(), longest: 0 };
        for (piece, id) in vocabulary.lines().zip(0..) {
            match piece.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => out.later.insert(rest, id),
                None => out.first.insert(piece, id),
            };
            out.longest = out.longest.max(piece.len());
        }
        out
    }

    /// The words of `text`. Characters that BERT drops (controls) belong to no word.
    pub(crate) fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut start = None;
        for (i, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
            let alone = is_punctuation(c) || is_ideograph(c);
            if alone || c.is_whitespace() || dropped(c) {
                if let Some(s) = start.take() {
                    self.push(text, Span::new(s, i), &mut words);
                }
                if alone {
                    self.push(text, Span::new(i, i + c.len_utf8()), &mut words);
                }
            } else if start.is_none() {
                start = Some(i);
            }
        }
        words
    }

    fn push(&self, text: &str, span: Span, words: &mut Vec<Word>) {
        let normal = normalised(span.of(text));
        if !normal.is_empty() {
            words.push(Word { span, pieces: self.pieces(&normal), case: case(span.of(text)) });
        }
    }

    /// The longest piece that fits, again and again; the unknown piece where none does.
    fn pieces(&self, word: &str) -> Vec<u32> {
        // Nearly every word is a piece.
        if let Some(id) = self.first.get(word) {
            return vec![*id];
        }
        if word.chars().count() > MAX_CHARACTERS {
            return vec![UNKNOWN];
        }
        let mut pieces = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let table = if pieces.is_empty() { &self.first } else { &self.later };
            let ends = (1..=rest.len().min(self.longest)).rev().filter(|i| rest.is_char_boundary(*i));
            let found = ends.into_iter().find_map(|i| table.get(&rest[..i]).map(|id| (*id, i)));
            let Some((id, end)) = found else { return vec![UNKNOWN] };
            pieces.push(id);
            rest = &rest[end..];
        }
        pieces
    }
}

/// Without accents, in lower case.
fn normalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            decompose_canonical(c, |part| {
                if !part.is_mark_nonspacing() {
                    out.extend(part.to_lowercase());
                }
            });
        }
    }
    out
}

/// 0 lower or no letters, 1 Capital, 2 ALL CAPITALS, 3 mIxed, 4 a number. Same rule as `case_of` in
/// `training/reader/data.py`.
fn case(word: &str) -> u8 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return if word.chars().any(char::is_numeric) { 4 } else { 0 } };
    let (mut count, mut upper) = (1, usize::from(first.is_uppercase()));
    for c in letters {
        count += 1;
        upper += usize::from(c.is_uppercase());
    }
    match upper {
        0 => 0,
        n if n == count && n > 1 => 2,
        1 if first.is_uppercase() => 1,
        _ => 3,
    }
}

/// What BERT calls punctuation: all ASCII that is no letter, digit, space or control, and Unicode's P.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}

/// Control and format characters, which BERT removes.
fn dropped(c: char) -> bool {
    c == '\0' || c == '\u{fffd}' || c.is_other()
}

fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2CEAF
        | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<String> {
        let t = Tokenizer::new(reportedly_model_en::VOCABULARY);
        t.words(text).iter().map(|w| w.span.of(text).to_owned()).collect()
    }

    #[test]
    fn punctuation_stands_alone_and_accents_keep_offsets() {
        assert_eq!(
            cut("“Señor Gómez’s U.S. aid”"),
            ["“", "Señor", "Gómez", "’", "s", "U", ".", "S", ".", "aid", "”"]
        );
    }

    #[test]
    fn pieces_are_those_of_minilm() {
        let t = Tokenizer::new(reportedly_model_en::VOCABULARY);
        let ids: Vec<u32> = t.words("The drônes, reportedly").into_iter().flat_map(|w| w.pieces).collect();
        assert_eq!(ids, [1996, 24633, 1010, 7283]);
    }

    proptest! {
        #[test]
        fn words_are_in_order_and_slice(text in "\\PC{0,60}") {
            let t = Tokenizer::new("[PAD]");
            let mut at = 0;
            for w in t.words(&text) {
                prop_assert!(w.span.start >= at && !w.span.of(&text).is_empty());
                at = w.span.end;
            }
        }
    }
}
