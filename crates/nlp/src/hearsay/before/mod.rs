//! Sayings before what they report: "X said that C", "According to X, C". One file a shape.

mod heard;
mod leading;
mod quoted;
mod said;
mod told;

use super::lexicon as lex;
use super::parse::{Found, Level};
use super::phrase::{self, Range};

/// The first saying of a level that stands before what it reports.
pub(super) fn find(l: &Level<'_>) -> Option<Found> {
    leading::find(l).or_else(|| (l.lo + 1..l.hi).find_map(|v| at(l, v)))
}

fn at(l: &Level<'_>, v: usize) -> Option<Found> {
    let word = l.word(v);
    if matches!(word, "quotes" | "quoted" | "cites" | "cited") {
        return quoted::find(l, v);
    }
    if matches!(word, "speaks" | "spoke" | "speak") && l.word(v + 1) == "of" {
        return said::spoke_of(l, v);
    }
    if !lex::is_saying(word) || phrase::noun_here(l, v) {
        return None;
    }
    let e = l.verb_start(v)?;
    if l.passive(e, v) {
        return told::find(l, v, e);
    }
    let source = phrase::subject(l, e).or_else(|| shared(l, e))?;
    if matches!(word, "heard" | "learned" | "learnt") && l.word(v + 1) == "from" {
        return heard::find(l, v, e, source);
    }
    said::find(l, v, e, source)
}

/// The subject that a second verb shares with the first: "X denied this and said".
fn shared(l: &Level<'_>, e: usize) -> Option<Range> {
    let joined = e > l.lo && matches!(l.word(e - 1), "and" | "but");
    let from = e.saturating_sub(30).max(l.lo + 1);
    let first = (from..e.saturating_sub(1)).find(|i| {
        let w = l.word(*i);
        lex::is_auxiliary(w) || lex::is_saying(w) || (w.len() > 4 && w.ends_with("ed"))
    });
    first.filter(|_| joined).and_then(|v| phrase::subject(l, l.verb_start(v)?))
}
