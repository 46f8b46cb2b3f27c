//! What became of a claim: first seen, denied, corrected, withdrawn, confirmed; considered, agreed, begun.

use super::Side;
use super::build::Member;
use super::values::{exclude, of_words};
use crate::question::terms;
use crate::reading::{Certainty, Status};
use crate::stance::is_counted_alike;
use crate::text::Span;
use serde::Serialize;

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
    /// A second independent origin asserts it.
    Confirmed,
    /// It is denied, or said not to be so, for the first time.
    Denied,
    /// A document corrects it, or an origin gives another value than before.
    Corrected,
    /// An earlier report of it is withdrawn.
    Retracted,
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
    let asserting = |m: &&Member<'_>| m.profile.side == Side::Asserts;
    let first_to_assert = members.iter().find(asserting).map(|m| m.origin);
    let confirming = members.iter().position(|m| asserting(&m) && Some(m.origin) != first_to_assert);
    let denying = members.iter().position(|m| m.profile.side == Side::Denies && !m.profile.withdraws);
    let withdrawing = members.iter().position(|m| m.profile.withdraws);
    let correcting = (0..members.len()).find(|n| corrects(&members[..*n], &members[*n]));
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

/// Whether a statement stands where its document corrects itself, or gives another value than its origin did in an
/// earlier document.
fn corrects(before: &[Member<'_>], m: &Member<'_>) -> bool {
    let span = m.source.reading.statements[m.profile.number].span;
    if m.source.corrections.iter().any(|c| c.start < span.end && span.start < c.end) {
        return true;
    }
    let now = of_words(&m.profile.words);
    let date = m.source.entry.published;
    let earlier = before.iter().filter(|b| b.origin == m.origin && b.source.entry.published < date);
    !now.is_empty()
        && earlier.flat_map(|b| of_words(&b.profile.words)).any(|old| {
            let same = |q: &&crate::quantity::Quantity| q.unit.iter().any(|u| is_counted_alike(u, &old.unit));
            now.iter().find(same).is_some_and(|q| exclude(&old, q))
        })
}

fn place(m: &Member<'_>) -> (Option<String>, String, Span) {
    let span = m.source.reading.statements[m.profile.number].span;
    (m.source.entry.published.map(str::to_owned), m.source.entry.id.to_owned(), span)
}
