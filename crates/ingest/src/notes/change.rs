//! "An earlier version of this story misstated …", "This story has been updated with …": what an article
//! says of its own changes.

use super::{Place, after, bare};
use reportedly_core::NoteKind;

/// Lines at the start in which the signs of agencies stand.
const FIRST: usize = 4;

/// What articles call themselves, after "this", "the" or "our".
const ITSELF: &[&str] = &[
    "story",
    "article",
    "headline",
    "caption",
    "live blog",
    "news story",
    "news article",
    "blog post",
    "report",
    "piece",
    "post",
    "page",
    "item",
    "column",
    "dispatch",
    "version",
    "copy",
    "blog",
    "file",
    "newsletter",
    "explainer",
    "obituary",
    "review",
    "interview",
    "text",
    "analysis",
    "opinion piece",
    "transcript",
    "summary",
    "feature",
    "graphic",
    "content",
    "archived article",
    "archived story",
    "essay",
];

/// How many of them it says after "the".
const THE: usize = 8;

/// What stands behind "this story", where a sentence, in lower case, begins so.
pub(super) fn itself(sentence: &str) -> Option<&str> {
    let (rest, names) = match (sentence.strip_prefix("this "), sentence.strip_prefix("the ")) {
        (Some(rest), _) => (rest, ITSELF),
        // "The report" and "the text" are as often those that the article is about.
        (_, Some(rest)) => (rest, &ITSELF[..THE]),
        _ => return None,
    };
    // The longest name first: "blog post" is no "blog".
    names.iter().filter_map(|w| after(rest, w)).min_by_key(|r| r.len())
}

/// Beginnings of lines that are notes as a whole, with the sign that must follow.
const CORRECTION_LABELS: &[&str] = &[
    "correction",
    "corrections",
    "clarification",
    "clarifications",
    "corrections and clarifications",
    "correction note",
    "correction appended",
    "corrected",
    "erratum",
    "errata",
    "for the record",
    "editor's correction",
    "a correction",
];

const UPDATE_LABELS: &[&str] = &["update", "updates", "updated", "latest update"];

/// Verbs of what an earlier version did wrong, in lower case.
const WRONG: &[&str] = &[
    "misstated",
    "misspelled",
    "misspelt",
    "misidentified",
    "mischaracterized",
    "mischaracterised",
    "misattributed",
    "misquoted",
    "misnamed",
    "misreported",
    "incorrectly",
    "wrongly",
    "mistakenly",
    "erroneously",
    "inaccurately",
    "incorrect",
    "inaccurate",
    "wrong",
    "error",
    "errors",
    "mistake",
    "omitted",
    "said",
    "stated",
    "gave",
    "referred",
    "reported",
    "described",
    "listed",
    "identified",
    "attributed",
    "included",
    "contained",
    "implied",
    "suggested",
    "named",
    "had",
    "did not",
    "didn't",
    "used",
    "was",
    "transposed",
    "overstated",
    "understated",
    "quoted",
];

/// What a whole line is.
pub(super) fn of_line(line: &str, place: Place) -> Option<NoteKind> {
    let inner = bare(line);
    let lower = inner.to_lowercase().replace('’', "'");
    if CORRECTION_LABELS.iter().any(|l| labelled(inner, l)) {
        return Some(NoteKind::Correction);
    }
    for label in
        ["editor's note", "editors' note", "editors note", "note to readers", "editor's notes", "note"]
    {
        if let Some(rest) =
            lower.strip_prefix(label).filter(|r| r.trim_start().starts_with([':', '-', '–', '—', '.', '(']))
        {
            return of_words(rest);
        }
    }
    // "UPDATE 2-Port reopens", "CORRECTED-Port reopens", as agencies mark the headline.
    if place.from_start < FIRST {
        if let Some(rest) = inner.strip_prefix("UPDATE ") {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if digits > 0 && rest[digits..].trim_start().starts_with(['-', '–', ':']) {
                return Some(NoteKind::Update);
            }
        }
        // "(Adds comment by minister)", "(Corrects spelling in paragraph 3)".
        if line.starts_with(['(', '[']) || inner.starts_with("Adds ") {
            let first = lower.split(' ').next().unwrap_or_default();
            match first {
                "corrects" | "corrected" | "refiles" => return Some(NoteKind::Correction),
                "adds" | "updates" | "recasts" | "rewrites" => return Some(NoteKind::Update),
                _ => {}
            }
        }
    }
    UPDATE_LABELS.iter().any(|l| labelled(inner, l)).then(|| of_words(&lower).unwrap_or(NoteKind::Update))
}

/// Whether a line begins with a label: "Correction:", "CORRECTION (Oct 30):", "Update, 10 a.m.:", "Updated 3 May 2023".
fn labelled(line: &str, label: &str) -> bool {
    const LONGEST: usize = 40;
    let Some(rest) = after(line, label) else { return false };
    let rest = rest.trim_start();
    if rest.trim_matches('.').is_empty() {
        return line.starts_with(char::is_uppercase);
    }
    if rest.starts_with([':', '—', '–', '-', '|']) {
        return true;
    }
    // What stands before the colon is a number or a time.
    let head = &rest[..rest.floor_char_boundary(LONGEST)];
    let timed = |s: &str| {
        s.bytes().any(|b| b.is_ascii_digit())
            && s.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|w| {
                let w = w.to_lowercase();
                crate::dates::is_calendar_word(&w)
                    || matches!(
                        w.as_str(),
                        "at" | "on"
                            | "a"
                            | "p"
                            | "m"
                            | "am"
                            | "pm"
                            | "et"
                            | "est"
                            | "edt"
                            | "gmt"
                            | "bst"
                            | "pt"
                            | "pst"
                            | "pdt"
                            | "utc"
                            | "st"
                            | "nd"
                            | "rd"
                            | "th"
                            | "of"
                            | "no"
                            | "local"
                            | "time"
                            | "cet"
                            | "ist"
                            | "jan"
                            | "feb"
                    )
            })
    };
    head.split_once(':').is_some_and(|(h, _)| timed(h))
        || head.rsplit_once(": ").is_some_and(|(h, _)| timed(h))
        || timed(rest) && rest.len() <= LONGEST
}

