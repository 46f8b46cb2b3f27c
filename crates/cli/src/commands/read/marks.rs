//! A paragraph with its sources, cues and contents marked, cut into lines.

use crate::terminal::{Style, clean};
use reportedly::core::{Reading, Span};
use unicode_width::UnicodeWidthChar;

/// What a marked place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Source,
    Cue,
    Content,
}

impl Role {
    pub(super) fn style(self) -> Style {
        match self {
            Self::Source => Style::Source,
            Self::Cue => Style::Cue,
            Self::Content => Style::Content,
        }
    }

    /// Mathematical brackets: rare in articles, and one family for the eye.
    fn brackets(self) -> (char, char) {
        match self {
            Self::Source => ('⟦', '⟧'),
            Self::Cue => ('⟨', '⟩'),
            Self::Content => ('⟪', '⟫'),
        }
    }
}

/// What an article must not show where brackets mark.
pub(super) const BRACKETS: [char; 6] = ['⟦', '⟧', '⟨', '⟩', '⟪', '⟫'];

/// A marked place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) role: Role,
}

/// Everything that a reading marks, outer before inner, each place once.
pub(super) fn marks(reading: &Reading) -> Vec<Mark> {
    let mut all = Vec::new();
    for a in &reading.attributions {
        let of = |spans: &[Span], role| {
            spans.iter().map(move |span| Mark { span: *span, role }).collect::<Vec<_>>()
        };
        all.extend(of(&a.source, Role::Source));
        all.extend(of(&a.cue, Role::Cue));
        all.extend(of(&a.content, Role::Content));
    }
    all.retain(|m| !m.span.is_empty());
    all.sort_by_key(|m| (m.span.start, std::cmp::Reverse((m.span.end, m.role))));
    all.dedup();
    all
}

/// A run of characters of one role.
pub(super) type Run = (Option<Role>, String);

type Letter = (Option<Role>, char);

/// The paragraph at `span` in lines of at most `width` columns; a longer word stands alone. Roles are
/// for colouring; with `brackets` they are shown as brackets too, and such signs of the article's own
/// as U+FFFD.
pub(super) fn lines(text: &str, span: Span, marks: &[Mark], brackets: bool, width: usize) -> Vec<Vec<Run>> {
    wrap(&letters(text, span, marks, brackets), width)
}

fn letters(text: &str, span: Span, marks: &[Mark], brackets: bool) -> Vec<Letter> {
    let inside: Vec<Mark> = marks.iter().filter(|m| m.span.overlap(span) > 0).copied().collect();
    let mut out: Vec<Letter> = Vec::new();
    for (at, c) in span.of(text).char_indices() {
        let at = span.start + at as u32;
        if brackets {
            // What began last ends first.
            let ending = inside.iter().rev().filter(|m| m.span.end == at);
            out.extend(ending.map(|m| (Some(m.role), m.role.brackets().1)));
            let starting = inside.iter().filter(|m| m.span.start == at);
            out.extend(starting.map(|m| (Some(m.role), m.role.brackets().0)));
        }
        let role = inside
            .iter()
            .filter(|m| m.span.start <= at && at < m.span.end)
            .min_by_key(|m| (m.span.len(), m.role))
            .map(|m| m.role);
        let mut buffer = [0; 4];
        let shown = clean(c.encode_utf8(&mut buffer)).chars().next().unwrap_or(' ');
        out.push((
            role,
            if brackets && BRACKETS.contains(&shown) { char::REPLACEMENT_CHARACTER } else { shown },
        ));
    }
    if brackets {
        let ending = inside.iter().rev().filter(|m| m.span.end >= span.end);
        out.extend(ending.map(|m| (Some(m.role), m.role.brackets().1)));
    }
    out
}

fn wrap(letters: &[Letter], width: usize) -> Vec<Vec<Run>> {
    let columns = |word: &[Letter]| word.iter().map(|(_, c)| c.width().unwrap_or(0)).sum::<usize>();
    let mut lines: Vec<Vec<Letter>> = Vec::new();
    let mut used = 0;
    for word in letters.split(|(_, c)| *c == ' ').filter(|w| !w.is_empty()) {
        let wide = columns(word);
        match lines.last_mut() {
            Some(line) if used + 1 + wide <= width => {
                let before = line.last().and_then(|(role, _)| *role);
                line.push((before.filter(|role| word[0].0 == Some(*role)), ' '));
                line.extend(word);
                used += 1 + wide;
            }
            _ => {
                lines.push(word.to_vec());
                used = wide;
            }
        }
    }
    lines.iter().map(|line| runs(line)).collect()
}

