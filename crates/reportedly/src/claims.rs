//! The claims of a casebook: what its articles assert, who denies it, and what became of it.

use crate::casebook::Casebook;
use crate::error::Error;
use crate::names::fullest;
use reportedly_core::claims::{Claim, Parameters, Source, claims};
use reportedly_core::correction::{Overrides, Place, regroup};
use reportedly_core::entity::{EntityName, join, named};
use reportedly_core::lineage::Entry;
use reportedly_core::question::terms;
use reportedly_core::reuse::find_reuse;
use reportedly_core::{Document, NoteKind, Reading, Span};
use std::collections::BTreeSet;

/// The claims of all articles that can be read, most origins first; order of adding changes nothing. As people have
/// joined and parted them, and corrected who speaks and who is one.
///
/// # Errors
/// If the casebook cannot be read.
pub fn claims_of(casebook: &Casebook, parameters: &Parameters) -> Result<Vec<Claim>, Error> {
    claims_under(casebook, &casebook.overrides()?, parameters)
}

/// The same under certain corrections, such as none, or those in force before the last one.
///
/// # Errors
/// If the casebook cannot be read.
pub fn claims_under(
    casebook: &Casebook,
    overrides: &Overrides,
    parameters: &Parameters,
) -> Result<Vec<Claim>, Error> {
    let mut all: Vec<(Document, Reading)> = Vec::new();
    for stored in casebook.documents()? {
        if let Some(mut reading) = casebook.reading(stored.key)? {
            overrides.chains(&stored.document.id, &mut reading);
            all.push((stored.document, reading));
        }
    }
    Ok(claims_in(&all, overrides, parameters))
}

/// The claims of documents with what was read in them; as [`claims_of`], without a casebook. `overrides` says which claims
/// and names people have joined and parted; chains must be set already.
pub fn claims_in(all: &[(Document, Reading)], overrides: &Overrides, parameters: &Parameters) -> Vec<Claim> {
    let names = resolved(all, overrides);
    let corrections: Vec<Vec<Span>> = all.iter().map(|(d, _)| corrections(d)).collect();
    let sources: Vec<Source<'_>> = all
        .iter()
        .zip(&names)
        .zip(&corrections)
        .map(|(((document, reading), names), corrections)| Source {
            entry: document.entry(),
            reading,
            names,
            corrections,
        })
        .collect();
    let texts: Vec<_> = sources.iter().map(|s| Entry::text_of(&s.entry)).collect();
    claims(&sources, &find_reuse(&texts), parameters, overrides)
}

/// The claim with the statement that stands exactly at a place.
pub fn claim_at<'a>(claims: &'a [Claim], place: &Place) -> Option<&'a Claim> {
    claims.iter().find(|c| c.statements.iter().any(|s| s.document == place.document && s.span == place.span))
}

/// Whether a claim speaks of all the words: in its own, or in the names of those and of the places that it tells of.
pub fn speaks_of(claim: &Claim, words: &str) -> bool {
    let all = [&claim.words].into_iter().chain(&claim.who).chain(&claim.places);
    let held: BTreeSet<String> = all.flat_map(|text| terms(text)).collect();
    terms(words).all(|term| held.contains(&term))
}

/// Passages in which a document corrects itself.
fn corrections(document: &Document) -> Vec<Span> {
    document.notes.iter().filter(|n| n.kind == NoteKind::Correction).map(|n| n.span).collect()
}

/// For each document the names that its entities have over all documents.
fn resolved(all: &[(Document, Reading)], overrides: &Overrides) -> Vec<Vec<String>> {
    let mut entities: Vec<(EntityName, &str, usize, usize)> = Vec::new();
    for (d, (document, reading)) in all.iter().enumerate() {
        let own = named(&document.text, &reading.mentions, &reading.entities);
        entities.extend(own.into_iter().enumerate().map(|(n, e)| (e, document.id.as_str(), d, n)));
    }
    entities.sort();
    let names: Vec<EntityName> = entities.iter().map(|(e, ..)| e.clone()).collect();
    let mut out: Vec<Vec<String>> = all.iter().map(|(_, r)| vec![String::new(); r.entities.len()]).collect();
    for group in regroup(&names, join(&names).groups, overrides) {
        let used: Vec<&str> = group.iter().map(|i| names[*i].name.as_str()).collect();
        let name = fullest(&used).unwrap_or_default();
        for i in group {
            let (_, _, d, n) = entities[i];
            name.clone_into(&mut out[d][n]);
        }
    }
    out
}
