//! The name of an organization, a building, a product or an event taken apart.

use super::acronym;
use super::demonym::place_stem;
use super::plain::{is_hyphen, plain, raw_words};

/// Such a name in parts, all in plain letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// The words in order, without article, legal form and "and"; "of" is kept.
    pub words: Vec<String>,
    /// What kind of thing it is: "ministry" in "Ministry of Energy", "research" in "Microsoft Research".
    pub head: String,
    /// The legal form, where one is written: "inc", "ltd".
    pub legal: Option<&'static str>,
    /// The initials under which it may go: "nrc", "moe".
    pub initials: Vec<String>,
    /// Whether the name itself looks like an acronym.
    pub is_acronym: bool,
    /// Whether it ends in one: "Zelen NPP".
    pub ends_in_acronym: bool,
}

impl Body {
    /// Take a name apart; `None` for a name without a letter.
    pub(super) fn new(name: &str) -> Option<Self> {
        let raw: Vec<&str> = raw_words(name).flat_map(|w| w.split(is_hyphen)).collect();
        let mut words: Vec<(String, &str)> = raw.iter().map(|w| (number(spelling(plain(w))), *w)).collect();
        words.retain(|(w, _)| !w.is_empty() && !matches!(w.as_str(), "the" | "a" | "an" | "and"));
        let mut legal = None;
        while words.len() > 1
            && let Some(form) = words.last().and_then(|(w, _)| legal_form(w))
        {
            legal = Some(form);
            words.pop();
        }
        // A club is a club with and without its letters: "FC Halden", "Halden".
        while words.len() > 1
            && let Some(i) = [0, words.len() - 1].into_iter().find(|i| CLUB.contains(&words[*i].0.as_str()))
        {
            words.remove(i);
        }
        let of = words.iter().position(|(w, _)| is_link(w)).filter(|i| *i > 0).unwrap_or(words.len());
        let head = words.get(of.checked_sub(1)?)?.0.clone();
        let is_acronym = words.len() == 1 && acronym::looks_so(words[0].1);
        let ends_in_acronym = words.last().is_some_and(|(_, raw)| acronym::looks_so(raw));
        let initials = acronym::initials(&words.iter().map(|(w, _)| w.as_str()).collect::<Vec<_>>(), &head);
        let words = words.into_iter().map(|(w, _)| w).collect();
        Some(Self { words, head, legal, initials, is_acronym, ends_in_acronym })
    }

    /// Equal for the same name in the same order.
    pub(super) fn exact(&self) -> String {
        self.words.join(" ")
    }

    /// Equal for "Energy Ministry of Norvia", "Norvian Ministry of Energy": offices of state and the
    /// like, whose words change places. `None` where the order tells bodies apart: "University of
    /// Tarvo" and "Tarvo University", "Council of Europe" and "European Council".
    pub(super) fn unordered(&self) -> Option<String> {
        let content: Vec<&str> = self.content().collect();
        let turns = TURNS.contains(&self.head.as_str())
            || (content.len() >= 3 && GENERIC_HEADS.contains(&self.head.as_str()));
        if !turns || content.len() < 2 {
            return None;
        }
        let mut stems: Vec<&str> = content.into_iter().map(place_stem).collect();
        stems.sort_unstable();
        Some(stems.join(" "))
    }

    /// The words that are not "of", "for".
    pub(super) fn content(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(|w| !is_link(w))
    }

    /// Whether this is the short of a longer name: the same head and no word that the longer one lacks.
    /// Nothing that makes another body of it is left out: "New Liberal Party" is not "Liberal Party".
    pub(super) fn shortens(&self, longer: &Self) -> bool {
        let holds =
            |words: &[String], w: &str| words.iter().any(|v| v == w || place_stem(v) == place_stem(w));
        let apart = |w: &str| PARTS.contains(&w) || (self.content().count() > 1 && w.starts_with('#'));
        self.head == longer.head
            && self.content().count() < longer.content().count()
            && self.content().all(|w| holds(&longer.words, w))
            && !longer.content().any(|w| apart(w) && !holds(&self.words, w))
    }

