//! Names inside phrases for speakers, such as "ministry spokeswoman Vera Kaminskaya".

use super::acronym;
use super::body::Body;
use super::person::Person;
use super::plain::{plain, raw_words};
use super::titles::{self, Address, address};

/// Whether a word in small letters is a title or part of one: "secretary", "mr".
pub(crate) fn is_title(word: &str) -> bool {
    titles::is_title(word)
}

/// Whether two phrases name one person, as far as titles tell: `Some(true)` for "Secretary Clinton" and
/// "Hillary Clinton", `Some(false)` for two first names or "Mr" and a woman's name; `None` where
/// neither has a title or first name that decides.
pub(crate) fn one_person(a: &str, b: &str) -> Option<bool> {
    let ((a, titled_a), (b, titled_b)) = (person(a)?, person(b)?);
    let surname = a.family == b.family;
    if surname && a.is_other_gender(&b) {
        return Some(false);
    }
    match (a.is_full(), b.is_full()) {
        (true, true) if surname && a.agrees(&b) => Some(true),
        // Of unknown words only the comparison of all words can tell.
        (true, true) if surname && a.has_known_name() && b.has_known_name() => Some(false),
        (false, true) if titled_a && surname => Some(true),
        (true, false) if titled_b && surname => Some(true),
        _ => None,
    }
}

/// The person at the end of a phrase, and whether a title stands before the name.
fn person(phrase: &str) -> Option<(Person, bool)> {
    let words: Vec<&str> = raw_words(phrase).collect();
    let name = |w: &&&str| w.chars().next().is_some_and(char::is_uppercase) && !titles::is_title(&plain(w));
    let n = words.iter().rev().take_while(name).count();
    let (before, tail) = words.split_at(words.len() - n);
    // A long row of capitals is a body's name or a headline, and so is one that ends in "Ministry".
    if !(1..=4).contains(&n) || tail.last().and_then(|w| Body::new(w)).is_none_or(|b| b.is_generic()) {
        return None;
    }
    let title = before.last().map_or(Address::default(), |w| address(&plain(w)));
    let person = Person::new(&tail.join(" "), title)?;
    Some((person, title.titled || title.gender.is_some()))
}

/// Whether a short name is made of a longer name's initials, or of its last ones: "NRC" for
/// "Ukraine's National Resistance Center".
pub(crate) fn is_acronym_of(short: &str, long: &str) -> bool {
    let mut words = raw_words(short).filter(|w| !w.eq_ignore_ascii_case("the"));
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let letters = plain(word);
    let Some(body) = Body::new(long) else { return false };
    letters.len() >= 3
        && acronym::looks_so(word)
        && body.initials.iter().any(|i| i.ends_with(&letters))
        && !body.words.contains(&letters)
}
