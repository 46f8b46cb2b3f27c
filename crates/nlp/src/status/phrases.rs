//! Phrases of several words that qualify a proposition: "has yet to", "cannot rule out", "no evidence that".
//!
//! A phrase is read as a whole, so that the "cannot" in it is no negation. Of two that fit at one place the
//! one that stands first in the table counts; longer ones therefore come first.

pub(super) use super::table::Effect;
use super::table::{BE, NOT, PHRASES};
use super::tokens::Token;
use reportedly_core::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A phrase found, with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub effect: Effect,
    pub span: Span,
}

/// A word that fits a slot, or any.
struct Slot {
    words: Vec<&'static str>,
    /// Up to two words of any kind.
    any: bool,
    /// Must be there and is no part of the phrase.
    ahead: bool,
}

struct Phrase {
    slots: Vec<Slot>,
    effect: Effect,
}

/// The table, cut up, and which of its phrases begin with a word.
type Table = (Vec<Phrase>, HashMap<&'static str, Vec<usize>>);

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let expand = |w: &'static str| match w {
        "NOT" => NOT,
        "BE" => BE,
        w => w,
    };
    let slot = |s: &'static str| Slot {
        words: s
            .trim_start_matches('<')
            .trim_end_matches('>')
            .split('|')
            .flat_map(|w| expand(w).split('|'))
            .collect(),
        any: s == "~",
        ahead: s.starts_with('<'),
    };
    let all: Vec<Phrase> = PHRASES
        .iter()
        .map(|(p, effect)| Phrase { slots: p.split(' ').map(slot).collect(), effect: *effect })
        .collect();
    let mut first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, p) in all.iter().enumerate() {
        for w in p.slots.iter().take(1).flat_map(|s| &s.words) {
            first.entry(*w).or_default().push(i);
        }
    }
    (all, first)
});

/// The phrases of a proposition, and which tokens they take up.
pub(super) fn find(tokens: &[Token<'_>]) -> (Vec<Found>, Vec<bool>) {
    let (all, first) = &*TABLE;
    let mut out = Vec::new();
    let mut taken = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let near = first.get(&*tokens[at].word).map_or(&[][..], Vec::as_slice);
        let fit = near.iter().find_map(|i| {
            let len = fits(&all[*i].slots, &tokens[at..], 0)?;
            (!exception(all[*i].effect, tokens, at, len)).then_some((len, all[*i].effect))
        });
        match fit {
            Some((len, effect)) => {
                let span = tokens[at].span.hull(tokens[at + len - 1].span);
                taken[at..at + len].fill(true);
                out.push(Found { effect, span });
                at += len;
            }
            None => at += 1,
        }
    }
    dismissed(tokens, &mut taken, &mut out);
    (out, taken)
}

/// How many tokens the slots take up where `tokens` begins, `at` of them passed.
fn fits(slots: &[Slot], tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(at) };
    if slot.any {
        return (0..=2).find_map(|skip| fits(rest, tokens, at + skip));
    }
    let word = &*tokens.get(at)?.word;
    let len = usize::from(!slot.ahead);
    slot.words.contains(&word).then(|| fits(rest, tokens, at + len)).flatten()
}

/// Words that look like the phrase and mean something else.
fn exception(effect: Effect, tokens: &[Token<'_>], at: usize, len: usize) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t| &*t.word);
    let before = at.checked_sub(1).map_or("", word);
    match effect {
        // "The men were denied that right".
        Effect::Denied => matches!(before, "was" | "were" | "been" | "being" | "is" | "are"),
        // "It would have to close".
        Effect::Unreal => word(at + len) == "to",
        // "The delay was due to a fault", "he set to work", "she is supposed to have left".
        Effect::Planned => {
            word(at + len - 1) == "to"
                && matches!(
                    word(at + len),
                    "a" | "an"
                        | "the"
                        | "his"
                        | "her"
                        | "its"
                        | "their"
                        | "some"
                        | "bad"
                        | "heavy"
                        | "high"
                        | "low"
                        | "poor"
                        | "work"
                        | "fire"
                        | "blame"
                )
        }
        _ => false,
    }
}

/// "dismissed the report as false": whatever stands between.
fn dismissed(tokens: &[Token<'_>], taken: &mut [bool], out: &mut Vec<Found>) {
    const VERBS: &[&str] = &[
        "dismissed",
        "dismisses",
        "dismissing",
        "rejected",
        "rejects",
        "described",
        "describes",
        "called",
        "branded",
        "denounced",
        "labelled",
    ];
    for (i, t) in tokens.iter().enumerate() {
        if !VERBS.contains(&&*t.word) {
            continue;
        }
        let end = tokens.len().min(i + 12);
        let fake = (i + 1..end).find(|j| super::words::FALSE.contains(&&*tokens[*j].word));
        let named = fake.filter(|j| {
            matches!(&*t.word, "called" | "branded" | "labelled")
                || tokens[i..*j].iter().any(|t| t.word == "as")
        });
        if let Some(j) = named {
            taken[i] = true;
            taken[j] = true;
            out.push(Found { effect: Effect::Denied, span: t.span });
        }
    }
}
