//! Statements to origins: the independent ways in which something got into the corpus.
//!
//! What makes two statements one origin, each rule in one place in `join.rs`:
//! 1. the same speaker's word (names resolved and matched, a spokesperson being the body; a body's public act
//!    is its word: "the authority cleared the merger");
//! 2. the same text: a passage that one document took from another;
//! 3. an author's own words in a document that credits somebody for the matter: they rest on the credit;
//! 4. an author's own words in documents of one text (copies, rewrites that credit their source), and in one
//!    newsroom's own: that of the agency which a dateline or byline names, though nothing of it is there;
//! 5. an outlet that is cited, and what that outlet's own documents rest on.
//!
//! It follows that a copy, a rewrite that credits its source and another relay of the same speaker
//! never add an origin (property-tested). What cannot be told apart is not counted apart.

mod affiliation;
mod established;
mod identity;
mod join;
mod kind;
mod names;
mod newsroom;
mod speaker;
#[cfg(test)]
mod tests;

use self::join::{Matter, takes_side};
use self::speaker::Speaker;
use crate::lineage::Entry;
use crate::reading::Statement;
use crate::reuse::{Reuse, text_groups};
use crate::sets::Sets;
use crate::stance::Stance;
use serde::Serialize;
use std::collections::BTreeMap;

pub use kind::OriginKind;
pub(crate) use kind::own_kind;
pub use newsroom::Basis;
pub(crate) use newsroom::{basis, newsroom, wire};

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

/// One independent way into the corpus.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Origin {
    /// The speaker, or the publisher whose own reporting it is; with a number behind it where another came before it.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// What shows how it got in.
    pub basis: Basis,
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
pub fn origins(documents: &[Entry<'_>], reuse: &[Reuse], evidence: &[Evidence<'_>]) -> Vec<Origin> {
    let texts = text_groups(documents.len(), reuse);
    let speakers: Vec<Option<Speaker<'_>>> =
        evidence.iter().map(|e| speaker::of(documents.get(e.document)?, e.statement)).collect();
    // Those who take a side are told apart by what they say of it. What is said around it may add to them, but does not
    // make two of them one.
    let whole = Matter::new(documents, evidence, &speakers);
    let mut sets = Sets::new(evidence.len());
    identify(&whole, &mut sets);
    let sides: Vec<usize> = (0..evidence.len()).filter(|i| takes_side(evidence[*i].stance)).collect();
    let of_sides: Vec<Evidence<'_>> = sides.iter().map(|i| evidence[*i]).collect();
    let speaking: Vec<_> = sides.iter().map(|i| speakers[*i]).collect();
    let mut first = Sets::new(sides.len());
    let taking = Matter::new(documents, &of_sides, &speaking);
    identify(&taking, &mut first);
    join_by_all(&taking, reuse, &texts, &mut first);
    for (n, i) in sides.iter().enumerate() {
        sets.join(*i, sides[first.find(n)]);
    }
    sides.iter().for_each(|i| sets.hold_apart(*i));
    join_by_all(&whole, reuse, &texts, &mut sets);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..evidence.len() {
        groups.entry(sets.find(i)).or_default().push(i);
    }
    let mut out: Vec<Origin> =
        groups.into_values().map(|g| describe(documents, reuse, evidence, &speakers, g)).collect();
    out.sort_by(|a, b| in_order(documents, a, b));
    number(&mut out);
    out
}

/// Gives each origin a name of its own: two drivers who are not known to be one are "driver" and "driver (2)". People call
/// an origin by its name when they correct something.
fn number(origins: &mut [Origin]) {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for o in origins {
        let n = met.entry(o.name.clone()).or_default();
        *n += 1;
        if *n > 1 {
            o.name = format!("{} ({n})", o.name);
        }
    }
}

/// Joins what one speaker says, whatever it is.
fn identify(matter: &Matter<'_>, sets: &mut Sets) {
    identity::by_name(matter, sets);
    identity::by_voice(matter, sets);
}

fn join_by_all(matter: &Matter<'_>, reuse: &[Reuse], texts: &[usize], sets: &mut Sets) {
    join::by_newsroom(matter, texts, sets);
    identity::by_office(matter, sets);
    identity::by_common_noun(matter, sets);
    join::by_text(matter, reuse, sets);
    join::by_author(matter, texts, sets);
    join::by_citation(matter, sets);
    join::by_withdrawal(matter, sets);
    join::by_release(matter, sets);
}

/// One origin of a group of evidence, whatever the rules would say: where a person has joined or parted.
pub(crate) fn describe_group(
    documents: &[Entry<'_>],
    reuse: &[Reuse],
    evidence: &[Evidence<'_>],
    group: Vec<usize>,
) -> Origin {
    let speakers: Vec<Option<Speaker<'_>>> =
        evidence.iter().map(|e| speaker::of(documents.get(e.document)?, e.statement)).collect();
    describe(documents, reuse, evidence, &speakers, group)
}

/// The order in which origins are given.
pub(crate) fn in_order(documents: &[Entry<'_>], a: &Origin, b: &Origin) -> std::cmp::Ordering {
    order(documents, a).cmp(&order(documents, b))
}

/// Earliest first; undated last. Of two of one name that of the first document by id, then the one that speaks first in it.
fn order<'a>(documents: &[Entry<'a>], o: &'a Origin) -> (&'a str, &'a str, &'a str, Option<usize>) {
    let first = o.documents.first().map(|d| &documents[*d]);
    let published = first.and_then(|d| d.published).unwrap_or("~");
    (published, &o.name, first.map_or("", |d| d.id), o.evidence.first().copied())
}

fn describe(
    documents: &[Entry<'_>],
    reuse: &[Reuse],
    evidence: &[Evidence<'_>],
    speakers: &[Option<Speaker<'_>>],
    mut group: Vec<usize>,
) -> Origin {
    let time = |d: usize| documents[d].by_time();
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
    let credited: Vec<(usize, Speaker<'_>)> =
        group.iter().filter_map(|i| Some((evidence[*i].document, speakers[*i]?))).collect();
    let (name, kind) = kind::name_and_kind(documents, &in_order, &credited);
    let basis = if credited.iter().any(|(_, s)| !s.is_outlet) {
        Basis::Speaker
    } else {
        // A cited outlet that is not there itself is a name.
        in_order.iter().map(|d| newsroom::basis(&documents[*d])).min().unwrap_or(Basis::Nothing)
    };
    let mut names: Vec<String> = credited
        .iter()
        .flat_map(|(_, s)| s.speaks_for.into_iter().chain([s.name]))
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    Origin { name, kind, basis, names, documents: in_order, copies, evidence: group }
}
