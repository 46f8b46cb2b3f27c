//! `stix`: a STIX 2.1 bundle (OASIS), for threat-intelligence platforms.
//!
//! An article is a `report`, or a `grouping` where nobody knows when it was published; a publisher and a speaker an
//! `identity`; a place a `location`; a statement a `note` by its speakers; what an article took from another a
//! `relationship`. A claim is a `note` on the notes of its statements, with an `opinion` of each of its origins. An answer is a `note` that states the question, whose `confidence` is the estimate's word on the DNI
//! scale of Appendix A, and an `opinion` of each origin on it. What STIX has no word for (spans, chains, certainty, the
//! probability itself) stands in a property extension of our own, `docs/reference/stix-extension.schema.json`.
//!
//! Ids are UUIDs of version 5, so that the same thing has the same id in every bundle. `created` and `modified` are the
//! latest moment that the casebook knows, so that the same casebook gives the same bytes and a later one a later version.

mod answer;
mod articles;
mod claims;
mod extension;

use crate::ids::id;
use crate::{Case, Error, Format, Writing};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "stix",
    about: "STIX 2.1 bundle, for threat-intelligence platforms",
    extension: "json",
    needs_answer: false,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let mut bundle = Bundle::new(case);
    bundle.add("extension-definition", &["statement"], extension::definition());
    let notes = articles::add(case, &mut bundle)?;
    claims::add(case, &notes, &mut bundle)?;
    answer::add(case, &mut bundle);
    let all: Vec<Value> = bundle.objects.into_values().collect();
    let whole = json!({"type": "bundle", "id": format!("bundle--{}", bundle_id(&all)), "objects": all});
    serde_json::to_writer(&mut *out, &whole)?;
    Ok(out.write_all(b"\n")?)
}

/// The id of a bundle is that of what is in it.
fn bundle_id(objects: &[Value]) -> uuid::Uuid {
    let parts: Vec<String> = objects.iter().map(Value::to_string).collect();
    id("bundle", &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The objects, each once, by id.
struct Bundle {
    objects: BTreeMap<String, Value>,
    /// When they were made, as far as the casebook knows.
    moment: String,
}

/// Where nothing in a casebook has a date.
const UNKNOWN: &str = "1970-01-01T00:00:00.000Z";

impl Bundle {
    fn new(case: &Case<'_>) -> Self {
        let moment = case.latest().unwrap_or_else(|| UNKNOWN.to_owned());
        let mut bundle = Self { objects: BTreeMap::new(), moment };
        let name = concat!("reportedly ", env!("CARGO_PKG_VERSION"));
        let own = json!({"name": name, "identity_class": "system"});
        bundle.add("identity", &["reportedly"], own);
        bundle
    }

    /// Adds an object, unless one of that name is there. Gives its id.
    fn add(&mut self, kind: &str, name: &[&str], properties: Value) -> String {
        let id = reference(kind, name);
        if !self.objects.contains_key(&id) {
            let mut object = Map::new();
            object.insert("type".into(), kind.into());
            object.insert("spec_version".into(), "2.1".into());
            object.insert("id".into(), id.as_str().into());
            object.insert("created".into(), self.moment.as_str().into());
            object.insert("modified".into(), self.moment.as_str().into());
            if name != ["reportedly"] {
                object.insert("created_by_ref".into(), reference("identity", &["reportedly"]).into());
            }
            object.extend(properties.as_object().cloned().unwrap_or_default());
            self.objects.insert(id.clone(), object.into());
        }
        id
    }

    fn identity(&mut self, name: &str, class: &str) -> String {
        self.add("identity", &[name], json!({"name": name, "identity_class": class}))
    }

    fn relationship(&mut self, from: &str, kind: &str, to: &str, why: &str) {
        let mut properties = json!({"relationship_type": kind, "source_ref": from, "target_ref": to});
        if !why.is_empty() {
            properties["description"] = why.into();
        }
        self.add("relationship", &[from, kind, to], properties);
    }
}

/// The id of an object by its name.
fn reference(kind: &str, name: &[&str]) -> String {
    format!("{kind}--{}", id(kind, name))
}
