//! Paragraphs and sentences.

use reportedly_core::Span;

/// Paragraphs of a text, without white space at their ends.
///
/// Blank lines part paragraphs where there are any; else every line is one (feeds and pages write
/// one paragraph a line, hard-wrapped plain text parts them by a blank line).
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
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if blank(&line) {
            open = false;
        } else if open && by_blank {
            if let Some(p) = out.last_mut() {
                *p = p.hull(line.trim(text));
            }
        } else {
            out.push(line.trim(text));
            open = true;
        }
    }
    out
}

/// Sentences of a paragraph, without white space at their ends, in order.
///
/// Cut by `sentencex`; then a piece that starts in lower case, or that follows an abbreviation which
/// the library does not know, is put back.
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
    out
}

/// Titles and ranks before a name, and the like, that end in a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Adm.", "Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Dep.", "Dist.", "Gen.", "Gov.", "Hon.", "Lt.",
    "Maj.", "Messrs.", "Mt.", "No.", "Pvt.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.", "Spc.",
    "Supt.", "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "approx.", "vs.", "v.",
];

fn continues(before: &str, after: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    ABBREVIATIONS.contains(&last) || after.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().flat_map(|p| sentences(text, p)).map(|s| s.of(text)).collect()
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        let text = "Lt. Gen. A. Mazur met Gov. Reyes in the U.S. on Monday. They agreed.";
        assert_eq!(cut(text), ["Lt. Gen. A. Mazur met Gov. Reyes in the U.S. on Monday.", "They agreed."]);
    }

    #[test]
    fn wrapped_lines_join_and_plain_lines_part() {
        assert_eq!(paragraphs("a\nb\n\nc\n").len(), 2);
        assert_eq!(paragraphs("a\nb\nc\n").len(), 3);
        assert_eq!(paragraphs(" \n\n ").len(), 0);
    }

    proptest! {
        #[test]
        fn sentences_are_ordered_and_lose_no_word(text in "[A-Za-z .!?\"\n’é]{0,80}") {
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
