//! A statement, named so that it is found again after a new reading.

use crate::Span;
use crate::reading::Statement;
use serde::{Deserialize, Serialize};

/// Where a statement stands. Documents never change, so this says which words are meant for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in its text.
    pub span: Span,
}

impl Place {
    /// A place.
    pub fn new(document: impl Into<String>, span: Span) -> Self {
        Self { document: document.into(), span }
    }

    /// Which of a document's statements is meant: the one at these bytes, or else the one that shares more than half
    /// with them, as seen from both sides. A later reading may cut a statement differently by some words.
    pub fn find(&self, statements: &[Statement]) -> Option<usize> {
        let exact = statements.iter().position(|s| s.span == self.span);
        exact.or_else(|| {
            let shares = |s: &Statement| {
                let shared = s.span.overlap(self.span);
                (shared * 2 > s.span.len().max(self.span.len())).then_some(shared)
            };
            let all = statements.iter().enumerate().filter_map(|(i, s)| Some((shares(s)?, i)));
            all.max_by_key(|(shared, i)| (*shared, std::cmp::Reverse(*i))).map(|(_, i)| i)
        })
    }
}
