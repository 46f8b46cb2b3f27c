//! What is negated, by which words.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A negation: its cue and what stands under it (the definitions of *SEM 2012).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Negation {
    /// "not", "no", "never", or a part of a word: "un" in "unable".
    pub cue: Vec<Span>,
    /// The words that are negated, the cue left out; several pieces where something interrupts.
    pub scope: Vec<Span>,
}
