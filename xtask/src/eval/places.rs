//! Names of places and where they are.

use super::read;
use reportedly::Reader;
use reportedly::core::{MentionKind, Span};
use serde_json::{Value, json};

/// Places with coordinates, and names of places that the gazetteer does not know without.
pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let reading = read(reader, record);
    let known = |s: &Span| reading.places.iter().any(|p| p.span.overlap(*s) > 0);
    let named = reading.mentions.iter().filter(|m| m.kind == MentionKind::Location).map(|m| m.span);
    let mut found: Vec<Value> = reading.places.iter().map(|p| json!(p)).collect();
    found.extend(named.filter(|s| !known(s)).map(|span| json!({"span": span})));
    json!({"id": record["id"], "places": found})
}
