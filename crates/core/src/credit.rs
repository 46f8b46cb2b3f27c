//! Whom a text credits: "(Reuters)", "told the Daily Wire", "according to the Wire", "first reported by".

use crate::Span;

/// Words of a name at most: `Organization of Petroleum Exporting Countries News Agency` is no more.
const LONGEST_NAME: usize = 7;
/// Shorter names must be written in capitals: AP, not "ap".
const SHORT_NAME: usize = 3;
/// A word of crediting stands at most so many words before a name ("reported earlier by the").
const BEFORE: usize = 4;
/// A dateline's place and date are no longer than this, in bytes.
const DATELINE: usize = 80;
/// It stands in one of so many lines: a headline or byline may come before it.
const DATELINES: usize = 3;
/// And at most so many behind it ("Reuters first reported").
const BEHIND: usize = 2;

/// Agencies whose names have more than one form, without blanks.
const ALIASES: &[&[&str]] = &[
    &["ap", "associatedpress", "apnews"],
    &["afp", "agencefrancepresse"],
    &["upi", "unitedpressinternational"],
    &["dpa", "deutschepresseagentur"],
    &["tass", "itartass"],
    &["wsj", "wallstreetjournal"],
    &["nyt", "nytimes", "newyorktimes"],
];

/// What news agencies' names end with, without blanks.
const AGENCY_WORDS: &[&str] = &["newsagency", "pressagency", "newsservice", "newswire"];

#[rustfmt::skip] // one word a line would be pages
const TOLD: &[&str] = &[
    "told", "tell", "tells", "according", "reported", "published", "via", "citing", "cited", "quoted", "obtained",
];
const TELLS: &[&str] = &["reported", "reports", "said", "says", "wrote", "writes", "revealed", "quoted"];

/// Where a text names publishers as those from whom it has something: the publisher's place in the list
/// given, and the name's in the text, in its order.
///
/// A publisher is known by its name in full, or by its domain (`dailywire.example` is "Daily Wire").
pub(crate) fn credits(text: &str, publishers: &[&str]) -> Vec<(usize, Span)> {
    let named = publishers
        .iter()
        .enumerate()
        .flat_map(|(n, p)| publisher_names(p).into_iter().map(move |name| (name, n)));
    let mut names: Vec<(String, usize)> = named.collect();
    names.sort();
    let words = words(text);
    let found = (0..words.len()).filter_map(|i| {
        let (publisher, end) = named_until(text, &words[i..], &names)?;
        let name = words[i].hull(words[i + end - 1]);
        let bracketed =
            text[..name.start as usize].ends_with('(') && text[name.end as usize..].starts_with(')');
        let is = |list: &[&str], word: &Span| list.iter().any(|w| word.of(text).eq_ignore_ascii_case(w));
        let before = words[i.saturating_sub(BEFORE)..i].iter().rev();
        let told = before.take_while(|w| !has_stop(text, w.end, name.start)).any(|w| is(TOLD, w));
        let behind = words[i + end..].iter().take(BEHIND);
        let tells = behind.take_while(|w| !has_stop(text, name.end, w.start)).any(|w| is(TELLS, w));
        (bracketed || told || tells).then_some((publisher, name))
    });
    found.collect()
}

/// Whether two publishers are one by their names.
pub(crate) fn same_publisher(a: &str, b: &str) -> bool {
    let (a, b) = (publisher_names(a), publisher_names(b));
    a.iter().any(|name| b.contains(name))
}

/// A publisher's names in lower case and without blanks; none where nothing is left. A news agency is also called by
/// its name without these words.
pub(crate) fn publisher_names(publisher: &str) -> Vec<String> {
    let trimmed = publisher.trim();
    let is_domain = trimmed.contains('.') && !trimmed.contains(char::is_whitespace);
    let name: String = if is_domain {
        let host = trimmed.rsplit("//").next().unwrap_or(trimmed);
        let host = host.strip_prefix("www.").unwrap_or(host);
        host.split('.').next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect()
    } else {
        words(trimmed).iter().map(|w| w.of(trimmed)).filter(|w| !w.eq_ignore_ascii_case("the")).collect()
    };
    let name = name.to_lowercase();
    let aliases = ALIASES.iter().find(|all| all.contains(&name.as_str()));
    let mut all: Vec<String> =
        aliases.map_or(Vec::new(), |all| all.iter().map(|a| (*a).to_owned()).collect());
    let short = AGENCY_WORDS.iter().find_map(|words| name.strip_suffix(words)).map(str::to_owned);
    all.extend(short.filter(|short| short.len() > SHORT_NAME));
    all.push(name);
    all.sort();
    all.dedup();
    all.retain(|n| n.len() > 1);
    all
}

