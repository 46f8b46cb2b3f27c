//! Names of places and where they are.

use super::read;
use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    json!({"id": record["id"], "places": read(reader, record).places})
}
