//! Statements to origins: the independent ways in which something got into the corpus.
//!
//! What makes two statements one origin, each rule in one place in `join.rs`:
//! 1. the same speaker's word (names resolved and matched, a spokesperson being the body);
//! 2. the same text: a passage that one document took from another;
//! 3. an author's own words in a document that credits somebody for the matter: they rest on the credit;
//! 4. an author's own words in documents that are copies of one another, and in one publisher's own;
//! 5. an outlet that is cited, and that outlet's own documents.
//!
//! It follows that a copy, a rewrite that credits its source and another relay of the same speaker
//! never add an origin (property-tested). What cannot be told apart is not counted apart.

mod join;
mod kind;
mod names;
#[cfg(test)]
mod tests;

use crate::reading::{Link, Statement};
use crate::reuse::{Reuse, copy_groups};
use crate::sets::Sets;
use crate::stance::Stance;
use serde::Serialize;
use std::collections::BTreeMap;

pub use join::responsible;
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
    let mut sets = Sets::new(evidence.len());
    let speakers: Vec<Option<&Link>> = evidence.iter().map(|e| responsible(&e.statement.chain)).collect();
    join::by_speaker(documents, evidence, &speakers, &mut sets);
    join::by_text(evidence, reuse, &mut sets);
    join::by_author(documents, evidence, &speakers, &copies, &mut sets);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..evidence.len() {
        groups.entry(sets.find(i)).or_default().push(i);
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
            in_order.contains(&other) && time(other) < time(**d)
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
