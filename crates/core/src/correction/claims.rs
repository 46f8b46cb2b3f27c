//! Corrections of claims: several are one, or statements are not of theirs.

use super::{Correction, InForce, Overrides, Place};
use std::collections::BTreeMap;

/// Statements of one claim after people have joined and parted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Regrouped {
    /// Numbers of the statements, ascending.
    pub members: Vec<usize>,
    /// The corrections that had a part in it, in the order of the log; none where the machine's claim stands.
    pub by: Vec<InForce>,
}

impl Overrides {
    /// Joins and parts claims as people have said, in the order of the log. `groups` are the machine's, as numbers of
    /// statements, each in one of them; `at` says which statement stands at a place. A correction of which too little is
    /// found does nothing.
    pub fn claims(&self, groups: &[Vec<usize>], at: impl Fn(&Place) -> Option<usize>) -> Vec<Regrouped> {
        let whole = |members: &Vec<usize>| Regrouped { members: members.clone(), by: Vec::new() };
        let mut all: Vec<Regrouped> = groups.iter().map(whole).collect();
        let mut of: BTreeMap<usize, usize> = BTreeMap::new();
        for (n, group) in groups.iter().enumerate() {
            of.extend(group.iter().map(|member| (*member, n)));
        }
        for by in self.all() {
            match &by.correction {
                Correction::JoinClaims { statements } => {
                    let found = statements.iter().filter_map(&at).filter_map(|s| of.get(&s).copied());
                    let mut found: Vec<usize> = found.collect();
                    found.sort_unstable();
                    found.dedup();
                    let [first, others @ ..] = &found[..] else { continue };
                    if others.is_empty() {
                        continue;
                    }
                    let mut joined = std::mem::take(&mut all[*first]);
                    for other in others {
                        let other = std::mem::take(&mut all[*other]);
                        joined.members.extend(other.members);
                        joined.by.extend(other.by);
                    }
                    joined.members.sort_unstable();
                    of.extend(joined.members.iter().map(|m| (*m, *first)));
                    joined.corrected(by);
                    all[*first] = joined;
                }
                Correction::PartClaim { claim, statements } => {
                    let Some(stays) = at(claim) else { continue };
                    let Some(whole) = of.get(&stays).copied() else { continue };
                    let leaving: Vec<usize> = statements.iter().filter_map(&at).collect();
                    let leaves = |m: &usize| *m != stays && leaving.contains(m);
                    let (out, rest): (Vec<usize>, Vec<usize>) =
                        all[whole].members.iter().partition(|m| leaves(m));
                    if out.is_empty() {
                        continue;
                    }
                    of.extend(out.iter().map(|m| (*m, all.len())));
                    all[whole].members = rest;
                    all[whole].corrected(by);
                    all.push(Regrouped { members: out, by: all[whole].by.clone() });
                }
                _ => {}
            }
        }
        all.retain(|g| !g.members.is_empty());
        all
    }
}

impl Regrouped {
    fn corrected(&mut self, by: &InForce) {
        self.by.push(by.clone());
        self.by.sort_by_key(|c| c.event);
        self.by.dedup_by_key(|c| c.event);
    }
}
