//! Statements and documents as a client sees them.

use super::refused;
use reportedly::{Casebook, StatementKey, StoredDocument};
use reportedly_core::{Document, Statement};
use reportedly_exchange::{Citer, Finding, OriginFinding, Quoted};
use serde_json::{Value, json};

/// A statement with who says so and where it stands; `None` where the casebook no longer has it.
pub(super) fn statement(casebook: &Casebook, key: StatementKey) -> Result<Option<Value>, String> {
    let Some(stored) = casebook.document(key.document).map_err(refused)? else { return Ok(None) };
    let reading = casebook.reading(key.document).map_err(refused)?.unwrap_or_default();
    Ok(reading.statements.get(key.number).map(|s| of(&stored.document, key.number, s)))
}

/// A statement of a document.
pub(super) fn of(document: &Document, number: usize, s: &Statement) -> Value {
    let chain: Vec<&str> = s.chain.iter().map(|link| link.name.as_str()).collect();
    json!({
        "number": number,
        "words": s.words(&document.text),
        "chain": chain,
        "polarity": s.factuality.polarity,
        "certainty": s.factuality.certainty,
        "status": s.factuality.status,
        "source": source(document),
        "citation": Citer::new(document).cite(s.span),
    })
}

/// What a reader of a quotation wants to know of its document.
pub(super) fn source(document: &Document) -> Value {
    json!({
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
        "title": document.title,
        "url": document.url,
    })
}

/// An origin with its first few quotations.
pub(super) fn origin(casebook: &Casebook, o: &OriginFinding, quotes: usize) -> Result<Value, String> {
    let shown: Vec<Value> =
        o.quotes.iter().take(quotes).map(|q| quoted(casebook, q)).collect::<Result<_, _>>()?;
    Ok(json!({
        "id": o.id,
        "name": o.name,
        "kind": o.kind,
        "stance": o.stance,
        "certainty": o.certainty,
        "interested": o.interested,
        "weight": o.weight,
        "reason": o.reason,
        "documents": o.documents,
        "copies": o.copies,
        "first_published": o.first_published,
        "first_publisher": o.first_publisher,
        "quotes": shown,
        "quotes_not_shown": o.quotes.len().saturating_sub(quotes),
    }))
}

fn quoted(casebook: &Casebook, q: &Quoted) -> Result<Value, String> {
    let stored = casebook.find(&q.document).map_err(refused)?;
    let document = stored.first().map(|s| &s.document);
    Ok(json!({
        "chain": q.chain,
        "certainty": q.certainty,
        "stance": q.stance,
        "rule": q.reason,
        "source": document.map(source),
        "citation": document.map(|d| Citer::new(d).cite(q.span)),
    }))
}

/// What the evidence amounts to, without the origins.
pub(super) fn finding(f: &Finding) -> Value {
    json!({
        "question": f.question,
        "answer": f.headline(),
        "verdict": f.verdict,
        "probability": f.estimate.map(|e| e.probability),
        "interval": f.estimate.map(|e| [e.low, e.high]),
        "confidence": f.confidence,
        "independent_supporting": f.supporting,
        "independent_refuting": f.refuting,
        "documents": f.looked_at,
        "related": f.related,
    })
}

/// The one document that an id names.
pub(super) fn document(casebook: &Casebook, id: &str) -> Result<StoredDocument, String> {
    let mut found = casebook.find(id).map_err(refused)?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(format!("there is no document {id:?}; `search` gives ids")),
        n => Err(format!("{n} documents came with the name {id:?}; give the id of one, as `search` has it")),
    }
}
