//! Who "he", "the ministry" and "Kaminskaya" are: sources resolved within one document.

use reportedly_core::speaker::{name_words, same_word, source_kind};
use reportedly_core::{SourceKind, Span};

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
    names: Vec<Span>,
    said: Vec<Speaker>,
}

const PERSONAL: &[&str] = &["he", "she"];
const IMPERSONAL: &[&str] = &["it", "they", "this", "these", "those"];
const RELATIVE: &[&str] = &["who", "which", "that", "whose"];
const FIRST: &[&str] = &["i", "we"];
const POSSESSIVE: &[&str] = &["his", "her", "its", "their", "my", "our"];

impl<'a> Speakers<'a> {
    /// Find the proper names of a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, names: proper_names(text), said: Vec::new() }
    }

    /// The speaker that a source span means. Call in the order of the text; `outer` is the speaker in
    /// whose words the source stands, whom "I" and "we" mean.
    pub(crate) fn resolve(&mut self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let phrase = core_phrase(source.of(self.text));
        let lower = phrase.to_lowercase();
        let first = lower.split_whitespace().next().unwrap_or_default().to_owned();
        let one = lower.split_whitespace().count() == 1;
        let found = if one && FIRST.contains(&first.as_str()) {
            outer.cloned()
        } else if one && RELATIVE.contains(&first.as_str()) {
            self.before(source)
        } else if one && PERSONAL.contains(&first.as_str()) {
            self.last(|s| s.speaks_for.is_some() || is_person(&s.name))
                .or_else(|| self.last_person_name(source))
        } else if one && (IMPERSONAL.contains(&first.as_str()) || POSSESSIVE.contains(&first.as_str())) {
            self.last(|s| !is_person(&s.name)).or_else(|| self.last(|_| true))
        } else {
            None
        };
        let speaker = found.unwrap_or_else(|| self.named(phrase, source));
        self.said.push(speaker.clone());
        speaker
    }

    fn last(&self, accept: impl Fn(&Speaker) -> bool) -> Option<Speaker> {
        self.said.iter().rev().take(8).find(|s| accept(s)).cloned()
    }

    /// The nearest name that ends right before a relative pronoun.
    fn before(&self, source: Span) -> Option<Speaker> {
        let name = self.names.iter().rev().find(|n| n.end <= source.start)?;
        (source.start - name.end <= 40).then(|| self.named(name.of(self.text), *name))
    }

    fn last_person_name(&self, source: Span) -> Option<Speaker> {
        let near = self.names.iter().rev().filter(|n| n.end <= source.start && source.start - n.end < 600);
        near.map(|n| n.of(self.text)).find(|n| is_person(n)).map(|n| plain(n.to_owned(), SourceKind::Named))
    }

    /// A phrase with a name, or a description that stands for a name met before.
    fn named(&self, phrase: &str, source: Span) -> Speaker {
        let kind = source_kind(phrase);
        let words = name_words(phrase);
        let inner = proper_names(phrase);
        let person = inner.iter().map(|n| n.of(phrase)).find(|n| is_person(n));
        if let Some(person) = person {
            let role: Vec<String> =
                words.iter().filter(|w| !name_words(person).contains(w)).cloned().collect();
            let speaks_for = role
                .iter()
                .any(|w| w.starts_with("spokes"))
                .then(|| self.office(&role, phrase, person, source));
            return Speaker {
                name: person.to_owned(),
                kind: SourceKind::Named,
                speaks_for: speaks_for.flatten(),
            };
        }
        // "Kaminskaya", "the Center", "NRC": a longer name met before that holds it.
        if kind == SourceKind::Named
            && words.len() == 1
            && let Some(long) = self.longer(&words[0], source)
        {
            return self.known(&long).unwrap_or_else(|| plain(long, kind));
        }
        // "the ministry", "the spokeswoman": the last speaker or name whose description holds the word.
        if kind == SourceKind::Role && phrase.to_lowercase().starts_with("the ") && words.len() <= 2 {
            let head = words.last().map(String::as_str).unwrap_or_default();
            if head.starts_with("spokes")
                && let Some(s) = self.last(|s| s.speaks_for.is_some())
            {
                return s;
            }
            let holds = |name: &str| name_words(name).iter().any(|w| w == head);
            if let Some(s) = self.last(|s| holds(&s.name)) {
                return s;
            }
            let earlier = self.names.iter().rev().filter(|n| n.end <= source.start).map(|n| n.of(self.text));
            if let Some(name) = earlier.into_iter().find(|n| holds(n)) {
                return plain(article_free(name).to_owned(), SourceKind::Named);
            }
            if ["body", "agency", "group", "organization", "organisation", "office", "service"]
                .contains(&head)
                && let Some(s) = self.last(|s| s.kind == SourceKind::Named && !is_person(&s.name))
            {
                return s;
            }
        }
        plain(article_free(phrase).to_owned(), kind)
    }

    fn known(&self, name: &str) -> Option<Speaker> {
        self.said.iter().rev().find(|s| s.name == name).cloned()
    }

    /// A name of two or more words met before `source` that holds `word` (or whose initials it is).
    fn longer(&self, word: &str, source: Span) -> Option<String> {
        let initials = |n: &str| {
            n.split_whitespace()
                .filter_map(|w| w.chars().next())
                .filter(|c| c.is_uppercase())
                .collect::<String>()
        };
        let earlier = self.names.iter().filter(|n| n.end <= source.start).map(|n| n.of(self.text));
        let fits = |n: &&str| {
            let w = name_words(n);
            w.len() > 1 && (w.last().is_some_and(|l| l == word) || initials(n).to_lowercase() == word)
        };
        earlier.into_iter().rfind(fits).map(|n| article_free(n).to_owned())
    }

    /// Whose spokeswoman: an organization named in the phrase, or met before under the same word.
    fn office(&self, role: &[String], phrase: &str, person: &str, source: Span) -> Option<String> {
        let named = proper_names(phrase)
            .into_iter()
            .map(|n| n.of(phrase))
            .find(|n| *n != person && !n.contains(person));
        if let Some(n) = named {
            return Some(article_free(n).to_owned());
        }
        let word = role.iter().find(|w| !w.starts_with("spokes"))?;
        let holds = |n: &str| name_words(n).iter().any(|w| same_word(w, word));
        let earlier = self.names.iter().rev().filter(|n| n.end <= source.start).map(|n| n.of(self.text));
        let name = earlier.into_iter().find(|n| holds(n)).map(|n| article_free(n).to_owned());
        Some(name.unwrap_or_else(|| word.clone()))
    }
}

