//! Where an article speaks of itself: where it was written, who else is to be thanked for it, what was
//! corrected, what was added.
//!
//! Each kind has turns of speech that newsrooms hold on to. A passage counts only where it is built like
//! one throughout, since most sentences with the word "correction" are about something else. What is
//! found and what is not stands in `tests/notes.md`, which a person who does not program can extend.

mod change;
mod credit;
mod dateline;
#[cfg(test)]
mod tests;

use reportedly_core::{Note, NoteKind, Span};

/// Most notes of one text. Articles have a handful, live blogs some dozens.
const MOST: usize = 1000;

/// The notes of an article's text, in the order of the text. Paragraphs are parted by line breaks.
pub(crate) fn notes(text: &str) -> Vec<Note> {
    let lines = lines(text);
    let mut out = Vec::new();
    let mut told = 0;
    for (n, (start, line)) in lines.iter().enumerate() {
        if n < told {
            continue;
        }
        let place = Place { from_start: n, from_end: lines.len() - 1 - n };
        let mut keep = |kind, from: usize, to: usize| {
            if let Some((from, to)) = trimmed(line, from, to) {
                out.push(Note { kind, span: Span::new(start + from, start + to) });
            }
        };
        if let Some(to) = dateline::find(line, place) {
            keep(NoteKind::Dateline, 0, to);
        }
        // A line is of one kind; its sentences are looked at where it is of none.
        if let Some((kind, from)) = of_line(line, place) {
            keep(kind, from, line.len());
            // A label on a line of its own says something about the next.
            if line.trim_end().ends_with(':')
                && let (Some(note), Some((next, more))) = (out.last_mut(), lines.get(n + 1))
            {
                note.span = Span::new(note.span.range().start, next + more.trim_end().len());
                told = n + 2;
            }
            continue;
        }
        for (from, to) in sentences(line) {
            if let Some(kind) = of_sentence(&line[from..to], place) {
                keep(kind, from, to);
            }
        }
        if let Some((from, to)) = credit::at_end(line, place) {
            keep(NoteKind::Credit, from, to);
        }
    }
    out.sort_by_key(|n| (n.span.start, n.span.end));
    out.truncate(MOST);
    out
}

/// Whether a line at the end of an article is one in which it speaks of itself, other than a dateline.
pub(crate) fn is_note(line: &str) -> bool {
    let place = Place { from_start: usize::MAX, from_end: 0 };
    of_line(line, place).is_some()
        || sentences(line).iter().any(|(from, to)| of_sentence(&line[*from..*to], place).is_some())
}

/// Where a line stands among the lines that hold something.
#[derive(Debug, Clone, Copy)]
struct Place {
    from_start: usize,
    from_end: usize,
}

/// The lines that hold something, with the place of each in the text.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| (start(l), l)).collect()
}

fn of_line(line: &str, place: Place) -> Option<(NoteKind, usize)> {
    let open = line.len() - line.trim_start().len();
    let kind = change::of_line(line.trim(), place)
        .or_else(|| credit::of_line(line.trim(), place).then_some(NoteKind::Credit))?;
    Some((kind, open))
}

fn of_sentence(sentence: &str, place: Place) -> Option<NoteKind> {
    let bare = sentence.trim();
    change::of_sentence(bare).or_else(|| credit::of_sentence(bare, place).then_some(NoteKind::Credit))
}

/// A span without the white space around it.
fn trimmed(line: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let part = &line[from..to];
    let start = from + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    (end > start).then_some((start, end))
}

/// The sentences of a line, roughly: a full stop, a blank and a capital end one, unless a short word or an
/// initial stands before it.
fn sentences(line: &str) -> Vec<(usize, usize)> {
    const SHORT: usize = 24;
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(['.', '!', '?']) {
        let closed = line[at + 1..]
            .find(|c: char| !matches!(c, '”' | '"' | '’' | ')' | '\''))
            .map_or(line.len(), |n| at + 1 + n);
        let rest = &line[closed..];
        let begins = rest
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '(' | '[' | '‘'));
        // As much of the word as tells it apart: lines without a blank occur.
        let word = &line[line.floor_char_boundary(at.saturating_sub(SHORT))..at];
        let word = word.rsplit([' ', '(']).next().unwrap_or_default();
        let short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase) || word.contains('.');
        if rest.starts_with(' ') && begins && !short {
            out.push((from, closed));
            from = closed;
        }
    }
    out.push((from, line.len()));
    out
}

/// Whether a text begins with words, in whatever case, and no letter follows; what stands behind.
fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let head = text.get(..words.len())?;
    let rest = &text[words.len()..];
    (head.eq_ignore_ascii_case(words) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// A text without the brackets, asterisks and dashes in which notes are set.
fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '(' | '[' | '*' | '—' | '–' | '-' | '_' | '•' | '†')
    })
    .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '*' | '_'))
}
