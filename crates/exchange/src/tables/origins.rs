//! The table of origins: those of a question where one was asked, else the stories of all documents.

use super::{Column, Sink, Table, flag, list, real, text, whole};
use crate::tables::Cell;
use crate::words::word;
use crate::{Case, Error};

pub(super) const TABLE: Table = Table {
    name: "origins",
    about: "an independent origin: of the answer where a question was asked, else a story of the documents",
    columns: COLUMNS,
    rows,
};

const COLUMNS: &[Column] = &[
    text("id", "`o1`, `o2`, … of the answer, or `s0`, `s1`, … of the stories"),
    text("name", "the speaker, the agency, or the publisher whose own reporting it is"),
    text("kind", "what it is"),
    text("stance", "what it does to the question; empty for stories"),
    text("certainty", "how sure it is of it; empty for stories"),
    flag("interested", "speaks for its own side; empty for stories"),
    real("weight", "log-odds that it adds; empty for stories"),
    real("points", "percentage points that the estimate would fall by without it; empty for stories"),
    text("documents", "ids of its documents, one a line, earliest first"),
    text("first", "id of the document that all others have it from, where that is known; empty for answers"),
    whole("copies", "how many took their text from an earlier one; empty for stories"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Some(finding) = &case.finding else { return stories(case, sink) };
    for o in &finding.origins {
        sink(vec![
            o.id.as_str().into(),
            o.name.as_str().into(),
            o.kind.as_str().into(),
            o.stance.as_str().into(),
            o.certainty.as_str().into(),
            o.interested.into(),
            o.weight.into(),
            o.points.into(),
            list(o.documents.iter().map(String::as_str)),
            Cell::Nothing,
            o.copies.into(),
        ])?;
    }
    Ok(())
}

fn stories(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for (number, story) in case.origins.stories.iter().enumerate() {
        sink(vec![
            format!("s{number}").into(),
            story.name.clone().into(),
            word(&story.kind).into(),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            list(story.documents.iter().map(String::as_str)),
            story.first.clone().into(),
            Cell::Nothing,
        ])?;
    }
    Ok(())
}