fn runs(line: &[Letter]) -> Vec<Run> {
    let same = line.chunk_by(|a, b| a.0 == b.0);
    same.map(|run| (run[0].0, run.iter().map(|(_, c)| *c).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use reportedly::core::Attribution;

    const TEXT: &str = "Anna said that Piet had said it rained.";

    fn reading() -> Reading {
        let at = |words: &str| {
            let start = TEXT.find(words).unwrap();
            vec![Span::new(start, start + words.len())]
        };
        let outer = Attribution {
            source: at("Anna"),
            cue: at("said"),
            content: at("that Piet had said it rained"),
            inside: None,
        };
        let inner = Attribution {
            source: at("Piet"),
            cue: at("had said"),
            content: at("it rained"),
            inside: Some(0),
        };
        Reading { attributions: vec![outer, inner], ..Reading::default() }
    }

    fn shown(text: &str, marks: &[Mark], brackets: bool, width: usize) -> Vec<String> {
        let lines = lines(text, Span::new(0, text.len()), marks, brackets, width);
        lines.iter().map(|line| line.iter().map(|(_, run)| run.as_str()).collect()).collect()
    }

    #[test]
    fn brackets_nest() {
        let marks = marks(&reading());
        assert_eq!(shown(TEXT, &marks, true, 100), ["⟦Anna⟧ ⟨said⟩ ⟪that ⟦Piet⟧ ⟨had said⟩ ⟪it rained⟫⟫."]);
        assert_eq!(shown(TEXT, &marks, false, 12), ["Anna said", "that Piet", "had said it", "rained."]);
    }

    #[test]
    fn the_innermost_role_colours() {
        let runs = &lines(TEXT, Span::new(0, TEXT.len()), &marks(&reading()), false, 100)[0];
        let runs: Vec<_> = runs.iter().map(|(role, run)| (*role, run.as_str())).collect();
        use Role::{Content, Cue, Source};
        assert_eq!(
            runs[..5],
            [(Some(Source), "Anna"), (None, " "), (Some(Cue), "said"), (None, " "), (Some(Content), "that"),]
        );
    }

    #[test]
    fn an_article_cannot_forge_marks() {
        assert_eq!(
            shown("⟦The king⟧ said\u{1b}[2J", &[], true, 100),
            ["\u{fffd}The king\u{fffd} said\u{fffd}[2J"]
        );
        assert_eq!(shown("⟦The king⟧", &[], false, 100), ["⟦The king⟧"]);
    }

    fn a_mark() -> impl Strategy<Value = Mark> {
        let role = prop_oneof![Just(Role::Source), Just(Role::Cue), Just(Role::Content)];
        (0_usize..60, 1_usize..30, role)
            .prop_map(|(start, len, role)| Mark { span: Span::new(start, start + len), role })
    }

    proptest! {
        /// Wherever the marks stand, crossing or beyond the end, the words stay and every bracket closes.
        #[test]
        fn marking_and_wrapping_lose_no_word(
            text in "[a-z .é日]{0,60}",
            marks in prop::collection::vec(a_mark(), 0..6),
            width in 1_usize..80,
        ) {
            let on_boundary = |m: &Mark| {
                text.is_char_boundary(m.span.start as usize) && text.is_char_boundary(m.span.end as usize)
            };
            let marks: Vec<Mark> = marks.into_iter().filter(on_boundary).collect();
            let joined = shown(&text, &marks, true, width).join(" ");
            prop_assert_eq!(joined.matches(['⟦', '⟨', '⟪']).count(), joined.matches(['⟧', '⟩', '⟫']).count());
            let words = |s: &str| s.replace(['⟦', '⟨', '⟪', '⟧', '⟩', '⟫'], "");
            let squeeze = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(squeeze(&words(&joined)), squeeze(&text));
        }
    }
}
