//! Whom a pronoun means: "she", "it", "they", "who", and "we" in somebody's words.

use super::kinds::{self, Class, Gender, gender};
use super::memory::{Mention, REACH};
use super::names::core_phrase;
use super::{Speaker, Speakers};
use reportedly_core::Span;

const PERSONAL: &[&str] = &["he", "she", "him", "his", "her"];
const IMPERSONAL: &[&str] = &["it", "this", "its"];
const PLURAL: &[&str] = &["they", "these", "those", "them", "their"];
const RELATIVE: &[&str] = &["who", "which", "that", "whose"];
pub(crate) const FIRST: &[&str] = &["i", "we", "us", "me", "my", "our"];

impl Speakers<'_> {
    /// The speaker whom a source means that is a pronoun; `None` for any other source, or if nobody fits.
    /// `lower` is the source in lower case, `outer` the speaker in whose words it stands.
    pub(super) fn pronoun(&self, lower: &str, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let one = lower.split_whitespace().count() == 1;
        let is = |list: &[&str]| one && list.contains(&lower);
        if is(FIRST) {
            outer.cloned()
        } else if is(RELATIVE) {
            self.before(source)
        } else if is(PERSONAL) {
            self.person(source, gender(lower))
        } else if is(IMPERSONAL) {
            self.subject(source, Class::Body)
                .or_else(|| self.met(source, |m| m.class == Class::Body))
                .or_else(|| self.met(source, |m| m.class != Class::Person))
        } else if is(PLURAL) {
            self.met(source, |m| m.class == Class::Many)
                .or_else(|| self.met(source, |m| m.class == Class::Body))
                .or_else(|| self.met(source, |_| true))
        } else {
            None
        }
    }

    /// A speaker met before with whom one of the last sentences begins, if nobody of the class spoke since.
    fn subject(&self, source: Span, class: Class) -> Option<Speaker> {
        let here = self.sentence(source.start);
        let spoke = self.said.iter().rev().take(REACH).find(|m| m.class == class && m.sentence < here);
        let since = spoke.map_or(0, |m| m.sentence + 1).max(here.saturating_sub(3));
        (since..here).rev().find_map(|i| {
            let s = *self.sentences.get(i)?;
            let phrase = kinds::opening(s.of(self.text));
            let start = phrase.as_ptr() as usize - self.text.as_ptr() as usize;
            let speaker = self.named(core_phrase(phrase), phrase, Span::new(start, start + phrase.len()));
            let known = self.latest.get(&speaker.name).map(|i| &self.said[*i])?;
            (known.class == class).then(|| known.speaker.clone())
        })
    }

    /// The last speaker of an earlier sentence whom `accept` takes; one of this sentence if none.
    fn met(&self, source: Span, accept: impl Fn(&Mention) -> bool) -> Option<Speaker> {
        let here = self.sentence(source.start);
        let near = || self.said.iter().rev().take(REACH).filter(|m| m.at < source.start && accept(m));
        let best = near().filter(|m| m.sentence < here).max_by_key(|m| (m.sentence, m.outer, m.at));
        best.or_else(|| near().next()).map(|m| m.speaker.clone())
    }

    /// Whom "he" or "she" means: somebody of the nearest earlier sentence that names a person, first
    /// whoever speaks there, then whoever is named first. A person of the same sentence only if there is
    /// no other, since "A nurse had told her so, she said" means somebody met before.
    fn person(&self, source: Span, gender: Gender) -> Option<Speaker> {
        let here = self.sentence(source.start);
        let fits = |m: &&Mention| m.class == Class::Person && m.gender.agrees(gender) && m.at < source.start;
        let end = self.people.partition_point(|m| m.at < source.start);
        let people = self.people[..end].iter().rev().take(REACH);
        let near: Vec<&Mention> = self.said.iter().rev().take(REACH).chain(people).filter(fits).collect();
        let earlier = near.iter().filter(|m| m.sentence < here && here - m.sentence <= 12);
        // The said ones come first in `near`; among the others of a sentence the first named counts.
        let said = |m: &Mention| self.said.iter().rev().take(REACH).any(|s| std::ptr::eq(s, m));
        let best = earlier.max_by_key(|m| (m.sentence, said(m) && m.outer, std::cmp::Reverse(m.at)));
        let found = best.or_else(|| near.iter().min_by_key(|m| (here.abs_diff(m.sentence), m.at)))?;
        let same = self.said.iter().rev().take(REACH).find(|s| s.speaker.name == found.speaker.name);
        Some(same.map_or_else(|| found.speaker.clone(), |s| s.speaker.clone()))
    }

    /// The nearest name that ends right before a relative pronoun.
    fn before(&self, source: Span) -> Option<Speaker> {
        let end = self.names.partition_point(|n| n.end <= source.start);
        let name = *self.names[..end].last()?;
        let near = source.start - name.end <= 40;
        near.then(|| self.named(name.of(self.text), name.of(self.text), name))
    }
}
