//! Claims: a note on the notes of its statements, and what each origin holds of it as an opinion.

use super::{Bundle, extension};
use crate::words::word;
use crate::{Case, Error};
use reportedly_core::Span;
use reportedly_core::claims::{Claim, ClaimOrigin, Side};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The notes of statements by where these stand.
pub(super) type Notes<'a> = BTreeMap<(&'a str, Span), Vec<String>>;

/// Adds the claims that any of the statements in the bundle belongs to.
pub(super) fn add(case: &Case<'_>, notes: &Notes<'_>, bundle: &mut Bundle) -> Result<(), Error> {
    for c in case.told_claims()? {
        let there = c.statements.iter().filter_map(|s| notes.get(&(s.document.as_str(), s.span)));
        let mut about: Vec<String> = there.flatten().cloned().collect();
        about.sort();
        about.dedup();
        if about.is_empty() {
            continue;
        }
        let id = bundle.add("note", &["claim", &c.id], note(c, &about));
        for (number, origin) in c.origins.iter().enumerate() {
            let name = ["of claim", &c.id, &number.to_string(), &origin.name];
            bundle.add("opinion", &name, opinion(origin, &id));
        }
    }
    Ok(())
}

fn note(c: &Claim, about: &[String]) -> Value {
    let mut claim = json!({
        "claim": c.id,
        "asserting": c.asserting,
        "denying": c.denying,
        "disputed": c.disputed,
        "documents": documents(c),
    });
    // STIX has no empty lists.
    for (name, told) in
        [("values", json!(c.values)), ("history", json!(c.history)), ("progress", json!(c.progress))]
    {
        if told.as_array().is_some_and(|all| !all.is_empty()) {
            claim[name] = told;
        }
    }
    json!({
        "abstract": format!(
            "A claim of {} documents; independent origins: {} assert it, {} deny it",
            c.documents, c.asserting, c.denying
        ),
        "content": c.words,
        "object_refs": about,
        "extensions": extension::of(claim),
    })
}

fn documents(c: &Claim) -> Vec<&str> {
    let mut ids: Vec<&str> = c.statements.iter().map(|s| s.document.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn opinion(origin: &ClaimOrigin, claim: &str) -> Value {
    let held = match origin.side {
        Side::Asserts => "agree",
        Side::Denies => "disagree",
        Side::Open => "neutral",
    };
    json!({
        "opinion": held,
        "explanation": format!("{} {}", origin.name, origin.side.word()),
        "authors": [origin.name],
        "object_refs": [claim],
        "extensions": extension::of(json!({
            "side": word(&origin.side),
            "documents": origin.documents,
        })),
    })
}
