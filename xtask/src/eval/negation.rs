//! Negation cues and their scopes.

use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let reading = reader.read(record["text"].as_str().unwrap_or_default());
    json!({"id": record["id"], "negations": reading.negations})
}
