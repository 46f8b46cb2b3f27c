//! Words that are not the writer's own: quotations, photo captions, embedded posts.
//!
//! Two reporters in one room write down the same words of the same speaker, and two desks buy the
//! same photo with the same caption. Such words are no sign that one report was taken from another.

use crate::Span;

/// A longer line is taken for running text even where it names a photographer or an account.
const LONGEST_CAPTION: usize = 900;
/// A quotation does not run on for longer than this, in bytes: the closing mark was forgotten.
const LONGEST_QUOTATION: usize = 3000;

/// Marks looked at for the one that closes a quotation.
const MOST_MARKS: usize = 100;

/// Quotations, captions and embedded posts of a text, in order and without overlap.
pub(crate) fn asides(text: &str) -> Vec<Span> {
    let mut found = quotations(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() <= LONGEST_CAPTION && is_suspect(line) && (is_caption(line) || is_post(line)) {
            found.push(Span::new(start, start + line.len()));
        }
        start += line.len();
    }
    found.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in found {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.hull(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// Whether a line has what every caption and post has. Most lines end here.
fn is_suspect(line: &str) -> bool {
    ["/", "@", "hoto", "Getty", "FILE "].iter().any(|part| line.contains(part))
}

/// A line that credits a photo.
fn is_caption(line: &str) -> bool {
    let credits = ["AP Photo", "Photo via AP", "Pool Photo", "Getty Images", "/AFP", "AFP/", "(Photo"];
    let reuters = line.split("REUTERS/").nth(1).is_some_and(|rest| !rest.starts_with("I"));
    reuters
        || line.starts_with("FILE ")
        || line.contains("file photo")
        || credits.iter().any(|c| line.contains(c))
}

/// A line that shows a post: it names the account in brackets or carries the post's short link.
fn is_post(line: &str) -> bool {
    let named = line.split("(@").skip(1).any(|rest| {
        let handle = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        handle.starts_with(')') && handle.len() < rest.len()
    });
    named || line.contains("pic.twitter.com/") || line.contains("https://t.co/")
}

/// Ways to mark a quotation. A closing mark ends only a quotation that was opened in the same way.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    /// `"`, and `''` typed for it.
    Straight,
    /// “ ” „ and ‘‘ ’’.
    Curly,
    /// « ».
    Angle,
    /// ‘ ’ and `'`, which are apostrophes too.
    Single,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    Open,
    Close,
}

/// The text between quotation marks. An unclosed quotation ends with its paragraph, and counts where
/// the next paragraph goes on with a mark, as newspapers print long quotations.
fn quotations(text: &str) -> Vec<Span> {
    let marks = marks(text);
    let mut found = Vec::new();
    let (mut i, mut line_end) = (0, 0);
    while let Some(&(at, kind, role)) = marks.get(i) {
        i += 1;
        if role == Role::Close {
            continue;
        }
        if at >= line_end {
            line_end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        }
        let rest = marks[i..].iter().take(MOST_MARKS).take_while(|m| m.0 - at <= LONGEST_QUOTATION);
        let next = rest.enumerate().find(|(_, m)| m.1 == kind && (m.2 == Role::Close || m.0 > line_end));
        match next {
            Some((n, &(end, _, Role::Close)))
                if end < line_end || kind != Mark::Single && near(text, line_end, end) =>
            {
                found.push(Span::new(at, end));
                i += n + 1;
            }
            Some((_, &(again, _, Role::Open))) if text[line_end..again].trim().is_empty() => {
                found.push(Span::new(at, line_end));
                i = marks.partition_point(|m| m.0 < line_end);
            }
            _ => {}
        }
    }
    found
}

/// Whether a closing mark beyond the line's end may belong to it: the next line, no blank between.
fn near(text: &str, line_end: usize, end: usize) -> bool {
    text.get(line_end..end).is_some_and(|s| s.matches('\n').count() == 1)
}

/// Every quotation mark: where, of which kind, opening or closing.
fn marks(text: &str) -> Vec<(usize, Mark, Role)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(skipped) = next_mark(&bytes[next..]) {
        let at = next + skipped;
        let before = text[..at].chars().next_back().unwrap_or('\n');
        let mut chars = text[at..].chars().peekable();
        let Some(c) = chars.next() else { break };
        let doubled = matches!(c, '\'' | '‘' | '’' | '`') && chars.peek() == Some(&c);
        if doubled {
            chars.next();
        }
        next = at + c.len_utf8() * (1 + usize::from(doubled));
        let after = chars.peek().copied().unwrap_or('\n');
        let opens = !after.is_whitespace()
            && !before.is_alphanumeric()
            && (before.is_whitespace() || after.is_alphanumeric() || !closes_after(before));
        let by_place = if opens { Role::Open } else { Role::Close };
        let mark = match c {
            '“' | '„' => Some((Mark::Curly, Role::Open)),
            '”' => Some((Mark::Curly, Role::Close)),
            '‘' | '`' if doubled => Some((Mark::Curly, Role::Open)),
            '’' if doubled => Some((Mark::Curly, Role::Close)),
            '«' => Some((Mark::Angle, Role::Open)),
            '»' => Some((Mark::Angle, Role::Close)),
            '"' => Some((Mark::Straight, by_place)),
            '\'' if doubled => Some((Mark::Straight, by_place)),
            '‘' => Some((Mark::Single, Role::Open)),
            '\'' | '’' if before.is_alphanumeric() && after.is_alphanumeric() => None,
            '’' => Some((Mark::Single, Role::Close)),
            '\'' => Some((Mark::Single, by_place)),
            _ => None,
        };
        // 6" is a measure.
        let measure =
            matches!(mark, Some((Mark::Straight, Role::Close))) && before.is_ascii_digit() && after == ' ';
        if let Some((kind, role)) = mark.filter(|_| !measure) {
            found.push((at, kind, role));
        }
    }
    found
}

/// Where the next byte stands that may begin a quotation mark.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let may_begin = |b: &u8| matches!(b, b'"' | b'\'' | b'`' | 0xc2 | 0xe2);
    // Most of a text has none: sixteen bytes are looked at together, without a branch for each.
    let (sixteens, _) = bytes.as_chunks::<16>();
    let without = |all: &&[u8; 16]| !all.iter().fold(false, |any, b| any | may_begin(b));
    let start = 16 * sixteens.iter().take_while(without).count();
    bytes[start..].iter().position(may_begin).map(|at| start + at)
}

