//! Paragraphs and sentences.

use crate::lines;
use reportedly_core::Span;

/// Paragraphs of a text, without white space at their ends.
///
/// Blank lines part paragraphs where there are any; else every line is one (feeds and pages write
/// one paragraph a line, hard-wrapped plain text parts them by a blank line). Items of a list, bylines
/// and datelines begin a paragraph anyway, and so does what follows a line that no wrapping would
/// have ended there.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines: Vec<Span> = {
        let mut at = 0;
        text.split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at += line.len() + 1;
                span
            })
            .collect()
    };
    let blank = |s: &Span| s.of(text).trim().is_empty();
    let inner = lines.iter().skip_while(|s| blank(s)).collect::<Vec<_>>();
    let last = inner.iter().rposition(|s| !blank(s)).map_or(0, |i| i + 1);
    let by_blank = inner[..last].iter().any(|s| blank(s));
    let width = lines.iter().map(|s| s.of(text).trim_end().chars().count()).max().unwrap_or(0);
    let mut out: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    for line in lines {
        if blank(&line) {
            open = None;
            continue;
        }
        let wraps = open.filter(|before| by_blank && goes_on(before.of(text), line.of(text), width));
        match out.last_mut().filter(|_| wraps.is_some()) {
            Some(p) => *p = p.hull(line.trim(text)),
            None => out.push(line.trim(text)),
        }
        open = Some(line);
    }
    out
}

/// No program wraps plain text wider than this.
const WIDEST: usize = 160;

/// Whether `after` goes on with the paragraph of the line `before`, where lines have at most `width`
/// characters.
fn goes_on(before: &str, after: &str, width: usize) -> bool {
    let (before, after) = (before.trim(), after.trim());
    if lines::begins_anew(after) || lines::stands_alone(before) {
        return false;
    }
    let size = before.chars().count();
    let stops = before.ends_with(['.', '!', '?', ':', '"', '”', '…']);
    if size > WIDEST && stops {
        return false;
    }
    // A wrapped line ends where the next word would not have fitted.
    let first = after.split_whitespace().next().map_or(0, |w| w.chars().count());
    let fits = size + 1 + first + SLACK <= width;
    let title = !stops && !before.ends_with([',', ';', '-', '–', '—']);
    !(fits && title && after.starts_with(|c: char| !c.is_lowercase()) && lines::titled(before))
}

/// How much shorter than the widest line a wrapped one may be before it looks ended on purpose.
const SLACK: usize = 12;

/// Sentences of a paragraph, without white space at their ends, in order.
///
/// Cut by `sentencex`; then a piece that goes on with the one before is put back, and two that
/// closing brackets hid from it are parted.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let inside = paragraph.of(text);
    let mut out: Vec<Span> = Vec::new();
    for b in sentencex::get_sentence_boundaries("en", inside) {
        let span = Span::new(b.start_byte, b.end_byte).shift(paragraph.start as usize).trim(text);
        if span.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(before) if continues(before.of(text), span.of(text)) => *before = before.hull(span),
            _ => out.push(span),
        }
    }
    out.into_iter().flat_map(|s| hidden(text, s)).collect()
}

/// Titles and ranks before a name, and the like, that end in a full stop without ending a sentence.
#[rustfmt::skip] // one word a line would be pages
const ABBREVIATIONS: &[&str] = &[
    "Adm.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Dep.", "Dist.", "Gen.", "Gov.", "Hon.", "Lt.",
    "Maj.", "Messrs.", "Mt.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "Spc.", "Supt.",
    "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "approx.", "vs.", "v.", "Approx.", "Pres.", "Insp.", "Det.",
    "Ald.", "Amb.", "Atty.", "Fr.", "Sr.", "Ft.", "Cllr.", "Pte.", "Cdr.", "Sec.", "Dept.", "e.g.", "i.e.",
    "cf.", "ca.",
];
/// What a number follows: "No. 5", "p. 12", "Nov. 3", "Art. 7".
#[rustfmt::skip] // one word a line would be pages
const BEFORE_NUMBERS: &[&str] = &[
    "no.", "nos.", "nr.", "p.", "pp.", "art.", "sec.", "fig.", "vol.", "ch.", "par.", "para.", "jan.", "feb.",
    "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "c.", "ca.", "approx.",
    "mk.", "rs.", "tel.", "est.",
];

fn continues(before: &str, after: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(['(', '"', '“', '‘', '[']);
    let begins = |f: fn(char) -> bool| after.chars().next().is_some_and(f);
    if begins(|c| c.is_ascii_digit()) && BEFORE_NUMBERS.contains(&word.to_lowercase().as_str()) {
        return true;
    }
    // "1." is the mark of an item, not a sentence.
    let mark =
        before == last && before.len() <= 4 && before.trim_end_matches(['.', ')']).parse::<u8>().is_ok();
    mark || ABBREVIATIONS.contains(&word) || begins(char::is_lowercase) || asks(before, after)
}

