//! Whom the articles of a casebook name: one entry for all the names that one person or thing goes by.

use crate::casebook::Casebook;
use crate::error::Error;
use reportedly_core::MentionKind;
use reportedly_core::correction::{Overrides, regroup};
use reportedly_core::entity::{EntityName, Reason, join, named};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One person or thing over the whole casebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The name that most documents use as the fullest, an acronym only where there is no other.
    pub name: String,
    /// What it is.
    pub kind: MentionKind,
    /// All its names as written, sorted.
    pub names: Vec<String>,
    /// Ids of the documents that name it, sorted.
    pub documents: Vec<String>,
    /// Why names of different documents were taken to be one; empty where one document alone names it.
    pub reasons: Vec<Reason>,
}

/// All that the casebook's readings name, most documents first. Order of adding changes nothing.
/// As people have joined and parted them.
///
/// # Errors
/// If the casebook cannot be read.
pub fn names(casebook: &Casebook) -> Result<Vec<Name>, Error> {
    names_under(casebook, &casebook.overrides()?)
}

/// The same as certain corrections join and part them, such as those in force before the last one.
///
/// # Errors
/// If the casebook cannot be read.
pub fn names_under(casebook: &Casebook, overrides: &Overrides) -> Result<Vec<Name>, Error> {
    let mut entities: Vec<(EntityName, String)> = Vec::new();
    for stored in casebook.documents()? {
        let Some(reading) = casebook.reading(stored.key)? else { continue };
        let all = named(&stored.document.text, &reading.mentions, &reading.entities);
        entities.extend(all.into_iter().map(|e| (e, stored.document.id.clone())));
    }
    entities.sort();
    let (all, documents): (Vec<EntityName>, Vec<String>) = entities.into_iter().unzip();
    let joined = join(&all);
    let mut reasons_of: BTreeMap<usize, BTreeSet<Reason>> = BTreeMap::new();
    for j in joined.joins {
        reasons_of.entry(j.left).or_default().insert(j.reason);
    }
    let group = |members: &Vec<usize>| {
        let names: BTreeSet<&String> = members.iter().flat_map(|i| &all[*i].names).collect();
        let within: BTreeSet<&String> = members.iter().map(|i| &documents[*i]).collect();
        let names_used: Vec<&str> = members.iter().map(|i| all[*i].name.as_str()).collect();
        let reasons: BTreeSet<&Reason> = members.iter().filter_map(|i| reasons_of.get(i)).flatten().collect();
        Some(Name {
            name: fullest(&names_used)?.to_owned(),
            kind: all[*members.first()?].kind,
            names: names.into_iter().cloned().collect(),
            documents: within.into_iter().cloned().collect(),
            reasons: reasons.into_iter().cloned().collect(),
        })
    };
    let groups = regroup(&all, joined.groups, overrides);
    let mut out: Vec<Name> = groups.iter().filter_map(group).collect();
    out.sort_by(|a, b| {
        (b.documents.len(), &a.name, a.kind, &a.names).cmp(&(a.documents.len(), &b.name, b.kind, &b.names))
    });
    Ok(out)
}

/// Of the names with more than one word, if there are any, the most frequent; of equals the first.
pub(crate) fn fullest<'a>(names: &[&'a str]) -> Option<&'a str> {
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    // `max_by_key` takes the last of equals: go through the alphabet backwards.
    runs.rev().max_by_key(|run| (run[0].contains(' '), run.len())).map(|run| run[0])
}
