//! Attributions made whole: what the network found, joined with the plain shapes of hearsay.
//!
//! The network finds what no list of shapes can, in PolNeAR's manner: the outermost attribution of a
//! sentence, every so often without its source or content. The shapes in which most hearsay is told are
//! few and plain, so that a grammar reads them, nested ones included, with more certainty. Where both
//! read the same cue, the grammar's source and content count; else the network's, kept within its
//! sentence and within the content that it stands in. Readings keep the network's attributions as they
//! are; chains are built from these.

mod after;
mod before;
mod content;
mod headline;
mod lexicon;
mod parse;
mod phrase;
mod quotes;
mod tokens;

#[cfg(test)]
mod tests;

pub(crate) use lexicon::says;

use crate::lines::{LineKind, Lines};
use parse::{Level, Saying};
use quotes::Running;
use reportedly_core::{Attribution, Span};
use tokens::{Token, Unit};

/// Sentences longer than this (tables, lists) are left to the network.
const LONGEST: usize = 600;
/// How many attributions back within a sentence an overlapping or outer one is sought.
const NEAR: usize = 64;

/// Attributions for chains, in the order of the text, outer ones before those inside them.
pub(crate) fn whole(
    text: &str,
    sentences: &[Span],
    lines: &Lines,
    found: &[Attribution],
) -> Vec<Attribution> {
    let mut units: Vec<Unit> = tokens::units(text, sentences);
    units.retain(|u| lines.kind(u.span).tells());
    for u in &mut units {
        // Neither a dateline nor the mark of a list item is a word of anybody.
        u.span = lines.body(text, u.span, u.span);
        let start = u.span.start;
        u.tokens.retain(|t| t.span.start >= start);
    }
    units.retain(|u| !u.span.is_empty());
    let mut of_unit: Vec<Vec<&Attribution>> = vec![Vec::new(); units.len()];
    for a in found {
        let at = a.cue.first().map_or(0, |c| c.start);
        let unit = units.partition_point(|u| u.span.end <= at);
        // A cue in a byline or a dateline attributes nothing.
        if let Some(list) = of_unit.get_mut(unit).filter(|_| units[unit].span.start <= at) {
            list.push(a);
        }
    }
    let mut out = Vec::new();
    let mut running = Running::default();
    for (unit, found) in units.iter().zip(of_unit) {
        let first = out.len();
        // "…," he said. "…": a sentence that is all quotation goes on in the words of who was quoted.
        if unit.quotation(text) {
            out.extend(running.goes_on(text, unit));
        }
        join(text, unit, lines.kind(unit.span) == LineKind::Headline, &found, &mut out);
        running.pass(text, unit, &out[first..]);
    }
    quotes::settle(text, &units, &mut out);
    out
}

/// The attributions of one unit, by grammar and network together.
fn join(text: &str, unit: &Unit, headline: bool, found: &[&Attribution], out: &mut Vec<Attribution>) {
    let small = unit.tokens.len() <= LONGEST;
    let sayings = match (small, headline) {
        (true, true) => parse::of_headline(&unit.tokens),
        (true, false) => parse::sayings(&unit.tokens),
        _ => Vec::new(),
    };
    let first = out.len();
    // The sentence goes on in somebody's words: what is said in it is said there.
    let around = first.checked_sub(1).filter(|i| out[*i].content == [unit.span]);
    for s in &sayings {
        let a = attribution(unit, s, first);
        out.push(Attribution { inside: a.inside.or(around), ..a });
    }
    let ours = first..out.len();
    let mut cues: Vec<Span> = out[ours.clone()].iter().filter_map(|a| a.cue.first().copied()).collect();
    for a in found {
        let Some(cue) = a.cue.first().copied() else { continue };
        let taken = cues.iter().rev().take(NEAR).any(|c| c.overlap(cue) > 0)
            || out[ours.clone()].iter().flat_map(|o| &o.source).any(|s| s.overlap(cue) > 0);
        if taken {
            continue;
        }
        cues.push(cue);
        let within = out[ours.clone()].iter().rposition(|o| o.content.iter().any(|c| c.contains(cue)));
        let mut a = (*a).clone();
        a.source = nearest(&a.source, cue).into_iter().collect();
        if a.source.is_empty() && small {
            a.source = subject(unit, cue).into_iter().collect();
        }
        // "He said C, adding that D": beside what the same source said before, not inside it.
        let shared = |w: &usize| a.source.iter().any(|s| out[*w].source.iter().any(|o| o.overlap(*s) > 0));
        let within = within.map(|w| w + first);
        let beside = within.filter(shared).and_then(|w| out[w].inside);
        a.inside = if within.is_some_and(|w| shared(&w)) { beside } else { within }.or(around);
        a.content = match a.inside {
            Some(i) => clip(text, &a.content, &out[i].content),
            None => free(text, unit, &a.content, &out[ours.clone()]),
        };
        out.push(a);
    }
    nest(text, first, out);
}

