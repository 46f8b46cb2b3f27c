//! A reading as data (docs/reference/reading.md). Spans are byte offsets into `document.text`.

use crate::commands::documents::{Entry, entry};
use reportedly::core::{
    Attribution, Deed, Document, Entity, Event, Mention, Negation, Place, Reading, Span, Statement,
    TimeExpression,
};
use serde::Serialize;

/// One document and what was read in it: a line of `read --json`.
#[derive(Serialize)]
pub(super) struct Record<'a> {
    /// Name of the weights and rules that read it.
    reader: &'a str,
    document: WithText<'a>,
    reading: Read<'a>,
}

#[derive(Serialize)]
struct WithText<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Read<'a> {
    sentences: &'a [Span],
    attributions: &'a [Attribution],
    events: &'a [Event],
    statements: Vec<WithWords<'a>>,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    places: &'a [Place],
    times: &'a [TimeExpression],
    negations: &'a [Negation],
    deeds: &'a [Deed],
}

#[derive(Serialize)]
struct WithWords<'a> {
    /// The pieces, joined by a space.
    words: String,
    #[serde(flatten)]
    statement: &'a Statement,
}

pub(super) fn record<'a>(reader: &'a str, document: &'a Document, reading: &'a Reading) -> Record<'a> {
    let with_words =
        |statement: &'a Statement| WithWords { words: statement.words(&document.text), statement };
    Record {
        reader,
        document: WithText { entry: entry(document), text: &document.text },
        reading: Read {
            sentences: &reading.sentences,
            attributions: &reading.attributions,
            events: &reading.events,
            statements: reading.statements.iter().map(with_words).collect(),
            mentions: &reading.mentions,
            entities: &reading.entities,
            places: &reading.places,
            times: &reading.times,
            negations: &reading.negations,
            deeds: &reading.deeds,
        },
    }
}
