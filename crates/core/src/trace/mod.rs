//! Statements to origins: the independent ways in which something got into the corpus.
//!
//! What makes two statements one origin, each rule in one place below:
//! 1. the same speaker's word (names resolved and matched, a spokesperson being the body);
//! 2. the same text: a passage that one document took from another;
//! 3. an author's own words in a document that credits somebody for the matter: they rest on the credit;
//! 4. an author's own words in documents that are copies of one another, and in one publisher's own;
//! 5. an outlet that is cited, and that outlet's own documents.
//!
//! It follows that a copy, a rewrite that credits its source and another relay of the same speaker
//! never add an origin (property-tested). What cannot be told apart is not counted apart.

mod kind;
mod names;
#[cfg(test)]
mod tests;
mod union;

use crate::reading::{Link, SourceKind, Statement};
use crate::reuse::{Reuse, ReuseKind, copy_groups};
use crate::speaker::is_outlet;
use crate::stance::Stance;
use serde::Serialize;
use std::collections::BTreeMap;
use union::Union;

pub use kind::OriginKind;

/// A statement that bears on a question, seen for where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// Index of its document in the list given to [`origins`].
    pub document: usize,
    /// Number of the statement in its document's reading.
    pub number: usize,
    /// The statement.
    pub statement: &'a Statement,
    /// What it does to the question.
    pub stance: Stance,
    /// How near it is to the question, 0 to 1.
    pub relevance: f32,
    /// Whether it takes back what its speaker said before.
    pub withdraws: bool,
}

/// What tracing needs of a document.
#[derive(Debug, Clone, Copy)]
pub struct Traced<'a> {
    /// Its name.
    pub id: &'a str,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// ISO 8601 date or date-time.
    pub published: Option<&'a str>,
}

/// One independent way into the corpus.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Origin {
    /// The speaker, or the publisher whose own reporting it is.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// All names under which it speaks, sorted; empty where nobody is credited.
    pub names: Vec<String>,
    /// Documents (indices) that carry it, earliest first.
    pub documents: Vec<usize>,
    /// Those of them that share their text with an earlier one of them.
    pub copies: usize,
    /// Its evidence (indices into the list given), by time of publication.
    pub evidence: Vec<usize>,
}

/// Group evidence into origins. Indices refer to the lists given; the result is ordered by the first
/// document's time, then name, and does not depend on the order of the input beyond its indices.
pub fn origins(documents: &[Traced<'_>], reuse: &[Reuse], evidence: &[Evidence<'_>]) -> Vec<Origin> {
    let copies = copy_groups(documents.len(), reuse);
    let mut union = Union::new(evidence.len());
    let speakers: Vec<Option<&Link>> = evidence.iter().map(|e| responsible(&e.statement.chain)).collect();
    by_speaker(documents, evidence, &speakers, &mut union);
    by_text(evidence, reuse, &mut union);
    by_author(documents, evidence, &speakers, &copies, &mut union);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..evidence.len() {
        groups.entry(union.find(i)).or_default().push(i);
    }
    let mut out: Vec<Origin> =
        groups.into_values().map(|g| describe(documents, reuse, evidence, &speakers, g)).collect();
    out.sort_by(|a, b| order(documents, a).cmp(&order(documents, b)));
    out
}

/// Earliest first; undated last.
fn order<'a>(documents: &[Traced<'a>], o: &'a Origin) -> (&'a str, &'a str) {
    (o.documents.first().and_then(|d| documents[*d].published).unwrap_or("~"), &o.name)
}

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

fn by_speaker(
    documents: &[Traced<'_>],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
    union: &mut Union,
) {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, link) in speakers.iter().enumerate() {
        match link {
            Some(l) if l.kind == SourceKind::Named || l.speaks_for.is_some() => {
                named.entry(counts_as(l)).or_default().push(i);
            }
            // A role or "sources" is known within its own document only.
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
        union.all(group.iter().flat_map(|name| &named[name]).copied());
    }
    for group in unnamed.values() {
        union.all(group.iter().copied());
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

fn by_text(evidence: &[Evidence<'_>], reuse: &[Reuse], union: &mut Union) {
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
                        union.join(*x, *y);
                    }
                }
            }
        }
    }
}

fn by_author(
    documents: &[Traced<'_>],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
    copies: &[usize],
    union: &mut Union,
) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for d in 0..documents.len() {
        let own = own_words(d, documents, evidence, speakers);
        groups.entry(copies[d]).or_default().extend(own.iter().copied());
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
                union.join(i, credit);
            }
        }
    }
    for group in groups.values() {
        union.all(group.iter().copied());
    }
}

fn describe(
    documents: &[Traced<'_>],
    reuse: &[Reuse],
    evidence: &[Evidence<'_>],
    speakers: &[Option<&Link>],
    mut group: Vec<usize>,
) -> Origin {
    let time = |d: usize| (documents[d].published.unwrap_or("~"), documents[d].id);
    group.sort_by_key(|i| (time(evidence[*i].document), evidence[*i].number));
    let mut in_order: Vec<usize> = group.iter().map(|i| evidence[*i].document).collect();
    in_order.sort_by_key(|d| time(*d));
    in_order.dedup();
    let taken = |d: &&usize| {
        reuse.iter().any(|r| {
            let other = if r.left == **d {
                r.right
            } else if r.right == **d {
                r.left
            } else {
                return false;
            };
            in_order.contains(&other)
                && time(other) < time(**d)
                && (r.kind == ReuseKind::Copy || !r.passages.is_empty())
        })
    };
    let copies = in_order.iter().filter(taken).count();
    let links: Vec<&Link> = group.iter().filter_map(|i| speakers[*i]).collect();
    let (name, kind) = kind::name_and_kind(documents, &in_order, &links);
    let mut names: Vec<String> =
        links.iter().flat_map(|l| l.speaks_for.iter().chain([&l.name])).cloned().collect();
    names.sort();
    names.dedup();
    Origin { name, kind, names, documents: in_order, copies, evidence: group }
}
