//! Who "he", "the ministry" and "Kaminskaya" are: sources resolved within one document.
//!
//! One file for each way to speak of somebody: by a pronoun, by a name, by a description, by an office.
//! They look back at the names in the text (`people`) and at who was met as a source (`memory`).

mod described;
mod kinds;
mod memory;
mod named;
mod names;
mod offices;
mod owned;
mod people;
mod pronouns;
#[cfg(test)]
mod tests;

pub(crate) use pronouns::FIRST;

use crate::lines::Lines;
use kinds::{Class, class, gender};
use memory::Mention;
use names::{core_phrase, person_in, proper_names};
use reportedly_core::speaker::name_words;
use reportedly_core::{SourceKind, Span};
use std::collections::{HashMap, HashSet};

/// A source resolved: what to call it, and for whom it speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Speaker {
    pub name: String,
    pub kind: SourceKind,
    /// "the ministry" in "ministry spokeswoman Vera Kaminskaya", resolved.
    pub speaks_for: Option<String>,
}

/// Names met so far in a document, in order, and the speakers among them.
pub(crate) struct Speakers<'a> {
    text: &'a str,
    sentences: &'a [Span],
    /// Proper names, in order.
    names: Vec<Span>,
    /// Persons named or described, in order: "Anna Kral", "A nurse" at a sentence's beginning.
    people: Vec<Mention>,
    said: Vec<Mention>,
    /// Last word of every name met as a source or standing in the text, to its places in `names`.
    by_word: HashMap<String, Vec<u32>>,
    /// Name to its last place in `said`.
    latest: HashMap<String, usize>,
    /// Names that look like a person's and are not: "the channel Night Signal".
    bodies: HashSet<String>,
}

impl<'a> Speakers<'a> {
    /// Find the proper names and persons of a text.
    pub(crate) fn new(text: &'a str, sentences: &'a [Span], lines: &Lines) -> Self {
        let mut names = proper_names(text);
        // "He" is nobody from a byline, and in a line of capitals every word looks like a name.
        names.retain(|n| lines.kind(*n).tells() && !lines.shouted(*n));
        let mut by_word: HashMap<String, Vec<u32>> = HashMap::new();
        for (i, n) in names.iter().enumerate() {
            for w in name_words(n.of(text)) {
                by_word.entry(w).or_default().push(i as u32);
            }
        }
        let mut out = Self {
            text,
            sentences,
            names,
            people: Vec::new(),
            said: Vec::new(),
            by_word,
            latest: HashMap::new(),
            bodies: HashSet::new(),
        };
        out.bodies = out.bodies();
        out.people = out.persons();
        out
    }

    /// The speaker that a source span means. Call in the order of the text, outer ones first; `outer` is
    /// the speaker in whose words the source stands, whom "I" and "we" mean.
    pub(crate) fn resolve(&mut self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let whole = source.of(self.text);
        let phrase = core_phrase(whole);
        let lower = phrase.to_lowercase();
        let found = self.pronoun(&lower, source, outer).or_else(|| self.owned(phrase, source, outer));
        let resolved = found.is_some();
        let speaker = found.unwrap_or_else(|| self.named(phrase, whole, source));
        let class = if resolved { self.class_of(&speaker) } else { class(&speaker.name).or(class(phrase)) };
        let class = match person_in(&speaker.name) {
            Some(p) if self.bodies.contains(p) => Class::Body,
            Some(_) => Class::Person,
            None => class,
        };
        self.latest.insert(speaker.name.clone(), self.said.len());
        self.said.push(Mention {
            at: source.start,
            sentence: self.sentence(source.start),
            gender: gender(whole).or(gender(&speaker.name)),
            speaker: speaker.clone(),
            class,
            outer: outer.is_none(),
        });
        speaker
    }
}

fn plain(name: String, kind: SourceKind) -> Speaker {
    Speaker { name, kind, speaks_for: None }
}
