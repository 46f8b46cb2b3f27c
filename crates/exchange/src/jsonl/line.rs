//! The lines of an export. Their fields are what docs/reference/export.md promises.

use reportedly::Name;
use reportedly::origins::{Circle, Link, TracedStory};
use reportedly::questions::KeptQuestion;
use reportedly_core::claims::Claim;
use reportedly_core::{
    Attribution, Deed, Document, Entity, Event, Mention, Negation, Place, Problem, Span, Statement,
    TimeExpression,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Line<'a> {
    Casebook(Head),
    Capture(CaptureLine),
    Document(DocumentLine<'a>),
    Reading(ReadingLine<'a>),
    Story(&'a TracedStory),
    Link(&'a Link),
    Circle(&'a Circle),
    Name(&'a Name),
    Claim(&'a Claim),
    Correction(&'a reportedly_core::correction::Event),
    Question(&'a KeptQuestion),
    Answer { answer: &'a Value },
}

/// The first line: what this is, and how much of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub mark: String,
    pub version: u32,
    pub program: String,
    pub reader: String,
    pub captures: usize,
    pub documents: usize,
}

/// A capture with its bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct CaptureLine {
    pub id: String,
    pub hash: String,
    pub location: String,
    pub name: String,
    pub format: String,
    pub media_type: String,
    pub url: Option<String>,
    pub received: Option<String>,
    pub headers: Vec<(String, String)>,
    pub context: String,
    pub problem: Option<Problem>,
    pub documents: Vec<String>,
    pub bytes: String,
}

/// A document with the captures that it was drawn from.
#[derive(Serialize)]
pub(super) struct DocumentLine<'a> {
    #[serde(flatten)]
    pub document: &'a Document,
    pub captures: &'a [String],
}

/// What was read in a document.
#[derive(Serialize)]
pub(super) struct ReadingLine<'a> {
    pub document: &'a str,
    pub sentences: &'a [Span],
    pub attributions: &'a [Attribution],
    pub events: &'a [Event],
    pub statements: Vec<WithWords<'a>>,
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub places: &'a [Place],
    pub times: &'a [TimeExpression],
    pub negations: &'a [Negation],
    pub deeds: &'a [Deed],
}

/// A statement with the words of its pieces.
#[derive(Serialize)]
pub(super) struct WithWords<'a> {
    pub words: String,
    #[serde(flatten)]
    pub statement: &'a Statement,
}
