//! "According to X, C", "As X reports, C", "In her telling, C".

use crate::hearsay::lexicon as lex;
use crate::hearsay::parse::{Found, Level};
use crate::hearsay::phrase;

/// The saying that a level begins with.
pub(super) fn find(l: &Level<'_>) -> Option<Found> {
    let comma = l.next_mark(l.lo);
    if l.mark(comma) != "," || comma - l.lo > 24 {
        return None;
    }
    let (source, cue) = match l.word(l.lo) {
        "according" if l.word(l.lo + 1) == "to" => (l.lo + 2..phrase::name_end(l, l.lo + 2), l.lo..l.lo + 2),
        "as" => {
            let v = (l.lo + 2..comma).find(|v| lex::is_saying(l.word(*v)))?;
            let inside = l.word(v + 1).is_empty() || lex::is_trailer(l.word(v + 1));
            (inside.then_some(l.lo + 1..l.verb_start(v)?)?, v..v + 1)
        }
        "in" | "by" if matches!(l.word(comma - 1), "telling" | "view" | "words" | "account" | "opinion") => {
            (l.lo + 1..comma - 1, comma - 1..comma)
        }
        _ => return None,
    };
    let mut rest = comma + 1..l.hi;
    if matches!(
        l.word(rest.start),
        "who" | "which" | "seen" | "published" | "released" | "issued" | "obtained" | "dated" | "reviewed"
    ) {
        rest = l.next_mark(rest.start)..l.hi;
    }
    let rest = phrase::bare(l.t, rest);
    let citing = matches!(l.word(rest.start), "citing" | "quoting");
    if source.is_empty() || rest.len() < 2 || citing {
        return None;
    }
    Some(Found { source: Some(source), cue, content: vec![rest], ..Found::default() })
}
