//! Wordings to claims: average linkage over pairs that share a name or place and a rare word.
//!
//! As [`cluster::linkage`](crate::cluster), with sums in place of pairs, and with times, places and names that keep
//! apart. What is looked at grows with the number of wordings: a wording brings a bounded number of blocks, and a block that
//! very many share brings no pairs.

use super::alike::{Group, Matter};
use std::collections::{BTreeMap, BTreeSet};

/// Wordings put to claims.
pub(super) struct Linked {
    /// The claims as lists of wordings, each ascending, by their first.
    pub groups: Vec<Vec<usize>>,
    /// Two wordings that are alike enough and that nothing keeps apart, whose claims as a whole are not alike; most alike first.
    pub near: Vec<(usize, usize)>,
}

/// Puts wordings to claims.
pub(super) fn claims(matter: &Matter<'_>) -> Linked {
    let mut near = Vec::new();
    let n = matter.wordings.len();
    let mut groups: Vec<Option<Group>> = (0..n).map(|i| Some(matter.group(i))).collect();
    let mut of: Vec<usize> = (0..n).collect();
    for (_, i, j) in pairs(matter, &groups) {
        let (a, b) = (of[i], of[j]);
        if a == b {
            continue;
        }
        let (Some(x), Some(y)) = (&groups[a], &groups[b]) else { continue };
        if matter.likeness(x, y) < matter.parameters.needed {
            if matter.may_be_one(i, j) {
                near.push((i, j));
            }
            continue;
        }
        let Some(joined) = matter.joined(x, y) else { continue };
        y.wordings.iter().for_each(|w| of[*w] = a);
        groups[b] = None;
        groups[a] = Some(joined);
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().flatten().map(|g| g.wordings).collect();
    out.iter_mut().for_each(|w| w.sort_unstable());
    out.sort();
    Linked { groups: out, near }
}

/// Pairs of one block that are alike enough, the most alike first.
fn pairs(matter: &Matter<'_>, groups: &[Option<Group>]) -> Vec<(f64, usize, usize)> {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for i in 0..groups.len() {
        matter.first(i).terms.iter().for_each(|t| *held.entry(t).or_default() += 1);
    }
    let mut blocks: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for i in 0..groups.len() {
        let p = matter.first(i);
        let mut rare: Vec<&String> = p.terms.iter().collect();
        rare.sort_by_key(|t| (held.get(t.as_str()), *t));
        let own = p.actors.iter().chain(&p.things).chain(&p.places).take(OWN);
        let names: BTreeSet<&String> = own.chain(&matter.about[p.document].most).collect();
        // Without any name the word alone has to do.
        let names = names.into_iter().map(String::as_str).chain([""]);
        for name in names {
            for term in rare.iter().take(RARE) {
                blocks.entry((name, term)).or_default().push(i);
            }
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for ((name, _), all) in &blocks {
        let most = if name.is_empty() { MOST_NAMELESS } else { MOST };
        if all.len() <= most {
            all.iter().enumerate().for_each(|(n, i)| found.extend(all[n + 1..].iter().map(|j| (*i, *j))));
        }
        if found.len() > MANY {
            found.sort_unstable();
            found.dedup();
        }
    }
    found.sort_unstable();
    found.dedup();
    let alike = |(i, j): (usize, usize)| {
        let (a, b) = (groups[i].as_ref()?, groups[j].as_ref()?);
        let likeness = matter.likeness(a, b);
        (likeness >= matter.parameters.needed).then_some((likeness, i, j))
    };
    let mut out: Vec<_> = found.into_iter().filter_map(alike).collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    out
}

/// Names of its own by which a statement is looked for.
const OWN: usize = 4;
/// Words by which it is looked for: its rarest.
const RARE: usize = 6;
/// Holders of a name and a word beyond which they bring no pairs.
const MOST: usize = 300;
/// Holders of a word alone beyond which it brings none.
const MOST_NAMELESS: usize = 40;
/// Pairs in hand beyond which doubles are dropped.
const MANY: usize = 4_000_000;
