//! The mentions that take part in the choice: the toponyms given, and countries, states and peoples
//! that the rest of the text names.

use crate::candidates::{Candidate, Wanted, candidates, wanted_by};
use crate::fold::fold;
use crate::gazetteer::{Entry, Kind, Naming, readings};
use reportedly_core::text::Span;

/// A mention in the text.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub span: Span,
    /// Which of the toponyms given it is; none for one found here.
    pub given: Option<usize>,
    pub key: String,
    pub candidates: Vec<Candidate>,
}

/// All mentions in the order of the text. A toponym that does not fit the text is left out.
pub(crate) fn mentions(text: &str, toponyms: &[Span]) -> Vec<Mention> {
    let mut out = Vec::new();
    for (i, span) in toponyms.iter().enumerate() {
        let span = name_of(text, *span);
        let surface = span.of(text);
        if surface.is_empty() {
            continue;
        }
        let beside = beside(text, span);
        let key = fold(surface);
        out.push(Mention { span, given: Some(i), key, candidates: candidates(surface, beside) });
    }
    for span in named_divisions(text) {
        if !out.iter().any(|m| m.given.is_some() && m.span.overlap(span) > 0) {
            let surface = span.of(text);
            let mut found = candidates(surface, beside(text, span));
            found.retain(|c| matches!(c.entry.kind, Kind::Country | Kind::State));
            out.push(Mention { span, given: None, key: fold(surface), candidates: found });
        }
    }
    out.sort_by_key(|m| (m.span, m.given));
    out
}

/// The name in a toponym: no signs around it, no "'s", nothing from a comma on ("Paris, Texas": what
/// follows is a mention of its own).
fn name_of(text: &str, span: Span) -> Span {
    let surface = span.of(text);
    let name = surface.split_once(", ").map_or(surface, |(name, _)| name);
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let start = name.find(char::is_alphanumeric).unwrap_or(0);
    let from = span.start as usize;
    Span::new(from + start, from + name.len())
}

/// What the words before and behind a mention say it is.
fn beside(text: &str, span: Span) -> Option<Wanted> {
    let behind = text.get(span.end as usize..).unwrap_or_default();
    if let Some(rest) = behind.strip_prefix(' ') {
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        if let Some(wanted) = wanted_by(&word.to_lowercase()) {
            return Some(wanted);
        }
        // "DeKalb and Gwinnett counties"
        let near: Vec<&str> = rest.split(' ').take(5).collect();
        if near.iter().skip(1).any(|w| w.trim_end_matches([',', '.']).eq_ignore_ascii_case("counties")) {
            return Some(Wanted::County);
        }
    }
    let before = text.get(..span.start as usize).unwrap_or_default();
    let before = before.strip_suffix(' ')?.strip_suffix("of").and_then(|b| b.strip_suffix(' '))?;
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    wanted_by(&word.to_lowercase())
}

/// A run of letters of the text, with dots, hyphens and apostrophes within.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    pub capital: bool,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut start = None;
    let inner = |c: char| matches!(c, '.' | '\'' | '’' | '&');
    for (i, c) in text.char_indices().chain([(text.len(), '\n')]) {
        match start {
            None if c.is_alphanumeric() => start = Some((i, c.is_uppercase())),
            Some((from, capital)) if !(c.is_alphanumeric() || inner(c) && i < text.len()) => {
                let word = &text[from..i];
                let trimmed = word.trim_end_matches(['\'', '’', '&']);
                let stem =
                    trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed);
                out.push(Word { start: from, end: from + stem.len(), capital });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Most words of a name that is looked for.
const LONGEST: usize = 6;

/// The longest run of words from `first` on that `accept` takes as a name; with its last word.
pub(crate) fn longest_name(
    text: &str,
    words: &[Word],
    first: usize,
    mut accept: impl FnMut(&str) -> bool,
) -> Option<(Span, usize)> {
    if !words[first].capital {
        return None;
    }
    let joined = |a: Word, b: Word| matches!(&text[a.end..b.start], " " | "-" | " - ");
    let mut last = first;
    while last + 1 < words.len() && last + 1 < first + LONGEST && joined(words[last], words[last + 1]) {
        last += 1;
    }
    for last in (first..=last).rev() {
        if !words[last].capital {
            continue;
        }
        let whole = &text[words[first].start..words[last].end];
        // The dot of a sentence's end is not the name's, unless the name has dots or is a short form.
        let bare = whole.strip_suffix('.').unwrap_or(whole);
        for name in if bare.contains('.') { [whole, bare] } else { [bare, whole] } {
            if accept(name) {
                return Some((Span::new(words[first].start, words[first].start + name.len()), last));
            }
        }
    }
    None
}

/// Countries, first divisions and peoples that a text names with a capital.
fn named_divisions(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let after_comma = text[..words[i].start].ends_with(", ") || text[..words[i].start].ends_with('(');
        let found = longest_name(text, &words, i, |name| is_division(name, after_comma));
        let Some((span, last)) = found else {
            i += 1;
            continue;
        };
        if !looks_like_person(text, &words, i, last) {
            out.push(span);
        }
        i = last + 1;
    }
    out
}

fn is_division(name: &str, after_comma: bool) -> bool {
    let division = |n: usize| matches!(Entry::of(n).kind, Kind::Country | Kind::State);
    readings(&fold(name)).any(|(n, naming)| match naming {
        Naming::Own | Naming::People => division(n),
        Naming::Other | Naming::Bare => false,
        Naming::Short => is_short_form(name, after_comma),
    })
}

/// "Ind.", "IN" behind a comma; "N.Y." anywhere.
pub(crate) fn is_short_form(name: &str, after_comma: bool) -> bool {
    let dots = name.matches('.').count();
    let capitals = name.chars().all(|c| c.is_uppercase() || c == '.');
    dots >= 2 || after_comma && (dots == 1 || capitals) || capitals && dots == 0 && name.len() == 3
}

/// A given name before it or a family name behind it: "Jordan Miles", "Michael Jordan".
pub(crate) fn looks_like_person(text: &str, words: &[Word], first: usize, last: usize) -> bool {
    let gap = |a: Word, b: Word| &text[a.end..b.start];
    let title = |w: Word| {
        let word = &text[w.start..w.end];
        w.capital && word.len() > 1 && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    };
    let next = words.get(last + 1).copied().filter(|w| gap(words[last], *w) == " " && title(*w));
    let person_behind = next.is_some_and(|w| {
        let word = text[w.start..w.end].to_lowercase();
        wanted_by(&word).is_none()
            && readings(&word).next().is_none()
            && is_given_name(&text[words[first].start..words[last].end])
    });
    let before = first.checked_sub(1).map(|i| words[i]).filter(|w| gap(*w, words[first]) == " " && title(*w));
    let person_before =
        before.is_some_and(|w| crate::given::GIVEN.contains(&text[w.start..w.end].to_lowercase().as_str()));
    person_behind || person_before
}

/// Names of countries and states that people bear.
fn is_given_name(name: &str) -> bool {
    matches!(
        name,
        "Georgia"
            | "Jordan"
            | "Chad"
            | "Virginia"
            | "Israel"
            | "Carolina"
            | "Victoria"
            | "Dakota"
            | "Montana"
    )
}
