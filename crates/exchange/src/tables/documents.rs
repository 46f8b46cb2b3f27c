//! The table of documents.

use super::{Column, Sink, Table, flag, list, text, whole};
use crate::words::word;
use crate::{Case, Error};

pub(super) const TABLE: Table =
    Table { name: "documents", about: "a document, inputs without text included", columns: COLUMNS, rows };

const COLUMNS: &[Column] = &[
    text("id", "name of the document in all tables"),
    text("published", "when it was published, ISO 8601"),
    text("modified", "when it was last changed, ISO 8601"),
    text("publisher", "who published it"),
    text("title", "headline"),
    text("byline", "author line as printed"),
    text("url", "where it was published"),
    text("language", "ISO 639-3 code"),
    text("location", "where the bytes came from"),
    whole("bytes", "length of the text in bytes of UTF-8"),
    flag("usable", "whether it has text"),
    text("problems", "what went wrong, a kind a line"),
    text("captures", "ids of its captures, one a line"),
    whole("story", "number of its story, counted from 0; documents of one story came in as one"),
    text("taken_from", "id of the document that it most likely has its text from"),
    text("text", "the article"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let of_traced: std::collections::BTreeMap<&str, _> =
        case.origins.documents.iter().map(|d| (d.id.as_str(), d)).collect();
    for filed in &case.documents {
        let d = filed.document();
        let traced = of_traced.get(d.id.as_str());
        let problems: Vec<String> = d.problems.iter().map(|p| word(&p.kind)).collect();
        sink(vec![
            d.id.as_str().into(),
            d.published.clone().into(),
            d.modified.clone().into(),
            d.publisher.clone().into(),
            d.title.clone().into(),
            d.byline.clone().into(),
            d.url.clone().into(),
            d.language.clone().into(),
            d.location.as_str().into(),
            d.text.len().into(),
            d.is_usable().into(),
            list(problems.iter().map(String::as_str)),
            list(filed.captures.iter().map(String::as_str)),
            traced.map(|t| t.story).into(),
            traced.and_then(|t| t.parent.clone()).into(),
            d.text.as_str().into(),
        ])?;
    }
    Ok(())
}
