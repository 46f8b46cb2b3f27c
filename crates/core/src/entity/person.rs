//! A person's name taken apart: first names, family name, what stands before and after it.

use super::given;
use super::plain::{is_hyphen, plain, plain_words, raw_words};
use super::spelling::letters;
use super::titles::{Address, Gender, address, is_title};

/// A person's name in parts, all in plain letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// First and middle names, or their initials. Empty where the surname stands alone.
    pub given: Vec<String>,
    /// The last word, without "von", "de", "al-". Where the family name comes first ("Xi Jinping")
    /// this is the first name: whoever compares looks at both ends.
    pub family: String,
    /// "jr", "sr", "ii", "iii".
    pub suffix: Option<String>,
    /// The title that is part of the name or stands before it.
    pub address: Address,
}

impl Person {
    /// Take a name apart; `before` is what the words before it in the text say. `None` for a name
    /// without a letter.
    pub(super) fn new(name: &str, before: Address) -> Option<Self> {
        let name = turned(name);
        let mut words: Vec<&str> = raw_words(&name).collect();
        let mut own = Address::default();
        // A title counts as one only before a name: "Major" alone is a surname.
        while words.len() > 1 && is_title(&plain(words[0])) {
            own = address(&plain(words[0])).or(own);
            words.remove(0);
        }
        let mut suffix = None;
        if words.len() > 1
            && let Some(last) = words.last().map(|w| plain(w)).filter(|w| SUFFIXES.contains(&w.as_str()))
        {
            suffix = Some(last);
            words.pop();
        }
        let (last, first) = words.split_last()?;
        let family = family(last);
        let given: Vec<String> = first.iter().flat_map(|w| parts(w)).collect();
        // Particles stand before the family name only; elsewhere they would be first names.
        let kept = given.iter().rposition(|w| !PARTICLES.contains(&w.as_str())).map_or(0, |i| i + 1);
        (!family.is_empty()).then(|| Self {
            given: given[..kept].to_vec(),
            family,
            suffix,
            address: own.or(before),
        })
    }

    /// Man or woman, by title, else by first name.
    pub(super) fn gender(&self) -> Option<Gender> {
        self.address.gender.or_else(|| self.given.first().and_then(|g| given::gender(g)))
    }

    /// Whether more than a surname is there.
    pub(super) fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// Whether some first name is written out.
    pub(super) fn is_written_out(&self) -> bool {
        self.given.iter().any(|g| g.chars().count() > 1)
    }

    /// Whether the first name is one that the lists know.
    pub(super) fn has_known_name(&self) -> bool {
        self.given.first().is_some_and(|g| given::is_known(g))
    }

    /// All words of the name, in order.
    fn words(&self) -> impl Iterator<Item = &str> {
        self.given.iter().map(String::as_str).chain([self.family.as_str()])
    }

    /// Whether two full names can be one person's. Never so where a first name, a middle initial, a
    /// suffix or a title speaks against it.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let apart = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
        if apart(&self.suffix, &other.suffix) || self.is_other_gender(other) {
            return false;
        }
        self.is_joined_otherwise(other)
            || self.is_same_in_order(other)
            || self.is_turned(other)
            || self.drops_last(other)
            || other.drops_last(self)
    }

    /// Whether one is a man and the other a woman, as far as titles and first names tell.
    pub(super) fn is_other_gender(&self, other: &Self) -> bool {
        matches!((self.gender(), other.gender()), (Some(a), Some(b)) if a != b)
    }

    /// The same words with other hyphens: "Kim Jong-un", "Kim Jong Un".
    fn is_joined_otherwise(&self, other: &Self) -> bool {
        let words = |p: &Self| p.words().collect::<Vec<_>>().join("-");
        words(self) == words(other)
    }

    fn is_same_in_order(&self, other: &Self) -> bool {
        let names = |a: &[String], b: &[String]| a.iter().zip(b).all(|(a, b)| given::agree(a, b));
        letters(&self.family) == letters(&other.family)
            && !self.given.is_empty()
            && !other.given.is_empty()
            && names(&self.given, &other.given)
    }

    /// The family name put first: "Orban Viktor".
    fn is_turned(&self, other: &Self) -> bool {
        self.given.len() == 1
            && other.given.len() == 1
            && self.given[0] == other.family
            && self.family == other.given[0]
    }

    /// The mother's family name left out: "Luis García" for "Luis García Pérez".
    fn drops_last(&self, longer: &Self) -> bool {
        longer.given.len() >= 2
            && self.given.len() + 1 == longer.given.len()
            && self.family.chars().count() > 1
            && self.words().zip(longer.words()).all(|(a, b)| a == b)
    }
}