fn plain(name: String, kind: SourceKind) -> Speaker {
    Speaker { name, kind, speaks_for: None }
}

/// A source without what only describes it: "Ines Varga, who studies images" is "Ines Varga".
fn core_phrase(phrase: &str) -> &str {
    let cut = phrase.find([',', '(', ';']).filter(|i| *i > 2).unwrap_or(phrase.len());
    let head = &phrase[..cut];
    let cut = [" who ", " which ", " whose "].iter().filter_map(|w| head.find(w)).min().unwrap_or(head.len());
    head[..cut].trim().trim_matches(['"', '“', '”'])
}

fn article_free(name: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "].iter().find_map(|a| name.strip_prefix(a)).unwrap_or(name)
}

/// Two or three capitalised words, none of which names an office or an organization.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && !w.ends_with("’s")
            && !w.ends_with("'s")
            && !w.chars().skip(1).all(|c| c.is_uppercase() && w.len() > 2)
            && !ORGANIZATION.contains(&w.to_lowercase().as_str())
    };
    (2..=3).contains(&words.len()) && words.iter().all(plain)
}

const ORGANIZATION: &[&str] = &[
    "ministry",
    "center",
    "centre",
    "agency",
    "institute",
    "university",
    "council",
    "committee",
    "commission",
    "party",
    "court",
    "bank",
    "group",
    "union",
    "association",
    "company",
    "corp",
    "inc",
    "ltd",
    "police",
    "army",
    "department",
    "office",
    "house",
    "times",
    "post",
    "news",
    "daily",
    "service",
    "organization",
    "front",
    "forces",
    "guard",
    "board",
    "bureau",
    "foundation",
    "federation",
    "republic",
    "states",
    "kingdom",
    "nations",
    "press",
    "wire",
    "herald",
    "senate",
    "parliament",
    "congress",
    "embassy",
    "government",
    "city",
    "region",
    "province",
    "state",
    "authority",
    "north",
    "south",
    "east",
    "west",
    "street",
    "airport",
    "hospital",
    "network",
    "initiative",
    "international",
    "national",
    "the",
    "in",
    "on",
];

