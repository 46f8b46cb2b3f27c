//! `get_statement`: one statement with all that is known of it.

use super::{Argument, Desk, Kind, Tool, refused, shown};
use serde_json::Value;

pub(super) const TOOL: Tool = Tool {
    name: "get_statement",
    title: "Get a statement",
    about: "One statement of a document with its chain of speakers, the words that attribute it, how certain it is, the \
            paragraph around it, and the SHA-256 of the bytes that the document derives from.",
    arguments: &[
        Argument { name: "document", about: "id of the document", kind: Kind::Text(2000), required: true },
        Argument {
            name: "number",
            about: "number of the statement in it, from 0, as `search` gives it",
            kind: Kind::Whole(0, 10_000_000),
            required: true,
        },
    ],
    run,
};

fn run(desk: &Desk<'_>) -> Result<Value, String> {
    let id = desk.text("document").unwrap_or_default();
    let number = desk.whole("number").unwrap_or_default();
    let stored = shown::document(desk.casebook, id)?;
    let reading = desk.casebook.reading(stored.key).map_err(refused)?.unwrap_or_default();
    let Some(statement) = reading.statements.get(number) else {
        return Err(format!("{id} has {} statements, counted from 0", reading.statements.len()));
    };
    let document = &stored.document;
    let mut told = shown::of(document, number, statement);
    let (text, at) = (&document.text, statement.span.range());
    let from = text[..at.start].rfind('\n').map_or(0, |n| n + 1);
    let to = text[at.end..].find('\n').map_or(text.len(), |n| at.end + n);
    told["paragraph"] = text[from..to].into();
    told["links"] = statement
        .chain
        .iter()
        .map(|link| {
            serde_json::json!({
                "name": link.name,
                "kind": link.kind,
                "speaks_for": link.speaks_for,
                "source_words": link.source.map(|s| s.of(text)),
                "cue_words": link.cue.of(text),
            })
        })
        .collect();
    let captures = desk.casebook.captures().map_err(refused)?;
    let of_it = captures.iter().filter(|c| c.documents.contains(&document.id));
    told["captures"] = of_it
        .map(|c| serde_json::json!({"id": c.id, "sha256": c.hash, "url": c.url, "received": c.received}))
        .collect();
    Ok(told)
}
