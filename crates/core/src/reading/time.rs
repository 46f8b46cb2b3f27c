//! Time expressions and what they say.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Types of time expression (TimeML's TIMEX3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or something longer: "Monday", "March 2026", "last year", "now".
    Date,
    /// A time of day: "3 p.m.", "Monday morning".
    Time,
    /// A length: "two weeks", "the past year".
    Duration,
    /// A repetition: "every Monday", "daily".
    Set,
}

/// A time expression and its value, resolved against the document's date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// The words, prepositions left out: "Monday" in "on Monday".
    pub span: Span,
    /// What sort of time it is.
    #[serde(rename = "type")]
    pub kind: TimeKind,
    /// TIMEX3 value: "2026-03-02", "2026-W10", "P2W", "PRESENT_REF". None where it cannot be resolved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<String>,
}