/// Runs of capitalised words, "of", "for" and "the" allowed inside.
fn proper_names(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut run: Option<Span> = None;
    let mut pending: Option<Span> = None;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let bare = word.trim_end();
        let left = bare.len() - bare.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let core = bare.trim_matches(|c: char| !c.is_alphanumeric());
        let span = Span::new(start + left, start + left + core.len());
        let capital = core.chars().next().is_some_and(char::is_uppercase);
        let opens = left > 0;
        if opens {
            out.extend(run.take());
            pending = None;
        }
        if capital {
            run = Some(run.map_or(span, |r| r.hull(span)));
            pending = None;
        } else if run.is_some()
            && pending.is_none()
            && matches!(core, "of" | "for" | "de" | "al" | "bin" | "van" | "von")
        {
            pending = Some(span);
        } else {
            out.extend(run.take());
            pending = None;
        }
        if bare.len() > left + core.len() && run.is_some() && !(bare.ends_with('.') && core.len() <= 2) {
            out.extend(run.take());
            pending = None;
        }
    }
    out.extend(run);
    out.retain(|s| !COMMON.contains(&s.of(text)));
    out
}

const COMMON: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "It",
    "He",
    "She",
    "They",
    "We",
    "I",
    "But",
    "And",
    "For",
    "If",
    "This",
    "That",
    "No",
    "Not",
    "As",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "There",
    "When",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(text: &str, sources: &[&str]) -> Vec<String> {
        let mut speakers = Speakers::new(text);
        let mut at = 0;
        sources
            .iter()
            .map(|s| {
                let i = at + text[at..].find(s).unwrap();
                at = i + s.len();
                let who = speakers.resolve(Span::new(i, at), None);
                who.speaks_for.map_or(who.name.clone(), |o| format!("{} for {o}", who.name))
            })
            .collect()
    }

    #[test]
    fn pronouns_and_short_forms_find_their_names() {
        let text = "The Defence Ministry of Belarus denied it. Ministry spokeswoman Vera Kaminskaya said no. \
                    She added more. The ministry repeated that. Kaminskaya said. Officials said.";
        assert_eq!(
            resolve(
                text,
                &[
                    "The Defence Ministry of Belarus",
                    "Ministry spokeswoman Vera Kaminskaya",
                    "She",
                    "The ministry",
                    "Kaminskaya",
                    "Officials"
                ]
            ),
            [
                "Defence Ministry of Belarus",
                "Vera Kaminskaya for Defence Ministry of Belarus",
                "Vera Kaminskaya for Defence Ministry of Belarus",
                "Defence Ministry of Belarus",
                "Vera Kaminskaya for Defence Ministry of Belarus",
                "Officials",
            ]
        );
    }

    #[test]
    fn descriptions_and_relative_pronouns() {
        let text = "Ukraine's National Resistance Center reported it. The state body said so. The Center added. Ines Varga, who thinks so.";
        assert_eq!(
            resolve(text, &["Ukraine's National Resistance Center", "The state body", "The Center", "who"]),
            [
                "Ukraine's National Resistance Center",
                "Ukraine's National Resistance Center",
                "Ukraine's National Resistance Center",
                "Ines Varga"
            ]
        );
    }
}
