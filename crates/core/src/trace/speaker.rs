//! Who answers for a statement.
//!
//! Nothing here looks at other documents: what a name is must not change because a document came in, or a
//! copy could part what was one origin.

use super::kind::official;
use crate::reading::{Link, SourceKind, Statement};
use crate::speaker::{is_outlet, source_kind};
use crate::{Span, lineage::Entry};

/// Who answers for a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) name: &'a str,
    /// The body that a spokesperson speaks for.
    pub(super) speaks_for: Option<&'a str>,
    pub(super) kind: SourceKind,
    /// A news outlet that is cited.
    pub(super) is_outlet: bool,
    /// Where it is named, if anywhere.
    pub(super) place: Option<Span>,
}

impl<'a> Speaker<'a> {
    /// The name under which it counts: the body that a spokesperson speaks for.
    pub(super) fn counts_as(&self) -> &'a str {
        self.speaks_for.unwrap_or(self.name)
    }

    /// Whether it is somebody to whom a document can owe what it says.
    pub(super) fn is_credit(&self) -> bool {
        self.kind != SourceKind::Unnamed
    }
}

/// Who answers for a statement; none where it is the author's own word.
pub(super) fn of<'a>(document: &Entry<'a>, statement: &'a Statement) -> Option<Speaker<'a>> {
    let text = document.text;
    responsible(text, &statement.chain)
        .or_else(|| act(text, statement).filter(|_| statement.chain.is_empty()))
}

/// The outermost named speaker who is not a relaying outlet ("the statement, the Center, its sources" is the
/// Center's), else the outermost of another kind.
fn responsible<'a>(text: &str, chain: &'a [Link]) -> Option<Speaker<'a>> {
    let relays: Vec<bool> = (0..chain.len()).map(|i| relays(text, chain, i)).collect();
    let own = || chain.iter().zip(&relays).filter(|(_, relays)| !**relays).map(|(l, _)| l);
    let own_word = own().find(|l| l.kind == SourceKind::Named).or_else(|| own().next());
    let link = own_word.or(chain.first())?;
    Some(Speaker {
        name: &link.name,
        speaks_for: link.speaks_for.as_deref(),
        kind: link.kind,
        is_outlet: own_word.is_none(),
        place: link.source,
    })
}

/// Whether a link is an outlet: by its name, by what the text calls it, or because it reports what others said.
fn relays(text: &str, chain: &[Link], i: usize) -> bool {
    let link = &chain[i];
    if is_outlet(&link.name) || link.source.is_some_and(|at| is_called_outlet(text, at, &link.name)) {
        return true;
    }
    let cue = text.get(link.cue.range()).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    let reports = cue.into_iter().any(|w| REPORTS.iter().any(|r| r.eq_ignore_ascii_case(w)));
    let of_somebody = chain[i + 1..].iter().any(|l| l.kind != SourceKind::Unnamed);
    reports && of_somebody && link.kind == SourceKind::Named && !official(&link.name)
}

/// Cues by which outlets pass on what somebody said.
const REPORTS: &[&str] = &[
    "reports",
    "reported",
    "reporting",
    "quotes",
    "quoted",
    "quoting",
    "cites",
    "cited",
    "citing",
    "writes",
];

/// Words that are called so before their names: "the local paper Example Avis".
const CALLED: &[&str] = &[
    "paper",
    "newspaper",
    "daily",
    "weekly",
    "tabloid",
    "broadcaster",
    "magazine",
    "website",
    "blog",
    "channel",
    "wire",
];

fn is_called_outlet(text: &str, at: Span, name: &str) -> bool {
    let phrase = text.get(at.range()).unwrap_or_default();
    let start = at.start as usize + phrase.find(name).unwrap_or(0);
    let mut before = text.get(..start).unwrap_or_default().trim_end().rsplit([' ', '\n', ',', '.']);
    let last = before.next().unwrap_or_default();
    let is = |list: &[&str], word: &str| list.iter().any(|w| w.eq_ignore_ascii_case(word));
    // "The agency Example" tells news; "the spy agency Example" does not.
    is(CALLED, last) || (last == "agency" && is(&["the", "news", "press"], before.next().unwrap_or_default()))
}

/// Acts by which a body speaks: who reports that a ministry approved something has it from the ministry.
#[rustfmt::skip] // one word a line would be pages
const ACTS: &[&str] = &[
    "acknowledged", "adopted", "announced", "approved", "banned", "certified", "cleared", "concluded", "condemned",
    "confirmed", "decided", "declared", "denied", "granted", "issued", "ordered", "overturned", "pledged",
    "published", "rejected", "ruled", "suspended", "upheld", "vowed", "warned",
];
/// What a body tells by raising or lowering it.
const COUNTS: &[&str] = &["toll", "estimate", "forecast", "count", "number"];
/// Words between a name and what was done.
const AUXILIARIES: &[&str] = &["has", "have", "had", "also", "already", "formally", "finally"];
/// Words of the longest name of a body that acts.
const LONGEST_BODY: usize = 8;

/// The body by whose public act an author's own statement came about: "The competition authority cleared the
/// merger".
fn act<'a>(text: &'a str, statement: &Statement) -> Option<Speaker<'a>> {
    let first = statement.pieces.first().copied().unwrap_or(statement.span);
    let piece = text.get(first.range())?;
    let words: Vec<&str> = piece.split(' ').take(LONGEST_BODY + 6).collect();
    let is_act = |n: usize| {
        let counts = || words[n + 1..].iter().take(4).any(|w| COUNTS.contains(&w.trim_end_matches(',')));
        ACTS.contains(&words[n]) || (matches!(words[n], "raised" | "lowered") && counts())
    };
    let verb = (1..words.len().min(LONGEST_BODY + 1)).find(|n| is_act(*n))?;
    // "The authority has also decided": the name ends before the auxiliary.
    let end = words[..verb].iter().rposition(|w| !AUXILIARIES.contains(w))? + 1;
    let length = words[..end].iter().map(|w| w.len() + 1).sum::<usize>() - 1;
    let name = &piece[..length];
    let is_body = !name.contains([',', ';', ':', '"', '\n', '\u{201c}']) && official(name);
    let start = first.start as usize;
    is_body.then(|| Speaker {
        name,
        speaks_for: None,
        kind: source_kind(name),
        is_outlet: false,
        place: Some(Span::new(start, start + length)),
    })
}
