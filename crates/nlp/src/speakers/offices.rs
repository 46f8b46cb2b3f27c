//! Offices: who holds one ("the governor"), and whose spokeswoman somebody is.

use super::memory::{Mention, REACH};
use super::names::{article_free, proper_names};
use super::{Speaker, Speakers};
use reportedly_core::speaker::{name_words, same_word};
use reportedly_core::{SourceKind, Span};

impl<'a> Speakers<'a> {
    /// "the governor" after "Governor Ana Reyes", "the coach" after "Ana Reyes, the coach".
    pub(super) fn office_holder(&self, words: &[String], source: Span) -> Option<Speaker> {
        let end = self.people.partition_point(|m| m.at < source.start);
        let people = self.people[..end].iter().rev().take(REACH);
        let called = |m: &&Mention| {
            let at = m.at as usize;
            let from =
                self.text.get(..at).map_or(0, |t| t.char_indices().rev().nth(40).map_or(0, |(i, _)| i));
            let start = self.sentences.get(m.sentence).map_or(0, |s| s.start as usize).max(from);
            let before = self.text.get(start..at).unwrap_or_default();
            let near: Vec<String> =
                before.rsplit([',', '.', ';', '"', '”']).next().map(name_words).unwrap_or_default();
            let near = near.into_iter().rev().take(4).collect::<Vec<_>>();
            let whole = name_words(self.name_at(m.at).unwrap_or_default());
            let after =
                self.text.get(at..).unwrap_or_default().get(m.speaker.name.len()..).unwrap_or_default();
            let apposed = after.strip_prefix(", ").map(|a| a.split([',', '.']).next().unwrap_or_default());
            let apposed = apposed.filter(|a| a.len() < 60).map(name_words).unwrap_or_default();
            m.speaker.kind == SourceKind::Named
                && (words.iter().all(|w| near.contains(w) || whole.contains(w))
                    || words.iter().all(|w| apposed.contains(w)))
        };
        let found = people.into_iter().find(called)?;
        Some(self.known(&found.speaker.name).unwrap_or_else(|| found.speaker.clone()))
    }

    fn name_at(&self, at: u32) -> Option<&'a str> {
        let i = self.names.partition_point(|n| n.start < at);
        self.names.get(i).map(|n| n.of(self.text))
    }

    /// Whose spokeswoman: an organization named in the phrase, or met before under the same word.
    pub(super) fn office(&self, role: &[String], phrase: &str, person: &str, source: Span) -> Option<String> {
        let other = |n: &&str| !n.contains(person) && name_words(n).iter().any(|w| !w.starts_with("spokes"));
        let named = proper_names(phrase).into_iter().map(|n| n.of(phrase)).find(other);
        let word = role.iter().find(|w| !w.starts_with("spokes"))?;
        if let Some(n) = named
            && name_words(n).len() > 1
        {
            return Some(article_free(n).to_owned());
        }
        let earlier = self.names[..self.names.partition_point(|n| n.end <= source.start)].iter().rev();
        let holds = |n: &&str| {
            let w = name_words(n);
            w.len() > 1 && w.iter().any(|w| same_word(w, word))
        };
        let name =
            earlier.take(4 * REACH).map(|n| n.of(self.text)).find(holds).map(|n| article_free(n).to_owned());
        Some(name.or_else(|| named.map(|n| article_free(n).to_owned())).unwrap_or_else(|| word.clone()))
    }
}
