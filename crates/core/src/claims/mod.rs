//! Claims: statements that assert the same thing, over documents and time.
//!
//! Statements are one claim where they mean the same, of the same people, in one place, at one time. Numbers do not part
//! them: "12 dead" and "15 dead" of one fire are competing values of one claim, and a denial is its other side. The
//! same kind of event on another day or in another place is another claim.
//!
//! What one has to know of it: "shut" and "reopened" are words apart, but nothing here knows that they exclude each other;
//! a report that names neither day nor place is taken to be of its document's; statements that share no name, no place
//! and no rare word are never compared.

mod alike;
mod build;
mod days;
mod history;
mod linkage;
mod people;
mod profile;
mod record;
#[cfg(test)]
mod tests;
mod values;

use crate::cluster::lexicon::Lexicon;
use crate::correction::{InForce, Overrides, Regrouped};
use crate::lineage::Entry;
use crate::reading::{Certainty, Reading, Status};
use crate::reuse::Reuse;
use crate::text::Span;
use crate::trace::{Basis, OriginKind};
use serde::Serialize;
use std::collections::BTreeMap;

pub use history::{Happening, HistoryKind, Stage, Step};
pub use record::{Record, records};
pub use values::{Measure, Value};

/// A document with all that is needed of it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The document; ids must be unique.
    pub entry: Entry<'a>,
    /// What was read in it.
    pub reading: &'a Reading,
    /// For each of the reading's entities the name that it has over all documents.
    pub names: &'a [String],
    /// Where it corrects itself.
    pub corrections: &'a [Span],
}

/// How alike is alike enough. The defaults were chosen on half of the pairs of `eval/claims`: where precision counts twice as
/// much as recall, because a wrong join makes up a confirmation and a missed one leaves two lines where there should be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Share of meaning in likeness, 0 to 1; the rest is that of words, rarer ones counting more.
    pub meaning: f64,
    /// Mean likeness of two groups from which they are one claim.
    pub needed: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { meaning: 0.8, needed: 0.56 }
    }
}

/// What a statement does to its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Puts it as so, or as possible or planned.
    Asserts,
    /// Puts it as not so, denies or withdraws it.
    Denies,
    /// Asks, or takes no position.
    Open,
}

impl Side {
    /// The side as people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Open => "leaves open",
        }
    }
}

/// Statements that assert, deny or leave open the same thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Where its earliest statement stands: document id, a colon, first and last byte. Stays while that statement is the
    /// earliest.
    pub id: String,
    /// The statement nearest to all of them, in its own words.
    pub words: String,
    /// Persons and bodies that its statements name, by how often.
    pub who: Vec<String>,
    /// Places that they name.
    #[serde(rename = "where")]
    pub places: Vec<String>,
    /// First and last day on which it may have been, as far as the statements tell.
    pub when: Option<(String, String)>,
    /// Number of documents with a statement of it.
    pub documents: usize,
    /// Whether somebody asserts it and somebody denies it, or values exclude each other.
    pub disputed: bool,
    /// Independent origins that assert it.
    pub asserting: usize,
    /// Independent origins that deny it.
    pub denying: usize,
    /// What is counted in it, with the values given.
    pub values: Vec<Measure>,
    /// What it rests on, by time.
    pub origins: Vec<ClaimOrigin>,
    /// Its statements, by time.
    pub statements: Vec<Told>,
    /// What became of it, by time.
    pub history: Vec<Happening>,
    /// How far it has come: each stage when it was first reached.
    pub progress: Vec<Step>,
    /// Ids of claims that have a statement as near to one of its own as statements of one claim are, while the claims as a
    /// whole are not: what a person may want to join. Nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
    /// Set where people have joined or parted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Corrected>,
}

/// What people have done to a claim, beside what the machine has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Corrected {
    /// The corrections, in the order of the log.
    pub by: Vec<InForce>,
    /// The machine's claims of which it has statements.
    pub machine: Vec<MachineClaim>,
}

/// A claim as the machine has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MachineClaim {
    /// As [`Claim::id`].
    pub id: String,
    /// As [`Claim::words`].
    pub words: String,
    /// Its statements that are here (indices into [`Claim::statements`]).
    pub statements: Vec<usize>,
    /// How many more it has elsewhere.
    pub elsewhere: usize,
}

/// An independent origin of a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimOrigin {
    /// The speaker, or the publisher whose own reporting it is.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// What shows how it got in.
    pub basis: Basis,
    /// Its side: that of its latest statement that takes one.
    pub side: Side,
    /// Ids of its documents, earliest first.
    pub documents: Vec<String>,
}

/// A statement of a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Id of the document.
    pub document: String,
    /// When that was published.
    pub published: Option<String>,
    /// Bytes of its text.
    pub span: Span,
    /// The words there.
    pub quote: String,
    /// On whose word, outermost first; empty for the author's own.
    pub chain: Vec<String>,
    /// What it does to the claim.
    pub side: Side,
    /// How sure the innermost speaker is.
    pub certainty: Certainty,
    /// Where it stands in time.
    pub status: Status,
    /// Its origin (index into [`Claim::origins`]).
    pub origin: usize,
}

/// The claims of documents, those with most origins first, then by id; `overrides` says which of them people have joined and
/// parted. `reuse` is what [`find_reuse`](crate::reuse::find_reuse) says of the same documents. The order of the documents
/// changes nothing.
pub fn claims(
    sources: &[Source<'_>],
    reuse: &[Reuse],
    parameters: &Parameters,
    overrides: &Overrides,
) -> Vec<Claim> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|d| sources[*d].entry.by_time());
    let lexicon = Lexicon::new();
    let about: Vec<_> = sources.iter().map(profile::about).collect();
    let numbers = |d: &usize| (0..sources[*d].reading.statements.len()).map(|n| (*d, n)).collect::<Vec<_>>();
    let all = order.iter().flat_map(numbers);
    let profiles: Vec<_> = all.filter_map(|(d, n)| profile::profile(&sources[d], d, n, &lexicon)).collect();
    let matter = alike::Matter::new(sources, &profiles, &about, parameters);
    let mut reuse_of: BTreeMap<usize, Vec<&Reuse>> = BTreeMap::new();
    for r in reuse {
        reuse_of.entry(r.left).or_default().push(r);
    }
    let linked = linkage::claims(&matter);
    let machine: Vec<Vec<usize>> = linked.groups.iter().map(|g| matter.members(g)).collect();
    let people = people::People::new(sources, &matter, &machine);
    let groups = overrides.claims(&machine, |place| people.find(place));
    let claim =
        |group: &Regrouped| people.beside(group, build::claim(sources, &reuse_of, &matter, &group.members));
    let mut out: Vec<Claim> = groups.iter().map(claim).collect();
    for (n, near) in people::near(&matter, &groups, &linked.near).into_iter().enumerate() {
        out[n].near = near.into_iter().map(|other| out[other].id.clone()).collect();
    }
    out.sort_by(|a, b| {
        let rank = |c: &Claim| (c.asserting + c.denying, c.documents);
        rank(b).cmp(&rank(a)).then_with(|| a.id.cmp(&b.id))
    });
    out
}
