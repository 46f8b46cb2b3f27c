//! Who did what to whom by rule: the main clause of a sentence, and what else its actor does in it.
//!
//! A modest finder for sentences in the order of English news: subject, verb, those it is done to. It
//! passes over who says so ("the ministry said that …"), takes "by" for the actor of a passive, and looks
//! for the recipient first in the object, then after the prepositions that lead to one. It stands in where
//! no trained head has found anything.

use super::category::category;
use super::clause::{Clause, clause};
use super::groups::{Group, Sentence};
use super::kinds::{Kind, is_saying};
use super::lexicon;
use super::recipient::recipients;
use reportedly_core::{Category, Deed, Span};

/// Longer sentences are lists and tables, not deeds.
const WORDS: usize = 120;

/// The deeds of a text, in order of their predicates.
pub(crate) fn deeds(text: &str, sentences: &[Span]) -> Vec<Deed> {
    let mut out = Vec::new();
    for span in sentences {
        let s = Sentence::new(text, *span);
        if s.tokens.len() < 3 || s.tokens.len() > WORDS {
            continue;
        }
        let from = out.len();
        sentence(&s, &mut out);
        out[from..].sort_by_key(|d: &Deed| d.predicate);
    }
    out
}

fn sentence(s: &Sentence, out: &mut Vec<Deed>) {
    let Some(c) = clause(s) else { return };
    let first = out.len();
    if let Some(deed) = c.demand(s).or_else(|| main(s, &c)) {
        out.push(deed);
    }
    // What the actor does besides: coordinated verbs, participles, purposes.
    let mut at = c.head + 1;
    while at < s.tokens.len() {
        let taken = out[first..].iter().any(|d| d.predicate.overlap(s.tokens[at].span) > 0);
        if !taken && s.kind(at) == Some(Kind::Verb) && follows(s, at) {
            let end = end_of(s, at);
            if let Some(found) = category(s, at, end, &[]) {
                out.push(deed(s, &c.subject, at, end, Some(found), false));
                if first + 2 <= out.len() {
                    return;
                }
            }
        }
        at += 1;
    }
}

/// The deed of the main verb.
fn main(s: &Sentence, c: &Clause) -> Option<Deed> {
    let end = end_of(s, c.head);
    // "staged a protest", "launched an attack": the noun is the predicate
    let noun = light(s, c.head, end);
    let (from, to) = noun.map_or((c.head, end), |n| (n, n + 1));
    let found = category(s, from, to, &[]).or_else(|| category(s, c.head, end, &[]));
    // An act without a category is one all the same ("bought"), but what is said is none.
    let act = s.kind(c.head) == Some(Kind::Verb) && !is_saying(s.word(c.head)) && !c.subject.is_empty();
    (found.is_some() || act).then(|| deed(s, &c.subject, from, to, found, c.passive))
}

fn deed(
    s: &Sentence,
    subject: &[Group],
    from: usize,
    to: usize,
    category: Option<Category>,
    passive: bool,
) -> Deed {
    let spans = |groups: &[Group]| -> Vec<Span> { groups.iter().map(|g| s.span(g.start, g.end)).collect() };
    let (actor, recipient) = if passive && category != Some(Category::Retreat) {
        (by(s, to), spans(subject))
    } else {
        let to_whom = recipients(s, to, category, subject);
        (spans(subject), to_whom)
    };
    Deed {
        predicate: s.span(from, to),
        actor,
        recipient,
        object: Vec::new(),
        place: Vec::new(),
        time: Vec::new(),
        category,
    }
}

/// Who stands after "by" in the same clause.
fn by(s: &Sentence, from: usize) -> Vec<Span> {
    let found = (from..s.tokens.len())
        .take_while(|i| !matches!(s.word(*i), "," | ";" | "that"))
        .find(|i| s.word(*i) == "by" && s.group(*i + 1).is_some_and(|g| s.party(g)));
    found.map_or_else(Vec::new, |i| s.list(i + 1).iter().map(|g| s.span(g.start, g.end)).collect())
}

/// After the last word of a predicate: its particle is part of it.
fn end_of(s: &Sentence, head: usize) -> usize {
    let word = s.word(head + 1);
    let particle = matches!(
        word,
        "off" | "out" | "up" | "down" | "over" | "back" | "on" | "for" | "in" | "away" | "fire"
    );
    if particle && lexicon::phrase(s.word(head), word) { head + 2 } else { head + 1 }
}

/// The noun that a light verb leads to: "protest" of "staged a large protest".
fn light(s: &Sentence, head: usize, end: usize) -> Option<usize> {
    let is_light = lexicon::is_light(s.word(head));
    let g = s.group(end).filter(|_| is_light)?;
    (g.start..g.end).rev().find(|i| lexicon::is_noun(s.word(*i)))
}

/// Whether a later verb is the main actor's: after "and", a comma, "to" or as a participle.
fn follows(s: &Sentence, at: usize) -> bool {
    let before = (0..at).rev().find(|i| !matches!(s.kind(*i), Some(Kind::Adv | Kind::Aux)));
    before
        .is_some_and(|b| matches!(s.kind(b), Some(Kind::Conj | Kind::To)) || matches!(s.word(b), "," | "for"))
}