/// "Kral, Anna" the other way round.
fn turned(name: &str) -> std::borrow::Cow<'_, str> {
    match name.split_once(',') {
        Some((family, given))
            if !given.contains(',') && !SUFFIXES.contains(&plain_words(given).join(" ").as_str()) =>
        {
            format!("{given} {family}").into()
        }
        _ => name.into(),
    }
}

/// The last word of a name without an article grown on to it: "al-Hamdi". Other hyphens stay, for
/// "Kral-Novak" is not "Novak".
fn family(word: &str) -> String {
    match word.split_once(is_hyphen) {
        Some((article, rest)) if PARTICLES.contains(&plain(article).as_str()) => plain(rest),
        _ => plain_words(word).join("-"),
    }
}

/// First names in a word: "Jean-Paul" gives two, "J.K." two initials.
fn parts(word: &str) -> Vec<String> {
    let dotted = word.split('.').filter(|p| !p.is_empty()).all(|p| p.chars().count() == 1);
    let cut = |c: char| is_hyphen(c) || (dotted && c == '.');
    word.split(cut).map(plain).filter(|w| !w.is_empty()).collect()
}

const SUFFIXES: &[&str] = &["jr", "junior", "sr", "senior", "ii", "iii", "iv"];

#[rustfmt::skip] // one word a line would be pages
const PARTICLES: &[&str] = &[
    "af", "al", "ap", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ould", "ter", "van", "ven", "von", "zu", "zum", "zur",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person::new(name, Address::default()).unwrap()
    }

    #[test]
    fn full_names_of_one_person() {
        let same = [
            ("J. K. Brown", "Joanne Brown"),
            ("J.K. Brown", "Joanne Kathleen Brown"),
            ("Secretary Hillary Clinton", "Hillary Rodham Clinton"),
            ("Bill Clinton", "William Clinton"),
            ("Orban Viktor", "Viktor Orbán"),
            ("Kim Jong-un", "KIM JONG UN"),
            ("Kral, Anna", "Anna Kral"),
            ("Luis García", "Luis García Pérez"),
            ("Martin Holm", "Martin Holm Jr."),
            ("Volodymyr Zelensky", "Vladimir Zelenskiy"),
            ("Bashar al-Assad", "Bashar Assad"),
            ("Ursula von der Leyen", "Ursula Leyen"),
        ];
        for (a, b) in same {
            assert!(person(a).agrees(&person(b)) && person(b).agrees(&person(a)), "{a} / {b}");
        }
    }

    #[test]
    fn names_of_two_persons() {
        let apart = [
            ("Hillary Clinton", "Bill Clinton"),
            ("George H. W. Bush", "George W. Bush"),
            ("Martin Holm Sr.", "Martin Holm Jr."),
            ("Anna Kral", "Anna Kral-Novak"),
            ("Mr A. Kral", "Ms A. Kral"),
            ("Pavel Ivanov", "Pavel Ivanova"),
            ("Martin Garrison", "Martin Harrison"),
        ];
        for (a, b) in apart {
            assert!(!person(a).agrees(&person(b)), "{a} / {b}");
        }
    }
}
