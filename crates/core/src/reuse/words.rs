//! The words of a text as a reuse detector compares them: case, punctuation and the shape of quotes
//! do not matter.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::asides::asides;
use crate::Span;

/// Initials are no longer than this, in bytes: `U.S.S.R`.
const LONGEST_INITIALS: usize = 16;

/// Bytes from one word to the next in English, at least in all but a few texts.
const WORD: usize = 5;

/// The words of one text, in order. The vectors have equal length.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Hash of each normalised word.
    pub(super) hashes: Vec<u64>,
    /// Where each word stands, in bytes.
    pub(super) spans: Vec<Span>,
    /// Whether the word is an aside: inside quotation marks, a caption, an embedded post.
    pub(super) aside: Vec<bool>,
}

impl Words {
    /// Read the words of a text. Bytes beyond [`Span::MAX`] are not read.
    pub(super) fn of(text: &str) -> Self {
        let text = &text[..text.floor_char_boundary(Span::MAX)];
        let expected = text.len() / WORD;
        let mut words = Self {
            hashes: Vec::with_capacity(expected),
            spans: Vec::with_capacity(expected),
            aside: Vec::with_capacity(expected),
        };
        // Plain words are hashed where they stand, those that are not are put together first.
        let lower = text.to_ascii_lowercase();
        let mut word = String::new();
        let mut at = 0;
        while let Some(start) = first_letter(text, at) {
            let (end, hash) = match plain_end(text, start) {
                Some(end) => (end, xxh3_64(&lower.as_bytes()[start..end])),
                None => {
                    word.clear();
                    let end = word_end(text, start, &mut word);
                    (end, xxh3_64(word.as_bytes()))
                }
            };
            words.hashes.push(hash);
            words.spans.push(Span::new(start, end));
            at = end;
        }
        words.mark(&asides(text));
        words
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Equal for texts with the same words in the same order, standing in the same asides.
    pub(super) fn key(&self) -> u128 {
        let mut bytes = Vec::with_capacity(self.len() * 9);
        self.hashes.iter().for_each(|h| bytes.extend_from_slice(&h.to_le_bytes()));
        bytes.extend(self.aside.iter().map(|a| u8::from(*a)));
        xxh3_128(&bytes)
    }

    fn mark(&mut self, asides: &[Span]) {
        let mut rest = asides.iter().peekable();
        for span in &self.spans {
            while rest.next_if(|a| a.end <= span.start).is_some() {}
            self.aside.push(rest.peek().is_some_and(|a| a.start <= span.start));
        }
    }
}

/// Where the next word starts.
fn first_letter(text: &str, mut at: usize) -> Option<usize> {
    loop {
        match text.as_bytes().get(at)? {
            b if b.is_ascii_alphanumeric() => return Some(at),
            b if b.is_ascii() => at += 1,
            _ => {
                let c = text[at..].chars().next()?;
                if is_letter(c) {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }
}

/// Where the word ends that starts here, if it is plain: nothing but ASCII, and no mark in or behind it that
/// might keep it together. Most are; they are read much faster so.
fn plain_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let len = bytes[start..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = start + len;
    let after = bytes.get(end + 1).copied().unwrap_or(b' ');
    let ends = match bytes.get(end).copied().unwrap_or(b' ') {
        b'\'' | b',' | b'.' => after.is_ascii() && !after.is_ascii_alphanumeric(),
        b => b.is_ascii(),
    };
    (len > 0 && ends).then_some(end)
}

/// Where the word ends that starts here; with the word as it is compared.
fn word_end(text: &str, start: usize, word: &mut String) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        word.extend(c.to_lowercase());
        let end = start + at + c.len_utf8();
        let goes_on = !stands_alone(c)
            && match chars.peek() {
                Some(&(_, n)) if is_letter(n) => !stands_alone(n),
                Some(&(_, n)) if binds(&text[start..end], n, &text[end + n.len_utf8()..]) => {
                    if n == '.' && c.is_numeric() {
                        word.push('.');
                    }
                    chars.next();
                    true
                }
                _ => false,
            };
        if !goes_on {
            return end;
        }
    }
    text.len()
}

fn is_letter(c: char) -> bool {
    // Combining marks belong to the letter before them.
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Characters of scripts written without blanks: each is a word.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a mark inside a word keeps it together: don't, 1,000, 2.5, U.S., soft hyphens.
fn binds(word: &str, mark: char, rest: &str) -> bool {
    let mut rest = rest.chars();
    let (next, after) = (rest.next(), rest.next());
    let Some(next) = next.filter(|n| is_letter(*n) && !stands_alone(*n)) else { return false };
    let last = word.chars().next_back().unwrap_or(' ');
    match mark {
        '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => true,
        ',' => last.is_ascii_digit() && next.is_ascii_digit(),
        '.' if last.is_ascii_digit() => next.is_ascii_digit(),
        '.' => is_initials(word) && next.is_alphabetic() && !after.is_some_and(is_letter),
        _ => false,
    }
}

/// `u` and `u.s`, of which more letters may follow.
fn is_initials(word: &str) -> bool {
    word.len() <= LONGEST_INITIALS
        && word.chars().enumerate().all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { c == '.' })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(a: &str, b: &str) -> bool {
        Words::of(a).hashes == Words::of(b).hashes
    }

    #[test]
    fn spelling_of_marks_does_not_matter() {
        assert!(same("The U.S. won\u{2019}t pay 1,000 \u{2014} yet", "the US won't pay; 1000 yet."));
        assert!(same("co\u{ad}operate", "cooperate"));
        assert!(!same("a 2.5 share", "a 25 share"));
        assert!(!same("one two", "onetwo"));
    }

    #[test]
    fn scripts_without_blanks_are_cut_at_each_character() {
        assert_eq!(Words::of("港口关闭 two").len(), 5);
    }

    proptest! {
        #[test]
        fn plain_words_end_where_all_words_do(text in prop_oneof!["(?s).{0,40}", "[aB1.,' é\u{301}\u{2019}-]{0,40}"]) {
            let mut at = 0;
            while let Some(start) = first_letter(&text, at) {
                let mut word = String::new();
                at = word_end(&text, start, &mut word);
                if let Some(end) = plain_end(&text, start) {
                    prop_assert_eq!((end, text[start..end].to_ascii_lowercase()), (at, word));
                }
            }
        }
    }

    #[test]
    fn initials_end_with_the_sentence() {
        let words = Words::of("in the U.S. A man");
        assert_eq!(words.spans.iter().map(|s| s.len()).collect::<Vec<_>>(), [2, 3, 3, 1, 3]);
    }
}
