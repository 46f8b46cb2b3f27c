//! The table of corrections: the log, an event a row.

use super::{Column, Sink, Table, text, whole};
use crate::{Case, Cell, Error};
use reportedly_core::correction::{Act, Event, words};

pub(super) const TABLE: Table =
    Table { name: "corrections", about: "an event of the log of corrections", columns: COLUMNS, rows };

const COLUMNS: &[Column] = &[
    whole("id", "its number, from 1"),
    text("at", "when, RFC 3339"),
    text("who", "who; a name of their choice"),
    text("kind", "what was done: a kind of correction, or `undo`"),
    text("question", "the question that it belongs to; empty where it holds for all"),
    text("what", "what holds from then on, in words"),
    text("before", "what held before, as JSON; empty where that cannot be told"),
    text("why", "the reason given"),
    whole("undoes", "the event that it takes back"),
    whole("undone_by", "the event in force that has taken it back"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for (event, undone_by) in case.log.iter().zip(Event::undone(&case.log)) {
        let (kind, question, what, undoes) = match &event.act {
            Act::Correct(c) => (c.kind(), c.question().into(), words::of(c), Cell::Nothing),
            Act::Undo { undoes } => {
                ("undo", Cell::Nothing, format!("event {undoes} undone"), Cell::Whole(*undoes))
            }
        };
        sink(vec![
            Cell::Whole(event.id),
            event.at.as_str().into(),
            event.who.as_str().into(),
            kind.into(),
            question,
            what.into(),
            event.before.as_ref().map(serde_json::to_string).transpose()?.into(),
            (!event.why.is_empty()).then_some(event.why.as_str()).into(),
            undoes,
            undone_by.map_or(Cell::Nothing, Cell::Whole),
        ])?;
    }
    Ok(())
}
