//! Whether given events are told as ones that took place.

use super::factuality::spans;
use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let spans = spans(record);
    let values = reader.events(record["text"].as_str().unwrap_or_default(), &spans);
    let events: Vec<Value> = values.iter().map(|e| json!({"span": e.span, "realis": e.realis})).collect();
    json!({"id": record["id"], "events": events})
}
