//! The grammar of hearsay: who said what in one sentence, and within what was said again.
//!
//! News English puts a saying in few shapes: before its content ("X said that C", "X told Y C"), after
//! it ("C, X said", "C, said X", "C, according to X"), or inside it ("C, X said, C"). Anything else is
//! left to the network.

use super::lexicon as lex;
use super::phrase::{self, Range};
use super::tokens::Token;

/// One saying, as ranges of tokens.
#[derive(Debug, Clone, Default)]
pub(super) struct Saying {
    pub source: Option<Range>,
    pub cue: Range,
    pub content: Vec<Range>,
    /// The saying in whose content this one stands.
    pub inside: Option<usize>,
}

/// A shape that matched, with the sayings that the same shape holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub source: Option<Range>,
    pub cue: Range,
    pub content: Vec<Range>,
    /// Inside its content, found with it: "quotes Y as saying".
    pub inner: Option<Box<Found>>,
    /// Beside it, on the same speaker's word: "adding that".
    pub beside: Option<Box<Found>>,
}

/// How deep sayings are followed.
const DEPTH: usize = 4;

/// The sayings of a sentence, outer ones before those inside them.
pub(super) fn sayings(tokens: &[Token]) -> Vec<Saying> {
    let mut out = Vec::new();
    within(tokens, 0..tokens.len(), None, DEPTH, &mut out);
    out
}

/// The sayings of a headline, which may leave out the verb.
pub(super) fn of_headline(tokens: &[Token]) -> Vec<Saying> {
    let mut out = Vec::new();
    let whole = phrase::bare(tokens, 0..tokens.len());
    match super::headline::find(&Level::new(tokens, whole)) {
        Some(found) => add(tokens, found, None, DEPTH, &mut out),
        None => out = sayings(tokens),
    }
    out
}

fn within(tokens: &[Token], part: Range, inside: Option<usize>, depth: usize, out: &mut Vec<Saying>) {
    let part = phrase::bare(tokens, part);
    if depth == 0 || part.len() < 3 {
        return;
    }
    let level = Level::new(tokens, part);
    let found = super::after::find(&level).or_else(|| super::before::find(&level));
    // "Nobody told us why": nobody's word.
    let nobody = |f: &Found| {
        f.source.as_ref().is_some_and(|s| tokens.get(s.start).is_some_and(|t| lex::is_nobody(&t.word)))
    };
    if let Some(found) = found.filter(|f| !nobody(f)) {
        add(tokens, found, inside, depth, out);
    }
}

fn add(tokens: &[Token], found: Found, inside: Option<usize>, depth: usize, out: &mut Vec<Saying>) {
    let at = out.len();
    let Found { source, cue, content, inner, beside } = found;
    out.push(Saying { source, cue, content: content.clone(), inside });
    match inner {
        Some(inner) => add(tokens, *inner, Some(at), depth.saturating_sub(1), out),
        None => content.into_iter().for_each(|c| within(tokens, c, Some(at), depth.saturating_sub(1), out)),
    }
    if let Some(beside) = beside
        && depth > 0
    {
        add(tokens, *beside, inside, depth.saturating_sub(1), out);
    }
}

/// A stretch of tokens in which a shape is sought, not looking into quotations (unless it is one).
pub(super) struct Level<'a> {
    pub t: &'a [Token],
    pub lo: usize,
    pub hi: usize,
    quoted: bool,
}

impl<'a> Level<'a> {
    pub(super) fn new(t: &'a [Token], part: Range) -> Self {
        let quoted = t[part.clone()].iter().filter(|t| !t.mark).all(|t| t.quoted);
        Self { t, lo: part.start, hi: part.end, quoted }
    }

    /// The word at `i` on this level: empty at its ends, for marks, and inside a quotation.
    pub(super) fn word(&self, i: usize) -> &'a str {
        let inside = (self.lo..self.hi).contains(&i);
        match self.t.get(i).filter(|t| inside && !t.mark && t.quoted == self.quoted) {
            Some(t) => &t.word,
            None => "",
        }
    }

    /// The mark at `i`, empty for words.
    pub(super) fn mark(&self, i: usize) -> &'a str {
        let inside = (self.lo..self.hi).contains(&i);
        self.t.get(i).filter(|t| inside && t.mark).map_or("", |t| &t.word)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        !self.word(i).is_empty() && self.t[i].capital
    }

    /// The first mark at or after `i`, or the end.
    pub(super) fn next_mark(&self, i: usize) -> usize {
        (i..self.hi).find(|j| !self.mark(*j).is_empty()).unwrap_or(self.hi)
    }

    /// Where the auxiliaries and adverbs before the verb `v` begin; `None` where it was not said.
    pub(super) fn verb_start(&self, v: usize) -> Option<usize> {
        let mut e = v;
        while e > self.lo && {
            let w = self.word(e - 1);
            lex::is_auxiliary(w) || (w.len() > 4 && w.ends_with("ly") && !self.t[e - 1].capital)
        } {
            e -= 1;
        }
        (!(e > self.lo && lex::is_negation(self.word(e - 1)))).then_some(e)
    }

    pub(super) fn passive(&self, from: usize, v: usize) -> bool {
        (from..v).any(|i| matches!(self.word(i), "was" | "were" | "is" | "are" | "been" | "be" | "being"))
    }

    /// Whether a stretch holds a verb for sure: an auxiliary or a verb of saying.
    pub(super) fn has_verb(&self, part: Range) -> bool {
        part.clone().any(|i| {
            let w = self.t[i].word.as_str();
            FINITE.contains(&w) || lex::is_saying(w) || (w.len() > 4 && w.ends_with("ed"))
        })
    }

    pub(super) fn finite(&self, part: Range) -> bool {
        part.clone().any(|i| FINITE.contains(&self.t[i].word.as_str()))
    }

    pub(super) fn quotation(&self, part: Range) -> bool {
        part.clone().any(|i| self.t[i].quoted != self.quoted)
    }
}

const FINITE: &[&str] = &[
    "was", "were", "is", "are", "had", "has", "have", "will", "would", "could", "can", "may", "might",
    "must", "did", "does", "do", "should", "cannot", "am",
];
