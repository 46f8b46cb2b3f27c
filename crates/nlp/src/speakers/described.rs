//! Descriptions that stand for somebody met before: "the ministry", "the spokeswoman", "the statement".

use super::kinds::{Class, GENERIC};
use super::memory::{Mention, REACH};
use super::names::{article_free, person_in};
use super::{Speaker, Speakers, plain};
use reportedly_core::speaker::{name_words, same_word};
use reportedly_core::{SourceKind, Span};

/// Papers that speak for the body that put them out.
const PAPERS: &[&str] =
    &["statement", "release", "communique", "communiqué", "announcement", "letter", "report", "document"];

impl Speakers<'_> {
    /// "the ministry", "the spokeswoman", "the governor": who was called so before.
    pub(super) fn described(&self, head: &str, words: &[String], source: Span) -> Option<Speaker> {
        let near = || self.said.iter().rev().take(REACH).filter(|m| m.at <= source.start);
        if head.starts_with("spokes")
            && let Some(m) = near().find(|m| m.speaker.speaks_for.is_some())
        {
            return Some(m.speaker.clone());
        }
        if PAPERS.contains(&head) && words.len() == 1 {
            return near()
                .find(|m| m.outer && m.speaker.kind == SourceKind::Named)
                .map(|m| m.speaker.clone());
        }
        let holds = |name: &str| {
            let w = name_words(name);
            words.iter().all(|v| w.iter().any(|w| same_word(w, v)))
        };
        if let Some(m) = near().find(|m| holds(&m.speaker.name)) {
            return Some(m.speaker.clone());
        }
        if let Some(person) = self.office_holder(words, source) {
            return Some(person);
        }
        let list = self.by_word.get(head).map(Vec::as_slice).unwrap_or_default();
        let end = list.partition_point(|i| self.names[*i as usize].end <= source.start);
        let earlier = list[..end].iter().rev().take(REACH).map(|i| self.names[*i as usize].of(self.text));
        let bodies = earlier.filter(|n| holds(n) && person_in(n).is_none());
        if let Some(name) = bodies.into_iter().next() {
            return Some(plain(article_free(name).to_owned(), SourceKind::Named));
        }
        let body = |m: &&Mention| m.class == Class::Body && m.speaker.kind == SourceKind::Named;
        (GENERIC.contains(&head) && words.len() <= 2)
            .then(|| near().find(body).map(|m| m.speaker.clone()))
            .flatten()
    }
}
