//! By what a line is told: its first words, its end, its place.

use super::{LineKind, shouted};

/// A headline has at most this many characters, a label at most so many words.
const LONGEST_HEADLINE: usize = 200;
const LONGEST_HEADING: usize = 6;
/// Words of a line that only names people and papers.
const LONGEST_BYLINE: usize = 24;

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
    if body.is_empty() {
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
        return if long(body) { LineKind::Prose } else { LineKind::Heading };
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

/// Kind by the words alone, wherever the line stands; [`LineKind::Prose`] where they tell none.
pub(super) fn by_words(line: &str) -> LineKind {
    let inner = line
        .trim_start_matches(['(', '[', '—', '-', ' ', '*', '_'])
        .trim_end_matches([')', ']', ' ', '*', '_']);
    let lower: String = inner.chars().take(80).flat_map(char::to_lowercase).collect();
    let words = inner.split_whitespace().count();
    let starts = |list: &[&str]| list.iter().any(|s| lower.starts_with(s));
    if words <= LONGEST_BYLINE && byline(inner, &lower) {
        LineKind::Byline
    } else if words <= 60
        && (starts(CREDIT_STARTS) || words <= 12 && CREDIT_PARTS.iter().any(|p| lower.contains(p)))
    {
        LineKind::Credit
    } else if words <= 30
        && (starts(NOTICE_STARTS) || NOTICES.contains(&lower.trim_end_matches(['.', ':', '!'])))
    {
        LineKind::Notice
    } else {
        LineKind::Prose
    }
}

#[rustfmt::skip] // one phrase a line would be pages
const BYLINE_STARTS: &[&str] = &[
    "reporting by ", "additional reporting", "additional writing", "writing by ", "editing by ", "edited by ",
    "written by ", "compiled by ", "translated by ", "translation by ", "words by ", "story by ", "text by ",
    "report by ", "our correspondent in ", "from our correspondent", "from our own correspondent",
    "reported by ", "contributing reporting", "with reporting by ",
];
#[rustfmt::skip] // one phrase a line would be pages
const CREDIT_STARTS: &[&str] = &[
    "photo:", "photos:", "photo by ", "photos by ", "photo credit", "photograph:", "photograph by ", "photographs by ",
    "photography by ", "picture:", "pictures:", "picture by ", "image:", "images:", "image credit", "image source",
    "image caption", "credit:", "credits:", "file photo", "file picture", "file image", "ap photo", "video:",
    "video by ", "graphic:", "graphic by ", "graphics by ", "illustration:", "illustration by ", "map:", "chart:",
    "getty images", "caption:", "pictured:", "©", "copyright ", "(c) ", "handout photo", "photo/", "foto:",
];
const CREDIT_PARTS: &[&str] =
    &["getty images", "all rights reserved", "/ap photo", "photo/", "shutterstock", " via ap)", "file photo"];
#[rustfmt::skip] // one phrase a line would be pages
const NOTICE_STARTS: &[&str] = &[
    "read more:", "read more about", "read also:", "also read:", "see also:", "related:", "more on this", "watch:",
    "listen:", "follow us on", "sign up for", "sign up to", "subscribe to our", "subscribe now", "click here to",
    "published on ", "published:", "published at ", "posted on ", "posted:", "posted at ", "updated:", "updated at ",
    "updated on ", "last updated", "last modified", "first published", "share this", "tags:", "topics:", "filed under",
    "this article was first published", "this article was originally published", "this story was originally published",
    "this story has been updated", "this article has been updated", "download our app", "join our ", "comments (",
    "our standards:", "for more information, visit", "source:", "sources:",
];
#[rustfmt::skip] // one phrase a line would be pages
const NOTICES: &[&str] = &[
    "advertisement", "advertising", "share", "comments", "read more", "more", "related", "related articles",
    "related stories", "recommended", "most read", "sponsored", "continue reading", "story continues below advertisement",
    "story continues below", "article continues below", "ad", "menu", "home", "sign in", "log in", "ends", "end",
    "-30-", "###", "***", "* * *",
];

/// "By Anna Kral", "By ANNA KRAL in Port Ana", "Anna Kral, Example Wire" is too little to tell.
fn byline(line: &str, lower: &str) -> bool {
    if BYLINE_STARTS.iter().any(|s| lower.starts_with(s)) {
        return true;
    }
    let Some(names) = lower.strip_prefix("by ").or_else(|| lower.strip_prefix("by: ")) else { return false };
    let names = &line[line.len().min(lower.len() - names.len())..];
    const BETWEEN: &[&str] = &[
        "and",
        "in",
        "of",
        "for",
        "the",
        "de",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "at",
        "with",
        "special",
        "to",
        "staff",
        "writer",
        "reporter",
        "reporters",
        "correspondent",
        "editor",
        "political",
        "chief",
        "senior",
        "staff,",
    ];
    // "By Monday the water had gone": a sentence about time has more than names in it.
    let when = names.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    const TIMES: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "then",
        "now",
        "tomorrow",
        "today",
        "noon",
        "midnight",
        "christmas",
        "contrast",
        "comparison",
    ];
    let named = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        w.is_empty() || w.starts_with(char::is_uppercase) || BETWEEN.contains(&w)
    };
    let first = names.chars().next().is_some_and(char::is_uppercase);
    let stops = line.ends_with('.') && names.split_whitespace().count() > 5;
    first && !TIMES.contains(&when.as_str()) && !stops && names.split_whitespace().all(named)
}