/// Network attributions that stand in one another's content, where the grammar found none.
fn nest(text: &str, first: usize, out: &mut [Attribution]) {
    for i in first..out.len() {
        if out[i].inside.is_some() {
            continue;
        }
        let Some(cue) = out[i].cue.first().copied() else { continue };
        let outer = (first.max(i.saturating_sub(NEAR))..i)
            .rev()
            .find(|o| out[*o].content.iter().any(|c| c.contains(cue)));
        if let Some(o) = outer {
            out[i].inside = Some(o);
            let content = clip(text, &out[i].content, &out[o].content);
            out[i].content = content;
        }
    }
}

fn attribution(unit: &Unit, s: &Saying, first: usize) -> Attribution {
    let span = |r: &phrase::Range| -> Option<Span> {
        let part = unit.tokens.get(r.clone())?;
        Some(part.first()?.span.hull(part.last()?.span))
    };
    Attribution {
        source: s.source.iter().filter_map(span).collect(),
        cue: span(&s.cue).into_iter().collect(),
        content: s.content.iter().filter_map(span).collect(),
        inside: s.inside.map(|i| i + first),
    }
}

/// The piece of a source that stands nearest to its cue.
fn nearest(source: &[Span], cue: Span) -> Option<Span> {
    let gap = |s: &Span| {
        if s.end <= cue.start { cue.start - s.end } else { s.start.saturating_sub(cue.end) }
    };
    source.iter().copied().min_by_key(gap)
}

/// The subject of a verb, for a cue whose source the network missed.
fn subject(unit: &Unit, cue: Span) -> Option<Span> {
    let t: &[Token] = &unit.tokens;
    let v = t.iter().position(|t| t.span.overlap(cue) > 0)?;
    let quoted = t[v].quoted;
    let lo = t[..v].iter().rposition(|t| t.quoted != quoted).map_or(0, |i| i + 1);
    let level = Level::new(t, lo..t.len());
    let last = t.iter().rposition(|t| t.span.overlap(cue) > 0)?;
    let start = level.verb_start(v)?;
    if level.passive(start, last + 1) {
        return None;
    }
    let r = phrase::subject(&level, start)?;
    Some(t[r.start].span.hull(t[r.end - 1].span))
}

fn clip(text: &str, pieces: &[Span], within: &[Span]) -> Vec<Span> {
    let cut =
        |p: &Span, w: &Span| Span::new(p.start.max(w.start) as usize, p.end.min(w.end) as usize).trim(text);
    let both =
        pieces.iter().flat_map(|p| within.iter().filter(|w| w.overlap(*p) > 0).map(move |w| cut(p, w)));
    both.filter(|s| !s.is_empty()).collect()
}

/// Content within its own sentence and outside what a grammar's saying reports.
fn free(text: &str, unit: &Unit, pieces: &[Span], ours: &[Attribution]) -> Vec<Span> {
    let mut out = clip(text, pieces, &[unit.span]);
    out.retain(|p| {
        ours.iter().flat_map(|o| o.content.iter().chain(&o.source).chain(&o.cue)).all(|c| c.overlap(*p) == 0)
    });
    out
}
