//! Whom somebody belongs to: "board chairwoman Oda Lind" and "the board" are one voice, and so are "the operator" and the
//! company that runs it, where one document speaks of both.
//!
//! Looks at two speakers of one document, and at how its text describes them.

use super::kind::{described, head, is_anybody, is_description, official};
use super::speaker::Speaker;
use crate::lineage::Entry;
use crate::reading::SourceKind;
use crate::speaker::name_words;
use std::collections::BTreeSet;

/// Nouns of bodies, of which people are members; with those of [`GENERIC`].
#[rustfmt::skip] // one word a line would be pages
const BODIES: &[&str] = &[
    "ministry", "government", "police", "army", "military", "agency", "authority", "center", "council", "court",
    "committee", "commission", "board", "department", "embassy", "parliament", "administration", "bureau", "service",
    "bank", "airline", "union", "federation", "inspectorate", "mission", "faculty", "university", "supervisor",
    "regulator", "watchdog", "hospital", "association", "network", "institute", "prosecutor", "prosecutors", "presidency",
    "observatory", "laboratory", "museum", "club", "team", "party", "church", "school", "college", "fund", "exchange",
];
/// Nouns that any body may be called by once it has been named.
const GENERIC: &[&str] = &[
    "company",
    "operator",
    "owner",
    "firm",
    "group",
    "maker",
    "carrier",
    "manufacturer",
    "employer",
    "body",
    "utility",
];

/// Whether two speakers of one document speak for one body, or one is the other by his office.
pub(super) fn is_one_voice(document: &Entry<'_>, a: &Speaker<'_>, b: &Speaker<'_>) -> bool {
    belongs(document, a, b) || belongs(document, b, a)
}

fn belongs(document: &Entry<'_>, member: &Speaker<'_>, whole: &Speaker<'_>) -> bool {
    if whole.is_outlet || member.is_outlet {
        return false;
    }
    let body = words(whole.counts_as());
    let is_noun = |w: &String| BODIES.contains(&w.as_str()) || GENERIC.contains(&w.as_str());
    match (member.kind, whole.kind) {
        // A person, by what the text calls him.
        (SourceKind::Named, SourceKind::Named | SourceKind::Role) if is_person(member) => {
            let said = said_of(document, member);
            let witness = said.iter().any(|w| is_anybody(w) && !is_noun(w));
            let office = said.iter().any(|w| OFFICES.contains(&w.as_str()));
            let by_noun = body.iter().filter(|w| is_noun(w)).any(|w| said.contains(w));
            let by_name = office
                && body.iter().any(|w| {
                    w.len() > 3 && !is_noun(w) && !OFFICES.contains(&w.as_str()) && said.contains(w)
                });
            let head = head(whole.counts_as());
            let is_holder =
                whole.kind == SourceKind::Role && !head.is_empty() && head.iter().all(|w| says(&said, w));
            // "Her agent said … Jon Holm, the agent".
            let title = words(whole.name)
                .pop()
                .filter(|w| whole.speaks_for.is_some() && OFFICES.contains(&w.as_str()));
            is_holder || title.is_some_and(|t| said.contains(&t)) || (!witness && (by_noun || by_name))
        }
        // "The grid company" is the company that has these words in its name, or is called so.
        (SourceKind::Role, SourceKind::Named) if is_body(member.counts_as()) => {
            let role = words(member.counts_as());
            let known = |w: &String| body.contains(w) || says(&said_of(document, whole), w);
            role.iter().any(|w| is_noun(w) && known(w)) && role.iter().all(known)
        }
        _ => false,
    }
}

