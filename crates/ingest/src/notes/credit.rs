//! "Reporting by …; Editing by …", "The Wire contributed to this report.": whose work is in an article.

use super::{Place, after, bare};

/// Longest credit in bytes.
const LONGEST: usize = 500;
/// Lines at the end in which the shorter forms may stand.
const LAST: usize = 4;

/// Beginnings of credits, before names.
const WORK: &[&str] = &[
    "reporting by",
    "reporting from",
    "additional reporting by",
    "additional reporting from",
    "additional reporting",
    "with additional reporting by",
    "with additional reporting from",
    "with reporting by",
    "with reporting from",
    "extra reporting by",
    "more reporting by",
    "writing by",
    "written by",
    "editing by",
    "edited by",
    "compiled by",
    "with files from",
    "with inputs from",
    "with input from",
    "inputs from",
    "with agency inputs",
    "with agencies",
    "with contributions from",
    "reporting and writing by",
    "writing and editing by",
    "graphics by",
    "research by",
    "additional research by",
    "additional writing by",
    "translated by",
    "translation by",
    "produced by",
    "story by",
    "words by",
    "reported by",
    "report by",
    "photography by",
    "photographs by",
    "fact-checked by",
    "fact checking by",
    "with material from",
    "this report includes information from",
    "this story includes reporting by",
    "this story includes reporting from",
    "this article includes reporting by",
    "this report includes material from",
    "based on reporting by",
    "in partnership with",
];

/// Words in small letters that stand between names.
const BETWEEN: &[&str] = &[
    "and",
    "in",
    "for",
    "from",
    "at",
    "by",
    "the",
    "of",
    "with",
    "to",
    "additional",
    "reporting",
    "writing",
    "editing",
    "edited",
    "written",
    "translated",
    "de",
    "van",
    "von",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "la",
    "le",
    "du",
    "da",
    "dos",
    "y",
    "e",
    "staff",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "agencies",
    "agency",
    "news",
    "graphics",
    "graphic",
    "research",
    "video",
    "photos",
    "photography",
    "on",
    "newsroom",
    "bureau",
    "desk",
    "colleagues",
    "our",
    "wire",
    "wires",
    "services",
    "service",
    "inputs",
    "input",
    "files",
    "compiled",
    "fact-checking",
    "fact",
    "checking",
    "editor",
    "producer",
    "contributing",
    "freelance",
    "local",
    "special",
    "translation",
    "as",
    "well",
];

/// Agencies and how they sign, in lower case.
const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "associated press",
    "the associated press",
    "afp",
    "agence france-presse",
    "dpa",
    "efe",
    "ansa",
    "pa",
    "pa media",
    "press association",
    "tass",
    "xinhua",
    "upi",
    "bloomberg",
    "kyodo",
    "jiji press",
    "interfax",
    "anadolu",
    "anadolu agency",
    "ians",
    "pti",
    "ani",
    "aap",
    "cp",
    "the canadian press",
    "canadian press",
    "bernama",
    "wire",
    "agencies",
    "news agencies",
    "wires",
    "ukrinform",
    "belga",
    "lusa",
    "ritzau",
    "apa",
    "mti",
    "ctk",
    "pap",
    "yonhap",
    "antara",
    "wam",
    "spa",
    "sana",
    "irna",
    "ria novosti",
    "cnn",
    "cna",
    "dw",
    "rfe/rl",
    "voa",
];

/// Whether a whole line is a credit.
pub(super) fn of_line(line: &str, place: Place) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let inner = bare(line);
    signed(inner, line, place)
        || WORK.iter().any(|w| after(inner, w).is_some_and(|rest| is_names(rest) && ends_well(w, place)))
}

/// "Written by" heads an article as often as it ends one; only its place tells that others wrote it.
fn ends_well(work: &str, place: Place) -> bool {
    let weak = matches!(
        work,
        "written by"
            | "story by"
            | "words by"
            | "produced by"
            | "in partnership with"
            | "report by"
            | "reported by"
            | "edited by"
    );
    !weak || place.from_end < LAST
}

/// "— Wire", "(Wire)", "Agencies": a line that is the name of an agency, at the end.
fn signed(inner: &str, line: &str, place: Place) -> bool {
    let name = inner.trim_end_matches('.').to_lowercase();
    let set_apart = inner.len() < line.len() || place.from_end < 2;
    place.from_end < LAST && set_apart && AGENCIES.contains(&name.as_str())
}