/// How many bytes of a paragraph's beginning are no part of its first statement: a list mark, then a dateline
/// or a clock time.
pub(super) fn lead(line: &str) -> usize {
    let mark = bullet(line);
    let rest = &line[mark..];
    let time = clock(rest);
    let place = dateline(&rest[time..]);
    let at = mark + time + place;
    at + topic(&line[at..])
}

/// Bytes of a word that a desk puts before a headline: "LIVE: ", "UPDATE 2-", "Exclusive: ".
fn topic(line: &str) -> usize {
    const TOPICS: &[&str] = &[
        "live",
        "breaking",
        "breaking news",
        "exclusive",
        "update",
        "updated",
        "urgent",
        "just in",
        "developing",
        "analysis",
        "explainer",
        "factbox",
        "timeline",
        "opinion",
        "wrapup",
        "correction",
        "corrected",
    ];
    let Some(at) = line.find([':', '-', '|']).filter(|at| *at <= 20) else { return 0 };
    let word = line[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    let rest = line[at + 1..].trim_start();
    let own = line[at..].starts_with([':', '|']) || shouted(&line[..at]);
    if own && TOPICS.contains(&word.as_str()) && !rest.is_empty() { line.len() - rest.len() } else { 0 }
}

/// Bytes of a list mark with the blank after it: "• ", "- ", "3. ", "(b) ".
pub(super) fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let sign = matches!(first, '•' | '‣' | '▪' | '◦' | '●' | '■' | '►' | '▶' | '➤' | '✓' | '·' | '→');
    let dash = matches!(first, '-' | '*' | '–' | '—');
    let blank = line.len() - first.len_utf8().min(line.len());
    let after = &line[line.len() - blank..];
    let gap = after.len() - after.trim_start().len();
    if !after.trim().is_empty() && (sign || dash && gap > 0) {
        return first.len_utf8() + gap;
    }
    // "1." "12)" "(3)" "a)": a number of a list is short and stands apart from its item.
    let open = usize::from(first == '(');
    let number = line[open..].bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(number == 0 && line[open..].starts_with(|c: char| c.is_ascii_lowercase()));
    let at = open + number + letter;
    let closes = match line.as_bytes().get(at) {
        Some(b')') => true,
        Some(b'.') => open == 0 && number > 0,
        _ => false,
    };
    let item = line.get(at + 1..).unwrap_or_default();
    let stands = item.starts_with(' ')
        && item.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'));
    if closes && (1..=2).contains(&(number + letter)) && stands {
        at + 1 + (item.len() - item.trim_start().len())
    } else {
        0
    }
}

