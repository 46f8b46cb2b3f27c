//! Statements by words, by who says so, by date and by who published them.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, Part, dated};
use crate::api::reply::Reply;
use crate::desk::Shared;
use crate::overview::{Overview, Told};
use crate::parts::filters::Filters;
use reportedly::core::Reading;
use reportedly::{Casebook, StatementKey, StoredDocument};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Statements that a search by words looks at, the best first.
const FOUND: usize = 100_000;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    name: "listStatements",
    verb: Verb::Get,
    path: "/statements",
    about: "Statements by words, speaker, date and publisher",
    more: "In the order of their documents, then of the text: pages of a ranking would shift under documents that are added.",
    parameters: &[
        Parameter::query(
            "q",
            "words, by their stem, any of them; in quotation marks, a phrase. The best 100,000 are looked at",
            Kind::Text(400),
        ),
        Parameter::query(
            "speaker",
            "on whose word, at whatever link of the chain: a part of the name",
            Kind::Text(200),
        ),
        Parameter::query("publisher", "who published it: a part of the name", Kind::Text(200)),
        Parameter::query("from", "published on this day or later", Kind::Day),
        Parameter::query("to", "published on this day or earlier", Kind::Day),
        Parameter::query("place", "a place that it names: a part of the name", Kind::Text(200)),
        Parameter::query(
            "certainty",
            "how sure the innermost speaker is",
            Kind::Word(&["certain", "probable", "possible", "planned", "denied", "unknown"]),
        ),
    ],
    body: None,
    gives: Gives::Page("Statement"),
    troubles: &[422],
    run: list,
}];

fn list(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let overview = shared.overview(casebook)?;
    let filters = Filters {
        q: call.text_or_empty("q"),
        from: call.text_or_empty("from"),
        to: call.text_or_empty("to"),
        publisher: call.text_or_empty("publisher"),
        speaker: call.text_or_empty("speaker"),
        certainty: call.text_or_empty("certainty"),
        place: call.text_or_empty("place"),
    };
    let found: Option<HashSet<StatementKey>> = match call.text("q") {
        None => None,
        Some(_) => {
            let best = casebook.search_statements(&filters.words(), FOUND)?;
            Some(best.into_iter().map(|(key, _)| key).collect())
        }
    };
    let wanted = |t: &&Told| {
        found.as_ref().is_none_or(|found| found.contains(&overview.key(t))) && filters.lets(&overview, t)
    };
    let key = |t: &&Told| {
        let document = overview.document(t);
        let place = [document.id.as_str().into(), Part::Whole(i64::from(t.number))];
        [&dated(document.published.as_deref())[..], &place].concat()
    };
    let mut shelf = HashMap::new();
    let all = overview.statements.iter().filter(wanted);
    paging::page(call, all, key, |t| shown(casebook, &overview, t, &mut shelf))
}

type Shelf = HashMap<i64, Rc<(Option<StoredDocument>, Reading)>>;

/// A statement with where it stands and in what. Each document is read once for a page.
fn shown(casebook: &Casebook, overview: &Overview, told: &Told, shelf: &mut Shelf) -> Result<Value, Problem> {
    let key = overview.document(told).key;
    let read = match shelf.get(&key) {
        Some(read) => Rc::clone(read),
        None => {
            let reading = casebook.reading(key)?.unwrap_or_default();
            let read = Rc::new((casebook.document(key)?, reading));
            shelf.insert(key, Rc::clone(&read));
            read
        }
    };
    let (Some(stored), reading) = &*read else { return Ok(Value::Null) };
    let document = &stored.document;
    let Some(statement) = reading.statements.get(told.number as usize) else { return Ok(Value::Null) };
    let chain: Vec<&str> = statement.chain.iter().map(|link| link.name.as_str()).collect();
    Ok(json!({
        "document": document.id,
        "number": told.number,
        "span": statement.span,
        "words": statement.words(&document.text),
        "quote": statement.span.of(&document.text),
        "chain": chain,
        "polarity": statement.factuality.polarity,
        "certainty": statement.factuality.certainty,
        "status": statement.factuality.status,
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "url": document.url,
    }))
}
