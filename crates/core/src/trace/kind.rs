//! What an origin is, by its name and how it got in.

use super::newsroom::{basis, is_press_office, newsroom};
use super::{Basis, Speaker};
use crate::Span;
use crate::credit::words;
use crate::lineage::Entry;
use crate::reading::SourceKind;
use crate::speaker::{is_outlet, name_words};
use serde::{Deserialize, Serialize};

/// Kinds of origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OriginKind {
    /// A news agency's own report, distributed to others.
    Wire,
    /// A state body, a company or somebody who speaks for one.
    Official,
    /// What an outlet's reporters say on their own word.
    OwnReporting,
    /// Somebody who saw it.
    Witness,
    /// A paper, a record, an image.
    Document,
    /// Sources that nobody names.
    Anonymous,
    /// A named person or body of which no more is known.
    Unknown,
}

#[rustfmt::skip] // one word a line would be pages
const OFFICIAL: &[&str] = &[
    "ministry", "minister", "government", "president", "governor", "police", "army", "military", "agency",
    "authority", "authorities", "spokesman", "spokeswoman", "spokesperson", "center", "council", "court",
    "committee", "commission", "board", "office", "department", "embassy", "mayor", "parliament",
    "administration", "bureau", "service", "bank", "company", "corp", "inc", "ltd", "airline", "airlines",
    "prosecutor", "prosecutors", "general", "commander", "director", "staff", "guard", "nations", "union",
    "federation", "inspectorate", "body", "mission", "faculty", "university", "secretary", "senator", "lawmaker",
    "chancellor", "ambassador", "judge", "sheriff", "chief", "chairman", "chairwoman", "executive", "command",
    "operator", "utility", "registrar", "officer", "ceo", "supervisor", "regulator", "watchdog",
];
#[rustfmt::skip] // one word a line would be pages
const WITNESS: &[&str] = &[
    "witness", "eyewitness", "resident", "passenger", "survivor", "neighbour", "neighbor", "driver", "farmer",
    "fisherman", "shopkeeper", "villager", "docker", "volunteer", "bystander", "pensioner", "shepherd", "linesman",
    "customer",
];
/// Somebody of whom no more is told than what he does.
#[rustfmt::skip] // one word a line would be pages
const NOBODY: &[&str] = &[
    "person", "people", "man", "woman", "friend", "insider", "employee", "colleague", "source", "somebody",
    "someone", "member", "user", "post", "adviser", "advisor", "aide", "worker", "official", "staffer", "physiotherapist",
    "cook", "nurse", "clerk", "trader", "dealer", "broker", "analyst", "expert", "dockworker",
];
#[rustfmt::skip] // one word a line would be pages
const PAPER: &[&str] = &[
    "document", "documents", "report", "record", "records", "images", "image", "letter", "filing",
    "invoice", "invoices", "footage", "video", "memo", "data", "survey", "poll", "recording", "declaration",
];

