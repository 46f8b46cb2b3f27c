//! The description against the table, and both against docs/reference.

use super::operation::{Kind, Place, Verb};
use super::{openapi, operations, schemas};
use serde_json::Value;
use std::collections::BTreeSet;

/// The committed document is the one that is served. `UPDATE=1` writes it.
#[test]
fn the_committed_description_is_the_one_that_is_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/openapi.json");
    let now = openapi::document();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, format!("{now:#}\n")).unwrap();
    }
    let committed: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert!(committed == now, "run `UPDATE=1 cargo test -p reportedly-workbench --lib api`");
}

#[test]
fn every_reference_leads_somewhere() {
    fn references<'a>(value: &'a Value, out: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, inner)| match inner {
                Value::String(to) if name == "$ref" => drop(out.insert(to)),
                _ => references(inner, out),
            }),
            Value::Array(items) => items.iter().for_each(|item| references(item, out)),
            _ => {}
        }
    }
    let document = openapi::document();
    let mut all = BTreeSet::new();
    references(&document, &mut all);
    assert!(all.len() > 40);
    for to in all {
        assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to} is not there");
    }
}

#[test]
fn the_table_is_whole() {
    let known = schemas::all();
    let mut seen = BTreeSet::new();
    for o in operations::all() {
        assert!(
            seen.insert(o.name.to_owned()) && seen.insert(format!("{:?} {}", o.verb, o.path)),
            "{}",
            o.name
        );
        let gives = o.gives.schema();
        assert!(known.contains_key(gives), "{} gives {gives}, which has no schema", o.name);
        assert_eq!(o.body.is_some(), o.verb == Verb::Post, "{}", o.name);
        for p in o.parameters() {
            let in_path = o.path.contains(&format!("{{{}}}", p.name));
            assert_eq!(in_path, p.place == Place::Path, "{}: {}", o.name, p.name);
        }
    }
}

#[test]
fn values_are_what_the_description_says() {
    let fits = |kind: Kind, value: &str| kind.check(value).is_ok();
    assert!(fits(Kind::Text(2), "öß") && !fits(Kind::Text(2), "abc") && !fits(Kind::Text(2), ""));
    assert!(fits(Kind::Whole(1, 200), "200"));
    for wrong in ["0", "201", "+1", "1.0", "-1", "", " 1", "4294967297"] {
        assert!(!fits(Kind::Whole(1, 200), wrong), "{wrong}");
    }
    assert!(fits(Kind::Share(0.01, 0.99), "0.5") && !fits(Kind::Share(0.01, 0.99), "NaN"));
    assert!(fits(Kind::Day, "2024-02-29") && !fits(Kind::Day, "2023-02-29") && !fits(Kind::Day, "20240229"));
}
