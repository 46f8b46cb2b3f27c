//! Documents, their text, and what was read in them.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, dated};
use crate::api::reply::Reply;
use crate::desk::Shared;
use crate::overview::Listed;
use crate::pages::one;
use reportedly::Casebook;
use reportedly::core::{Document, Statement};
use serde_json::{Value, json};

const ID: Parameter =
    Parameter::path("id", "id of the document, or the name that it came with", Kind::Text(2000));

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "listDocuments",
        verb: Verb::Get,
        path: "/documents",
        about: "Documents without their text",
        more: "By date of publication as written, undated ones last, then by id.",
        parameters: &[
            Parameter::query("q", "a part of the headline or the id", Kind::Text(400)),
            Parameter::query("publisher", "a part of the publisher's name", Kind::Text(200)),
            Parameter::query("from", "published on this day or later", Kind::Day),
            Parameter::query("to", "published on this day or earlier", Kind::Day),
        ],
        body: None,
        gives: Gives::Page("Document"),
        troubles: &[422],
        run: list,
    },
    Operation {
        name: "getDocument",
        verb: Verb::Get,
        path: "/documents/{id}",
        about: "A document with its text",
        more: "All places of this API are UTF-8 bytes of this text.",
        parameters: &[ID],
        body: None,
        gives: Gives::One("DocumentWithText"),
        troubles: &[404],
        run: get,
    },
    Operation {
        name: "getReading",
        verb: Verb::Get,
        path: "/documents/{id}/reading",
        about: "What the program has read in a document",
        more: "Empty lists where it has not been read, or holds nothing to read. Corrections by people are not in it.",
        parameters: &[ID],
        body: None,
        gives: Gives::One("Reading"),
        troubles: &[404],
        run: reading,
    },
];

fn list(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let overview = shared.overview(casebook)?;
    let [q, publisher] = ["q", "publisher"].map(|name| call.text_or_empty(name).trim().to_lowercase());
    let holds = |text: Option<&str>, part: &str| {
        part.is_empty() || text.is_some_and(|text| text.to_lowercase().contains(part))
    };
    let wanted = |d: &&Listed| {
        let day = d.published.as_deref().map(|p| p.get(..10).unwrap_or(p));
        (holds(d.title.as_deref(), &q) || holds(Some(&d.id), &q))
            && holds(d.publisher.as_deref(), &publisher)
            && call.text("from").is_none_or(|from| day.is_some_and(|day| day >= from))
            && call.text("to").is_none_or(|to| day.is_some_and(|day| day <= to))
    };
    let key = |d: &&Listed| [&dated(d.published.as_deref())[..], &[d.id.as_str().into()]].concat();
    paging::page(call, overview.documents.iter().filter(wanted), key, |d| {
        let stored = casebook.document(d.key)?;
        Ok(stored.map_or(Value::Null, |s| shown(&s.document)))
    })
}

fn get(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let document = one(casebook, call.text("id").unwrap_or_default())?.document;
    let mut told = shown(&document);
    told["text"] = document.text.into();
    Reply::of(&told)
}

fn reading(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let stored = one(casebook, call.text("id").unwrap_or_default())?;
    let reading = casebook.reading(stored.key)?.unwrap_or_default();
    let text = &stored.document.text;
    let statements: Vec<Value> = reading.statements.iter().map(|s| with_words(s, text)).collect();
    Reply::of(&json!({
        "document": stored.document.id,
        "sentences": reading.sentences,
        "attributions": reading.attributions,
        "events": reading.events,
        "statements": statements,
        "mentions": reading.mentions,
        "entities": reading.entities,
        "places": reading.places,
        "times": reading.times,
        "negations": reading.negations,
        "deeds": reading.deeds,
    }))
}

/// A document without its text; fields that are not known are `null`.
fn shown(d: &Document) -> Value {
    json!({
        "id": d.id,
        "published": d.published,
        "modified": d.modified,
        "publisher": d.publisher,
        "title": d.title,
        "byline": d.byline,
        "url": d.url,
        "language": d.language,
        "location": d.location,
        "bytes": d.text.len(),
        "usable": d.is_usable(),
        "problems": d.problems,
        "evidence": d.evidence,
        "notes": d.notes,
        "sections": d.sections,
    })
}

fn with_words(statement: &Statement, text: &str) -> Value {
    let mut told = json!(statement);
    told["words"] = statement.words(text).into();
    told
}