/// Name and kind of an origin from the speakers of its statements with their documents, or where nobody is
/// credited, from the newsroom of its earliest document.
pub(super) fn name_and_kind(
    documents: &[Entry<'_>],
    in_order: &[usize],
    credited: &[(usize, Speaker<'_>)],
) -> (String, OriginKind) {
    let of_somebody = |s: &Speaker<'_>| s.kind == SourceKind::Named && !s.is_outlet;
    let named =
        most_used(credited, of_somebody).or_else(|| most_used(credited, |s| s.kind == SourceKind::Named));
    let Some((_, speaker)) = named.or_else(|| credited.first().copied()) else {
        let first = in_order.first().map(|d| &documents[*d]);
        let name = first.and_then(|d| newsroom(d).or(Some(d.id))).unwrap_or("unknown");
        let shown = in_order.iter().map(|d| basis(&documents[*d])).min();
        return (name.to_owned(), own_kind(shown.unwrap_or(Basis::Nothing)));
    };
    let name = speaker.counts_as();
    // "A person who works at the bank" is not the bank.
    let is_named = |s: &Speaker<'_>| s.kind == SourceKind::Named;
    let same = credited.iter().filter(|(_, s)| s.counts_as() == name && is_named(s));
    let mut said: Vec<String> = name_words(name);
    said.extend(same.flat_map(|(d, s)| described(documents[*d].text, s)));
    let is_a = |list: &[&str]| said.iter().any(|w| holds(list, w));
    let kind = if speaker.is_outlet {
        if is_agency(name) { OriginKind::Wire } else { OriginKind::OwnReporting }
    } else if is_a(WITNESS) {
        OriginKind::Witness
    } else if speaker.kind == SourceKind::Unnamed && !is_a(NOBODY) && is_a(PAPER) {
        OriginKind::Document
    } else if speaker.kind == SourceKind::Unnamed {
        OriginKind::Anonymous
    } else if speaker.speaks_for.is_some() || is_a(OFFICIAL) {
        OriginKind::Official
    } else if is_a(PAPER) {
        OriginKind::Document
    } else if speaker.kind == SourceKind::Role && is_a(NOBODY) {
        OriginKind::Anonymous
    } else if documents.iter().any(|d| d.source.is_some_and(is_press_office) && d.publisher == Some(name)) {
        OriginKind::Official
    } else {
        OriginKind::Unknown
    };
    (name.to_owned(), kind)
}

/// What a newsroom's own words are, by what shows how they got in.
pub(crate) fn own_kind(basis: Basis) -> OriginKind {
    match basis {
        Basis::Wire => OriginKind::Wire,
        Basis::Release => OriginKind::Official,
        _ => OriginKind::OwnReporting,
    }
}

/// Whether a description is anybody's, or no person's at all: "a woman", "the ministry official", "two people", "a video".
pub(super) fn is_anybody(phrase: &str) -> bool {
    let head = head(phrase);
    head.last().is_none_or(|last| [NOBODY, WITNESS, PAPER, STAFF].iter().any(|list| holds(list, last)))
}

/// Whether a phrase stands for others who were named before: "the two", "one of them".
pub(super) fn stands_for_others(phrase: &str) -> bool {
    head(phrase).last().is_none_or(|last| COUNTED.contains(&last.as_str()))
}

/// Words that stand for people named before.
const COUNTED: &[&str] =
    &["two", "three", "both", "all", "statement", "one", "another", "others", "they", "which", "who", "some"];
/// People by what they do for others, who speak for nobody by themselves.
#[rustfmt::skip] // one word a line would be pages
const STAFF: &[&str] = &[
    "inspector", "doctor", "scientist", "investigator", "reporter", "correspondent", "researcher", "consultant",
    "friend", "relative", "colleague", "student", "teacher", "fan", "user", "commentator",
];

/// The words of a description up to what follows its noun: "driver" of "driver from Halmeren".
pub(super) fn head(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let end = words.iter().skip(1).position(|w| AFTER.contains(w)).map_or(words.len(), |at| at + 1);
    name_words(&words[..end].join(" "))
}

/// Words at which a description's noun is over.
#[rustfmt::skip] // one word a line would be pages
const AFTER: &[&str] = &[
    "of", "for", "from", "at", "in", "on", "with", "who", "to", "near", "by", "behind", "appointed", "familiar",
];

/// Whether a phrase describes instead of naming: it begins with a small letter after its article.
pub(super) fn is_description(phrase: &str) -> bool {
    let word = phrase.split_whitespace().find(|w| !matches!(*w, "the" | "The" | "a" | "A" | "an" | "An"));
    word.is_none_or(|w| !w.starts_with(char::is_uppercase))
}

fn holds(list: &[&str], word: &str) -> bool {
    list.contains(&word) || word.strip_suffix('s').is_some_and(|w| list.contains(&w))
}

/// Words before a name that may say what somebody is: "ministry spokeswoman Anna Kral".
const BEFORE: usize = 4;
/// And behind it: "Anna Kral, a resident of the town, …".
const BEHIND: usize = 6;

/// Words by which a text says what a speaker is, where it names him first and where he speaks.
pub(super) fn described(text: &str, speaker: &Speaker<'_>) -> Vec<String> {
    let last = speaker.name.rsplit(' ').next().unwrap_or_default();
    let first = text.find(last).filter(|_| !last.is_empty()).map(|at| Span::new(at, at + last.len()));
    let mut found = Vec::new();
    for place in first.into_iter().chain(speaker.place) {
        let (Some(before), Some(behind)) = (text.get(..place.start as usize), text.get(place.end as usize..))
        else {
            continue;
        };
        let clause = before.rsplit([',', '.', ';', ':', '\n', '"', '\u{201d}']).next().unwrap_or_default();
        let clause_words = words(clause);
        let near = clause_words.iter().rev().take(BEFORE).take_while(|w| !ends_phrase(w.of(clause)));
        found.extend(near.map(|w| w.of(clause).to_lowercase()));
        found.extend(place.of(text).split(' ').map(str::to_lowercase));
        if let Some(title) = title_before(before, clause, behind) {
            found.extend(title.split_whitespace().rev().take(BEFORE).map(str::to_lowercase));
            continue;
        }
        let apposition = behind.strip_prefix(", ").and_then(|rest| rest.split([',', '.', '\n']).next());
        let apposition = apposition.filter(|a| a.starts_with(char::is_lowercase));
        found.extend(apposition.into_iter().flat_map(|a| a.split(' ').take(BEHIND)).map(str::to_lowercase));
    }
    found
}

/// "The regional governor" of "The regional governor, Anna Kral, said": the name stands between commas, behind what he is.
fn title_before<'a>(before: &'a str, clause: &str, behind: &str) -> Option<&'a str> {
    let is_name = clause.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let title = before.strip_suffix(clause).filter(|_| is_name && behind.starts_with(','))?;
    let title = title.strip_suffix(',')?.rsplit(['.', ',', ';', ':', '\n', '"', '\u{201d}']).next()?;
    let is_phrase = title
        .trim_start()
        .split_once(' ')
        .is_some_and(|(w, _)| DETERMINERS.contains(&w.to_lowercase().as_str()));
    is_phrase.then_some(title)
}

/// Words that a title of somebody begins with.
const DETERMINERS: &[&str] = &["the", "its", "their", "his", "her", "a", "an"];

/// Words that no description goes beyond.
fn ends_phrase(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "told"
            | "says"
            | "that"
            | "and"
            | "by"
            | "with"
            | "to"
            | "from"
            | "when"
            | "as"
            | "but"
            | "has"
            | "is"
    ) || (word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")))
}

/// The speaker whose name speaks most often; of several, the longest name, then the first by alphabet.
fn most_used<'a>(
    credited: &[(usize, Speaker<'a>)],
    accept: impl Fn(&Speaker<'a>) -> bool,
) -> Option<(usize, Speaker<'a>)> {
    let fitting = || credited.iter().filter(|(_, s)| accept(s));
    let uses = |name: &str| fitting().filter(|(_, s)| s.counts_as() == name).count();
    let key = |s: &Speaker<'a>| (uses(s.counts_as()), s.counts_as().len(), std::cmp::Reverse(s.counts_as()));
    fitting().max_by_key(|(_, s)| key(s)).copied()
}

/// Whether a name is a news agency's.
pub(crate) fn is_agency(name: &str) -> bool {
    let words = name_words(name);
    words
        .iter()
        .any(|w| matches!(w.as_str(), "wire" | "reuters" | "afp" | "ap" | "upi" | "tass" | "interfax"))
        || (words.iter().any(|w| w == "news" || w == "press")
            && words.iter().any(|w| w == "agency" || w == "association"))
}

/// Whether a name is that of a body that speaks for itself.
pub(crate) fn official(name: &str) -> bool {
    !is_outlet(name) && name_words(name).iter().any(|w| OFFICIAL.contains(&w.as_str()))
}
