//! Hearsay in headlines: "Minister: plant will close", "Plant to close – union", "Plant closing, says mayor".
//!
//! A headline leaves out the verb of saying. Only a phrase that names a speaker by what he is counts, or
//! any short phrase beside a quotation: "Port Ana: two dead" names a place.

use super::lexicon as lex;
use super::parse::{Found, Level};
use super::phrase::{self, Range};

/// A speaker in a headline has at most this many words.
const LONGEST: usize = 6;

/// The saying of a headline.
pub(super) fn find(l: &Level<'_>) -> Option<Found> {
    let marks: Vec<usize> = (l.lo..l.hi).filter(|i| parts(l.mark(*i))).collect();
    let first = marks.first().copied()?;
    if l.mark(first) == ":" && speaks(l, l.lo..first, first + 1..l.hi) {
        return saying(l, l.lo..first, first, first + 1..l.hi);
    }
    let last = marks.last().copied()?;
    let (content, tail) = (l.lo..last, last + 1..l.hi);
    let verb = |i: usize| lex::is_saying(l.word(i)) || matches!(l.word(i), "say" | "says" | "said");
    if l.mark(last) == "," {
        // "…, says minister", "…, minister says": what a sentence needs, a finite verb, a headline does not.
        let v = [tail.start, tail.end.checked_sub(1)?].into_iter().find(|i| verb(*i))?;
        let name = if v == tail.start { v + 1..tail.end } else { tail.start..v };
        let short = (1..=LONGEST).contains(&name.len()) && content.len() >= 2;
        return short.then(|| Found {
            source: Some(name),
            cue: v..v + 1,
            content: vec![phrase::bare(l.t, content)],
            ..Found::default()
        });
    }
    (speaks(l, tail.clone(), content.clone())).then(|| saying(l, tail, last, content)).flatten()
}

fn parts(mark: &str) -> bool {
    matches!(mark, ":" | "-" | "–" | "—" | ",")
}

fn saying(l: &Level<'_>, name: Range, cue: usize, content: Range) -> Option<Found> {
    let (name, content) = (phrase::bare(l.t, name), phrase::bare(l.t, content));
    let fits = !name.is_empty() && content.len() >= 2;
    fits.then(|| Found { source: Some(name), cue: cue..cue + 1, content: vec![content], ..Found::default() })
}

/// Whether `name` is a speaker and not the topic: the last word, or the last before "of", says what he is.
fn speaks(l: &Level<'_>, name: Range, content: Range) -> bool {
    let name = phrase::bare(l.t, name);
    let plain = (1..=LONGEST).contains(&name.len())
        && name.clone().all(|i| !l.word(i).is_empty() && !lex::is_saying(l.word(i)))
        && !l.finite(name.clone());
    let role = name.clone().any(|i| SPEAKERS.contains(&l.word(i)));
    let leads = !lex::is_preposition(l.word(name.start)) && !TOPICS.contains(&l.word(name.start));
    let quoted = phrase::bare(l.t, content.clone());
    let all = !quoted.is_empty() && l.quotation(quoted.start..quoted.start + 1);
    plain && leads && (role || all && name.clone().all(|i| l.capital(i)))
}

/// What a headline puts before a colon without its speaking.
const TOPICS: &[&str] = &[
    "analysis",
    "opinion",
    "live",
    "breaking",
    "exclusive",
    "update",
    "updated",
    "watch",
    "video",
    "explainer",
    "factbox",
    "timeline",
    "comment",
    "editorial",
    "review",
    "profile",
    "interview",
    "podcast",
    "explained",
    "in",
    "on",
    "how",
    "why",
    "what",
];

#[rustfmt::skip] // one word a line would be pages
const SPEAKERS: &[&str] = &[
    "minister", "ministry", "mayor", "governor", "president", "premier", "chancellor", "police", "army", "military",
    "navy", "officials", "official", "spokesman", "spokeswoman", "spokesperson", "government", "kremlin", "pentagon",
    "court", "prosecutor", "prosecutors", "judge", "lawyer", "lawyers", "union", "unions", "opposition", "party",
    "company", "firm", "operator", "owner", "ceo", "chief", "chairman", "director", "manager", "managers", "boss",
    "experts", "expert", "analysts", "analyst", "economists", "researchers", "scientists", "study", "survey", "poll",
    "report", "reports", "media", "newspaper", "paper", "agency", "regulator", "watchdog", "commission", "council",
    "committee", "parliament", "senator", "lawmaker", "lawmakers", "mp", "mps", "ambassador", "embassy", "envoy",
    "un", "nato", "eu", "ngo", "ngos", "witness", "witnesses", "residents", "locals", "source", "sources", "insiders",
    "doctors", "doctor", "hospital", "firefighters", "rescuers", "coastguard", "authorities", "bank", "tribunal",
    "inspectors", "investigators", "commander", "general", "admiral", "pm", "secretary", "department", "board",
];
