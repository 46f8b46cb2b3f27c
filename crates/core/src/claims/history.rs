//! What became of a claim: first seen, denied, corrected, withdrawn, confirmed; considered, agreed, begun.

use super::Side;
use super::build::Member;
use super::values::contradict;
use crate::quantity::Quantity;
use crate::question::terms;
use crate::reading::{Certainty, Status};
use crate::text::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something that befell a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// What.
    pub kind: HistoryKind,
    /// When its document was published, as far as is known.
    pub date: Option<String>,
    /// Id of the document that shows it.
    pub document: String,
    /// The statement there, bytes of its text.
    pub span: Span,
}

/// What may befall a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// The earliest statement of it.
    FirstSeen,
    /// A second independent origin asserts it, with no value that excludes what the other gave.
    Confirmed,
    /// It is denied, or said not to be so, for the first time.
    Denied,
    /// A document corrects it, or an origin gives another value than before.
    Corrected,
    /// An earlier report of it is withdrawn.
    Retracted,
}

impl HistoryKind {
    /// The kind as people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::FirstSeen => "first seen",
            Self::Confirmed => "confirmed",
            Self::Denied => "denied",
            Self::Corrected => "corrected",
            Self::Retracted => "withdrawn",
        }
    }
}

/// How far something has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Possible, planned, under study.
    Considering,
    /// Agreed, approved, ordered, not yet begun.
    Agreed,
    /// Under way or done.
    Begun,
}

impl Stage {
    /// The stage as people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Considering => "considered",
            Self::Agreed => "agreed",
            Self::Begun => "begun",
        }
    }
}

/// A stage when it was first reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Which.
    pub stage: Stage,
    /// When its document was published, as far as is known.
    pub date: Option<String>,
    /// Id of the document that says so.
    pub document: String,
    /// The statement there, bytes of its text.
    pub span: Span,
}

/// The history; members by time.
pub(super) fn history(members: &[Member<'_>]) -> Vec<Happening> {
    use HistoryKind::{Confirmed, Corrected, Denied, FirstSeen, Retracted};
    let mut out: Vec<Happening> = Vec::new();
    let mut note = |kind, m: &Member<'_>| {
        let (date, document, span) = place(m);
        out.push(Happening { kind, date, document, span });
    };
    let confirming = confirming(members);
    let denying = members.iter().position(|m| m.side == Side::Denies && !m.profile.withdraws);
    let withdrawing = members.iter().position(|m| m.profile.withdraws);
    let correcting = correcting(members);
    for (n, m) in members.iter().enumerate() {
        let befalls = [
            (FirstSeen, Some(0)),
            (Confirmed, confirming),
            (Denied, denying),
            (Corrected, correcting),
            (Retracted, withdrawing),
        ];
        befalls.into_iter().filter(|(_, at)| *at == Some(n)).for_each(|(kind, _)| note(kind, m));
    }
    out
}

/// The stages, each later than the one before.
pub(super) fn progress(members: &[Member<'_>]) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for m in members.iter().filter(|m| m.profile.side == Side::Asserts) {
        let Some(stage) = stage(m) else { continue };
        if out.last().is_none_or(|last| last.stage < stage) {
            let (date, document, span) = place(m);
            out.push(Step { stage, date, document, span });
        }
    }
    out
}

fn stage(m: &Member<'_>) -> Option<Stage> {
    let statement = &m.source.reading.statements[m.profile.number];
    let f = &statement.factuality;
    let cues = f.cues.iter().map(|c| c.of(m.source.entry.text)).collect::<Vec<_>>().join(" ");
    let committed = terms(&format!("{} {cues}", m.profile.words)).any(|t| COMMITTED.contains(&t.as_str()));
    let ahead = matches!(f.certainty, Certainty::Possible | Certainty::Planned)
        || matches!(f.status, Status::Planned | Status::Hypothetical);
    match (f.certainty, ahead, committed) {
        (Certainty::Unknown | Certainty::Denied, ..) => None,
        (Certainty::Possible, ..) => Some(Stage::Considering),
        (_, _, true) => Some(Stage::Agreed),
        (_, true, false) => Some(Stage::Considering),
        (_, false, false) => Some(Stage::Begun),
    }
}

/// Stems of words by which something is settled that has not begun.
#[rustfmt::skip] // one word a line would be pages
const COMMITTED: &[&str] = &[
    "agre", "agreement", "approv", "sign", "decid", "decis", "order", "ratifi", "adopt", "commit", "contract",
    "greenlit", "authoris", "author",
];

/// The first statement with which a second origin asserts what another did, at no other value.
fn confirming(members: &[Member<'_>]) -> Option<usize> {
    let mut told: Vec<&Member<'_>> = Vec::new();
    for (n, m) in members.iter().enumerate().filter(|(_, m)| m.side == Side::Asserts) {
        let agrees = |t: &&&Member<'_>| !contradict(&t.profile.numbers, &m.profile.numbers);
        if told.iter().filter(|t| t.origin != m.origin).any(|t| agrees(&t)) {
            return Some(n);
        }
        // The same again of the same origin tells no more.
        let is_known =
            |t: &&Member<'_>| t.origin == m.origin && are_same(&t.profile.numbers, &m.profile.numbers);
        if !told.iter().any(is_known) {
            told.push(m);
        }
    }
    None
}

/// The first statement that stands where its document corrects itself, or gives another value than its origin did in an
/// earlier document.
fn correcting(members: &[Member<'_>]) -> Option<usize> {
    let mut given: BTreeMap<usize, Vec<&Member<'_>>> = BTreeMap::new();
    for (n, m) in members.iter().enumerate() {
        let span = m.source.reading.statements[m.profile.number].span;
        if m.source.corrections.iter().any(|c| c.start < span.end && span.start < c.end) {
            return Some(n);
        }
        if m.profile.numbers.is_empty() {
            continue;
        }
        let earlier = given.entry(m.origin).or_default();
        let is_other = |e: &&Member<'_>| {
            e.source.entry.published < m.source.entry.published
                && contradict(&e.profile.numbers, &m.profile.numbers)
        };
        if earlier.iter().any(is_other) {
            return Some(n);
        }
        if !earlier.iter().any(|e| are_same(&e.profile.numbers, &m.profile.numbers)) {
            earlier.push(m);
        }
    }
    None
}

/// Whether the numbers are of one value each and count one thing, wherever they stand.
fn are_same(a: &[Quantity], b: &[Quantity]) -> bool {
    let same = |(a, b): (&Quantity, &Quantity)| {
        (a.low, a.high, a.above, a.below) == (b.low, b.high, b.above, b.below) && a.unit == b.unit
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn place(m: &Member<'_>) -> (Option<String>, String, Span) {
    let span = m.source.reading.statements[m.profile.number].span;
    (m.source.entry.published.map(str::to_owned), m.source.entry.id.to_owned(), span)
}
