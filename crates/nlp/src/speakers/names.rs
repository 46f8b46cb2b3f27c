//! Proper names in a text, and which of them are persons'.

use reportedly_core::Span;

/// A source without what only describes it: "Ines Varga, who studies images" is "Ines Varga", and so is
/// "The regional governor, Ines Varga,".
pub(super) fn core_phrase(phrase: &str) -> &str {
    let cut = phrase.find([',', '(', ';']).filter(|i| *i > 2).unwrap_or(phrase.len());
    let head = &phrase[..cut];
    let apposed = phrase
        .get(cut + 1..)
        .unwrap_or_default()
        .split([',', '(', ';', ')'])
        .next()
        .unwrap_or_default()
        .trim();
    let named = |p: &str| proper_names(p).iter().find_map(|n| person_in(n.of(p))).is_some();
    if phrase[cut..].starts_with(',') && !named(head) && is_person(apposed) {
        return apposed;
    }
    let cut = [" who ", " which ", " whose "].iter().filter_map(|w| head.find(w)).min().unwrap_or(head.len());
    head[..cut].trim().trim_matches(['"', '“', '”'])
}

pub(super) fn article_free(name: &str) -> &str {
    ["the ", "The ", "THE ", "a ", "A ", "an ", "An ", "AN "]
        .iter()
        .find_map(|a| name.strip_prefix(a))
        .unwrap_or(name)
}

/// Two or three capitalised words, none of which names an office or an organization.
pub(super) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=3).contains(&words.len()) && words.iter().all(|w| plain(w)) && !title(words[0])
}

fn plain(w: &str) -> bool {
    let initials = w.chars().count() > 2 && w.chars().all(char::is_uppercase);
    let owns = w.ends_with("’s") || w.ends_with("'s");
    w.starts_with(char::is_uppercase)
        && !owns
        && !initials
        && !ORGANIZATION.contains(&w.to_lowercase().as_str())
}

/// The person in a run of capitalised words, titles left out: "Interior Minister Ana Reyes".
pub(super) fn person_in(name: &str) -> Option<&str> {
    let rest =
        without_titles(name.split(" of ").next().unwrap_or(name).split(" for ").next().unwrap_or(name));
    is_person(rest).then_some(rest)
}

/// The family name after titles: "Radev" in "Interior Minister Radev" and in "minister Radev".
pub(super) fn untitled(phrase: &str) -> Option<&str> {
    let (before, last) = phrase.trim().rsplit_once(' ')?;
    let head = before.rsplit(' ').next()?;
    (title(head) && plain(last) && !title(last)).then_some(last)
}

fn without_titles(name: &str) -> &str {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some(last) = words.iter().rposition(|w| title(w)) else { return name };
    let Some(next) = words.get(last + 1) else { return name };
    let at = next.as_ptr() as usize - name.as_ptr() as usize;
    name.get(at..).unwrap_or(name)
}

/// Whether a word before a name says what somebody is.
fn title(word: &str) -> bool {
    let w = word.trim_end_matches('.').to_lowercase();
    TITLES.contains(&w.as_str())
        || ["woman", "man", "person", "maker"].iter().any(|e| w.len() > 6 && w.ends_with(e))
}

#[rustfmt::skip] // one word a line would be pages
const TITLES: &[&str] = &[
    "president", "minister", "secretary", "chancellor", "premier", "governor", "mayor", "senator",
    "lawmaker", "representative", "congressman", "judge", "justice", "professor", "prof", "doctor", "dr",
    "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "general", "gen", "colonel", "col", "captain",
    "capt", "major", "maj", "lieutenant", "lt", "sergeant", "sgt", "admiral", "adm", "commander", "chief",
    "director", "executive", "officer", "head", "leader", "coach", "resident", "pensioner", "shopkeeper",
    "passenger", "analyst", "economist", "prosecutor", "lawyer", "attorney", "commissioner", "ambassador",
    "inspector", "superintendent", "detective", "deputy", "engineer", "consultant", "trader", "farmer",
    "driver", "owner", "chair", "king", "queen", "prince", "princess", "pope", "bishop", "archbishop",
    "cardinal", "father", "sister", "brother", "rabbi", "imam", "sheikh", "witness", "researcher",
    "historian", "spectator", "defender", "striker", "substitute", "goalkeeper", "manager", "teacher",
    "student", "nurse", "coxswain", "sheriff", "gov", "sen", "rep", "editor", "reporter", "correspondent",
    "photographer", "author", "writer", "actor", "singer", "activist", "volunteer", "councillor",
    "councilor", "delegate", "envoy", "speaker",
];

#[rustfmt::skip] // one word a line would be pages
const ORGANIZATION: &[&str] = &[
    "lines", "airlines", "airways", "motors", "industries", "works", "systems", "media", "holdings",
    "steel", "oil", "gas", "power", "capital", "partners", "television", "tv", "radio", "club", "league",
    "cup", "games", "islands", "island", "river", "bay", "port", "harbour", "harbor", "valley", "lake",
    "sea", "square", "bridge", "park", "road", "avenue", "church", "school", "college", "museum",
    "theatre", "stadium", "hotel", "day", "war", "act", "treaty", "agreement", "plan", "project", "fund",
    "trust", "society", "alliance", "command", "corps", "brigade", "division", "fleet", "navy", "force",
    "staff", "defence", "defense", "interior", "foreign", "finance", "energy", "health", "transport",
    "county", "district", "town", "village", "new", "great", "united", "central", "supreme", "high",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "april", "august", "september", "october", "november", "december", "ministry", "center", "centre",
    "agency", "institute", "university", "council", "committee", "commission", "party", "court", "bank",
    "group", "union", "association", "company", "corp", "inc", "ltd", "police", "army", "department",
    "office", "house", "times", "post", "news", "daily", "service", "organization", "front", "forces",
    "guard", "board", "bureau", "foundation", "federation", "republic", "states", "kingdom", "nations",
    "press", "wire", "herald", "senate", "parliament", "congress", "embassy", "government", "city",
    "region", "province", "state", "authority", "north", "south", "east", "west", "street", "airport",
    "hospital", "network", "initiative", "international", "national", "the", "in", "on",
];

/// Runs of capitalised words, "of", "for" and "the" allowed inside.
pub(super) fn proper_names(text: &str) -> Vec<Span> {
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
        // A line all in capitals is no name; cutting it keeps names short.
        let opens = left > 0 || run.is_some_and(|r| r.len() > 120);
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
    // "But Anna Kral" begins a sentence with "But".
    for s in &mut out {
        let first = s.of(text).split(' ').next().unwrap_or_default();
        if s.of(text).len() > first.len() && COMMON.contains(&first) && first != "The" {
            *s = Span::new(s.start as usize + first.len(), s.end as usize).trim(text);
        }
    }
    out.retain(|s| !COMMON.contains(&s.of(text)));
    out
}

#[rustfmt::skip] // one word a line would be pages
const COMMON: &[&str] = &[
    "What", "Who", "How", "Why", "Where", "While", "After", "Before", "Asked", "Since", "Because", "Yet",
    "So", "Now", "Then", "Some", "Many", "Most", "Our", "Their", "His", "Her", "My", "Its", "These",
    "Those", "Although", "Though", "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We",
    "I", "But", "And", "For", "If", "This", "That", "No", "Not", "As", "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday", "There", "When",
];