/// What a sentence is.
pub(super) fn of_sentence(sentence: &str) -> Option<NoteKind> {
    if sentence.starts_with(['“', '"', '‘']) {
        return None;
    }
    of_words(bare(sentence))
}

fn of_words(words: &str) -> Option<NoteKind> {
    let lower = words.to_lowercase().replace('’', "'");
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    earlier_version(lower).or_else(|| changed(lower)).or_else(|| bare_change(lower))
}

/// "An earlier version of this story misstated …"
fn earlier_version(lower: &str) -> Option<NoteKind> {
    let lower =
        lower.strip_prefix("in ").or_else(|| lower.strip_prefix("due to an error, ")).unwrap_or(lower);
    let rest = [
        "an earlier version of ",
        "a previous version of ",
        "an original version of ",
        "the original version of ",
        "an earlier edition of ",
        "earlier versions of ",
        "previous versions of ",
        "an earlier draft of ",
        "a prior version of ",
        "an early version of ",
        "an earlier headline on ",
        "an earlier headline for ",
        "the headline on an earlier version of ",
        "a photo caption in an earlier version of ",
        "a caption in an earlier version of ",
    ]
    .iter()
    .find_map(|v| lower.strip_prefix(v));
    if let Some(rest) = rest {
        let behind = itself(rest)?;
        let wrong = WRONG.iter().any(|w| {
            behind.split(|c: char| !c.is_alphabetic() && c != '\'').any(|b| b == *w)
                || w.contains(' ') && behind.contains(w)
        });
        return wrong.then_some(NoteKind::Correction);
    }
    let behind = itself(lower)?.trim_start().trim_start_matches(',').trim_start();
    let first = [
        "originally ",
        "previously ",
        "initially ",
        "earlier ",
        "incorrectly ",
        "mistakenly ",
        "wrongly ",
        "misstated ",
        "misspelled ",
        "misidentified ",
    ];
    let said = first.iter().find_map(|f| behind.strip_prefix(f))?;
    let wrong = WRONG.iter().any(|w| said.starts_with(w)) || behind.starts_with("mis");
    wrong.then_some(NoteKind::Correction)
}

/// "This story has been corrected to …", "The headline was updated with …"
fn changed(lower: &str) -> Option<NoteKind> {
    let behind = itself(lower)?;
    let behind = behind.trim_start();
    // "This story, first published on 3 May, has been updated."
    let behind = behind
        .strip_prefix(',')
        .and_then(|b| b.split_once(", ").map(|(_, b)| b))
        .or_else(|| behind.strip_prefix(", "))
        .unwrap_or(behind);
    let mut rest = ["has been ", "was ", "has since been ", "has now been ", "had been ", "is "]
        .iter()
        .find_map(|v| behind.strip_prefix(v))?;
    for adverb in [
        "also ",
        "last ",
        "most recently ",
        "subsequently ",
        "since ",
        "edited and ",
        "further ",
        "amended and ",
        "revised and ",
    ] {
        rest = rest.strip_prefix(adverb).unwrap_or(rest);
    }
    let verb = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let more = &rest[verb.len()..];
    let mends = [" correct", "clarif", "error", "misspell", "mistake", "remove", "inaccura", "accurately"]
        .iter()
        .any(|w| more.contains(w));
    match verb {
        "corrected" | "clarified" => Some(NoteKind::Correction),
        "amended" | "edited" | "revised" | "changed" | "modified" if mends || matches!(verb, "amended") => {
            Some(NoteKind::Correction)
        }
        "updated" if mends => Some(NoteKind::Correction),
        "updated" | "expanded" | "republished" => (verb != "republished").then_some(NoteKind::Update),
        "edited" | "revised" | "modified" if more.trim_start().starts_with("to ") => Some(NoteKind::Update),
        _ => None,
    }
}

/// "Updated to include a statement by the port", "We have corrected this story".
fn bare_change(lower: &str) -> Option<NoteKind> {
    let updated = [
        "updated to include ",
        "updated to add ",
        "updated to reflect ",
        "updated with ",
        "updated throughout",
        "updates with ",
        "updated at ",
        "updated on ",
    ];
    if updated.iter().any(|u| lower.starts_with(u)) {
        return (lower.len() < 200).then_some(NoteKind::Update);
    }
    let ours = [
        "we have corrected this ",
        "we have updated this ",
        "we've updated this ",
        "we've corrected this ",
        "we regret the error",
        "the post regrets the error",
    ];
    let at = ours.iter().position(|o| lower.starts_with(o))?;
    Some(if matches!(at, 1 | 2) { NoteKind::Update } else { NoteKind::Correction })
}
