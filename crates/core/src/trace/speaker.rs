//! Who answers for a statement.
//!
//! Nothing here looks at other documents: what a name is must not change because a document came in, or a
//! copy could part what was one origin.

use super::affiliation::is_body;
use super::kind::{is_anybody, is_description, official, stands_for_others};
use super::newsroom::is_release;
use crate::reading::{Link, SourceKind, Statement};
use crate::speaker::{is_outlet, name_words, source_kind};
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
    /// Whom a body's own release quotes: one of its people.
    pub(super) member: Option<&'a str>,
}

impl<'a> Speaker<'a> {
    fn named(name: &'a str) -> Self {
        Self { name, speaks_for: None, kind: SourceKind::Named, is_outlet: false, place: None, member: None }
    }

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
///
/// A body's own release is its word, and so is what its people and unnamed sources say there. What a newsroom's own people
/// say is the newsroom's.
pub(super) fn of<'a>(document: &Entry<'a>, statement: &'a Statement) -> Option<Speaker<'a>> {
    let text = document.text;
    let cited =
        responsible(text, &statement.chain).filter(|s| !is_own_reporter(document, s)).and_then(plainly);
    if is_release(document)
        && let Some(body) = document.publisher.map(Speaker::named)
    {
        return Some(match cited {
            Some(other) if is_persons(other.name) => Speaker { member: Some(other.name), ..body },
            Some(other) if other.kind != SourceKind::Unnamed => other,
            _ => body,
        });
    }
    cited.or_else(|| act(text, statement).filter(|_| statement.chain.is_empty()))
}

/// Whether a name is a person's by its form: several words in capitals, and none of a body's.
fn is_persons(name: &str) -> bool {
    let capitals = name.split(' ').all(|w| w.starts_with(char::is_uppercase));
    name.contains(' ') && capitals && !official(name) && !is_body(name) && !is_outlet(name)
}

/// What the name says of who speaks: "Anna Kral's agent" speaks for her, "a woman" is nobody in particular. A clause that was
/// mistaken for a name, and "the two", are nobody.
fn plainly(speaker: Speaker<'_>) -> Option<Speaker<'_>> {
    if speaker.speaks_for.is_some() || speaker.is_outlet {
        return Some(speaker);
    }
    if let Some(principal) = principal(speaker.name) {
        let kind = if is_description(principal) { SourceKind::Role } else { SourceKind::Named };
        return Some(Speaker { speaks_for: Some(principal), kind, ..speaker });
    }
    // "The Norland side" is whom the speaker speaks of.
    if speaker.name.ends_with(" side") {
        return None;
    }
    let lone = !speaker.name.contains(' ');
    let is_phrase = is_description(speaker.name) || lone || begins_with_many(speaker.name);
    if name_words(speaker.name).len() > LONGEST_NAME && !official(speaker.name)
        || (is_phrase && stands_for_others(speaker.name))
    {
        None
    } else if is_phrase && is_anybody(speaker.name) {
        Some(Speaker { kind: SourceKind::Unnamed, ..speaker })
    } else if is_description(speaker.name) && speaker.kind == SourceKind::Named {
        Some(Speaker { kind: SourceKind::Role, ..speaker })
    } else {
        Some(speaker)
    }
}

/// Words of a longer name that is no body's are a clause.
const LONGEST_NAME: usize = 6;

fn begins_with_many(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    matches!(first, "Two" | "Three" | "Four" | "Many" | "Several" | "Some" | "This" | "That" | "Another")
}

/// For whom "Anna Kral's agent" and "the mayor's office" speak.
fn principal(name: &str) -> Option<&str> {
    let (owner, what) = name.split_once("'s ").or_else(|| name.split_once("’s "))?;
    let what = what.to_lowercase();
    let agent = what.split(' ').any(|w| AGENTS.contains(&w));
    let owner = owner.trim();
    (agent && owner.len() > 2).then_some(owner)
}

/// Who speaks for those to whom they belong.
const AGENTS: &[&str] = &[
    "agent",
    "lawyer",
    "lawyers",
    "attorney",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "office",
    "ministry",
    "manager",
    "management",
    "staff",
    "team",
    "camp",
    "campaign",
    "administration",
];

/// Whether a speaker is the newsroom's own: "our reporter", "this newspaper", whoever signs the article.
fn is_own_reporter(document: &Entry<'_>, speaker: &Speaker<'_>) -> bool {
    let lower = speaker.name.to_lowercase();
    let own = ["our ", "this ", "the author", "author "].iter().any(|w| lower.starts_with(w))
        || matches!(lower.as_str(), "reporter" | "correspondent" | "author" | "reporters" | "editor");
    let role = |w: &str| {
        matches!(
            w,
            "reporter"
                | "correspondent"
                | "newspaper"
                | "paper"
                | "author"
                | "photographer"
                | "newsroom"
                | "blog"
                | "site"
        )
    };
    let signs = document.source.is_some_and(|by| !speaker.name.is_empty() && by.contains(speaker.name));
    let called = own && lower.split(' ').any(role);
    called || (signs && speaker.kind == SourceKind::Named)
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
        member: None,
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
    "acknowledged", "counted", "estimated", "registered", "recorded", "adopted", "announced", "approved", "banned", "certified", "cleared", "concluded", "condemned",
    "confirmed", "decided", "declared", "denied", "granted", "issued", "ordered", "overturned", "pledged",
    "published", "rejected", "ruled", "suspended", "upheld", "vowed", "warned",
];
/// What a body tells by raising or lowering it.
const COUNTS: &[&str] = &["toll", "estimate", "forecast", "count", "number"];
/// Words between a name and what was done.
const AUXILIARIES: &[&str] = &["has", "have", "had", "also", "already", "formally", "finally"];
/// Words of the longest name of a body that acts.
const LONGEST_BODY: usize = 9;

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
    // "The Union of Growers, which speaks for 7,400 farms, counted".
    let (name, length) = match name.split_once(", wh") {
        Some((name, clause)) if clause.ends_with(',') => (name, name.len()),
        _ => (name, length),
    };
    let is_body = !name.contains([',', ';', ':', '"', '\n', '\u{201c}']) && official(name);
    let start = first.start as usize;
    let place = Some(Span::new(start, start + length));
    is_body.then(|| Speaker { kind: source_kind(name), place, ..Speaker::named(name) })
}
