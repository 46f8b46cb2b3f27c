//! Whom a text names or describes, before anybody is known to speak.

use super::kinds::{self, Class, GENERIC, class, gender};
use super::memory::Mention;
use super::names::{article_free, person_in};
use super::{Speakers, plain};
use reportedly_core::speaker::source_kind;
use reportedly_core::{SourceKind, Span};
use std::collections::HashSet;

impl Speakers<'_> {
    /// Names right after a word for a body, not capitalised itself: "the blog Harbour Leaks".
    pub(super) fn bodies(&self) -> HashSet<String> {
        let after_body = |n: &&Span| {
            let before = self.text.get(..n.start as usize).unwrap_or_default();
            let close = before.ends_with(' ') || before.ends_with(['"', '“']);
            close && GENERIC.contains(&before.split_whitespace().next_back().unwrap_or_default())
        };
        self.names.iter().filter(after_body).map(|n| n.of(self.text).to_owned()).collect()
    }

    /// Persons named anywhere, and persons described where a sentence begins.
    pub(super) fn persons(&self) -> Vec<Mention> {
        let mut out: Vec<Mention> = Vec::new();
        let quoted = quotations(self.text);
        for n in &self.names {
            // Whoever is named inside a quotation is not who speaks next.
            let i = quoted.partition_point(|q| q.end <= n.start);
            if quoted.get(i).is_some_and(|q| q.contains(*n)) {
                continue;
            }
            if let Some(person) = person_in(n.of(self.text)).filter(|p| !self.bodies.contains(*p)) {
                let before = self.text.get(..n.start as usize).unwrap_or_default();
                let role = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
                out.push(Mention {
                    at: n.start,
                    sentence: self.sentence(n.start),
                    gender: gender(&format!("{role} {}", n.of(self.text))),
                    speaker: plain(person.to_owned(), SourceKind::Named),
                    class: Class::Person,
                    outer: false,
                });
            }
        }
        for (i, s) in self.sentences.iter().enumerate() {
            let phrase = kinds::opening(s.of(self.text));
            if class(phrase) == Class::Person && person_in(phrase).is_none() {
                out.push(Mention {
                    at: s.start,
                    sentence: i,
                    gender: gender(phrase),
                    speaker: plain(article_free(phrase).to_owned(), source_kind(phrase)),
                    class: Class::Person,
                    outer: false,
                });
            }
        }
        out.sort_by_key(|m| m.at);
        out
    }
}

/// Stretches inside double quotation marks; a line break ends one.
fn quotations(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (i, c) in text.char_indices() {
        match (c, open) {
            ('“', _) | ('"', None) => open = Some(i),
            ('”' | '"', Some(s)) => {
                out.push(Span::new(s, i));
                open = None;
            }
            ('\n', _) => open = None,
            _ => {}
        }
    }
    out
}
