//! Claims as people have joined and parted them, beside the machine's own.

use super::alike::Matter;
use super::{Claim, Corrected, MachineClaim, Source, build};
use crate::correction::{Place, Regrouped};
use std::collections::BTreeMap;

/// The machine's claims, with what places are looked up by.
pub(super) struct People<'a> {
    sources: &'a [Source<'a>],
    matter: &'a Matter<'a>,
    /// The machine's claims: numbers of profiles.
    machine: &'a [Vec<usize>],
    /// For each profile the machine's claim that it is of.
    claim_of: Vec<usize>,
    /// Documents by id.
    documents: BTreeMap<&'a str, usize>,
    /// Profiles by document and number of the statement.
    profiles: BTreeMap<(usize, usize), usize>,
}

impl<'a> People<'a> {
    pub(super) fn new(sources: &'a [Source<'a>], matter: &'a Matter<'a>, machine: &'a [Vec<usize>]) -> Self {
        let mut claim_of = vec![0; matter.profiles.len()];
        for (n, claim) in machine.iter().enumerate() {
            claim.iter().for_each(|p| claim_of[*p] = n);
        }
        let numbered = |(n, p): (usize, &super::profile::Profile)| ((p.document, p.number), n);
        Self {
            sources,
            matter,
            machine,
            claim_of,
            documents: sources.iter().enumerate().map(|(n, s)| (s.entry.id, n)).collect(),
            profiles: matter.profiles.iter().enumerate().map(numbered).collect(),
        }
    }

    /// The profile of the statement that stands at a place; `None` where none does, or none that can be of a claim.
    pub(super) fn find(&self, place: &Place) -> Option<usize> {
        let document = *self.documents.get(place.document.as_str())?;
        let statement = place.find(&self.sources[document].reading.statements)?;
        self.profiles.get(&(document, statement)).copied()
    }

    /// The claim with the machine's own beside it, where people had a part in it.
    pub(super) fn beside(&self, group: &Regrouped, claim: Claim) -> Claim {
        if group.by.is_empty() {
            return claim;
        }
        let mut here: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, member) in group.members.iter().enumerate() {
            here.entry(self.claim_of[*member]).or_default().push(n);
        }
        let own = |(n, statements): (usize, Vec<usize>)| {
            let all = &self.machine[n];
            let first = &self.matter.profiles[all[0]];
            MachineClaim {
                id: build::id(&self.sources[first.document], first),
                words: build::words(self.matter, all),
                elsewhere: all.len() - statements.len(),
                statements,
            }
        };
        let machine = here.into_iter().map(own).collect();
        Claim { corrected: Some(Corrected { by: group.by.clone(), machine }), ..claim }
    }
}

/// For each group the groups that a pair of near wordings leads to, in the order of the pairs. Where people have decided,
/// nothing is said.
pub(super) fn near(matter: &Matter<'_>, groups: &[Regrouped], pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; matter.profiles.len()];
    for (n, group) in groups.iter().enumerate() {
        group.members.iter().for_each(|p| group_of[*p] = n);
    }
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (i, j) in pairs {
        let of = |wording: &usize| group_of[matter.wordings[*wording].profiles[0]];
        let (a, b) = (of(i), of(j));
        if a == b || !groups[a].by.is_empty() || !groups[b].by.is_empty() {
            continue;
        }
        for (one, other) in [(a, b), (b, a)] {
            if !out[one].contains(&other) && out[one].len() < MOST_NEAR {
                out[one].push(other);
            }
        }
    }
    out
}

/// Claims that are named as near to one.
const MOST_NEAR: usize = 8;
