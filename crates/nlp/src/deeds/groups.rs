//! Noun groups: "Kurvian Deputy Prime Minister Ilan Drost", without article and number.

use super::kinds::{Kind, kinds};
use super::parties::counts_others;
use super::tokens::{Token, tokens};
use reportedly_core::Span;

/// A run of words around one noun, as indices into the tokens of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    /// First word after article and number.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// Where reading goes on: after a bracket that was passed.
    pub next: usize,
    /// Somebody's own: "its troops".
    pub own: bool,
}

/// Bodies whose name goes on after "for": "Movement for Change".
const BODIES: &[&str] = &[
    "union",
    "front",
    "movement",
    "party",
    "forces",
    "committee",
    "association",
    "council",
    "league",
    "office",
    "campaign",
    "minister",
    "coalition",
    "alliance",
];

/// A sentence cut to words with their kinds.
pub(super) struct Sentence {
    pub tokens: Vec<Token>,
    pub kinds: Vec<Kind>,
}

impl Sentence {
    pub(super) fn new(text: &str, part: Span) -> Self {
        let tokens = tokens(text, part);
        let kinds = kinds(&tokens, true);
        Self { tokens, kinds }
    }

    /// A phrase cut out of a sentence.
    pub(super) fn phrase(text: &str, part: Span) -> Self {
        let tokens = tokens(text, part);
        let kinds = kinds(&tokens, false);
        Self { tokens, kinds }
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.kinds.get(i).copied()
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.lower.as_str())
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.tokens[start].span.start as usize, self.tokens[end - 1].span.end as usize)
    }

    /// The group that begins at `i`, if one does.
    pub(super) fn group(&self, i: usize) -> Option<Group> {
        let mut start = i;
        let mut own = false;
        while let Some(k) = self.kind(start) {
            let counted = counts_others(self.word(start)) && self.word(start + 1) == "of";
            match k {
                Kind::Det | Kind::Adv if !counted => start += 1,
                Kind::Num
                    if !counted
                        && self.kind(start + 1).is_some_and(|k| k != Kind::Mark && k != Kind::Prep) =>
                {
                    start += 1
                }
                Kind::Own => {
                    own = true;
                    start += 1;
                }
                Kind::Prep
                    if start == i
                        && matches!(self.word(i), "at" | "about" | "over" | "around")
                        && (i + 1..i + 3).any(|j| self.kind(j) == Some(Kind::Num))
                        && self.kind(i + 2) != Some(Kind::Mark) =>
                {
                    start += 1
                }
                Kind::Word if start > i && matches!(self.word(start), "least" | "most") => start += 1,
                Kind::Mark if matches!(self.word(start), "\"" | "“" | "`" | "{" | "‘") => start += 1,
                _ if counted && self.group(start + 2).is_some() => start += 2,
                Kind::Prep
                    if start > i && matches!(self.word(start), "about" | "over" | "around" | "than") =>
                {
                    start += 1
                }
                Kind::To if self.kind(start + 1) == Some(Kind::Num) => start += 1,
                _ => break,
            }
        }
        let mut end = start;
        while let Some(k) = self.kind(end) {
            let goes_on = match k {
                Kind::Name | Kind::Word => true,
                Kind::Poss => {
                    end > start && matches!(self.kind(end + 1), Some(Kind::Name | Kind::Word | Kind::Num))
                }
                Kind::Num => end > start || self.kind(end + 1) == Some(Kind::Word),
                // "the foreign and defence ministers" is not read; "Research & Co" is one token
                _ => false,
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        if end == start {
            return None;
        }
        // A group of others: "leaders of the miners' union", unless they are named themselves.
        let head = self.word(end - 1).to_owned();
        if self.word(end) == "of"
            && counts_others(&head)
            && !self.named(start, end)
            && let Some(inner) = self.group(end + 1)
        {
            return Some(inner);
        }
        let mut next = end;
        if self.word(end) == "("
            && let Some(close) = (end..self.tokens.len().min(end + 8)).find(|c| self.word(*c) == ")")
        {
            next = close + 1;
        }
        Some(Group { start, end, next, own })
    }

    /// A group with the phrases that say which: "parties in Togo", "supporters of ex-President Rau".
    pub(super) fn full(&self, i: usize) -> Option<Group> {
        let mut g = self.group(i)?;
        let plain = !self.named(g.start, g.end);
        while matches!(self.word(g.next), "of" | "in" | "for") {
            let fits = match self.word(g.next) {
                "of" => true,
                "in" => plain,
                _ => self.kind(g.end - 1) == Some(Kind::Name) && BODIES.contains(&self.word(g.end - 1)),
            };
            if !fits {
                break;
            }
            let Some(inner) = self.group(g.next + 1) else { break };
            let time = self.kind(g.next + 1) == Some(Kind::Time);
            if time || !self.named(inner.start, inner.end) {
                break;
            }
            g.end = inner.end;
            g.next = inner.next;
        }
        Some(g)
    }

    /// The groups of a list: "Iran, Libya and Sudan".
    pub(super) fn list(&self, i: usize) -> Vec<Group> {
        let mut out: Vec<Group> = self.full(i).into_iter().collect();
        while let Some(last) = out.last() {
            let at = last.next;
            let comma = self.word(at) == ",";
            let and = self.kind(at + usize::from(comma)) == Some(Kind::Conj)
                && self.word(at + usize::from(comma)) != "but";
            let from = at + usize::from(comma) + usize::from(and);
            if !comma && !and {
                break;
            }
            let Some(g) = self.full(from) else { break };
            // A comma alone goes on a list only where an "and" follows, else it begins an aside.
            let listed = and
                || (self.word(g.next) == "," || self.kind(g.next) == Some(Kind::Conj))
                    && self.named(g.start, g.end)
                    && out.iter().all(|o| self.named(o.start, o.end))
                    && self.closes(g.next);
            if !listed || !self.party(g) {
                break;
            }
            out.push(g);
        }
        out
    }

    /// Whether an "and" comes before the list is over.
    fn closes(&self, from: usize) -> bool {
        (from..self.tokens.len().min(from + 12))
            .take_while(|i| !matches!(self.kind(*i), Some(Kind::Verb | Kind::Aux | Kind::Rel)))
            .any(|i| self.kind(i) == Some(Kind::Conj))
    }
}