    /// Whether this is the proper part of a company's name: "Acme" for "Acme Airlines". "Microsoft"
    /// for "Microsoft Research" it is not: that is a part of it.
    pub(super) fn begins(&self, longer: &Self) -> bool {
        let n = self.words.len();
        longer.words.len() > n
            && longer.words[..n] == self.words[..]
            && longer.words[n..].iter().all(|w| TRADES.contains(&w.as_str()))
    }

    /// Whether the name holds a legal form or a club's letters, or another spelling, beside its words.
    pub(super) fn drops(&self, words: &[String]) -> bool {
        self.words.len() < words.len()
    }

    /// Whether every word is one that many bodies share, so that over many documents the name alone
    /// does not say whose it is: "Defence Ministry", "Supreme Court".
    pub(super) fn is_generic(&self) -> bool {
        self.content().all(|w| w.starts_with('#') || is_generic(w))
    }
}

fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "in" | "at" | "on" | "to" | "with" | "against" | "de" | "du" | "des")
}

/// One spelling for both sides of the Atlantic.
fn spelling(word: String) -> String {
    let one = match word.as_str() {
        "centre" => "center",
        "defense" => "defence",
        "labor" => "labour",
        "organisation" => "organization",
        "programme" => "program",
        "harbor" => "harbour",
        "theatre" => "theater",
        "intl" => "international",
        "dept" => "department",
        "govt" => "government",
        "univ" => "university",
        "natl" => "national",
        _ => return word,
    };
    one.to_owned()
}

