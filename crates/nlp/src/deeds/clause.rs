//! The clause that tells what happened: its subject, its verb, and who says so.

use super::groups::{Group, Sentence};
use super::kinds::{Kind, is_saying};
use super::lemma::is_past;
use super::verbs::{Verb, verb};
use reportedly_core::{Category, Deed};

/// The main clause, or the one inside "X said that …".
#[derive(Debug)]
pub(super) struct Clause {
    /// Who does it, or for a passive to whom it is done; coordinated ones each.
    pub subject: Vec<Group>,
    /// The word that decides: the verb after auxiliaries, "tried to" and the like.
    pub head: usize,
    pub passive: bool,
    /// Who says so, and with which word, where somebody does.
    speaker: Option<(Vec<Group>, usize)>,
    /// "must", "should": with a speaker, a demand.
    must: bool,
}

impl Clause {
    /// "X said that Y must withdraw" is X's demand on Y.
    pub(super) fn demand(&self, s: &Sentence) -> Option<Deed> {
        let (speaker, word) = self.speaker.as_ref().filter(|_| self.must)?;
        let spans = |groups: &[Group]| groups.iter().map(|g| s.span(g.start, g.end)).collect();
        Some(Deed {
            predicate: s.tokens[*word].span,
            actor: spans(speaker),
            recipient: spans(&self.subject),
            object: Vec::new(),
            place: Vec::new(),
            time: Vec::new(),
            category: Some(Category::Demand),
        })
    }
}

/// The clause of a sentence that tells what happened.
pub(super) fn clause(s: &Sentence) -> Option<Clause> {
    let mut at = lead(s);
    let mut speaker: Option<(Vec<Group>, usize)> = None;
    for _ in 0..4 {
        let (mut subject, verb_at) = subject(s, at)?;
        if subject.is_empty() {
            // A pronoun: whoever spoke, as nobody else was named.
            subject = speaker.as_ref().map(|(g, _)| g.clone()).unwrap_or_default();
        }
        let v = verb(s, verb_at)?;
        match content(s, &v).filter(|_| !v.passive) {
            Some(inner) => {
                speaker = Some((subject, v.head));
                at = inner;
            }
            None => return Some(Clause { subject, head: v.head, passive: v.passive, speaker, must: v.must }),
        }
    }
    None
}

/// Where the main clause begins: after "On Tuesday", "In a letter to the king,", "Despite all warnings,".
fn lead(s: &Sentence) -> usize {
    let mut at = 0;
    while s.kind(at) == Some(Kind::Mark) {
        at += 1;
    }
    let participle = s.word(at).ends_with("ing") && s.kind(at) == Some(Kind::Verb)
        || is_past(s.word(at)) && s.word(at + 1) == "by";
    // "At least three", "Up to 1,000": a number, not a place or time
    let number = s.word(at) != "on"
        && (at + 1..at + 3).any(|i| s.kind(i) == Some(Kind::Num))
        && s.kind(at + 3) != Some(Kind::Mark)
        && matches!(
            s.word(at),
            "at" | "up" | "about" | "over" | "around" | "nearly" | "almost" | "more" | "only"
        );
    if number {
        return at;
    }
    if matches!(s.kind(at), Some(Kind::Prep | Kind::Sub | Kind::Adv | Kind::To))
        || participle
        || s.word(at) == "according"
    {
        let comma = (at..s.tokens.len()).find(|i| s.word(*i) == "," && subject(s, *i + 1).is_some());
        if let Some(c) = comma {
            return c + 1;
        }
        // "On Tuesday rebels …"
        if s.kind(at + 1) == Some(Kind::Time) {
            at += 2;
            while s.kind(at) == Some(Kind::Num) || s.kind(at) == Some(Kind::Time) {
                at += 1;
            }
        }
    }
    at
}

