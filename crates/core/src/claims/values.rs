//! What is counted in a claim, and the values that compete.

use super::ClaimOrigin;
use super::build::Member;
use crate::quantity::{Quantity, is_counted_alike, quantities};
use crate::question::terms;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that is counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// Stems of what is counted.
    pub of: Vec<String>,
    /// Whether two of its values exclude each other; "at least 12" and "15" do not.
    pub conflicting: bool,
    /// The values, least first.
    pub values: Vec<Value>,
}

/// A value with those who give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value {
    /// As people write it: "12", "at least 12".
    pub value: String,
    /// The least that it can be.
    pub low: f64,
    /// The most that it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// The origins that give it (indices into the claim's origins), ascending.
    pub origins: Vec<usize>,
    /// The names of those origins.
    pub names: Vec<String>,
    /// The statements that give it (indices into the claim's statements), ascending.
    pub statements: Vec<usize>,
}

/// Stems of a thing, and each member's number of it.
type Counted = (BTreeSet<String>, Vec<(usize, Quantity)>);

/// The first number that each statement gives of each thing, by thing. Things of one statement alone are kept, too.
pub(super) fn measures(members: &[Member<'_>], origins: &[ClaimOrigin]) -> Vec<Measure> {
    let mut things: Vec<Counted> = Vec::new();
    for (n, member) in members.iter().enumerate() {
        for quantity in member.profile.numbers.iter().cloned() {
            let alike = |unit: &BTreeSet<String>| quantity.unit.iter().any(|u| is_counted_alike(u, unit));
            match things.iter_mut().find(|(unit, _)| alike(unit)) {
                Some((unit, all)) if all.iter().all(|(m, _)| *m != n) => {
                    // What all share is what is counted: "people" of "people" and "people wounded".
                    let shared: BTreeSet<String> = unit.intersection(&quantity.unit).cloned().collect();
                    if !shared.is_empty() {
                        *unit = shared;
                    }
                    all.push((n, quantity));
                }
                Some(_) => {}
                None => things.push((quantity.unit.clone(), vec![(n, quantity)])),
            }
        }
    }
    things.into_iter().map(|(unit, all)| measure(unit, &all, members, origins)).collect()
}

/// The numbers of a statement, each with what it counts: "the toll rose to 15" counts what its words say.
pub(super) fn of_words(words: &str) -> Vec<Quantity> {
    let mut out = quantities(words);
    for quantity in out.iter_mut().filter(|q| q.unit.is_empty()) {
        quantity.unit = terms(words).filter(|t| !t.bytes().any(|b| b.is_ascii_digit())).collect();
    }
    out
}

fn measure(
    unit: BTreeSet<String>,
    all: &[(usize, Quantity)],
    members: &[Member<'_>],
    origins: &[ClaimOrigin],
) -> Measure {
    let mut values: BTreeMap<String, (&Quantity, Vec<usize>)> = BTreeMap::new();
    for (n, quantity) in all {
        values.entry(quantity.shown()).or_insert((quantity, Vec::new())).1.push(*n);
    }
    let kinds: Vec<&Quantity> = values.values().map(|(q, _)| *q).collect();
    let conflicting = kinds.iter().any(|a| kinds.iter().any(|b| exclude(a, b)));
    let mut values: Vec<Value> = values
        .into_iter()
        .map(|(value, (quantity, statements))| {
            let by: BTreeSet<usize> = statements.iter().map(|n| members[*n].origin).collect();
            Value {
                value,
                low: quantity.low,
                high: quantity.high,
                names: by.iter().map(|o| origins[*o].name.clone()).collect(),
                origins: by.into_iter().collect(),
                statements,
            }
        })
        .collect();
    values.sort_by(|a, b| a.low.total_cmp(&b.low).then_with(|| a.value.cmp(&b.value)));
    Measure { of: unit.into_iter().collect(), conflicting, values }
}

/// Whether no number is both.
fn exclude(a: &Quantity, b: &Quantity) -> bool {
    a.settles(b) == Some(false)
}

/// Whether two statements give numbers of one thing that exclude each other.
pub(super) fn contradict(a: &[Quantity], b: &[Quantity]) -> bool {
    a.iter().any(|x| {
        let same = |y: &&Quantity| y.unit.iter().any(|u| is_counted_alike(u, &x.unit));
        b.iter().find(same).is_some_and(|y| exclude(x, y))
    })
}
