//! Names of places and where they are.

use reportedly::Reader;
use reportedly_core::text::Span;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let text = record["text"].as_str().unwrap_or_default();
    let toponyms = toponyms(reader, text);
    let found: Vec<Value> = toponyms
        .iter()
        .zip(reportedly_places::resolve(text, &toponyms))
        .map(|(span, place)| place.map_or_else(|| json!({"span": span}), |p| json!(p)))
        .collect();
    json!({"id": record["id"], "places": found})
}

/// The names of places in a text: by the gazetteer alone until the reader marks them.
fn toponyms(_reader: &Reader, text: &str) -> Vec<Span> {
    reportedly_places::toponyms(text)
}
