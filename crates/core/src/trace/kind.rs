//! What an origin is, by its name and how it got in.

use super::Traced;
use crate::reading::{Link, SourceKind};
use crate::speaker::{is_outlet, name_words};
use serde::Serialize;

/// Kinds of origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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
    "federation", "inspectorate", "body",
];
const WITNESS: &[&str] = &[
    "witness",
    "eyewitness",
    "resident",
    "passenger",
    "survivor",
    "neighbour",
    "neighbor",
    "driver",
    "farmer",
    "fisherman",
];
#[rustfmt::skip] // one word a line would be pages
const PAPER: &[&str] = &[
    "document", "documents", "report", "record", "records", "images", "image", "letter", "filing",
    "invoice", "invoices", "footage", "video", "memo", "data", "survey", "poll",
];

/// Name and kind of an origin from the speakers of its statements, or where nobody is credited, from
/// the publisher of its earliest document.
pub(super) fn name_and_kind(
    documents: &[Traced<'_>],
    in_order: &[usize],
    links: &[&Link],
) -> (String, OriginKind) {
    let named = most_used(links, |l| l.kind == SourceKind::Named && !is_outlet(&l.name))
        .or_else(|| most_used(links, |l| l.kind == SourceKind::Named));
    let publisher = in_order.first().and_then(|d| documents[*d].publisher.or(Some(documents[*d].id)));
    let Some(link) = named.or_else(|| links.first().copied()) else {
        let name = publisher.unwrap_or("unknown").to_owned();
        let kind = if agency(&name) {
            OriginKind::Wire
        } else if official(&name) {
            OriginKind::Official
        } else {
            OriginKind::OwnReporting
        };
        return (name, kind);
    };
    let name = link.speaks_for.clone().unwrap_or_else(|| link.name.clone());
    let words = name_words(&name);
    let has = |list: &[&str]| {
        words
            .iter()
            .any(|w| list.contains(&w.as_str()) || w.strip_suffix('s').is_some_and(|w| list.contains(&w)))
    };
    let kind = if has(WITNESS) {
        OriginKind::Witness
    } else if link.kind == SourceKind::Unnamed {
        OriginKind::Anonymous
    } else if is_outlet(&name) {
        if agency(&name) { OriginKind::Wire } else { OriginKind::OwnReporting }
    } else if link.speaks_for.is_some() || has(OFFICIAL) {
        OriginKind::Official
    } else if has(PAPER) {
        OriginKind::Document
    } else {
        OriginKind::Unknown
    };
    (name, kind)
}

/// The link whose name speaks most often; of several, the longest name, then the first by alphabet.
fn most_used<'a>(links: &[&'a Link], accept: impl Fn(&Link) -> bool) -> Option<&'a Link> {
    let name = |l: &Link| l.speaks_for.clone().unwrap_or_else(|| l.name.clone());
    let fitting = || links.iter().copied().filter(|l| accept(l));
    let uses = |l: &Link| fitting().filter(|m| name(m) == name(l)).count();
    fitting().max_by_key(|l| (uses(l), name(l).len(), std::cmp::Reverse(name(l))))
}

fn agency(name: &str) -> bool {
    let words = name_words(name);
    words
        .iter()
        .any(|w| matches!(w.as_str(), "wire" | "reuters" | "afp" | "ap" | "upi" | "tass" | "interfax"))
        || (words.iter().any(|w| w == "news" || w == "press")
            && words.iter().any(|w| w == "agency" || w == "association"))
}

/// Whether a name is that of a body that speaks for itself.
pub(super) fn official(name: &str) -> bool {
    !is_outlet(name) && name_words(name).iter().any(|w| OFFICIAL.contains(&w.as_str()))
}
