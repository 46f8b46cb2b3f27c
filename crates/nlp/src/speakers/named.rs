//! Sources with a name in them, and short forms of a longer name: "Kaminskaya", "the Center", "NRC".

use super::kinds::{self, GENERIC};
use super::memory::REACH;
use super::names::{self, article_free, person_in, proper_names};
use super::{Speaker, Speakers, plain};
use reportedly_core::speaker::{is_outlet, name_words, source_kind};
use reportedly_core::{SourceKind, Span};

impl Speakers<'_> {
    /// A phrase with a name, or a description that stands for a name met before.
    pub(super) fn named(&self, phrase: &str, whole: &str, source: Span) -> Speaker {
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
            // "The owner of the freighter Amber Lynne" is not the freighter.
            && !before.contains(" of ")
        {
            // An outlet whose name does not say so keeps the words that do: it relays and does not answer.
            let name = name.of(phrase);
            let told = if is_outlet(phrase) && !is_outlet(name) { article_free(phrase) } else { name };
            return plain(told.to_owned(), SourceKind::Named);
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
}