/// Pairs of what a newsroom calls by an office or a common noun and then by name, where only one can be meant: "its
/// director said … Oda Lind told us", "the operator … Lines Corp". `of` are the speakers of one document on one side.
pub(super) fn only_one_meant(of: &[(usize, Speaker<'_>)]) -> Vec<(usize, usize)> {
    let is_role = |s: &Speaker<'_>| s.kind == SourceKind::Role || is_description(s.counts_as());
    let (roles, named): (Vec<_>, Vec<_>) = of.iter().partition(|(_, s)| is_role(s));
    let mut found = Vec::new();
    for (i, role) in roles {
        let head = head(role.counts_as());
        let Some(noun) = head.last().map(String::as_str) else { continue };
        let (office, generic) = (OFFICES.contains(&noun), GENERIC.contains(&noun));
        if !(generic || (head.len() == 1 && (office || BODIES.contains(&noun)))) {
            continue;
        }
        let nouns = |s: &Speaker<'_>| words(s.counts_as());
        let fits = |s: &Speaker<'_>| match office {
            true => !is_body(s.counts_as()) || s.speaks_for.is_some() || noun.starts_with("spokes"),
            // A body of another kind is not meant.
            false => !nouns(s).iter().any(|w| w != noun && BODIES.contains(&w.as_str())),
        };
        let mut all: Vec<_> = named.iter().filter(|(_, s)| !s.is_outlet && fits(s)).collect();
        if generic {
            let called = |s: &Speaker<'_>| nouns(s).iter().any(|w| GENERIC.contains(&w.as_str()));
            // "The regional grid company" is none that has other words in its name.
            let own =
                |s: &Speaker<'_>| head.len() == 1 || head.iter().all(|w| nouns(s).contains(w)) || !called(s);
            all.retain(|(_, s)| own(s));
            if head.len() == 1 && all.iter().any(|(_, s)| called(s)) {
                all.retain(|(_, s)| called(s));
            }
        }
        let names: BTreeSet<&str> = all.iter().map(|(_, s)| s.counts_as()).collect();
        if let (1, Some((j, _))) = (names.len(), all.first()) {
            found.push((i, *j));
        }
    }
    found
}

/// Whether "the company", "prosecutors" or "a spokesman" in a text may be a body that is named elsewhere.
pub(super) fn may_be_called(role: &str, body: &str, text: &str) -> bool {
    let head = head(role);
    let [noun] = &head[..] else { return false };
    let spokes = noun.starts_with("spokes");
    let is_noun = spokes || GENERIC.contains(&noun.as_str()) || BODIES.contains(&noun.as_str());
    is_noun
        && (says(&words(body), noun)
            || (!BODIES.contains(&noun.as_str()) || noun == "airline" || noun == "bank")
                && text.contains(body))
}

/// Whether words hold a word, or its plural or singular.
fn says(said: &[String], word: &str) -> bool {
    said.iter().any(|w| w == word || w.strip_suffix('s') == Some(word) || word.strip_suffix('s') == Some(w))
}

/// Whether a name is a person's by its form: two words or more, none of them a body's.
fn is_person(speaker: &Speaker<'_>) -> bool {
    let name = speaker.name;
    speaker.speaks_for.is_none() && name.contains(' ') && !is_body(name) && !official(name)
}

/// Whether a speaker is told by an office alone: "the governor".
pub(super) fn is_office(speaker: &Speaker<'_>) -> bool {
    let head = head(speaker.name);
    speaker.kind == SourceKind::Role && head.len() == 1 && OFFICES.contains(&head[0].as_str())
}

/// The office that a release is from, by its byline: "Office of the Governor", "Governor's Office".
pub(super) fn office_of(byline: &str) -> Option<String> {
    let said = words(byline);
    let is_from = said.iter().any(|w| w == "office");
    said.into_iter().find(|w| is_from && w != "office" && OFFICES.contains(&w.as_str()))
}

/// Whether a document calls a person by an office: "Governor Kral".
pub(super) fn holds(document: &Entry<'_>, speaker: &Speaker<'_>, office: &str) -> bool {
    is_person(speaker) && said_of(document, speaker).iter().any(|w| w == office)
}

/// Offices that somebody holds in a body.
#[rustfmt::skip] // one word a line would be pages
const OFFICES: &[&str] = &[
    "spokesman", "spokeswoman", "spokesperson", "manager", "director", "head", "chief", "chairman", "chairwoman", "chair",
    "president", "executive", "ceo", "secretary", "commander", "lawyer", "attorney", "engineer", "engineers", "officer",
    "founder", "owner", "editor", "coach", "agent", "governor", "mayor", "minister", "leader", "professor", "principal", "boss",
    "captain", "chancellor", "general", "curator", "superintendent",
];

/// Whether a name is a body's.
pub(super) fn is_body(name: &str) -> bool {
    words(name).iter().any(|w| BODIES.contains(&w.as_str()) || GENERIC.contains(&w.as_str()))
}

fn said_of(document: &Entry<'_>, speaker: &Speaker<'_>) -> Vec<String> {
    let mut said: Vec<String> = described(document.text, speaker).iter().flat_map(|w| words(w)).collect();
    said.extend(words(speaker.name));
    said
}

/// Words of a name; a minister's are those of the ministry.
pub(super) fn words(name: &str) -> Vec<String> {
    let one = |w: String| match w.as_str() {
        "minister" | "ministers" => "ministry".to_owned(),
        "presidential" | "president's" => "presidency".to_owned(),
        "authorities" => "authority".to_owned(),
        _ => w,
    };
    name_words(name).into_iter().map(one).collect()
}
