//! Factuality of given events.

use reportedly::Reader;
use reportedly::core::Span;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let found = reader.events(record["text"].as_str().unwrap_or_default(), &spans(record));
    let events: Vec<Value> =
        found.iter().map(|e| json!({"span": e.span, "factuality": e.factuality})).collect();
    json!({"id": record["id"], "events": events})
}

/// The spans of the events that a record gives.
pub(super) fn spans(record: &Value) -> Vec<Span> {
    let events = record["events"].as_array().map_or(&[][..], Vec::as_slice);
    events.iter().filter_map(|e| serde_json::from_value(e["span"].clone()).ok()).collect()
}
