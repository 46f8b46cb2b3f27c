//! What STIX has no word for: the property extension of our own.

use super::reference;
use serde_json::{Map, Value, json};

/// Where its schema lies, from the root of the repository.
const SCHEMA: &str = "docs/reference/stix-extension.schema.json";

/// The definition, as a bundle must bring it.
pub(super) fn definition() -> Value {
    json!({
        "name": "reportedly statement, claim and assessment",
        "description": "Where a statement stands in its article, on whose word, how certain; what a claim and an assessment rest on",
        "schema": SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    })
}

/// The id under which its properties stand.
pub(super) fn key() -> String {
    reference("extension-definition", &["statement"])
}

/// The properties under the extension's id, as `extensions` of an object.
pub(super) fn of(properties: Value) -> Value {
    let mut inner = Map::new();
    inner.insert("extension_type".into(), "property-extension".into());
    inner.extend(properties.as_object().cloned().unwrap_or_default());
    let mut outer = Map::new();
    outer.insert(key(), inner.into());
    outer.into()
}
