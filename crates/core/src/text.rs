//! Places in a text: byte spans, and what a person calls the same place (line, column, code point).

use serde::{Deserialize, Serialize};

/// A place in a document's text, such as the words of a quotation.
///
/// Half-open range of UTF-8 byte offsets `[start, end)` into [`Document::text`](crate::Document),
/// on character boundaries. Written as `[start, end]` in JSON. It is not a range of characters,
/// words or lines. Documents are at most [`Span::MAX`] bytes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "[u32; 2]", into = "[u32; 2]")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The longest text that spans can index, in bytes.
    pub const MAX: usize = u32::MAX as usize;

    /// The span `[start, end)`. An inverted range becomes the empty one at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text at the span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Number of bytes that both spans cover.
    pub fn overlap(self, other: Self) -> usize {
        (self.end.min(other.end)).saturating_sub(self.start.max(other.start)) as usize
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same place counted from `by` bytes earlier.
    pub fn shift(self, by: usize) -> Self {
        Self::new(self.start as usize + by, self.end as usize + by)
    }

    /// Without white space at either end.
    pub fn trim(self, text: &str) -> Self {
        let s = self.of(text);
        let start = self.start as usize + (s.len() - s.trim_start().len());
        Self::new(start, start + s.trim().len())
    }
}

impl From<[u32; 2]> for Span {
    fn from([start, end]: [u32; 2]) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl From<Span> for [u32; 2] {
    fn from(s: Span) -> Self {
        [s.start, s.end]
    }
}

/// Line and column of byte offsets, for people and editors.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Index the line breaks (`\n`) of a text.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
        Self { starts: std::iter::once(0).chain(breaks.map(|(i, _)| i as u32 + 1)).collect() }
    }

    /// Line of a byte offset, counted from 1.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|s| *s <= offset)
    }
}

/// Number of code points before a byte offset, which is how W3C text positions and Python count.
pub fn code_point(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(i, _)| *i < byte).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_count_from_one() {
        let index = LineIndex::new("a\nbc\n");
        assert_eq!([0, 1, 2, 4, 5].map(|o| index.line(o)), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn json_is_a_pair() {
        assert_eq!(serde_json::to_string(&Span::new(3, 9)).unwrap(), "[3,9]");
    }

    proptest! {
        #[test]
        fn trimmed_spans_slice_on_boundaries(text in "\\PC{0,40}") {
            let s = Span::new(0, text.len()).trim(&text);
            prop_assert_eq!(s.of(&text), text.trim());
        }

        #[test]
        fn code_points_agree_with_char_count(text in "\\PC{0,40}") {
            prop_assert_eq!(code_point(&text, text.len()), text.chars().count());
        }
    }
}
