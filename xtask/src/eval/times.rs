//! Time expressions with type and value.

use super::read;
use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    json!({"id": record["id"], "times": read(reader, record).times})
}
