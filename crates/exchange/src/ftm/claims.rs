//! Claims as notes.

use super::{Known, article_id, entity, put};
use crate::ids::id;
use crate::{Case, Error};
use reportedly_core::claims::Claim;
use serde_json::Map;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Writes the claims that any of the documents in `shown` has a statement of.
pub(super) fn write(
    case: &Case<'_>,
    shown: &BTreeSet<&str>,
    known: &Known,
    out: &mut dyn Write,
) -> Result<(), Error> {
    // Claims name people in small letters.
    let mut of: BTreeMap<String, &str> = BTreeMap::new();
    for (name, (key, _)) in &known.of {
        of.entry(name.to_lowercase()).or_insert(key);
    }
    for claim in case.told_claims()? {
        let documents: BTreeSet<&str> =
            claim.statements.iter().map(|s| s.document.as_str()).filter(|d| shown.contains(d)).collect();
        if !documents.is_empty() {
            note(claim, &documents, &of, out)?;
        }
    }
    Ok(())
}

fn note(
    c: &Claim,
    documents: &BTreeSet<&str>,
    of: &BTreeMap<String, &str>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let about: BTreeSet<&str> = c.who.iter().filter_map(|name| of.get(name).copied()).collect();
    let disputed = if c.disputed { "; disputed" } else { "" };
    let mut p = Map::new();
    let told =
        format!("Claim; independent origins: {} assert it, {} deny it{disputed}", c.asserting, c.denying);
    put(&mut p, "name", [told]);
    put(&mut p, "description", [c.words.clone()]);
    put(&mut p, "summary", [format!("{} statements, the earliest: {}", c.statements.len(), c.id)]);
    put(&mut p, "entity", about.into_iter().map(str::to_owned));
    put(&mut p, "proof", documents.iter().map(|d| article_id(d)));
    entity(out, &format!("claim-{}", id("claim of statements", &[&c.id])), "Note", p)
}
