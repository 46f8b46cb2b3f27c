//! A place in a document as others find it again: by code points, and by the words around.

use reportedly_core::{Document, Span};
use serde::Serialize;

/// Code points of context on either side of a quotation.
const AROUND: usize = 32;

/// Words of a document with all that is needed to find them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in its text.
    pub span: Span,
    /// The same place in code points, as Python and W3C text positions count: `[start, end]`.
    pub code_points: [usize; 2],
    /// The words at the span, letter by letter.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
}

/// Cites places of one document.
pub struct Citer<'a> {
    document: &'a Document,
    /// Code points before every [`STEP`]th byte, so that a long text is counted once and not for each place.
    before: Vec<usize>,
}

/// Bytes between two marks.
const STEP: usize = 512;

impl<'a> Citer<'a> {
    /// For citing places of this document.
    pub fn new(document: &'a Document) -> Self {
        let mut sum = 0;
        let count = |chunk: &[u8]| {
            let here = sum;
            sum += starts(chunk);
            here
        };
        Self { document, before: document.text.as_bytes().chunks(STEP).map(count).collect() }
    }

    /// Code points before a byte of the text.
    fn code_points(&self, byte: usize) -> usize {
        let bytes = self.document.text.as_bytes();
        let Some(mark) = self.before.get(byte / STEP) else { return starts(bytes) };
        mark + starts(&bytes[byte / STEP * STEP..byte.min(bytes.len())])
    }

    /// The citation of a place. One that does not fit the text has no words.
    pub fn cite(&self, span: Span) -> Citation {
        let (text, exact) = (self.document.text.as_str(), span.of(&self.document.text));
        let (before, after) = match exact.is_empty() {
            true => ("", ""),
            false => (&text[..span.start as usize], &text[span.end as usize..]),
        };
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let start = self.code_points(before.len());
        Citation {
            document: self.document.id.clone(),
            span,
            code_points: [start, start + exact.chars().count()],
            exact: exact.to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after.chars().take(AROUND).collect(),
        }
    }
}

/// Code points that begin in some bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn code_points_and_context_find_the_words_again(text in "\\PC{0,900}", a in 0_usize..900, b in 0_usize..900) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (a.min(places.len() - 1), b.min(places.len() - 1));
            let span = Span::new(places[a.min(b)], places[a.max(b)]);
            let document = Document { text: text.clone(), ..Document::default() };
            let found = Citer::new(&document).cite(span);
            let chars: Vec<char> = text.chars().collect();
            if !span.is_empty() {
                let [from, to] = found.code_points;
                prop_assert_eq!(chars[from..to].iter().collect::<String>(), found.exact.as_str());
                let whole = format!("{}{}{}", found.prefix, found.exact, found.suffix);
                prop_assert!(text.contains(&whole));
                prop_assert_eq!(found.prefix.chars().count(), from.min(AROUND));
            }
        }
    }
}
