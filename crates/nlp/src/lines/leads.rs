//! What stands before the first statement of a line: list marks, clock times, datelines, topics.

use super::shouted;

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
pub(super) fn topic(line: &str) -> usize {
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
    // "KYIV (Wire): " ends at the colon and "KYIV (Wire). " at the stop, but only what a credit closes.
    ends.retain(|(i, e)| !window[*i..*e].starts_with(':') || window[..*i].ends_with(')'));
    ends.extend(window.find("). ").map(|i| (i + 1, i + 3)));
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
    let is_place = shouted(place) && place.chars().count() > 1;
    let stopped = window[at..end].starts_with('.');
    if (is_place || (credited || dated) && !stopped) && names && head.len() <= 80 { end } else { 0 }
}

/// A month, cut short or not.
pub(super) fn month(word: &str) -> bool {
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
            "OSLO, 31 October (Wire). A plant burned.",
            "OSLO, Oct. 31 (Wire). A plant burned.",
            "2:05 p.m. ET A plant burned.",
        ] {
            assert_eq!(rest(t), "A plant burned.", "{t}");
        }
        for t in [
            "The plan - a bad one - failed.",
            "A man came.",
            "The Wire (Oslo). A plant burned.",
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