/// Bytes of a clock time that heads an entry of a running report: "14:05 GMT — ", "+++ 14:20 ", "9.40am: ".
pub(super) fn clock(line: &str) -> usize {
    let lead = line.len() - line.trim_start_matches(['+', '[', '(', ' ']).len();
    let rest = &line[lead..];
    let rest =
        ["UPDATE ", "Update ", "Updated at "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
    let time = rest[..digits].trim_end_matches([':', '.']);
    let parts: Vec<&str> = time.split([':', '.']).collect();
    let fits = |p: &&str, most: u32| p.parse::<u32>().is_ok_and(|n| n <= most);
    let told = (2..=3).contains(&parts.len())
        && fits(&parts[0], 23)
        && parts[1..].iter().all(|p| p.len() == 2 && fits(p, 59));
    if !told {
        return if line.starts_with("++") { lead } else { 0 };
    }
    let mut end = line.len() - rest.len() + time.len();
    // "14.05 million": a dot may be a decimal point, so that a zone, a half of the day or a mark must follow.
    let mut sure = time.contains(':') || lead > 0;
    const ZONES: &[&str] = &[
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "AM",
        "PM",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "EET",
        "EST",
        "EDT",
        "ET",
        "PT",
        "local time",
        "h",
        "hrs",
    ];
    for _ in 0..3 {
        let after = line[end..].trim_start();
        let whole =
            |z: &&&str| after.strip_prefix(**z).is_some_and(|r| !r.starts_with(char::is_alphanumeric));
        let Some(zone) = ZONES.iter().find(whole) else { break };
        end = line.len() - after.len() + zone.len();
        sure = true;
    }
    let after = &line[end..];
    let marks = after.trim_start().trim_start_matches([':', '-', '–', '—', ']', ')', '|', '+']);
    sure |= marks.len() < after.trim_start().len();
    // "14:05 was too late": what follows is a sentence of its own.
    let begins = marks.trim_start().starts_with(|c: char| !c.is_lowercase());
    if sure && begins && (after.starts_with([' ', ':', ']', ')']) || after.is_empty()) {
        line.len() - marks.trim_start().len()
    } else {
        0
    }
}

/// How many bytes of a paragraph's beginning are a dateline: "KYIV, Oct 30 (Northline) - ".
pub(super) fn dateline(text: &str) -> usize {
    let end = text.char_indices().nth(120).map_or(text.len(), |(i, _)| i);
    let window = &text[..end];
    const DASHES: &[&str] = &[" - ", " – ", " — ", " -- ", " _ ", ") -- ", "—", ": "];
    let mut ends: Vec<(usize, usize)> =
        DASHES.iter().filter_map(|d| window.find(d).map(|i| (i, i + d.len()))).collect();
    // "KYIV (Wire): " ends at the colon, but only what a credit closes.
    ends.retain(|(i, e)| !window[*i..*e].starts_with(':') || window[..*i].ends_with(')'));
    ends.sort_unstable();
    let Some((at, end)) = ends.first().copied() else { return 0 };
    // "By Anna Kral KYIV, Oct 30 (Wire) - ": the name goes with the place.
    let head = window[..at].trim_start();
    let place = head.split([',', '(']).next().unwrap_or_default().trim();
    let place = if place.starts_with("By ") { place.rsplit(' ').next().unwrap_or_default() } else { place };
    let credited = head.ends_with(')') && head.contains('(');
    let names = head.split_whitespace().all(|w| !w.starts_with(char::is_lowercase));
    let dated =
        head.contains(',') && head.split([' ', ',']).any(month) && head.bytes().any(|b| b.is_ascii_digit());
    if (shouted(place) && place.chars().count() > 1 || credited || dated) && names && head.len() <= 80 {
        end
    } else {
        0
    }
}

fn month(word: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let w = word.trim_end_matches('.').to_lowercase();
    w.len() >= 3 && w.len() <= 9 && w.get(..3).is_some_and(|m| MONTHS.contains(&m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_told_from_text() {
        let rest = |t: &'static str| &t[lead(t)..];
        for t in [
            "KYIV, Oct 30 (Northline) - A plant burned.",
            "Port Ana (Wire) — A plant burned.",
            "+++ 14:20 A plant burned.",
            "14:05 GMT — A plant burned.",
            "9.40am: A plant burned.",
            "[14:05] A plant burned.",
            "• A plant burned.",
            "- A plant burned.",
            "1. A plant burned.",
            "(2) A plant burned.",
            "OSLO — A plant burned.",
            "Port Ana, Oct. 30 – A plant burned.",
            "By Ida Moe PORT ANA, Oct 30 (Wire) - A plant burned.",
            "WASHINGTON (Wire) _ A plant burned.",
            "OSLO (Wire): A plant burned.",
            "2:05 p.m. ET A plant burned.",
        ] {
            assert_eq!(rest(t), "A plant burned.", "{t}");
        }
        for t in [
            "The plan - a bad one - failed.",
            "A man came.",
            "14.05 million people came.",
            "2023 was long.",
            "5. may",
            "The mayor (who lives here) - a nurse - came.",
            "1,200 people came.",
            "A — B",
            "14:05 was too late.",
            "I — a nurse — came.",
        ] {
            assert_eq!(rest(t), t);
        }
    }
}
