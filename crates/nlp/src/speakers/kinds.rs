//! Persons, bodies and groups: what "she", "it" and "they" may mean.

use super::names::{is_person, untitled};
use reportedly_core::speaker::name_words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Person,
    Body,
    Many,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
    Unknown,
}

impl Class {
    /// A description's class counts where the name alone says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Body { other } else { self }
    }
}

impl Gender {
    pub(super) fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }

    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}

#[rustfmt::skip] // one word a line would be pages
const WOMEN: &[&str] = &[
    "she", "her", "wife", "mother", "daughter", "sister", "girl", "queen", "mrs", "ms", "actress", "lady",
    "grandmother", "widow", "aunt", "niece", "waitress", "princess",
];
#[rustfmt::skip] // one word a line would be pages
const MEN: &[&str] = &[
    "he", "him", "his", "husband", "father", "son", "brother", "boy", "king", "mr", "grandfather",
    "uncle", "nephew", "widower", "prince", "fisherman",
];
/// Nouns for one person that no ending tells.
#[rustfmt::skip] // one word a line would be pages
const PERSONS: &[&str] = &[
    "person", "official", "aide", "witness", "chief", "guard", "nurse", "pilot", "clerk", "cook",
    "deputy", "diplomat", "general", "colonel", "captain", "sergeant", "judge", "governor", "mayor",
    "president", "minister", "secretary", "ambassador", "candidate", "head", "boss", "coach", "analyst",
    "expert", "resident", "consultant", "student", "pensioner", "veteran", "patient", "parent", "child",
    "neighbour", "neighbor", "volunteer", "engineer", "employee", "trainee", "refugee", "source",
    "architect", "monk", "nun", "priest", "bishop", "rabbi", "imam", "envoy", "delegate", "spokesperson",
    "chairperson", "architect", "accountant", "merchant", "assistant", "attendant", "sergeant",
    "lieutenant", "commandant", "victim", "hostage", "heir", "docker", "apprentice", "colleague",
    "friend", "relative", "cousin", "foreman", "professor", "doctor", "lawyer", "senator", "author",
    "lawmaker", "intern", "surgeon", "magistrate", "mechanic", "critic", "medic", "paramedic",
    "representative", "executive", "native", "detective", "fellow", "conscript", "recruit", "informant",
    "owner", "fitter", "supervisor", "linesman",
];
/// Words that end as names of trades do and are none.
#[rustfmt::skip] // one word a line would be pages
const THINGS: &[&str] = &[
    "paper", "newspaper", "center", "centre", "order", "letter", "number", "theater", "computer",
    "server", "broadcaster", "carrier", "operator", "power", "tower", "river", "water", "weather",
    "chapter", "register", "newsletter", "manufacturer", "producer", "maker", "supplier", "regulator",
    "retailer", "insurer", "lender", "automaker", "airliner", "publisher", "tracker", "poster", "sector",
    "factor", "motor", "harbor", "labor", "war", "list", "career", "developer", "importer", "exporter",
    "distributor", "monitor", "caliper", "toolmaker", "shipbuilder", "other", "either", "another",
    "summer", "winter", "september", "october", "november", "december", "over", "after", "under",
    "however", "later", "earlier", "former", "border", "matter", "corner", "quarter", "for", "or", "her",
    "per", "never", "ever", "whether", "together", "rather", "altogether",
];
#[rustfmt::skip] // one word a line would be pages
const BODIES_IN_S: &[&str] = &[
    "reuters", "times", "news", "press", "forces", "congress", "headquarters", "airlines", "lines",
    "works", "railways", "series", "business", "states", "nations",
];
const GROUPS: &[&str] = &[
    "people", "police", "staff", "some", "many", "several", "two", "three", "four", "both", "others", "few",
    "those", "children", "men", "women", "media",
];
/// Words for any body, whatever its name.
#[rustfmt::skip] // one word a line would be pages
pub(super) const GENERIC: &[&str] = &[
    "body", "agency", "group", "organization", "organisation", "office", "service", "company", "firm",
    "outlet", "paper", "newspaper", "channel", "broadcaster", "institution", "blog", "magazine",
    "station", "website", "portal", "party", "union", "bank", "watchdog",
];

