//! Negation cues and their scopes.

use super::read;
use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let reading = read(reader, record);
    json!({"id": record["id"], "negations": reading.negations})
}
