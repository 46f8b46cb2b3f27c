//! Words and reasoning of `reportedly`: what a document, a statement, an origin is, and the pure
//! functions that get from readings to an assessment.
//!
//! Nothing in this crate reads a file, a clock, a socket or a model, and nothing fails: every
//! function is total, and equal input gives equal output whatever the order of arrival.

pub mod bearing;
pub mod claims;
pub mod cluster;
pub mod compare;
pub mod correction;
mod credit;
pub mod days;
pub mod document;
pub mod entity;
pub mod lineage;
pub mod meaning;
pub mod origins;
pub mod quantity;
pub mod question;
pub mod reading;
pub mod reuse;
mod sets;
pub mod speaker;
pub mod stance;
pub mod text;
pub mod trace;
pub mod values;
pub mod weigh;

pub use document::{
    Capture, Document, Evidence, EvidenceKind, Note, NoteKind, Problem, ProblemKind, Section,
};
pub use reading::{
    Attribution, Category, Certainty, Deed, Entity, Event, Factuality, Link, Mention, MentionKind, Negation,
    Place, PlaceKind, Polarity, Reading, Realis, SourceKind, Statement, Status, TimeExpression, TimeKind,
};
pub use text::{LineIndex, Span};