/// The noun that a phrase is about, lower-cased: "author" in "the author of the blog".
pub(super) fn head(phrase: &str) -> String {
    const AFTER: &[&str] = &[
        "of", "for", "at", "in", "from", "on", "with", "who", "which", "whose", "that", "behind", "near",
        "to", "close", "seen", "by", "about",
    ];
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let cut = words.iter().skip(1).position(|w| AFTER.contains(w)).map_or(words.len(), |i| i + 1);
    let last = words[..cut].last().copied().unwrap_or_default();
    last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

pub(super) fn class(phrase: &str) -> Class {
    if is_person(phrase) || untitled(phrase).is_some() {
        return Class::Person;
    }
    let head = head(phrase);
    let first = phrase.split_whitespace().next().unwrap_or_default().to_lowercase();
    let named = phrase.split_whitespace().last().is_some_and(|w| w.starts_with(char::is_uppercase))
        && phrase.contains(' ');
    if phrase.contains(" and ")
        || (GROUPS.contains(&first.as_str()) && first != head)
        || GROUPS.contains(&head.as_str())
    {
        Class::Many
    } else if person_noun(&head) || first == "one" && !named {
        Class::Person
    } else if head.len() > 3
        && head.ends_with('s')
        && !head.ends_with("ss")
        && !named
        && !BODIES_IN_S.contains(&head.as_str())
    {
        Class::Many
    } else {
        Class::Body
    }
}

fn person_noun(head: &str) -> bool {
    const ENDINGS: &[&str] = &["man", "woman", "er", "or", "ist", "ician", "eer", "arian"];
    let listed = |l: &[&str]| l.contains(&head);
    !listed(THINGS)
        && (listed(PERSONS)
            || listed(WOMEN)
            || listed(MEN)
            || (head.len() > 4 && ENDINGS.iter().any(|e| head.ends_with(e)))
            || matches!(head, "man" | "grandson" | "granddaughter" | "stepson"))
}

pub(super) fn gender(phrase: &str) -> Gender {
    let words = name_words(phrase);
    let words: Vec<&str> =
        words.iter().map(String::as_str).chain(Some(phrase).filter(|p| p.len() <= 3)).collect();
    // "her son": the noun decides, not whose it is.
    let has = |list: &[&str], ending: &[&str]| {
        words.iter().any(|w| list.contains(w) || w.len() > 4 && ending.iter().any(|e| w.ends_with(e)))
    };
    if has(WOMEN, &["woman"]) {
        Gender::Woman
    } else if has(MEN, &[])
        || words
            .iter()
            .any(|w| w.ends_with("man") && (w.starts_with("spokes") || w.starts_with("chair") || *w == "man"))
    {
        Gender::Man
    } else {
        Gender::Unknown
    }
}

/// The noun phrase that a sentence begins with, as far as a word list can tell: up to a verb or a mark.
pub(super) fn opening(sentence: &str) -> &str {
    const STOPS: &[&str] = &[
        "was", "were", "is", "are", "had", "has", "have", "will", "would", "could", "can", "may", "might",
        "must", "did", "does", "do", "who", "which", "whose", "later", "also", "told", "says", "say", "said",
        "then", "and", "wrote", "from", "at", "in", "on", "that", "thought", "saw", "sees", "went", "came",
        "gave", "took", "behind", "near", "with",
    ];
    let lead = sentence.len() - sentence.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let mut end = lead;
    for (i, word) in sentence[lead..].split_inclusive(' ').take(8).enumerate() {
        let bare = word.trim_end();
        let stop = STOPS.contains(&bare) || (i > 1 && bare.len() > 4 && bare.ends_with("ed"));
        if stop && i > 0 {
            break;
        }
        end += word.len();
        if bare.ends_with([',', '.', ':', ';', '"', '”', '!', '?']) {
            break;
        }
    }
    sentence[lead..end].trim().trim_end_matches(|c: char| !c.is_alphanumeric())
}
