//! The rules that join statements to one origin. They can only join, never part.

use super::{Evidence, Traced, kind, names};
use crate::reading::{Link, SourceKind};
use crate::reuse::Reuse;
use crate::sets::Sets;
use crate::speaker::{is_outlet, name_words};
use std::collections::BTreeMap;

/// Who answers for a statement: the outermost named speaker who is not a relaying outlet ("the
/// statement, the Center, its sources" is the Center's), else the outermost of another kind.
pub fn responsible(chain: &[Link]) -> Option<&Link> {
    let own = || chain.iter().filter(|l| !is_outlet(&l.name));
    own().find(|l| l.kind == SourceKind::Named).or_else(|| own().next()).or_else(|| chain.first())
}

/// The name under which a speaker counts: the body that a spokesperson speaks for.
fn counts_as(link: &Link) -> &str {
    link.speaks_for.as_deref().unwrap_or(&link.name)
}

pub(super) fn by_speaker(
    documents: &[Traced<'_>],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
    sets: &mut Sets,
) {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut roles: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, link) in speakers.iter().enumerate() {
        match link {
            Some(l) if l.kind == SourceKind::Named || l.speaks_for.is_some() => {
                named.entry(counts_as(l)).or_default().push(i);
            }
            // "The mayor" on one matter is one mayor, whichever paper has it.
            Some(l) if l.kind == SourceKind::Role => roles.entry(name_words(&l.name)).or_default().push(i),
            // "Sources" are known within their own document only.
            Some(_) => unnamed.entry(evidence[i].document).or_default().push(i),
            None => {}
        }
    }
    // A body's own release is its word, a newsroom's own reports are one newsroom's.
    for d in 0..documents.len() {
        if let Some(p) = documents[d].publisher {
            named.entry(p).or_default().extend(own_words(d, documents, evidence, speakers));
        }
    }
    for group in names::same(&named.keys().copied().collect::<Vec<_>>()) {
        sets.join_all(group.iter().flat_map(|name| &named[name]).copied());
    }
    for group in roles.values().chain(unnamed.values()) {
        sets.join_all(group.iter().copied());
    }
}

/// The statements that a document makes on nobody's word but its publisher's: none where it credits
/// a speaker for the matter; with its unnamed sources where it credits nobody else.
fn own_words(
    document: usize,
    documents: &[Traced<'_>],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
) -> Vec<usize> {
    let here = (0..evidence.len()).filter(|i| evidence[*i].document == document);
    let (credited, rest): (Vec<usize>, Vec<usize>) = here.partition(|i| speakers[*i].is_some_and(is_credit));
    // A body's own release is its word, whomever it quotes besides.
    if documents[document].publisher.is_some_and(kind::official) {
        return rest.into_iter().filter(|i| speakers[*i].is_none()).collect();
    }
    let nearest = |of: &[usize]| of.iter().map(|i| evidence[*i].relevance).fold(0.0f32, f32::max);
    if nearest(&credited) < nearest(&rest) * CREDIT { rest } else { Vec::new() }
}

/// A document's own words rest on somebody it credits if what is credited is nearly as close to the
/// question as they are; else the credit is for something beside the point.
const CREDIT: f32 = 0.75;

/// Whether a link names somebody to whom a document can owe what it says.
fn is_credit(link: &Link) -> bool {
    link.kind != SourceKind::Unnamed
}

pub(super) fn by_text(evidence: &[Evidence<'_>], reuse: &[Reuse], sets: &mut Sets) {
    let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, e) in evidence.iter().enumerate() {
        at.entry(e.document).or_default().push(i);
    }
    for r in reuse {
        let (Some(left), Some(right)) = (at.get(&r.left), at.get(&r.right)) else { continue };
        for (a, b) in &r.passages {
            let inside = |i: &&usize, p: &crate::Span| {
                let s = evidence[**i].statement.span;
                s.overlap(*p) * 2 > s.len()
            };
            for x in left.iter().filter(|i| inside(i, a)) {
                for y in right.iter().filter(|i| inside(i, b)) {
                    // The same place in the passage, give or take small edits before it.
                    let (sx, sy) = (evidence[*x].statement.span, evidence[*y].statement.span);
                    let (dx, dy) =
                        (i64::from(sx.start) - i64::from(a.start), i64::from(sy.start) - i64::from(b.start));
                    if (dx - dy).abs() <= 24 + (a.len() as i64 - b.len() as i64).abs() {
                        sets.join(*x, *y);
                    }
                }
            }
        }
    }
}

pub(super) fn by_author(
    documents: &[Traced<'_>],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
    copies: &[usize],
    sets: &mut Sets,
) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (d, copy) in copies.iter().enumerate() {
        let own = own_words(d, documents, evidence, speakers);
        groups.entry(*copy).or_default().extend(own.iter().copied());
        let here = |i: &usize| evidence[*i].document == d;
        let credited = (0..evidence.len()).filter(here).filter(|i| speakers[*i].is_some_and(is_credit));
        // An author's own words rest on the credited statement nearest to the question, on the same
        // side if there is one.
        let rest = (0..evidence.len()).filter(here).filter(|i| speakers[*i].is_none() && !own.contains(i));
        for i in rest {
            let rank = |j: &usize| (evidence[*j].stance == evidence[i].stance, evidence[*j].relevance);
            let best = credited.clone().max_by(|a, b| {
                rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(a))
            });
            if let Some(credit) = best {
                sets.join(i, credit);
            }
        }
    }
    for group in groups.values() {
        sets.join_all(group.iter().copied());
    }
}
