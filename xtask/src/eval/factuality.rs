//! Factuality of given events.

use reportedly::Reader;
use reportedly::core::Span;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let events = record["events"].as_array().cloned().unwrap_or_default();
    let spans: Vec<Span> =
        events.iter().filter_map(|e| serde_json::from_value(e["span"].clone()).ok()).collect();
    let values = reader.factuality(record["text"].as_str().unwrap_or_default(), &spans);
    let events: Vec<Value> =
        spans.iter().zip(values).map(|(s, v)| json!({"span": s, "factuality": v})).collect();
    json!({"id": record["id"], "events": events})
}
