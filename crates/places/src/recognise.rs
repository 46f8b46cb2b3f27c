//! Mentions of places by the gazetteer alone.

use crate::fold::fold;
use crate::gazetteer::{Entry, Kind, Naming, readings};
use crate::mentions::{is_short_form, longest_name, looks_like_person, words};
use reportedly_core::text::Span;
use std::collections::BTreeSet;

/// Given names: a name behind one is a person's.
pub(crate) const GIVEN: &[&str] = &[
    "michael",
    "john",
    "david",
    "james",
    "robert",
    "mary",
    "william",
    "jack",
    "george",
    "paris",
    "anna",
    "peter",
    "paul",
    "richard",
    "thomas",
    "charles",
    "susan",
    "linda",
    "joe",
    "tom",
    "bill",
    "mike",
    "steve",
    "chris",
    "mark",
    "brian",
    "kevin",
    "jennifer",
    "karen",
    "barbara",
    "daniel",
    "eric",
    "scott",
    "gary",
    "larry",
    "frank",
    "andrew",
    "henry",
    "jim",
    "bob",
    "president",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sgt",
    "gov",
    "sen",
    "rep",
    "judge",
    "chief",
    "officer",
    "detective",
    "lt",
    "capt",
    "rev",
    "mayor",
    "professor",
];

/// Words that are names of villages somewhere, and in a text hardly ever.
const COMMON: &[&str] = &[
    "we",
    "as",
    "one",
    "to",
    "of",
    "most",
    "many",
    "man",
    "over",
    "much",
    "none",
    "is",
    "police",
    "center",
    "centre",
    "city",
    "university",
    "street",
    "central",
    "college",
    "church",
    "leader",
    "bank",
    "ii",
    "north",
    "south",
    "east",
    "west",
    "commerce",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "western",
    "eastern",
    "chamber",
    "god",
    "metro",
    "union",
    "law",
    "airport",
    "green",
    "king",
    "justice",
    "federal",
    "human",
    "nov",
    "time",
    "valley",
    "village",
    "villages",
    "officer",
    "superior",
    "research",
    "grand",
    "hope",
    "ridge",
    "spring",
    "eagle",
    "drug",
    "march",
    "august",
    "april",
    "may",
    "media",
    "free",
    "orange",
    "zoo",
    "vice",
    "channel",
    "mercury",
    "best",
    "why",
    "un",
    "hiv",
    "hamas",
    "male",
    "nice",
    "mad",
    "reading",
    "mobile",
    "bath",
    "of the",
    "sunday",
    "data",
    "deal",
];

/// Words before a name that let a place be expected.
const LEADS: &[&str] = &[
    "in", "at", "near", "from", "to", "of", "outside", "around", "between", "into", "through", "toward",
    "towards", "across", "inside", "within", "downtown", "visit", "visited", "leave", "left", "reached",
    "northern", "southern", "eastern", "western", "via",
];

/// A place of this importance (400,000 inhabitants) needs nothing beside it that lets a place be expected.
const GREAT: u8 = 150;

/// Names of places in a text by longest match with the gazetteer, in order; a stand-in until a trained
/// reader marks them. A lesser town counts where the text lets a place be expected ("in", "near", ", Ohio")
/// there or elsewhere. Misses what the gazetteer lacks and takes some people for places.
pub fn toponyms(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut found: Vec<(Span, String, bool)> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let before = &text[..words[i].start];
        let after_comma = before.ends_with(", ") || before.ends_with('(');
        let Some((span, last)) = longest_name(text, &words, i, |name| is_place(name, after_comma)) else {
            i += 1;
            continue;
        };
        if !looks_like_person(text, &words, i, last) {
            let key = fold(span.of(text));
            let lead = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let expected = LEADS.contains(&lead.to_lowercase().as_str()) && before.ends_with(' ');
            let plain = expected || is_great(&key) || is_short_form(span.of(text), after_comma);
            found.push((span, key, plain));
        }
        i = last + 1;
    }
    // "Dublin, Ohio": what follows the comma says that a place comes before it.
    for i in 1..found.len() {
        let between = found[i - 1].0.end as usize..found[i].0.start as usize;
        if text.get(between) == Some(", ") && is_division(&found[i].1) {
            (found[i - 1].2, found[i].2) = (true, true);
        }
    }
    let sure: BTreeSet<String> = found.iter().filter(|f| f.2).map(|f| f.1.clone()).collect();
    found.into_iter().filter(|f| sure.contains(&f.1)).map(|f| f.0).collect()
}

/// A country, state or region, or a great town.
fn is_great(key: &str) -> bool {
    readings(key).any(|(n, naming)| {
        let e = Entry::of(n);
        let own = matches!(naming, Naming::Own | Naming::People);
        own && (e.importance > GREAT
            || e.kind == Kind::Country
            || e.kind == Kind::County && key.contains(' '))
    })
}

fn is_division(key: &str) -> bool {
    readings(key).any(|(n, naming)| {
        matches!(Entry::of(n).kind, Kind::Country | Kind::State)
            && matches!(naming, Naming::Own | Naming::Short)
    })
}

fn is_place(name: &str, after_comma: bool) -> bool {
    let key = fold(name);
    if name.len() < 2 || COMMON.contains(&key.as_str()) || name.starts_with("The ") {
        return name == "The Hague";
    }
    readings(&key).any(|(n, naming)| {
        let e = Entry::of(n);
        match naming {
            Naming::Own => e.kind != Kind::Settlement || e.importance > 70,
            Naming::People => true,
            Naming::Other => e.importance > 130,
            Naming::Bare => e.kind == Kind::State && e.importance > 150,
            Naming::Short => is_short_form(name, after_comma),
        }
    })
}
