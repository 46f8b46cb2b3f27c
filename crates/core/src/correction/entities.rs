//! Corrections of entities: names that are one person's or thing's, or are not.

use super::{Correction, Overrides};
use crate::entity::EntityName;
use crate::sets::Sets;
use std::collections::BTreeMap;

/// Joins and parts groups of entities as people have said, in the order of the log. `groups` are those that
/// [`join`](crate::entity::join) found in `entities`; every entity stays in exactly one.
pub fn regroup(entities: &[EntityName], groups: Vec<Vec<usize>>, overrides: &Overrides) -> Vec<Vec<usize>> {
    let mut groups = groups;
    for c in overrides.all() {
        match &c.correction {
            Correction::JoinEntities { of, names } => {
                let bears = |i: &usize| entities[*i].kind == *of && is_any(&entities[*i], names);
                let mut sets = Sets::new(entities.len());
                groups.iter().for_each(|g| sets.join_all(g.iter().copied()));
                sets.join_all((0..entities.len()).filter(bears));
                groups = collected(entities.len(), &mut sets);
            }
            Correction::PartEntity { of, names } => {
                let bears = |i: &usize| entities[*i].kind == *of && is_only(&entities[*i], names);
                groups = groups
                    .into_iter()
                    .flat_map(|g| {
                        let (out, rest): (Vec<usize>, Vec<usize>) = g.into_iter().partition(bears);
                        [out, rest]
                    })
                    .filter(|g| !g.is_empty())
                    .collect();
                groups.sort();
            }
            _ => {}
        }
    }
    groups
}

fn is_any(e: &EntityName, names: &[String]) -> bool {
    names.contains(&e.name) || e.names.iter().any(|n| names.contains(n))
}

/// Whether its document's fullest name is among those that are parted.
fn is_only(e: &EntityName, names: &[String]) -> bool {
    names.contains(&e.name)
}

fn collected(n: usize, sets: &mut Sets) -> Vec<Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..n {
        out.entry(sets.find(i)).or_default().push(i);
    }
    out.into_values().collect()
}
