//! "C, X said", "C, said X", "C, X said, C", "C, according to X".

use super::content::content_start;
use super::lexicon as lex;
use super::parse::{Found, Level};
use super::phrase::{self, Range};

/// The last saying of a level that stands after what it reports.
pub(super) fn find(l: &Level<'_>) -> Option<Found> {
    (l.lo + 2..l.hi).rev().find_map(|v| match l.word(v) {
        "according" => according(l, v),
        "saying" => quoted_as(l, v),
        w if lex::is_saying(w) && lex::may_come_last(w) && !phrase::noun_here(l, v) => {
            inverted(l, v).or_else(|| straight(l, v))
        }
        _ => None,
    })
}

/// "C, according to X".
fn according(l: &Level<'_>, v: usize) -> Option<Found> {
    if l.word(v + 1) != "to" {
        return None;
    }
    let name = v + 2..phrase::name_end(l, v + 2);
    let end = l.next_mark(name.end);
    whole(l, l.lo..v, name, v..v + 2, end)
}

/// "C, the employee is quoted as saying".
fn quoted_as(l: &Level<'_>, v: usize) -> Option<Found> {
    if l.word(v - 1) != "as" || !matches!(l.word(v.checked_sub(2)?), "quoted" | "cited") {
        return None;
    }
    let e = l.verb_start(v - 2)?;
    let name = phrase::subject(l, e)?;
    let left = left(l, name.start)?;
    whole(l, left, name, e..v + 1, ends(l, v, false)?)
}

/// "C, X said".
fn straight(l: &Level<'_>, v: usize) -> Option<Found> {
    let e = l.verb_start(v)?;
    if l.passive(e, v) {
        return None;
    }
    let name = phrase::subject(l, e)?;
    let left = left(l, name.start)?;
    let end = ends(l, v, lex::addresses(l.word(v)))?;
    // "On Monday, the board said": what only leads in is not reported.
    let leads_in = INTRO.contains(&l.word(left.start));
    if leads_in && (left.len() < 6 || !l.has_verb(left.clone())) {
        return None;
    }
    whole(l, left, name, e..v + 1, end)
}

#[rustfmt::skip] // one word a line would be pages
const INTRO: &[&str] = &[
    "on", "in", "at", "after", "when", "asked", "as", "during", "speaking", "according", "despite",
    "under", "before", "while", "by", "to", "for", "later", "earlier", "since", "with", "following", "if",
];

/// "C, said X".
fn inverted(l: &Level<'_>, v: usize) -> Option<Found> {
    let mark = l.mark(v - 1);
    let closes = matches!(mark, "," | "\"" | "”" | "–" | "—" | "!" | "?");
    let next = l.word(v + 1);
    let begins = !next.is_empty()
        && !lex::is_trailer(next)
        && !lex::is_object(next)
        && !matches!(next, "that" | "so" | "to" | "how" | "whether" | "why" | "what" | "no" | "and" | "or");
    if !closes || !begins {
        return None;
    }
    let name = v + 1..phrase::name_end(l, v + 1);
    // "Ida Moe, 59, said the event brought": a subject with what describes it, not something reported.
    let left = l.lo..v - 1;
    let quoted = l.quotation(left.clone()) || mark != ",";
    if (lex::is_pronoun(next) && name.len() > 1) || (!quoted && (name.len() > 8 || !l.finite(left))) {
        return None;
    }
    let verb = name.clone().any(|i| lex::is_saying(l.word(i)) && !phrase::noun_here(l, i));
    if verb || l.finite(name.clone()) || name.len() > 14 {
        return None;
    }
    let end = l.next_mark(name.end);
    whole(l, l.lo..v - 1, name, v..v + 1, end)
}

/// What stands before a speaker's name, if a comma or a closing quotation mark parts them.
fn left(l: &Level<'_>, name: usize) -> Option<Range> {
    let at = name.checked_sub(1).filter(|i| *i > l.lo)?;
    let parts = matches!(l.mark(at), "," | "\"" | "”" | "–" | "—" | "!" | "?" | "-");
    let opens = l.quotation(name..name + 1);
    (parts && !opens && at - l.lo >= 2).then_some(l.lo..at)
}

/// Where the words after the verb end, if they only say when, where or to whom.
fn ends(l: &Level<'_>, v: usize, addressed: bool) -> Option<usize> {
    let end = l.next_mark(v + 1);
    let open = !matches!(l.mark(end), "" | "," | "-" | "–" | "—" | ";" | ".");
    let trailer = v + 1..end;
    if open {
        return None;
    }
    if trailer.is_empty() {
        return Some(end);
    }
    let first = l.word(v + 1);
    let begins = lex::is_trailer(first) || first.ends_with("ly") || addressed;
    let clause = trailer.clone().any(|i| matches!(l.word(i), "that" | "whether" | "how"))
        || (l.finite(trailer.clone())
            && !trailer.clone().any(|i| {
                matches!(l.word(i), "when" | "as" | "after" | "who" | "while" | "before" | "where")
            }));
    let order = addressed
        && trailer
            .clone()
            .skip(1)
            .take(3)
            .any(|i| l.word(i) == "to" && !l.capital(i + 1) && !lex::is_determiner(l.word(i + 1)));
    (begins && !clause && !order && trailer.len() <= 16).then_some(end)
}

/// A saying with what it reports before it, and after it where it goes on.
fn whole(l: &Level<'_>, left: Range, name: Range, cue: Range, end: usize) -> Option<Found> {
    let left = phrase::bare(l.t, left);
    let name = phrase::bare(l.t, name);
    if left.is_empty() || name.is_empty() {
        return None;
    }
    let mut found = Found { source: Some(name.clone()), cue, content: vec![left], ..Found::default() };
    let mut rest = phrase::bare(l.t, end..l.hi);
    // "says Bakke, who stood near, ": what describes the speaker is not reported.
    if matches!(l.word(rest.start), "who" | "which" | "whose" | "where") {
        rest = phrase::bare(l.t, l.next_mark(rest.start)..l.hi);
    }
    if rest.is_empty() {
        return Some(found);
    }
    let first = l.word(rest.start);
    if super::lexicon::PARTICIPLES.contains(&first) {
        let start = content_start(l, rest.start).unwrap_or(rest.start + 1);
        found.beside = Some(Box::new(Found {
            source: Some(name),
            cue: rest.start..rest.start + 1,
            content: vec![phrase::bare(l.t, start..l.hi)],
            ..Found::default()
        }));
    } else if matches!(first, "citing" | "quoting") {
        let cited = rest.start + 1..phrase::name_end(l, rest.start + 1);
        if !cited.is_empty() {
            found.inner = Some(Box::new(Found {
                source: Some(cited),
                cue: rest.start..rest.start + 1,
                content: found.content.clone(),
                ..Found::default()
            }));
        }
    } else if !first.ends_with("ing") {
        let quote = rest.clone().find(|i| l.quotation(*i..*i + 1));
        let clause = rest
            .clone()
            .find(|i| matches!(l.word(*i), "who" | "which" | "that" | "whose"))
            .unwrap_or(rest.end);
        // "said Ida Moe, a nurse who has been here, after the vote": on the speaker and the time.
        let describes = lex::is_trailer(first) || !l.finite(rest.start..clause);
        match quote {
            Some(q) if describes => found.content.push(q..rest.end),
            None if describes && !lex::is_joint(first) => {}
            _ => found.content.push(rest),
        }
    }
    Some(found)
}
