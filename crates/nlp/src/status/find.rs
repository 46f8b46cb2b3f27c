//! Single words looked up in a proposition, with what keeps them from qualifying it.

use super::tokens::Token;
use super::words::{BEFORE_NOUNS, DETERMINERS, NO_NOUNS};
use reportedly_core::{Event, Span};

/// The words of a proposition, those of phrases marked.
pub(super) struct Words<'a> {
    pub tokens: &'a [Token<'a>],
    /// Taken up by a phrase, which said all there is to say of them.
    pub taken: &'a [bool],
    pub text: &'a str,
    /// The head's value for the main predicate.
    pub value: f32,
}

impl Words<'_> {
    /// The first word of a list that qualifies the proposition.
    pub(super) fn find(&self, list: &[&str]) -> Option<Span> {
        let fits = |i: &usize| {
            !self.taken[*i]
                && list.contains(&&*self.tokens[*i].word)
                && !self.month(*i)
                && (self.value < 1.5 || !self.attributive(*i))
        };
        (0..self.tokens.len()).find(fits).map(|i| self.tokens[i].span)
    }

    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &*t.word)
    }

    fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |b| self.word(b))
    }

    /// "in May", "May 5": a month.
    fn month(&self, i: usize) -> bool {
        let dated = matches!(
            self.before(i),
            "in" | "by"
                | "until"
                | "since"
                | "of"
                | "last"
                | "next"
                | "from"
                | "before"
                | "after"
                | "on"
                | "early"
                | "late"
                | "mid"
        ) || self.before(i).bytes().all(|b| b.is_ascii_digit()) && i > 0
            || self.word(i + 1).starts_with(|c: char| c.is_ascii_digit());
        self.word(i) == "may" && self.tokens[i].span.of(self.text).starts_with('M') && dated
    }

    /// "the suspected arsonist was held": the word says what somebody is called.
    fn attributive(&self, i: usize) -> bool {
        let leads = i == 0 || DETERMINERS.contains(&self.before(i));
        let noun = self.word(i + 1);
        BEFORE_NOUNS.contains(&self.word(i)) && leads && !noun.is_empty() && !NO_NOUNS.contains(&noun)
    }

    /// Where a condition is put: "if the dam breaks", "unless", "were the dam to break", "provided that".
    pub(super) fn condition(&self) -> Option<Span> {
        if self.value >= 1.5 {
            return None;
        }
        let span = |i: usize| self.tokens[i].span;
        let opens = |i: &usize| {
            let (before, next) = (self.before(*i), self.word(i + 1));
            !self.taken[*i]
                && match self.word(*i) {
                    // "even if" sets no condition, "asked if" asks.
                    "if" => !matches!(
                        before,
                        "even" | "as" | "asked" | "asks" | "wondered" | "know" | "see" | "only" | "said"
                    ),
                    "unless" => true,
                    "provided" | "providing" | "assuming" => next == "that",
                    "should" => *i == 0,
                    "had" => *i == 0 && self.tokens.iter().any(|t| t.word == "would"),
                    "were" => {
                        *i == 0
                            && (i + 1..i + 7).any(|j| self.word(j) == "to")
                            && self.tokens.iter().any(|t| t.word == "would")
                    }
                    "case" => before == "in" && next != "of",
                    _ => false,
                }
        };
        (0..self.tokens.len()).find(opens).map(span)
    }

    /// "to" right before the main predicate of a line that has no other: "Plant to be sold in May".
    pub(super) fn infinitive(&self, main: Option<&Event>) -> Option<Span> {
        const FINITE: &[&str] = &[
            "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may",
            "might", "must", "did", "does", "do", "should", "cannot", "said", "says",
        ];
        let at =
            self.tokens.iter().position(|t| t.span.overlap(main.map_or(Span::new(0, 0), |m| m.span)) > 0)?;
        let to = (1..at)
            .rev()
            .take(2)
            .find(|i| self.word(*i) == "to" && (i + 1 == at || self.word(i + 1) == "be"))?;
        let finite = self.tokens.iter().any(|t| FINITE.contains(&&*t.word));
        (!finite && !self.taken[to]).then(|| self.tokens[to].span)
    }
}
