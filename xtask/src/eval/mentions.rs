//! Names and their kinds, of the kinds that the record's set annotates.

use super::read;
use reportedly::Reader;
use reportedly::core::MentionKind;
use serde_json::{Value, json};

pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let kinds: Vec<MentionKind> = serde_json::from_value(record["kinds"].clone()).unwrap_or_default();
    let reading = read(reader, record);
    let mentions: Vec<Value> = reading
        .mentions
        .iter()
        .filter_map(|m| Some(json!({"span": m.span, "kind": as_annotated(m.kind, &kinds)?})))
        .collect();
    json!({"id": record["id"], "mentions": mentions})
}

/// Sets without facilities count buildings as locations (Universal NER, WNUT).
fn as_annotated(kind: MentionKind, kinds: &[MentionKind]) -> Option<MentionKind> {
    let kind = match kind {
        MentionKind::Facility if !kinds.contains(&MentionKind::Facility) => MentionKind::Location,
        other => other,
    };
    kinds.contains(&kind).then_some(kind)
}
