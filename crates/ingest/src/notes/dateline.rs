//! "NORHAVEN, Oct 30 (Wire) -", "Norhaven (Wire) —", "NORHAVEN —": where and by whom it was written.

use super::Place;
use crate::dates::is_calendar_word;

/// Lines at the start in which a dateline may stand.
const FIRST: usize = 4;
/// Longest dateline in bytes.
const LONGEST: usize = 90;

/// Words in capitals before a dash that are labels of the newsroom and no places, in upper case.
const LABELS: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "WATCH",
    "LIVE",
    "EXCLUSIVE",
    "OPINION",
    "ANALYSIS",
    "NOTE",
    "CORRECTION",
    "VIDEO",
    "PHOTOS",
    "READ",
    "LISTEN",
    "EXPLAINER",
    "EDITORIAL",
    "REVIEW",
    "WARNING",
    "ALERT",
    "FACT",
    "CHECK",
    "INTERVIEW",
    "FEATURE",
    "POLL",
    "QUIZ",
    "PODCAST",
    "NEWS",
    "FACTBOX",
    "TIMELINE",
    "INSIGHT",
    "SPECIAL",
    "REPORT",
    "COLUMN",
    "COMMENT",
    "FILE",
    "TV",
    "Q&A",
    "PART",
    "STEP",
    "CHAPTER",
    "ANSWER",
    "QUESTION",
    "TRUE",
    "FALSE",
    "YES",
    "NO",
    "PROS",
    "CONS",
    "WHO",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHY",
    "HOW",
    "THE",
    "RELATED",
];

/// The end of the dateline at the beginning of a line.
pub(super) fn find(line: &str, place: Place) -> Option<usize> {
    if place.from_start >= FIRST {
        return None;
    }
    if let Some(end) = by_in(line) {
        return Some(end);
    }
    let (head, sure) = head(line)?;
    let (places, agency) = without_agency(head);
    let mut parts = places.split(',').map(str::trim).filter(|p| !p.is_empty());
    let first = parts.next()?;
    let mut dated = false;
    for part in parts {
        // A heading in capitals has more words than a region.
        if is_capital(part) && part.split(' ').count() > 2 {
            return None;
        }
        if is_date(part) {
            dated = true;
        } else if !is_place(part) {
            return None;
        }
    }
    // "NORHAVEN Oct 30".
    let (first, date) = first.split_once(' ').filter(|(_, d)| is_date(d)).unwrap_or((first, ""));
    dated |= !date.is_empty();
    let capital = is_capital(first) && (agency || dated || first.split(' ').count() <= 3);
    // A place alone is known by its capitals; in small letters it takes an agency, or a date and nothing else.
    let fits = if capital { sure || agency || dated } else { is_place(first) && (agency || dated && sure) };
    fits.then_some(head.len())
}

/// What stands before the dash, and whether the dash is one that parts (with blanks around, or long).
fn head(line: &str) -> Option<(&str, bool)> {
    let window = &line[..line.floor_char_boundary(LONGEST)];
    let cut = [" - ", " – ", " — ", " -- ", "—", "--", " —", ").- ", ") – ", "/. ", "/ "]
        .iter()
        .filter_map(|s| Some((window.find(s)?, *s)))
        .min()?;
    let (at, sign) = cut;
    let closes = sign.starts_with([')', '/']);
    let end = if closes { at + 1 } else { at };
    let rest = line[at + sign.len()..].trim_start();
    let begins = rest.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"' | '‘' | '\'' | '$' | '€' | '£')
    });
    begins.then(|| (&line[..end], true))
}

/// The part before the agency in brackets, and whether there is one.
fn without_agency(head: &str) -> (&str, bool) {
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        if let Some((places, rest)) = head.split_once(open)
            && let Some(agency) = rest.trim_end().strip_suffix(close)
            && agency.len() <= 30
            && agency.starts_with(char::is_uppercase)
        {
            return (places.trim_end().trim_end_matches(['.', ',']), true);
        }
    }
    (head, false)
}

/// One to four words in capitals that are no label.
fn is_capital(part: &str) -> bool {
    let words: Vec<&str> = part.split([' ', '/']).filter(|w| !w.is_empty()).collect();
    let capital = |w: &&str| {
        w.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'))
            && w.chars().any(char::is_alphabetic)
            && !LABELS.contains(&w.trim_matches(|c: char| !c.is_alphabetic()))
    };
    (1..=4).contains(&words.len())
        && words.iter().all(capital)
        && part.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// One to four words with capitals: a town, a region, a country.
fn is_place(part: &str) -> bool {
    let words: Vec<&str> = part.split(' ').filter(|w| !w.is_empty()).collect();
    let small = |w: &str| {
        matches!(
            w,
            "of" | "the" | "de" | "la" | "el" | "al" | "on" | "upon" | "and" | "du" | "am" | "an" | "der"
        )
    };
    let named = |w: &&str| {
        small(w)
            || w.starts_with(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (1..=4).contains(&words.len()) && words.iter().all(named) && words[0].starts_with(char::is_uppercase)
}

/// "Oct 30", "30 October 2023", "2023".
fn is_date(part: &str) -> bool {
    let mut words = part.split([' ', '.']).filter(|w| !w.is_empty());
    let known = |w: &str| {
        is_calendar_word(&w.to_lowercase()) || w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit())
    };
    let month = words.clone().any(|w| is_calendar_word(&w.to_lowercase()));
    month && part.len() <= 25 && words.all(known) && part.bytes().any(|b| b.is_ascii_digit())
}

/// "By Ann Roe in Norhaven" as a whole line.
fn by_in(line: &str) -> Option<usize> {
    let bare = line.trim_end();
    let rest = bare.strip_prefix("By ")?;
    let (names, town) = rest.rsplit_once(" in ")?;
    let named = names.split([',', '&']).flat_map(|n| n.split(" and ")).all(|n| {
        let words = n.split_whitespace().count();
        (1..=4).contains(&words) && n.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
    });
    (named && is_place(town) && bare.len() <= LONGEST).then_some(bare.len())
}
