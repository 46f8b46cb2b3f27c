//! Source, cue and content spans.
//!
//! The gold sets mark the outermost attribution only (PolNeAR has no nesting), so that the reader's
//! nested ones, which it finds by looking again inside a content, are left out here.

use super::read;
use reportedly::Reader;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let reading = read(reader, record);
    let outer: Vec<_> = reading.attributions.into_iter().filter(|a| a.inside.is_none()).collect();
    json!({"id": record["id"], "attributions": outer})
}