/// Numbers as `#1`: "1st", "First", "1". They tell brigades, districts and models apart. A year is left
/// as it is: the "2026 World Cup" is the "World Cup" where there is no other.
fn number(word: String) -> String {
    if let Some(n) = ORDINALS.iter().position(|o| *o == word) {
        return format!("#{}", n + 1);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let all = (1..4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if all && matches!(ending, "" | "st" | "nd" | "rd" | "th") { format!("#{digits}") } else { word }
}

const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Whether a word, in small letters, tells what sort of body one is and not which: "ministry", "central", "bank".
pub(crate) fn is_generic(word: &str) -> bool {
    [TURNS, GENERIC_HEADS, GENERIC, TRADES].iter().any(|list| list.contains(&word))
}

/// The legal form that a word is, in one spelling.
fn legal_form(word: &str) -> Option<&'static str> {
    let forms = [
        ("inc", &["inc", "incorporated"][..]),
        ("corp", &["corp", "corporation"]),
        ("ltd", &["ltd", "limited"]),
        ("co", &["co", "company", "cos"]),
        ("llc", &["llc"]),
        ("plc", &["plc"]),
        ("gmbh", &["gmbh"]),
        ("ag", &["ag"]),
        ("sa", &["sa"]),
        ("nv", &["nv"]),
        ("bv", &["bv"]),
        ("spa", &["spa"]),
        ("oy", &["oy", "oyj"]),
        ("ab", &["ab"]),
        ("as", &["asa"]),
        ("sro", &["sro"]),
        ("jsc", &["jsc", "pjsc", "ojsc", "oao", "ooo", "pao"]),
        ("kk", &["kk"]),
    ];
    forms.iter().find(|(_, all)| all.contains(&word)).map(|(form, _)| *form)
}

/// Heads of bodies of state, of which there is one of a kind in a country: the order of words is free.
#[rustfmt::skip] // one word a line would be pages
const TURNS: &[&str] = &[
    "administration", "agency", "army", "authority", "bureau", "department", "directorate", "embassy", "government",
    "inspectorate", "institute", "ministry", "navy", "office", "parliament", "secretariat",
];

/// Heads whose words change places where there are three or more of them.
#[rustfmt::skip] // one word a line would be pages
const GENERIC_HEADS: &[&str] = &[
    "academy", "administration", "agency", "assembly", "association", "authority", "bank", "board", "bureau",
    "center", "chamber", "church", "commission", "committee", "confederation", "congress", "corps", "council",
    "court", "directorate", "federation", "force", "forces", "front", "fund", "guard", "inspectorate",
    "institute", "league", "movement", "office", "organization", "party", "police", "secretariat", "service",
    "society", "tribunal", "union",
];

/// Words of many bodies' names, besides the heads.
#[rustfmt::skip] // one word a line would be pages
const GENERIC: &[&str] = &[
    "affairs", "agriculture", "air", "anti", "appeals", "armed", "border", "central", "chief", "city", "civil",
    "coast", "college", "command", "communist", "conservative", "constitutional", "corruption", "county",
    "criminal", "culture", "customs", "defence", "democratic", "development", "district", "economic",
    "economy", "education", "election", "electoral", "emergency", "emergencies", "employment", "energy",
    "environment", "environmental", "federal", "finance", "fire", "fisheries", "fleet", "food", "foreign",
    "general", "green", "group", "health", "high", "home", "hospital", "housing", "human", "immigration",
    "industry", "information", "intelligence", "interior", "internal", "international", "investigative",
    "justice", "labour", "liberal", "lower", "main", "market", "medical", "military", "minister", "ministers",
    "municipal", "national", "northern", "southern", "eastern", "western", "news", "of", "opposition",
    "people", "peoples", "post", "president", "press", "prison", "prosecution", "prosecutor", "prosecutors",
    "public", "railway", "railways", "regional", "republican", "research", "resources", "rights", "road",
    "roads", "royal", "school", "science", "sciences", "security", "senate", "social", "staff", "state",
    "statistics", "supreme", "tax", "technical", "times", "tourism", "town", "trade", "transport",
    "treasury", "university", "upper", "veterans", "war", "water", "welfare", "brigade", "division",
    "battalion", "regiment", "squadron", "daily", "radio", "television", "tv", "gazette", "herald", "house",
    "representatives", "deputies", "commons", "lords", "cabinet", "congress", "airport", "station", "plant",
    "stadium", "bridge", "port", "museum", "cathedral", "prison", "club", "team", "works",
];

/// What a company does, at the end of its name: left out in the short one.
#[rustfmt::skip] // one word a line would be pages
const TRADES: &[&str] = &[
    "airlines", "airline", "airways", "bank", "brewery", "builders", "cement", "chemicals", "construction",
    "electronics", "engineering", "ferries", "foods", "freight", "gas", "group", "industries",
    "insurance", "lines", "logistics", "mills", "mining", "motor", "motors", "oil", "pharma",
    "pharmaceuticals", "petroleum", "power", "press", "railways", "shipbuilding", "shipping", "shipyards",
    "steel", "steelworks", "stores", "supermarkets", "systems", "technologies", "technology", "telecom",
    "textiles", "trust", "works", "associates", "brothers", "bros", "partners", "sons",
    // Of buildings and works what they are.
    "airport", "arena", "camp", "dam", "palace", "park", "prison", "refinery", "square", "stadium", "terminal", "tower",
];

/// Letters that clubs put before or after their place.
const CLUB: &[&str] = &["fc", "afc", "cf", "fk", "sc", "ac", "bc", "hc"];

/// Words that make another body of a name.
const PARTS: &[&str] = &[
    "anti",
    "continuity",
    "former",
    "free",
    "new",
    "old",
    "provisional",
    "real",
    "shadow",
    "student",
    "students",
    "women",
    "womens",
    "young",
    "youth",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str) -> Body {
        Body::new(name).unwrap()
    }

    #[test]
    fn words_of_offices_change_places() {
        let key = |n| body(n).unordered();
        assert_eq!(key("Energy Ministry"), key("the Ministry of Energy"));
        assert_eq!(key("Belarusian Defence Ministry"), key("Ministry of Defense of Belarus"));
        assert_eq!(key("Norvian Supreme Court"), key("Supreme Court of Norvia"));
        assert_eq!(key("Council of Europe"), None);
        assert_eq!(key("University of Tarvo"), None);
        assert_ne!(key("Belarusian Defence Ministry"), key("Ukrainian Defence Ministry"));
    }

    #[test]
    fn short_names() {
        let short = |a, b| body(a).shortens(&body(b));
        assert!(short("the Resistance Centre", "National Resistance Center"));
        assert!(short("National Bank", "National Bank of Tarvo"));
        assert!(!short("Microsoft", "Microsoft Research") && !short("Liberal Party", "New Liberal Party"));
        assert!(
            !short("Mechanised Brigade", "1st Mechanised Brigade") && !short("1st Brigade", "2nd Brigade")
        );
        assert!(
            body("Acme").begins(&body("Acme Airlines Ltd")) && !body("Acme").begins(&body("Acme Research"))
        );
        assert_eq!(body("First Army").exact(), body("1st Army").exact());
    }
}
