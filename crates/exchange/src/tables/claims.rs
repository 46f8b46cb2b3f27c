//! The table of claims.

use super::{Column, Sink, Table, flag, list, text, whole};
use crate::words::word;
use crate::{Case, Cell, Error};
use reportedly_core::claims::{Claim, HistoryKind, Measure, Side};

pub(super) const TABLE: Table = Table {
    name: "claims",
    about: "a claim: statements that assert or deny the same thing, over documents and time",
    columns: COLUMNS,
    rows,
};

const COLUMNS: &[Column] = &[
    text("id", "the place of its earliest statement, which names it"),
    text("words", "the words of the statement nearest to all"),
    text("who", "persons and bodies that its statements name, one a line"),
    text("places", "places that they name, one a line"),
    text("first_day", "first day on which it may have been"),
    text("last_day", "last day on which it may have been"),
    whole("documents", "number of documents with a statement of it"),
    flag("disputed", "whether it is asserted and denied, or values exclude each other"),
    whole("asserting", "independent origins that assert it"),
    whole("denying", "independent origins that deny it"),
    text("asserted_by", "their names, one a line"),
    text("denied_by", "their names, one a line"),
    text(
        "counted",
        "what is counted and the values given, a thing a line: `hurt: 12 (Northline) or 15 (Harlow Post)`",
    ),
    flag("conflicting", "whether two values of one thing exclude each other"),
    text("statements", "places of its statements, one a line: id of the document, `:`, first byte, `-`, end"),
    text("first_seen", "when its earliest statement was published"),
    text("confirmed", "when a second independent origin first asserted it"),
    text("denied", "when it was first denied"),
    text("corrected", "when it was first corrected"),
    text("retracted", "when a report of it was first withdrawn"),
    text("stage", "how far it came: `considering`, `agreed`, `begun`"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for c in case.claims()? {
        let by = |side| list(c.origins.iter().filter(|o| o.side == side).map(|o| o.name.as_str()));
        let (first, last) = c.when.clone().unzip();
        let values: Vec<String> = c.values.iter().map(measure).collect();
        let places: Vec<String> =
            c.statements.iter().map(|s| format!("{}:{}-{}", s.document, s.span.start, s.span.end)).collect();
        let date = |kind| c.history.iter().find(|h| h.kind == kind).and_then(|h| h.date.clone());
        sink(vec![
            c.id.as_str().into(),
            c.words.as_str().into(),
            list(c.who.iter().map(String::as_str)),
            list(c.places.iter().map(String::as_str)),
            first.into(),
            last.into(),
            c.documents.into(),
            c.disputed.into(),
            c.asserting.into(),
            c.denying.into(),
            by(Side::Asserts),
            by(Side::Denies),
            list(values.iter().map(String::as_str)),
            c.values.iter().any(|m| m.conflicting).into(),
            list(places.iter().map(String::as_str)),
            date(HistoryKind::FirstSeen).into(),
            date(HistoryKind::Confirmed).into(),
            date(HistoryKind::Denied).into(),
            date(HistoryKind::Corrected).into(),
            date(HistoryKind::Retracted).into(),
            stage(c),
        ])?;
    }
    Ok(())
}

fn measure(m: &Measure) -> String {
    let value = |v: &reportedly_core::claims::Value| format!("{} ({})", v.value, v.names.join(", "));
    let values: Vec<String> = m.values.iter().map(value).collect();
    format!("{}: {}", m.of.join(" "), values.join(" or "))
}

fn stage(c: &Claim) -> Cell {
    c.progress.last().map(|step| word(&step.stage)).into()
}
