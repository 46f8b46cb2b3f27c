//! Who "he", "the ministry" and "Kaminskaya" are: sources resolved within one document.

mod kinds;
mod names;
#[cfg(test)]
mod tests;

use kinds::{Class, Gender, class, gender};
use names::{article_free, core_phrase, person_in, proper_names};
use reportedly_core::speaker::{name_words, same_word, source_kind};
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

/// Somebody named or described at a place in the text.
#[derive(Debug, Clone)]
struct Mention {
    at: u32,
    sentence: usize,
    speaker: Speaker,
    class: Class,
    gender: Gender,
    /// Speaks in the author's text, not in somebody else's words.
    outer: bool,
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

const PERSONAL: &[&str] = &["he", "she", "him", "his", "her"];
const IMPERSONAL: &[&str] = &["it", "this", "its"];
const PLURAL: &[&str] = &["they", "these", "those", "them", "their"];
const RELATIVE: &[&str] = &["who", "which", "that", "whose"];
pub(crate) const FIRST: &[&str] = &["i", "we", "us", "me", "my", "our"];
/// Papers that speak for the body that put them out.
const PAPERS: &[&str] =
    &["statement", "release", "communique", "communiqué", "announcement", "letter", "report", "document"];
/// Words for any body, whatever its name.
#[rustfmt::skip] // one word a line would be pages
const GENERIC: &[&str] = &[
    "body", "agency", "group", "organization", "organisation", "office", "service", "company", "firm",
    "outlet", "paper", "newspaper", "channel", "broadcaster", "institution", "blog", "magazine",
    "station", "website", "portal", "party", "union", "bank", "watchdog",
];
/// How many speakers and names back a short form may reach.
const REACH: usize = 40;

impl<'a> Speakers<'a> {
    /// Find the proper names and persons of a text.
    pub(crate) fn new(text: &'a str, sentences: &'a [Span]) -> Self {
        let names = proper_names(text);
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

    /// Names right after a word for a body, not capitalised itself: "the blog Harbour Leaks".
    fn bodies(&self) -> HashSet<String> {
        let after_body = |n: &&Span| {
            let before = self.text.get(..n.start as usize).unwrap_or_default();
            let close = before.ends_with(' ') || before.ends_with(['"', '“']);
            close && GENERIC.contains(&before.split_whitespace().next_back().unwrap_or_default())
        };
        self.names.iter().filter(after_body).map(|n| n.of(self.text).to_owned()).collect()
    }

    /// Persons named anywhere, and persons described where a sentence begins.
    fn persons(&self) -> Vec<Mention> {
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

    fn sentence(&self, at: u32) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }

    /// The speaker that a source span means. Call in the order of the text, outer ones first; `outer` is
    /// the speaker in whose words the source stands, whom "I" and "we" mean.
    pub(crate) fn resolve(&mut self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let whole = source.of(self.text);
        let phrase = core_phrase(whole);
        let lower = phrase.to_lowercase();
        let one = lower.split_whitespace().count() == 1;
        let is = |list: &[&str]| one && list.contains(&lower.as_str());
        let found = if is(FIRST) {
            outer.cloned()
        } else if is(RELATIVE) {
            self.before(source)
        } else if is(PERSONAL) {
            self.person(source, gender(&lower))
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
        };
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

    /// The person who was last said to speak, if near: whom "told her" means.
    pub(crate) fn teller(&self, at: u32) -> Option<Speaker> {
        let here = self.sentence(at);
        let last = self.said.iter().rev().take(REACH).find(|m| m.outer && m.sentence < here)?;
        (last.class == Class::Person && here - last.sentence <= 3).then(|| last.speaker.clone())
    }

    fn class_of(&self, speaker: &Speaker) -> Class {
        let known = self.said.iter().rev().take(REACH).find(|m| m.speaker == *speaker);
        known.map_or_else(|| class(&speaker.name), |m| m.class)
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

    /// A phrase with a name, or a description that stands for a name met before.
    fn named(&self, phrase: &str, whole: &str, source: Span) -> Speaker {
        let kind = source_kind(phrase);
        let words = name_words(phrase);
        let inner = proper_names(phrase);
        if let Some(person) = inner.iter().find_map(|n| person_in(n.of(phrase))) {
            let told = name_words(whole);
            let role: Vec<String> =
                told.iter().filter(|w| !name_words(person).contains(w)).cloned().collect();
            let spokes = role.iter().any(|w| w.starts_with("spokes"));
            let speaks_for = spokes.then(|| self.office(&role, whole, person, source)).flatten();
            let known = self.known(person);
            let speaks_for = speaks_for.or_else(|| known.and_then(|k| k.speaks_for));
            return Speaker { name: person.to_owned(), kind: SourceKind::Named, speaks_for };
        }
        // "the news agency Coastwire": what it is called, without what it is.
        if let [.., name] = inner.as_slice()
            && name.end as usize == phrase.len()
            && let Some(before) = phrase.get(..name.start as usize)
            && GENERIC.contains(&before.split_whitespace().next_back().unwrap_or_default())
        {
            return plain(name.of(phrase).to_owned(), SourceKind::Named);
        }
        // "Kaminskaya", "the Center", "NRC": a longer name met before that holds it. So is the last
        // word of "Interior Minister Radev".
        let short = match names::untitled(phrase) {
            Some(last) => Some(name_words(last)),
            None => (kind == SourceKind::Named && words.len() == 1).then(|| words.clone()),
        };
        if let Some(word) = short.as_ref().and_then(|w| w.first())
            && let Some(long) = self.longer(word, source)
        {
            return self.known(&long).unwrap_or_else(|| plain(long, SourceKind::Named));
        }
        let head = kinds::head(phrase);
        let definite = phrase.get(..4).is_some_and(|a| a.eq_ignore_ascii_case("the "));
        if kind == SourceKind::Role
            && definite
            && words.len() <= 3
            && !phrase.contains(" and ")
            && let Some(s) = self.described(&head, &words, source)
        {
            return s;
        }
        plain(article_free(phrase).to_owned(), kind)
    }

    /// "the ministry", "the spokeswoman", "the governor": who was called so before.
    fn described(&self, head: &str, words: &[String], source: Span) -> Option<Speaker> {
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

    /// "the governor" after "Governor Ana Reyes", "the coach" after "Ana Reyes, the coach".
    fn office_holder(&self, words: &[String], source: Span) -> Option<Speaker> {
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

    fn known(&self, name: &str) -> Option<Speaker> {
        self.latest.get(name).map(|i| self.said[*i].speaker.clone())
    }

    /// A name of two or more words met before `source` that ends in `word`, or whose initials it is.
    fn longer(&self, word: &str, source: Span) -> Option<String> {
        let end = self.names.partition_point(|n| n.end <= source.start);
        fn ends_in<'n>(n: &'n str, word: &str) -> Option<&'n str> {
            let w = name_words(n);
            (w.len() > 1 && w.last().is_some_and(|l| l == word)).then(|| person_in(n).unwrap_or(n))
        }
        let list = self.by_word.get(word).map(Vec::as_slice).unwrap_or_default();
        let list = &list[..list.partition_point(|i| (*i as usize) < end)];
        let by_last =
            list.iter().rev().take(REACH).find_map(|i| ends_in(self.names[*i as usize].of(self.text), word));
        let initials = |n: &&str| {
            n.split_whitespace()
                .filter_map(|w| w.chars().next())
                .filter(|c| c.is_uppercase())
                .collect::<String>()
                .to_lowercase()
                == word
        };
        let by_initials = || {
            let near = self.names[..end].iter().rev().take(4 * REACH).map(|n| n.of(self.text));
            near.into_iter().find(initials)
        };
        by_last.or_else(by_initials).map(|n| article_free(n).to_owned())
    }

    /// Whose spokeswoman: an organization named in the phrase, or met before under the same word.
    fn office(&self, role: &[String], phrase: &str, person: &str, source: Span) -> Option<String> {
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

fn plain(name: String, kind: SourceKind) -> Speaker {
    Speaker { name, kind, speaks_for: None }
}