/// "“Will it close?” Kral asked.": the quotation's mark ends no sentence where its speaker follows.
fn asks(before: &str, after: &str) -> bool {
    const SAID: &[&str] = &[
        "asked", "said", "asks", "says", "wrote", "told", "shouted", "added", "cried", "wondered", "replied",
    ];
    let quoted = before.trim_end_matches(['"', '”', '’', '\'']);
    if quoted.len() == before.len() || !quoted.ends_with(['?', '!']) {
        return false;
    }
    let clean = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = after.split_whitespace().take(4).map(clean).collect();
    let verb = words.iter().position(|w| SAID.contains(&w.as_str()));
    // "The minister said nothing." after a question is a sentence of its own; a bare name is not.
    verb.is_some_and(|v| {
        let names = words[..v]
            .iter()
            .all(|w| w.starts_with(char::is_uppercase) && !FIRST_WORDS.contains(&w.as_str()));
        let closes = after.split_whitespace().nth(v).is_some_and(|w| w.ends_with(['.', ',']));
        v > 0 && names && (closes || words.get(v + 1).is_some_and(|w| w != "nothing" && w != "that"))
    })
}

/// Words that begin a sentence and no name.
const FIRST_WORDS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "But", "And", "In", "On", "Some", "Nobody", "No",
    "Police",
];

/// Sentences that `sentencex` left together: after one in brackets, after three dots, and after "No.".
fn hidden(text: &str, sentence: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut rest = sentence;
    while let Some(at) = cut(rest.of(text)) {
        let start = rest.start as usize;
        out.push(Span::new(start, start + at).trim(text));
        rest = Span::new(start + at, rest.end as usize).trim(text);
    }
    out.push(rest);
    out.retain(|s| !s.is_empty());
    out
}

/// Where the first of several sentences ends. Looked for near the beginning, so that time stays in
/// proportion to the text.
fn cut(inside: &str) -> Option<usize> {
    const NEAR: usize = 600;
    let end = inside.char_indices().nth(NEAR).map_or(inside.len(), |(i, _)| i);
    let window = &inside[..end];
    let even = |i: &usize| {
        let before = &window[..*i];
        before.matches('"').count().is_multiple_of(2)
            && before.matches('“').count() == before.matches('”').count()
    };
    let dots = || window.find("… ").map(|i| i + '…'.len_utf8()).filter(even);
    let bracket = || {
        let closes = [".) ", "!) ", "?) "].iter().filter_map(|m| window.find(m).map(|i| i + 2)).min();
        // Only where the first bracket is the one that closes.
        closes.filter(|i| window.starts_with('(') && !window[1..*i].contains('('))
    };
    let no = || window.starts_with("No. ").then_some(3);
    let at = bracket().or_else(no).or_else(dots)?;
    let follows = |c: char| c.is_uppercase() || matches!(c, '"' | '“' | '(');
    window[at..].trim_start().starts_with(follows).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().flat_map(|p| sentences(text, p)).map(|s| s.of(text)).collect()
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        let text = "Lt. Gen. A. Mazur met Gov. Reyes in the U.S. on Monday. They agreed.";
        assert_eq!(parts(text), ["Lt. Gen. A. Mazur met Gov. Reyes in the U.S. on Monday.", "They agreed."]);
    }

    #[test]
    fn wrapped_lines_join_and_plain_lines_part() {
        assert_eq!(paragraphs("a\nb\n\nc\n").len(), 2);
        assert_eq!(paragraphs("a\nb\nc\n").len(), 3);
        assert_eq!(paragraphs(" \n\n ").len(), 0);
    }

    #[test]
    fn long_texts_are_cut() {
        for piece in ["(A man came.) ", "A man… ", "No. ", "\"No?\" Ida asked. ", "• one\n", "1. A\n"] {
            // A square of the length would take minutes, which the runner's list of slow tests shows.
            assert!(!parts(&piece.repeat(5000)).is_empty());
        }
    }

    proptest! {
        #[test]
        fn sentences_are_ordered_and_lose_no_word(text in "[A-Za-z0-9 .!?\"\n’é…()•“”:-]{0,80}") {
            let mut at = 0;
            let mut kept = String::new();
            for s in paragraphs(&text).into_iter().flat_map(|p| sentences(&text, p)) {
                prop_assert!(s.start >= at && s.end > s.start);
                at = s.end;
                kept.push_str(s.of(&text));
            }
            let squeeze = |s: &str| s.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&kept), squeeze(&text));
        }
    }
}
