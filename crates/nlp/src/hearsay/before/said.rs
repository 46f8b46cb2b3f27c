//! "X said that C", "X told Y C", "X said that C, adding that D", "X denied any C", "X spoke of C".

use crate::hearsay::content::{content, content_start};
use crate::hearsay::lexicon as lex;
use crate::hearsay::parse::{Found, Level};
use crate::hearsay::phrase::{self, Range};

/// The saying whose verb at `v`, its auxiliaries from `e`, has the subject `source`.
pub(super) fn find(l: &Level<'_>, v: usize, e: usize, source: Range) -> Option<Found> {
    let start = content_start(l, v).or_else(|| object(l, v)).or_else(|| infinitive(l, v))?;
    let content = content(l, start);
    if content.len() < 2 {
        return None;
    }
    let mut found =
        Found { source: Some(source.clone()), cue: e..v + 1, content: vec![content], ..Found::default() };
    // "said that C, adding that D": both on the same word.
    let adds = |i: &usize| l.mark(i - 1) == "," && lex::PARTICIPLES.contains(&l.word(*i));
    if let Some(p) = (start + 1..l.hi).find(adds)
        && let Some(second) = content_start(l, p)
    {
        found.content = vec![phrase::bare(l.t, start..p)];
        found.beside = Some(Box::new(Found {
            source: Some(source),
            cue: p..p + 1,
            content: vec![phrase::bare(l.t, second..l.hi)],
            ..Found::default()
        }));
    }
    Some(found)
}

/// "spoke of a retreat": the verb at `v` with its "of".
pub(super) fn spoke_of(l: &Level<'_>, v: usize) -> Option<Found> {
    let source = phrase::subject(l, l.verb_start(v)?)?;
    let spoken = content(l, v + 2);
    Some(Found { source: Some(source), cue: v..v + 2, content: vec![spoken], ..Found::default() })
}

/// What is denied or reported without "that": "denied any delay", "reported three downed drones".
fn object(l: &Level<'_>, v: usize) -> Option<usize> {
    let next = l.word(v + 1);
    let noun = !next.is_empty() && !lex::is_pronoun(next) && !lex::is_trailer(next) && next != "and";
    let tells = matches!(l.word(v), "reported" | "announced" | "disclosed" | "confirmed" | "revealed");
    ((lex::denies(l.word(v)) || tells) && noun).then_some(v + 1)
}

/// "expects the base to return": a view put with "to".
fn infinitive(l: &Level<'_>, v: usize) -> Option<usize> {
    let views = matches!(
        l.word(v),
        "expects"
            | "expected"
            | "expect"
            | "believes"
            | "believed"
            | "considers"
            | "considered"
            | "estimates"
            | "reported"
            | "predicts"
    );
    let to = (v + 2..l.hi.min(v + 10)).find(|i| l.word(*i) == "to");
    (views
        && to.is_some()
        && !l.word(v + 1).is_empty()
        && l.word(v + 1) != "to"
        && !lex::is_trailer(l.word(v + 1)))
    .then_some(v + 1)
}
