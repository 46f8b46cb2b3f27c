//! Names of speakers: what kind of source a phrase is, and when two names are one speaker.

use crate::entity::one_person;
pub use crate::entity::same_word;
use crate::reading::SourceKind;

/// Words of a name that identify: lower-cased, without articles, titles and possessive endings.
///
/// "Ukraine's National Resistance Center" gives `ukraine national resistance center`.
pub fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .map(|w| {
            let w = w.trim_matches(['\'', '’', '-']).to_lowercase();
            w.strip_suffix("'s").or_else(|| w.strip_suffix("’s")).map(str::to_owned).unwrap_or(w)
        })
        .filter(|w| !w.is_empty() && !SMALL.contains(&w.as_str()))
        .map(|w| spelling(&w))
        .collect()
}

const SMALL: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "his", "her",
    "its", "their", "our", "my", "who", "which", "that", "mr", "mrs", "ms", "dr", "prof", "sir", "s", "de",
    "la", "le",
];

/// One spelling for both sides of the Atlantic, and for place name and adjective.
fn spelling(word: &str) -> String {
    let w = match word {
        "centre" => "center",
        "defense" => "defence",
        "labor" => "labour",
        "organisation" => "organization",
        w => w,
    };
    w.to_owned()
}

/// Whether two names are one speaker's: all words of the shorter one stand in the longer one, and
/// they share a word that is more than a rank or a kind of office.
///
/// "Defence Ministry" and "Belarusian Defence Ministry" are; "the ministry" and "Energy Ministry" are
/// not (within a document the reader has resolved the short form already). Of persons a title goes
/// for a first name ("Secretary Clinton", "Hillary Clinton"), and two first names are two persons.
pub fn same_speaker(a: &str, b: &str) -> bool {
    if let Some(decided) = one_person(a, b) {
        return decided;
    }
    let (x, y) = (name_words(a), name_words(b));
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    // A phrase that long is a sentence mistaken for a name; words in common mean nothing there.
    if short.is_empty() || long.len() > LONGEST_NAME {
        return false;
    }
    let shared = short.iter().filter(|w| long.iter().any(|v| same_word(w, v))).count();
    let telling = short.iter().filter(|w| !OFFICE.contains(&w.as_str())).count();
    shared == short.len() && (telling > 1 || (telling == 1 && (short.len() > 1 || long.len() <= 2)))
}

/// Words of the longest name that is compared: "Deputy Minister for Energy and Mines of the Republic of …".
const LONGEST_NAME: usize = 8;

/// Words that say what somebody is, not who.
#[rustfmt::skip] // one word a line would be pages
const OFFICE: &[&str] = &[
    "agency", "army", "authorities", "authority", "board", "body", "bureau", "center", "chief",
    "commission", "committee", "company", "council", "court", "department", "director", "embassy",
    "government", "governor", "group", "head", "institute", "mayor", "military", "minister", "ministry",
    "office", "official", "officials", "party", "police", "president", "press", "secretary", "service",
    "source", "sources", "spokesman", "spokesperson", "spokeswoman", "state", "statement", "team",
    "university", "report",
];

/// What kind of source a phrase is, as written: "two officials" is unnamed, "a spokesman" a role.
pub fn source_kind(phrase: &str) -> SourceKind {
    let words = name_words(phrase);
    let unnamed = words.iter().any(|w| UNNAMED.contains(&w.as_str()));
    let named = has_name(phrase);
    if words.is_empty() || (unnamed && (!named || words.iter().any(|w| w == "sources" || w == "source"))) {
        SourceKind::Unnamed
    } else if named {
        SourceKind::Named
    } else {
        SourceKind::Role
    }
}

#[rustfmt::skip] // one word a line would be pages
const UNNAMED: &[&str] = &[
    "source", "sources", "officials", "experts", "analysts", "observers", "witnesses", "residents",
    "people", "critics", "some", "many", "others", "several", "insiders", "diplomats", "reports",
    "rumours", "rumors", "everyone", "anyone", "someone", "media", "locals", "activists", "workers",
    "employees", "neighbours", "neighbors", "eyewitnesses",
];

/// Whether a phrase holds a capitalised word other than its first small word.
fn has_name(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    let first = words.next().unwrap_or_default();
    let capital =
        |w: &str| w.trim_start_matches(['"', '“', '‘', '(']).chars().next().is_some_and(char::is_uppercase);
    let small = name_words(first).is_empty();
    if words.clone().any(capital) {
        return true;
    }
    // A lone capitalised word may only begin a sentence: "Officials", "Police".
    let word = first.to_lowercase();
    !small && capital(first) && !UNNAMED.contains(&word.as_str()) && !OFFICE.contains(&word.as_str())
}

/// Whether a phrase is a news outlet's name or description, which relays rather than originates.
pub fn is_outlet(name: &str) -> bool {
    let words = name_words(name);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    has(OUTLETS)
        || (has(&["news", "press"]) && has(&["agency", "agencies", "service", "wire", "association"]))
}

#[rustfmt::skip] // one word a line would be pages
const OUTLETS: &[&str] = &[
    "newspaper", "daily", "broadcaster", "tabloid", "reuters", "afp", "ap", "upi", "tass", "interfax",
    "ria", "bbc", "cnn", "times", "post", "journal", "gazette", "herald", "tribune", "newsroom", "wire",
    "outlet", "outlets", "media", "magazine", "website", "channel", "tv", "television", "radio",
    "bloomberg", "xinhua", "dpa", "anadolu", "guardian", "telegraph", "chronicle", "observer",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_speaker_under_several_names() {
        assert!(same_speaker("Ukraine's National Resistance Center", "the National Resistance Centre"));
        assert!(same_speaker("Defence Ministry of Belarus", "Belarusian Defence Ministry"));
        assert!(same_speaker("ministry spokeswoman Vera Kaminskaya", "Vera Kaminskaya"));
        assert!(!same_speaker("the ministry", "Energy Ministry"));
        assert!(!same_speaker("Defence Ministry of Belarus", "Defence Ministry of Ukraine"));
        assert!(!same_speaker("Anna Kral", "Anna Holm"));
        assert!(same_speaker("Secretary Clinton", "Hillary Clinton"));
        assert!(same_speaker("Secretary of State Hillary Clinton", "Mrs Clinton"));
        assert!(!same_speaker("Secretary Bill Clinton", "Hillary Clinton"));
        assert!(!same_speaker("Mr Clinton", "Hillary Clinton"));
        assert!(!same_speaker("", "Anna Holm"));
        assert!(!same_speaker(
            "Norvia Bank",
            "Long lines outside branches of Norvia Bank on Monday after a rumour"
        ));
    }

    #[test]
    fn kinds_of_source() {
        let kinds = [
            "Anna Kral",
            "two officials",
            "unnamed sources",
            "a ministry spokesman",
            "The Center's sources",
            "Officials",
        ];
        use SourceKind::{Named, Role, Unnamed};
        assert_eq!(kinds.map(source_kind), [Named, Unnamed, Unnamed, Role, Unnamed, Unnamed]);
    }

    #[test]
    fn outlets_relay() {
        assert!(is_outlet("the news agency Northline") && is_outlet("Harbour Daily"));
        assert!(!is_outlet("National Resistance Center") && !is_outlet("Press Secretary Anna Kral"));
    }
}