/// The agency that a dateline names: `KYIV, Oct 30 (Wire) -`, in one of the first lines.
pub(crate) fn dateline(text: &str) -> Option<Span> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    lines.filter(|(_, line)| !line.trim().is_empty()).take(DATELINES).find_map(|(start, line)| {
        let open = line.find('(').filter(|at| *at <= DATELINE)?;
        let close = open + line[open..].find(')')?;
        let name = line[open + 1..close].trim();
        let place = words(&line[..open]).first()?.of(line);
        let is_place = place.len() > 1 && !place.chars().any(char::is_lowercase);
        let is_name = name.starts_with(char::is_uppercase) && words(name).len() <= LONGEST_NAME;
        let dash = line[close + 1..].trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
        let at = start + open + 1 + line[open + 1..close].find(name)?;
        (is_place && is_name && dash).then(|| Span::new(at, at + name.len()))
    })
}

/// Whom a byline names: `By Anna Kral, Wire` names two.
pub(crate) fn byline_names(byline: &str) -> impl Iterator<Item = &str> {
    let parts = byline
        .split([',', '/', ';', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" with "));
    parts.map(|part| {
        let part = part.trim();
        part.strip_prefix("By ").or_else(|| part.strip_prefix("by ")).unwrap_or(part).trim()
    })
}

/// Whose name the words from the first on are, and how many of them.
fn named_until(text: &str, words: &[Span], names: &[(String, usize)]) -> Option<(usize, usize)> {
    let first = words.first()?.of(text);
    if !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let mut joined = String::new();
    for (n, word) in words.iter().take(LONGEST_NAME).enumerate() {
        let word = word.of(text);
        if joined.len() + word.len() <= SHORT_NAME && word.chars().any(char::is_lowercase) {
            return None;
        }
        joined.extend(word.chars().flat_map(char::to_lowercase));
        // Sorted, so that names which begin so stand together, the one that is no longer first.
        let (name, publisher) = names.get(names.partition_point(|(name, _)| *name < joined))?;
        if *name == joined {
            return Some((*publisher, n + 1));
        }
        if !name.starts_with(&joined) {
            return None;
        }
    }
    None
}

/// Whether a sentence ends between two places.
fn has_stop(text: &str, start: u32, end: u32) -> bool {
    text.get(start as usize..end as usize).is_some_and(|s| s.contains(". ") || s.contains('\n'))
}

/// Words of letters and digits.
pub(crate) fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credited(text: &str, publisher: &str) -> Vec<String> {
        credits(text, &[publisher]).iter().map(|c| c.1.of(text).to_owned()).collect()
    }

    #[test]
    fn ways_to_credit() {
        assert_eq!(credited("ORLEN (AP) - Crews walked off.", "Associated Press"), ["AP"]);
        assert_eq!(credited("Crews told the River Post they were tired.", "The River Post"), ["River Post"]);
        assert_eq!(credited("The River Post first reported the strike.", "River Post"), ["River Post"]);
        assert_eq!(
            credited("The strike was reported earlier by River Post.", "riverpost.example/news"),
            ["River Post"]
        );
        assert_eq!(
            credited("According to the River Post, all is well.", "www.riverpost.example"),
            ["River Post"]
        );
    }

    #[test]
    fn names_alone_credit_nobody() {
        assert!(credited("The River Post was founded in 1901.", "River Post").is_empty());
        assert!(credited("Nothing was reported. The River Post closed.", "River Post").is_empty());
        assert!(credited("They told the hill people.", "The Hill").is_empty());
        assert!(credited("He said (ap) and left.", "AP").is_empty());
        assert!(credited("told \u{2026}", "").is_empty());
    }

    #[test]
    fn datelines_name_agencies() {
        let of = |text: &str| dateline(text).map(|s| s.of(text).to_owned());
        assert_eq!(of("SOFIA, June 12 (Danube Wire) - Rain fell.").as_deref(), Some("Danube Wire"));
        assert_eq!(of("Rain in Sofia\n\nSOFIA (AP) \u{2014} Rain fell.").as_deref(), Some("AP"));
        assert_eq!(of("Sofia got rain (again) - as usual."), None);
        assert_eq!(of("SOFIA saw the EU (European Union) flag."), None);
        assert_eq!(
            byline_names("By Anna Kral and Jon Holm, Wire").collect::<Vec<_>>(),
            ["Anna Kral", "Jon Holm", "Wire"]
        );
    }

    #[test]
    fn publishers_are_one_by_name_or_domain() {
        assert!(same_publisher("The River Post", "riverpost.example"));
        assert!(same_publisher("AP", "Associated Press"));
        assert!(same_publisher("Hill", "Hill News Agency"));
        assert!(!same_publisher("", ""));
    }
}