/// Names, and the few small words between them: no verb that tells what a report found.
fn is_names(rest: &str) -> bool {
    let rest = rest.trim_start_matches([':', ' ']);
    let words: Vec<&str> = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | ')' | '&' | '|'))
        .filter(|w| !w.is_empty())
        .collect();
    let fits = |w: &&str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        w.is_empty()
            || w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || BETWEEN.contains(&w.to_lowercase().as_str())
    };
    let named =
        words.iter().any(|w| w.starts_with(char::is_uppercase)) || rest.to_lowercase().contains("agenc");
    !words.is_empty() && named && words.iter().all(fits)
}

/// What a credit says at its end, of whoever stands before.
const CONTRIBUTED: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed to the report",
    "contributed to this piece",
    "contributed to this dispatch",
    "contributed to this post",
    "contributed reporting",
    "contributed additional reporting",
    "contributed research",
    "contributed to this newsletter",
    "contributed to this live blog",
];

/// What a credit says of an article that came out elsewhere.
const CAME_OUT: &[&str] = &[
    "was originally published by",
    "was originally published in",
    "was originally published on",
    "was first published by",
    "was first published in",
    "was first published on",
    "originally appeared in",
    "originally appeared on",
    "first appeared in",
    "first appeared on",
    "is republished from",
    "was republished from",
    "is republished with permission",
    "was republished with permission",
    "was produced in partnership with",
    "was produced by",
    "was written by",
    "was reported by",
    "was supported by",
    "is part of a collaboration",
    "was published in partnership with",
    "is published in partnership with",
    "was provided by",
    "was co-published with",
    "is co-published with",
    "was produced in collaboration with",
];

/// Whether a sentence is a credit.
pub(super) fn of_sentence(sentence: &str, place: Place) -> bool {
    if sentence.len() > LONGEST || sentence.starts_with(['“', '"', '‘']) {
        return false;
    }
    let inner = bare(sentence).trim_end_matches('.');
    let lower = inner.to_lowercase();
    // Whoever contributed stands at the beginning, and nothing of what they found follows.
    let contributed = CONTRIBUTED.iter().any(|c| {
        lower.find(c).is_some_and(|at| {
            inner.is_char_boundary(at) && is_names(&inner[..at]) && tail_is_short(&lower[at + c.len()..])
        })
    });
    let itself = super::change::itself(&lower)
        .is_some_and(|rest| CAME_OUT.iter().any(|c| rest.trim_start().starts_with(c)));
    let bare_out = [
        "first published by ",
        "first published in ",
        "first published on ",
        "originally published by ",
        "originally published in ",
        "originally published on ",
        "first appeared on ",
        "first appeared in ",
    ]
    .iter()
    .any(|b| lower.starts_with(b) && place.from_end < LAST && is_names(&inner[b.len()..]));
    let from = place.from_end < LAST && from_where(inner);
    contributed || itself || bare_out || from
}

/// What may follow "contributed to this report": a place, a desk, no more.
fn tail_is_short(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty()
        || rest.len() <= 60
            && (rest.starts_with("from ")
                || rest.starts_with("in ")
                || rest.starts_with("for ")
                || rest.starts_with(';')
                || rest.starts_with(','))
}

/// "Roe reported from Norhaven and Poe from Port Ana."
fn from_where(sentence: &str) -> bool {
    let Some((who, town)) = sentence.split_once(" reported from ") else { return false };
    who.split_whitespace().count() <= 6
        && is_names(who)
        && is_names(town)
        && !sentence.contains(['“', '"', '”'])
}

/// The agency in brackets at the end of the last paragraphs: "… he said. (Wire)", "… he said. —Wire".
pub(super) fn at_end(line: &str, place: Place) -> Option<(usize, usize)> {
    if place.from_end >= 2 {
        return None;
    }
    let trimmed = line.trim_end();
    let open = trimmed.rfind(['(', '—', '–'])?;
    let sign = trimmed[open..].chars().next()?;
    let name = trimmed[open + sign.len_utf8()..].trim_end_matches(')').trim();
    let before = trimmed[..open].trim_end();
    let ended = before.ends_with(['.', '!', '?', '”', '"', '’']);
    (ended && AGENCIES.contains(&name.to_lowercase().as_str())).then_some((open, trimmed.len()))
}
