//! What became of the word of each source: how often others said the same later, or said that it is not so.

use super::{Claim, Side};
use std::collections::BTreeMap;

/// What became of the word of one source, in claims of which it is an origin: indices into the claims. It tells what others
/// said later in these articles, and not who was right; a claim may be both confirmed and contradicted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Claims on which it takes a side.
    pub taken: Vec<usize>,
    /// Those on which another independent origin took the same side later, with no number that excludes its own.
    pub confirmed: Vec<usize>,
    /// Those on which another independent origin took the other side later, or gave a number that excludes its own.
    pub contradicted: Vec<usize>,
    /// Those on which it took the other side itself later: denied, corrected to the contrary or withdrawn.
    pub withdrawn: Vec<usize>,
}

/// The records of all origins of the claims, by name.
pub fn records(claims: &[Claim]) -> BTreeMap<&str, Record> {
    let mut all: BTreeMap<&str, Record> = BTreeMap::new();
    for (n, claim) in claims.iter().enumerate() {
        for (o, origin) in claim.origins.iter().enumerate() {
            let Some((side, since)) = first_side(claim, o) else { continue };
            let record = all.entry(&origin.name).or_default();
            let mut add = |list: fn(&mut Record) -> &mut Vec<usize>| {
                // Two origins of one name in a claim count once.
                let list = list(record);
                if list.last() != Some(&n) {
                    list.push(n);
                }
            };
            add(|r| &mut r.taken);
            let later = |p: usize| {
                let said = claim.statements.iter().filter(move |s| s.origin == p && s.side != Side::Open);
                said.filter(|s| is_later(s.published.as_deref(), since))
            };
            for p in 0..claim.origins.len() {
                let same = later(p).any(|s| s.side == side);
                let other = later(p).any(|s| s.side != side);
                match p == o {
                    true if other => add(|r| &mut r.withdrawn),
                    true => {}
                    false => {
                        let excluded = same && exclude(claim, o, p);
                        if same && !excluded {
                            add(|r| &mut r.confirmed);
                        }
                        if other || excluded {
                            add(|r| &mut r.contradicted);
                        }
                    }
                }
            }
        }
    }
    all
}

/// The first side that an origin takes, and when.
fn first_side(claim: &Claim, origin: usize) -> Option<(Side, Option<&str>)> {
    let mut said = claim.statements.iter().filter(|s| s.origin == origin && s.side != Side::Open);
    said.next().map(|s| (s.side, s.published.as_deref()))
}

/// Whether one date is surely after another: as far as both tell.
fn is_later(date: Option<&str>, since: Option<&str>) -> bool {
    let (Some(date), Some(since)) = (date, since) else { return false };
    let known = date.len().min(since.len());
    date.as_bytes()[..known] > since.as_bytes()[..known]
}

/// Whether all numbers that two origins give of one thing exclude each other.
fn exclude(claim: &Claim, a: usize, b: usize) -> bool {
    claim.values.iter().filter(|m| m.conflicting).any(|m| {
        let of = |origin: usize| m.values.iter().filter(move |v| v.origins.contains(&origin));
        let apart = |x: &super::Value, y: &super::Value| {
            x.high.is_some_and(|high| high < y.low) || y.high.is_some_and(|high| high < x.low)
        };
        of(a).next().is_some() && of(b).next().is_some() && of(a).all(|x| of(b).all(|y| apart(x, y)))
    })
}
