//! Plain text: whatever is text and nothing else.

use reportedly_core::Document;

use super::{Format, Take};
use crate::{draw, tidy};

pub(crate) const FORMAT: Format = Format {
    name: "text",
    title: "Plain text",
    about: "One document. A first line that can only be a headline becomes the title.",
    media_type: "text/plain",
    also: &[],
    extensions: &[],
    magic: |_| false,
    sniff: |_| true,
    take: Take::Whole(|capture| draw::one(capture, false, read)),
};

/// Longest headline, in characters.
const HEADLINE: usize = 200;

/// An article in plain text. A first line that can only be a headline becomes the title and leaves
/// the text: followed by a blank line and more text, of at most 200 characters, and without the
/// full stop, comma, colon or semicolon at its end that a sentence or a dateline would have.
pub(crate) fn read(text: &str) -> Document {
    let text = tidy::text(text);
    match headline(&text) {
        Some((title, rest)) => {
            Document { title: tidy::line(title), text: rest.to_owned(), ..Document::default() }
        }
        None => Document { text, ..Document::default() },
    }
}

fn headline(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let (blank, body) = rest.split_once('\n')?;
    let title = first.trim().trim_start_matches('#').trim_start();
    // A closing quotation mark or bracket hides the sign before it.
    let last = title.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).chars().last()?;
    let byline = title.get(..3).is_some_and(|s| s.eq_ignore_ascii_case("by "));
    let fits = blank.trim().is_empty()
        && !matches!(last, '.' | ',' | ':' | ';' | '…' | '-' | '–' | '—')
        && !byline
        && title.chars().count() <= HEADLINE
        && title.chars().any(char::is_alphabetic);
    let body = body.trim_start();
    (fits && !body.is_empty()).then_some((title, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        read(text).title
    }

    #[test]
    fn a_headline_is_taken_from_the_text() {
        let d = read("Ferry line reopens\r\n\r\nThe line reopened.\r\n\r\nTwo boats sail.\r\n");
        assert_eq!(d.title.as_deref(), Some("Ferry line reopens"));
        assert_eq!(d.text, "The line reopened.\n\nTwo boats sail.");
        assert_eq!(title("# Will the ferry sail?\n\nIt may."), Some("Will the ferry sail?".into()));
    }

    #[test]
    fn a_sentence_or_a_lone_line_is_no_headline() {
        assert_eq!(title("The line reopened.\n\nTwo boats sail."), None);
        assert_eq!(title("He said \u{201c}we sail.\u{201d}\n\nTwo boats sail."), None);
        assert_eq!(title("By Jane Roe\n\nTwo boats sail."), None);
        assert_eq!(title("KYIV, Oct 3:\n\nTwo boats sail."), None);
        assert_eq!(title("A line\nand the next one"), None);
        assert_eq!(title("Only a headline\n\n"), None);
        assert_eq!(title("* * *\n\nTwo boats sail."), None);
    }

    #[test]
    fn everything_else_stays_byte_for_byte() {
        let text = "One  two\t(three).\n\n \nFour \u{a0}five\n";
        assert_eq!(read(text).text, text.trim());
    }
}
