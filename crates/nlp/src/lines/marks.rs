//! What a line is, by its length, its end and its place.

use super::leads::{bullet, month, topic};
use super::named::by_words;
use super::{LineKind, shouted};

/// A headline has at most this many characters, a label at most so many words.
const LONGEST_HEADLINE: usize = 200;
const LONGEST_HEADING: usize = 6;

/// Kind of the paragraph `line` at place `index`; `body` is the line without its lead.
pub(super) fn kind(line: &str, body: &str, index: usize) -> LineKind {
    let told = by_words(line);
    if told != LineKind::Prose {
        return told;
    }
    // "By Anna Kral KYIV, Oct 30 (Wire) - The ministry": what follows the lead counts.
    let told = by_words(body);
    if told != LineKind::Prose {
        return told;
    }
    if !body.chars().any(char::is_alphanumeric) || date(line) {
        return LineKind::Notice;
    }
    if bullet(line) > 0 {
        return LineKind::Bullet;
    }
    let short = body.chars().count() <= LONGEST_HEADLINE && !body.contains('\n');
    // A quotation, a dateline or a clock time in front, or a full stop at the end, make running text.
    let plain = (body.len() == line.len() || topic(line) > 0) && !body.starts_with(['"', '“', '\'', '‘']);
    let end = body.trim_end_matches(['"', '”', '\'', '’', ')']).chars().next_back().unwrap_or(' ');
    let stops = matches!(end, '.' | '…' | ',' | ';' | ':' | '!');
    if index == 0 && short && !stops {
        return LineKind::Headline;
    }
    if shouted(body) && short && body.split_whitespace().count() <= 20 {
        return if long(body) { LineKind::Headline } else { LineKind::Heading };
    }
    if !plain || !short || stops && end != ':' {
        return LineKind::Prose;
    }
    // "What to watch:" before a list is a label; "He said:" before a quotation is not.
    if end == ':' {
        let verb = body.trim_end_matches(':').split_whitespace().next_back().unwrap_or_default();
        return if long(body) || crate::hearsay::says(verb) { LineKind::Prose } else { LineKind::Heading };
    }
    if end == '?' {
        return LineKind::Headline;
    }
    if long(body) { LineKind::Headline } else { LineKind::Heading }
}

/// Whether it says more than what comes next: by its length, a colon or a verb that is one for sure.
fn long(body: &str) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "might", "denies",
        "denied", "confirms", "says", "said", "claims", "warns",
    ];
    let lower = body.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    // "What we know", "Who was he": a question word makes a label of a clause.
    let asks = ["what", "why", "how", "who", "where", "when"].iter().any(|w| lower.starts_with(w));
    body.split_whitespace().count() > LONGEST_HEADING
        || !asks && (words.any(|w| VERBS.contains(&w)) || body.trim_end_matches(':').contains(": "))
}

/// Whether a line is a date or a time and nothing else: "12:44 am CET, Sunday, July 15, 2031".
fn date(line: &str) -> bool {
    #[rustfmt::skip] // one word a line would be pages
    const WORDS: &[&str] = &[
        "am", "pm", "a.m", "p.m", "gmt", "utc", "bst", "cet", "cest", "eet", "est", "edt", "cst", "cdt", "pst", "pdt", "et",
        "pt", "at", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
        "thu", "fri", "sat", "sun",
    ];
    let mut digits = false;
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let told = line.split_whitespace().take(12).map(bare).filter(|w| !w.is_empty()).all(|w| {
        let number = w.starts_with(|c: char| c.is_ascii_digit());
        digits |= number;
        number && w.len() <= 10 || WORDS.contains(&w.as_str()) || month(&w)
    });
    told && digits && line.split_whitespace().count() <= 12 && line.contains([':', '/', ',', '-'])
}
