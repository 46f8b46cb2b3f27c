//! Noun phrases around a verb of saying: where the speaker's name begins and ends.

use super::lexicon as lex;
use super::parse::Level;
use super::tokens::Token;

pub(super) type Range = std::ops::Range<usize>;

/// A range without marks at either end.
pub(super) fn bare(tokens: &[Token], part: Range) -> Range {
    let (mut lo, mut hi) = (part.start, part.end.min(tokens.len()));
    while lo < hi && tokens[lo].mark {
        lo += 1;
    }
    while lo < hi && tokens[hi - 1].mark {
        hi -= 1;
    }
    lo..hi
}

const RELATIVE: &[&str] = &["who", "which", "whose", "whom"];
/// The longest name of a speaker, in tokens, what describes it not counted.
const LONGEST: usize = 16;

/// The subject that ends right before `end`; what stands between commas before `end` describes it.
pub(super) fn subject(l: &Level<'_>, end: usize) -> Option<Range> {
    let mut core = end;
    if end > l.lo && l.mark(end - 1) == "," {
        // "Ines Varga, who studies images, said"
        let from = end.saturating_sub(22).max(l.lo + 1);
        core = (from..end.saturating_sub(2)).rev().find(|j| l.mark(*j) == ",")?;
    }
    if core > l.lo && RELATIVE.contains(&l.word(core - 1)) {
        // "to a customer who signed": the noun before the relative pronoun.
        let noun =
            (core.saturating_sub(8).max(l.lo)..core - 1).rev().find(|i| lex::is_determiner(l.word(*i)))?;
        return (noun + 1 < core - 1).then_some(noun..core - 1);
    }
    let start = lead(l, phrase_start(l, core), core);
    let whole = start..if core == end { end } else { end - 1 };
    let relative = (start..core).any(|i| RELATIVE.contains(&l.word(i)));
    let fits = start < core
        && core - start <= if relative { 24 } else { LONGEST }
        && (start..core).all(|i| !l.word(i).is_empty())
        && (relative || !l.finite(start..core))
        && !lex::is_preposition(l.word(start))
        && l.word(start) != "according";
    fits.then_some(whole)
}

/// Where the phrase that ends at `end` begins: after a mark, a conjunction or another verb.
fn phrase_start(l: &Level<'_>, end: usize) -> usize {
    let from = end.saturating_sub(24).max(l.lo);
    let clause = (from..end).rev().find(|i| l.word(*i).is_empty()).map_or(from, |i| i + 1);
    // "a worker who has been there since Monday": what a relative clause holds is not looked at.
    let mut s = (clause + 1..end).find(|i| RELATIVE.contains(&l.word(*i))).unwrap_or(end);
    while s > l.lo {
        let w = l.word(s - 1);
        let stop =
            w.is_empty() || lex::is_boundary(w) || (lex::is_saying(w) && s != end && !noun_here(l, s - 1));
        // "Lindholm and Baltrans": "and" inside a name, unless a verb stands before it.
        let parts = matches!(w, "and" | "or") && {
            let before = phrase_start_of(l, s - 1);
            before == s - 1 || l.has_verb(before..s - 1)
        };
        if stop || parts {
            break;
        }
        s -= 1;
    }
    s
}

/// Back to the last mark or the beginning, at most as far as a name is long.
fn phrase_start_of(l: &Level<'_>, end: usize) -> usize {
    let from = end.saturating_sub(LONGEST).max(l.lo);
    (from..end).rev().find(|i| l.word(*i).is_empty() || lex::is_boundary(l.word(*i))).map_or(from, |i| i + 1)
}

/// "the report", "a statement": a word that is a verb elsewhere is a noun after a determiner.
pub(super) fn noun_here(l: &Level<'_>, i: usize) -> bool {
    i > l.lo && {
        let w = l.word(i - 1);
        lex::is_determiner(w) && w != "that"
            || matches!(w, "of" | "in" | "by" | "new" | "first" | "final")
            || w.ends_with("'s")
            || w.ends_with("’s")
    }
}

/// Skip what leads a sentence in: "But", "Meanwhile", "On Monday".
fn lead(l: &Level<'_>, start: usize, end: usize) -> usize {
    let mut s = start;
    while s + 1 < end
        && matches!(
            l.word(s),
            "and"
                | "but"
                | "yet"
                | "so"
                | "meanwhile"
                | "later"
                | "earlier"
                | "then"
                | "also"
                | "however"
                | "still"
                | "instead"
                | "now"
        )
    {
        s += 1;
    }
    if matches!(l.word(s), "on" | "in" | "at" | "by" | "late" | "early" | "last" | "since" | "during") {
        let time = (s..end).rev().find(|i| lex::is_time(l.word(*i)));
        return time.map_or(s, |t| t + 1);
    }
    s
}

/// Where the name that begins at `start` ends: at a mark, a relative pronoun or a trailing phrase.
pub(super) fn name_end(l: &Level<'_>, start: usize) -> usize {
    let mut e = start;
    while e < l.hi {
        let w = l.word(e);
        let trails = e > start
            && (RELATIVE.contains(&w)
                || lex::is_boundary(w)
                || w == "as"
                || w == "seen"
                || lex::is_time(w) && !l.capital(e - 1)
                || (matches!(w, "on" | "during" | "after" | "before" | "via" | "through" | "by")));
        if w.is_empty() || trails {
            break;
        }
        e += 1;
    }
    e
}
