//! Bylines, credits and notices, told by their words.

use super::LineKind;

/// Words of a line that only names people and papers.
const LONGEST_BYLINE: usize = 24;

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
    "getty images", "caption:", "pictured:", "file - ", "file – ", "file — ", "©", "copyright ", "(c) ", "handout photo", "photo/", "foto:",
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