fn closes_after(before: char) -> bool {
    matches!(before, '.' | ',' | '!' | '?' | ';' | ':' | '…' | ')' | ']' | '\'' | '’' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        asides(text).iter().map(|s| s.of(text).trim_matches(['"', '“', '”', '‘', '\''])).collect()
    }

    #[test]
    fn quotations_of_all_styles() {
        assert_eq!(found("\"One,\" he said. \"Two.\""), ["One,", "Two."]);
        assert_eq!(found("He said “it’s ‘done’ now” and left"), ["it’s ‘done’ now"]);
        assert_eq!(found("‘It isn’t over,’ she said"), ["It isn’t over,"]);
        assert_eq!(found("the workers' pay and the ministers' cars"), Vec::<&str>::new());
    }

    #[test]
    fn a_long_quotation_opens_again_in_each_paragraph() {
        assert_eq!(found("“One line.\n\n“Two lines,” he said."), ["One line.", "Two lines,"]);
        assert_eq!(found("A forgotten “mark here.\n\nProse goes on."), Vec::<&str>::new());
        assert_eq!(found("“broken over\ntwo lines” he said"), ["broken over\ntwo lines"]);
    }

    #[test]
    fn captions_and_posts_are_asides() {
        assert_eq!(asides("Prose.\nA quay at dawn. (AP Photo/N. N.)\nProse.\n").len(), 1);
        assert_eq!(asides("Prose.\nQuay closed! — Port (@port_x) May 1\n").len(), 1);
        assert_eq!(asides("A Reuters/Ipsos poll\n").len(), 0);
    }
}
