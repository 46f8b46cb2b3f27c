//! The table of attributions.

use super::{Column, Sink, Table, list, text, whole};
use crate::{Case, Error};
use reportedly_core::Span;

pub(super) const TABLE: Table =
    Table { name: "attributions", about: "an attribution: \"X said that Y\"", columns: COLUMNS, rows };

const COLUMNS: &[Column] = &[
    text("document", "id of the document"),
    whole("number", "number of the attribution in it, counted from 0"),
    text("source", "who is held responsible, as written, a piece a line; empty in \"it is said\""),
    text("cue", "the words that attribute, a piece a line"),
    text("content", "what is attributed, a piece a line"),
    whole("start", "first byte of all of it in the text (UTF-8)"),
    whole("end", "one past the last byte"),
    whole("inside", "number of the attribution in whose content this one stands"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for filed in &case.documents {
        let d = filed.document();
        for (number, a) in case.reading(filed)?.attributions.iter().enumerate() {
            let words = |spans: &[Span]| list(spans.iter().map(|s| s.of(&d.text)));
            let all = a.source.iter().chain(&a.cue).chain(&a.content).copied().reduce(Span::hull);
            sink(vec![
                d.id.as_str().into(),
                number.into(),
                words(&a.source),
                words(&a.cue),
                words(&a.content),
                all.map(|s| s.start).into(),
                all.map(|s| s.end).into(),
                a.inside.into(),
            ])?;
        }
    }
    Ok(())
}
