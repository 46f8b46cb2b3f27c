//! A text cut into words, numbers and signs, each with what it can mean for times.

use crate::words::{Word, meaning};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Begins with a small letter, or is no word.
    Small,
    /// Begins with a capital and goes on in small letters.
    Capital,
    /// All capitals.
    Upper,
}

/// One word, number or sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
    /// What it can mean.
    pub(crate) word: Word,
    /// How it is written.
    pub(crate) shape: Shape,
    /// Whether it follows the token before it without a gap.
    pub(crate) tight: bool,
}

/// The tokens of a text. Reading past either end gives [`Word::Break`], so that no rule needs to ask
/// where the text ends.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Cut `text`, in time linear in its length. A blank line becomes a [`Word::Break`], over which no
    /// expression can reach.
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut list: Vec<Token> = Vec::with_capacity(text.len() / 5);
        let (mut at, mut gap, mut lines) = (0, true, 0);
        while at < bytes.len() {
            let start = at;
            let first = bytes[at];
            if first.is_ascii_whitespace() {
                lines += u8::from(first == b'\n');
                if first == b'\n' && lines == 2 {
                    list.push(token(start, start, Word::Break, Shape::Small, false));
                }
                lines = lines.min(2);
                gap = true;
                at += 1;
                continue;
            }
            let (word, shape);
            if first.is_ascii_digit() {
                at = run(bytes, at, u8::is_ascii_digit);
                (word, shape) = (digits(&bytes[start..at]), Shape::Small);
            } else if first.is_ascii_alphabetic() || first >= 0x80 && letter(text, at) {
                at = word_end(text, at);
                shape = shape_of(&bytes[start..at]);
                word = meaning(&bytes[start..at]);
            } else {
                let sign = text[at..].chars().next().unwrap_or(' ');
                at += sign.len_utf8();
                if sign.is_whitespace() {
                    gap = true;
                    continue;
                }
                (word, shape) = (Word::Sign(plain(sign)), Shape::Small);
            }
            list.push(token(start, at, word, shape, !gap));
            (gap, lines) = (false, 0);
        }
        Self { text, list }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `i`, none outside the text.
    pub(crate) fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// What the token at `i` can mean.
    pub(crate) fn word(&self, i: usize) -> Word {
        self.list.get(i).map_or(Word::Break, |t| t.word)
    }

    /// What the token before `i` can mean.
    pub(crate) fn before(&self, i: usize) -> Word {
        i.checked_sub(1).map_or(Word::Break, |i| self.word(i))
    }

    /// How the token at `i` is written.
    pub(crate) fn shape(&self, i: usize) -> Shape {
        self.list.get(i).map_or(Shape::Small, |t| t.shape)
    }

    /// The token at `i` as written.
    pub(crate) fn written(&self, i: usize) -> &'t str {
        self.list.get(i).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Whether the token at `i` is this word, whatever its capitals.
    pub(crate) fn is(&self, i: usize, word: &str) -> bool {
        self.written(i).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `i` is one of these words, whatever its capitals.
    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.is(i, w))
    }

    /// Whether the token at `i` is this sign.
    pub(crate) fn sign(&self, i: usize, sign: char) -> bool {
        self.word(i) == Word::Sign(sign)
    }

    /// Whether the token at `i` follows the one before it without a gap.
    pub(crate) fn tight(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|t| t.tight)
    }

    /// Whether the token at `i` is a hyphen that touches both neighbours.
    pub(crate) fn hyphen(&self, i: usize) -> bool {
        self.sign(i, '-') && self.tight(i) && self.tight(i + 1)
    }

    /// Past the hyphen at `i`, or `i` where there is none.
    pub(crate) fn past_hyphen(&self, i: usize) -> usize {
        if self.hyphen(i) { i + 1 } else { i }
    }

    /// Past the sign at `i`, or `i` where there is another token.
    pub(crate) fn past(&self, i: usize, sign: char) -> usize {
        if self.sign(i, sign) { i + 1 } else { i }
    }

    /// Past the word at `i`, or `i` where there is another token.
    pub(crate) fn past_word(&self, i: usize, word: Word) -> usize {
        if self.word(i) == word { i + 1 } else { i }
    }

    /// Past a possessive ending ("'s" or a bare apostrophe) at `i`.
    pub(crate) fn possessive(&self, i: usize) -> Option<usize> {
        if !self.sign(i, '\'') || !self.tight(i) {
            return None;
        }
        Some(if self.tight(i + 1) && self.is(i + 1, "s") { i + 2 } else { i + 1 })
    }

    /// Whether a sentence begins at `i`: at the text's start, after a break or a mark that ends one.
    pub(crate) fn begins_sentence(&self, i: usize) -> bool {
        match self.before(i) {
            Word::Break | Word::Sign('.' | '!' | '?' | ':' | '"' | '(' | '-') => true,
            Word::Sign(_) => i == 1,
            _ => false,
        }
    }
}

fn token(start: usize, end: usize, word: Word, shape: Shape, tight: bool) -> Token {
    let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Token { start: clamp(start), end: clamp(end), word, shape, tight }
}

fn run(bytes: &[u8], mut at: usize, is: impl Fn(&u8) -> bool) -> usize {
    while bytes.get(at).is_some_and(&is) {
        at += 1;
    }
    at
}

/// Whether a letter outside ASCII begins at `at`.
fn letter(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(char::is_alphabetic)
}

/// The end of the word that begins at `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        at = run(bytes, at, u8::is_ascii_alphabetic);
        match text[at..].chars().next() {
            Some(c) if !c.is_ascii() && c.is_alphabetic() => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// A run of digits: its value where it has at most nine, and how many there are.
fn digits(run: &[u8]) -> Word {
    let length = u8::try_from(run.len()).unwrap_or(u8::MAX);
    let value =
        if run.len() > 9 { u32::MAX } else { run.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')) };
    Word::Digits(value, length)
}

fn shape_of(word: &[u8]) -> Shape {
    match word {
        [first, ..] if !first.is_ascii_uppercase() => Shape::Small,
        [_, second, ..] if second.is_ascii_uppercase() => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// One sign for all that are written for it.
fn plain(sign: char) -> char {
    match sign {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{20ac}' | '\u{a3}' | '\u{a5}' => '$',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_words_numbers_and_signs() {
        let tokens = Tokens::new("Mid-2012’s café,\n\n7pm");
        let words: Vec<&str> = (0..tokens.len()).map(|i| tokens.written(i)).collect();
        assert_eq!(words, ["Mid", "-", "2012", "’", "s", "café", ",", "", "7", "pm"]);
        assert!(tokens.hyphen(1) && tokens.tight(9) && !tokens.tight(5));
        assert_eq!(tokens.possessive(3), Some(5));
        assert_eq!(tokens.word(7), Word::Break);
    }
}
