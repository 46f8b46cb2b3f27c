//! Lines that say when and how a page was put out, and nothing else: "Published 22:04, 22 Apr 2024",
//! "2 min read", "August 30, 2023 1:55 am (Updated 4:30 am)".

use crate::dates;

/// Words that such lines are made of besides numbers and months, in lower case. Sorted.
const WORDS: &[&str] = &[
    "a",
    "actualizado",
    "ago",
    "aktualisiert",
    "aktualizacja",
    "am",
    "às",
    "at",
    "atualizado",
    "bst",
    "cest",
    "cet",
    "cst",
    "created",
    "date",
    "datum",
    "day",
    "days",
    "de",
    "del",
    "den",
    "dnia",
    "du",
    "edt",
    "el",
    "em",
    "est",
    "event",
    "few",
    "first",
    "fri",
    "friday",
    "from",
    "gepubliceerd",
    "gmt",
    "godz",
    "h",
    "heures",
    "hour",
    "hours",
    "hrs",
    "il",
    "ist",
    "just",
    "key",
    "last",
    "le",
    "lesedauer",
    "lesezeit",
    "long",
    "mi",
    "min",
    "mins",
    "minute",
    "minuten",
    "minutes",
    "minutos",
    "mis",
    "mise",
    "modified",
    "mon",
    "monday",
    "month",
    "months",
    "now",
    "of",
    "on",
    "online",
    "opublikowano",
    "pdt",
    "pm",
    "post",
    "posted",
    "pst",
    "publicado",
    "publication",
    "publié",
    "published",
    "read",
    "reading",
    "sat",
    "sast",
    "saturday",
    "sec",
    "second",
    "seconds",
    "since",
    "stand",
    "sun",
    "sunday",
    "the",
    "thu",
    "thursday",
    "time",
    "timestamp",
    "today",
    "tue",
    "tuesday",
    "uhr",
    "um",
    "update",
    "updated",
    "utc",
    "veröffentlicht",
    "vom",
    "wed",
    "wednesday",
    "week",
    "weeks",
    "words",
    "yesterday",
    "à",
    "écrit",
];

/// Whether a line is one of these.
pub(super) fn is_stamp(line: &str) -> bool {
    const LONGEST: usize = 120;
    if line.len() > LONGEST || line.len() < 3 {
        return false;
    }
    let lower = line.to_lowercase();
    let mut told = lower.bytes().any(|b| b.is_ascii_digit());
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        let known = WORDS.contains(&word) || dates::is_calendar_word(word);
        if !known {
            return false;
        }
        told |= matches!(word, "published" | "updated" | "today" | "yesterday" | "ago" | "opublikowano");
    }
    told
}

/// Whether a line names writers and nothing else: "By A. Roe and B. Poe", "Von Ina Roh".
pub(super) fn is_byline(line: &str, byline: Option<&str>) -> bool {
    const LONGEST: usize = 160;
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    if lower.trim_end_matches(':') == "by" {
        return true;
    }
    let rest = super::phrases::BY.iter().find_map(|b| lower.strip_prefix(b));
    // What a byline says beside the names: the place, the role, the time.
    let names = byline.map(str::to_lowercase).unwrap_or_default();
    let known: Vec<&str> = names.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).collect();
    let mut left = 0;
    let mut met = 0;
    for word in rest.unwrap_or(&lower).split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 1) {
        let role = matches!(
            word,
            "and"
                | "und"
                | "et"
                | "with"
                | "for"
                | "staff"
                | "writer"
                | "reporter"
                | "correspondent"
                | "editor"
                | "contributor"
                | "senior"
                | "chief"
                | "news"
                | "associated"
                | "press"
                | "by"
                | "updated"
                | "published"
                | "the"
                | "political"
                | "journalist"
                | "agencies"
                | "redaktion"
        );
        met += usize::from(known.contains(&word));
        left += usize::from(
            !known.contains(&word) && !role && !WORDS.contains(&word) && !dates::is_calendar_word(word),
        );
    }
    let capitals = line.split_whitespace().skip(1).filter(|w| w.starts_with(char::is_uppercase)).count();
    let ended = line.ends_with(['.', '!', '?']) && line.split_whitespace().count() > 5;
    left == 0 && met > 0
        || rest.is_some()
            && !ended
            && left <= 8
            && capitals * 2 >= line.split_whitespace().count().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_time_alone_are_stamps() {
        for line in [
            "Published 22:04, 22 Apr 2024",
            "2 min read",
            "August 30, 2023 1:55 am(Updated 4:30 am)",
            "6 hours ago",
            "Published: Thu 3 May, 14:00 BST",
            "Veröffentlicht am 3. März 2022, 14:00 Uhr",
            "20:42 KEY EVENT",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in ["In May 2024 the port closed.", "May", "Two men died", "1997: Roe wins the vote"] {
            assert!(!is_stamp(line), "{line}");
        }
    }

    #[test]
    fn lines_of_names_alone_are_bylines() {
        assert!(is_byline("By Ann Roe and Bo Poe", None));
        assert!(
            is_byline("Ann Roe, Harbour correspondent", Some("Ann Roe, Bo Poe"))
                || is_byline("Ann Roe, senior reporter", Some("Ann Roe"))
        );
        assert!(!is_byline("By Monday the port had closed and all the ships were gone.", None));
        assert!(!is_byline("The port closed.", Some("Ann Roe")));
    }
}