/// The subject that begins at `at`, none for a pronoun, and its verb.
fn subject(s: &Sentence, at: usize) -> Option<(Vec<Group>, usize)> {
    let mut at = at;
    while matches!(s.kind(at), Some(Kind::Mark | Kind::Adv | Kind::Conj)) || s.word(at) == "that" {
        at += 1;
    }
    let (subject, mut i) = if s.kind(at) == Some(Kind::Pron) {
        (Vec::new(), at + 1)
    } else {
        let list = s.list(at);
        let next = list.last()?.next;
        (list, next)
    };
    while let Some(k) = s.kind(i) {
        match k {
            Kind::Verb if reduced(s, i) => i += 1,
            Kind::Aux | Kind::Verb => return Some((subject, i)),
            Kind::To if matches!(s.kind(i + 1), Some(Kind::Verb)) => return Some((subject, i)),
            // an aside between commas
            Kind::Mark if s.word(i) == "," => {
                let close = (i + 1..s.tokens.len()).find(|j| s.word(*j) == ",");
                match close {
                    Some(c)
                        if matches!(s.kind(c + 1), Some(Kind::Verb | Kind::Aux | Kind::Adv | Kind::Time)) =>
                    {
                        i = c + 1
                    }
                    _ => i += 1,
                }
            }
            Kind::Rel => i = after_relative(s, i)?,
            Kind::Mark if matches!(s.word(i), ";" | ":" | ".") => return None,
            _ => i += 1,
        }
    }
    None
}

/// "troops deployed in the north said": a participle that belongs to the noun before it.
fn reduced(s: &Sentence, i: usize) -> bool {
    if s.word(i).ends_with("ing") {
        return true;
    }
    if !is_past(s.word(i)) {
        return false;
    }
    let finite_later = (i + 1..s.tokens.len())
        .take_while(|j| !matches!(s.kind(*j), Some(Kind::Mark | Kind::Rel | Kind::Conj | Kind::Sub)))
        .any(|j| match s.kind(j) {
            Some(Kind::Aux) => true,
            Some(Kind::Verb) => {
                is_past(s.word(j)) && s.kind(j - 1) != Some(Kind::To) && s.kind(j - 1) != Some(Kind::Aux)
            }
            _ => false,
        });
    matches!(s.word(i + 1), "by" | "in" | "with" | "from" | "on" | "at" | "out" | "for" | "up")
        && finite_later
        && !is_saying(s.word(i))
}

/// After a relative clause without commas: at the second finite verb.
fn after_relative(s: &Sentence, from: usize) -> Option<usize> {
    let mut verbs = 0;
    let mut i = from + 1;
    while let Some(k) = s.kind(i) {
        let finite = k == Kind::Aux
            || k == Kind::Verb && !s.word(i).ends_with("ing") && s.kind(i - 1) != Some(Kind::To);
        if finite && s.kind(i - 1) != Some(Kind::Aux) && s.kind(i - 1) != Some(Kind::Adv) {
            verbs += 1;
            if verbs == 2 {
                return Some(i);
            }
        }
        i += 1;
    }
    None
}

/// Where the words of a speaker begin, if the verb is one of saying and a clause follows.
fn content(s: &Sentence, v: &Verb) -> Option<usize> {
    if !is_saying(s.word(v.head)) {
        return None;
    }
    let limit = (v.head + 9).min(s.tokens.len());
    let that = (v.head + 1..limit).find(|i| s.word(*i) == "that").map(|i| i + 1);
    let from = that.or_else(|| {
        let mut i = v.head + 1;
        while matches!(s.kind(i), Some(Kind::Adv | Kind::Time))
            || s.word(i) == "on" && s.kind(i + 1) == Some(Kind::Time)
        {
            i += 1;
        }
        Some(i)
    })?;
    subject(s, from)
        .is_some_and(|(g, verb_at)| {
            let start = g.first().map_or(from, |g| g.start);
            // what follows is a clause only if nothing but its own subject stands before its verb
            verb_at < from + 24 && start < from + 4 && s.kind(from) != Some(Kind::Prep)
        })
        .then_some(from)
}
