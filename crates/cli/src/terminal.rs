//! What may go to a terminal, and in which colours.

use clap::ValueEnum;
use serde::Serialize;
use std::borrow::Cow;
use std::io::IsTerminal;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    // No doc comments here: they would turn a line of help into a paragraph.
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to colour what goes to `stream`.
    pub(crate) fn applies_to(self, stream: &impl IsTerminal) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => stream.is_terminal() && !set("NO_COLOR") && !dumb,
        }
    }
}

/// How a piece of output stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// The result itself.
    Strong,
    /// What can be passed over.
    Faint,
    /// Something is wrong.
    Bad,
    /// What to do about it.
    Hint,
    /// Who says so.
    Source,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
}

/// `text` in a style, where colours are on.
pub(crate) fn paint(on: bool, style: Style, text: &str) -> String {
    let code = match style {
        Style::Strong => "1",
        Style::Faint => "2",
        Style::Bad => "1;31",
        Style::Hint => "1;36",
        Style::Source => "1;35",
        Style::Cue => "33",
        Style::Content => "32",
    };
    if on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}

/// Columns for running text: the terminal's, up to 100; 100 where the output is no terminal.
pub(crate) fn width() -> usize {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map_or(100, |(width, _)| usize::from(width.0).clamp(40, 100))
}

/// `text`, or its beginning up to the end of a word where it has more than `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    let Some((cut, _)) = text.char_indices().nth(most) else { return Cow::Borrowed(text) };
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    Cow::Owned(format!("{} …", &text[..end]))
}

/// `2023-10-30T08:14:00Z` as `2023-10-30 08:14`.
pub(crate) fn when(date: &str) -> String {
    date.get(..16).unwrap_or(date).replace('T', " ")
}

/// Text from an article (or a path, or a message that may quote one) as one line that a terminal
/// shows as it is: line breaks and tabs become spaces; control characters, escape sequences' first
/// characters, and characters that hide text or turn its direction become U+FFFD.
///
/// An article must not be able to move the cursor, forge a line of an answer, or show a source's
/// name backwards. What is shown is then no longer byte-exact; `--json` is.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || deceives(c)) {
        return Cow::Borrowed(text);
    }
    let one = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() || deceives(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(one).collect())
}

/// Invisible characters that change how others are shown or that hide text. The joiners U+200C and
/// U+200D stay: Persian, Hindi and emoji are written with them.
fn deceives(c: char) -> bool {
    matches!(
        c,
        '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'   // marks, hidden spaces
        | '\u{2028}' | '\u{2029}'                                       // line breaks
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'             // embeddings, overrides, isolates
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'                          // byte order mark, annotations
        | '\u{e0000}'..='\u{e0fff}'                                     // tags
    )
}

/// JSON for stdout, on one line. The same value as plain JSON: what a terminal should not see is
/// written as an escape, which JSON does by itself only below U+0020.
pub(crate) fn json(value: &impl Serialize) -> Result<String, std::io::Error> {
    let plain = serde_json::to_string(value)?;
    if !plain.chars().any(|c| c.is_control() || deceives(c)) {
        return Ok(plain);
    }
    let mut safe = String::with_capacity(plain.len() + 64);
    for c in plain.chars() {
        if c.is_control() || deceives(c) {
            let escaped =
                c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
            safe.push_str(&escaped);
        } else {
            safe.push(c);
        }
    }
    Ok(safe)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_article_cannot_steer_the_terminal() {
        assert_eq!(
            clean("\x1b[2J\x1b]0;title\x07red\u{9b}31m"),
            "\u{fffd}[2J\u{fffd}]0;title\u{fffd}red\u{fffd}31m"
        );
        assert_eq!(clean("said \u{202e}eht yb"), "said \u{fffd}eht yb");
        assert_eq!(clean("one\r\ntwo\tthree"), "one two three");
        assert!(matches!(clean("Łódź, نمی‌خواهم, 👩‍🚒"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_stays_json() {
        assert_eq!(json(&"\u{9b}\u{202e}\u{e0041}é").unwrap(), r#""\u009b\u202e\udb40\udc41é""#);
    }

    /// Any text, with the characters that matter more often than chance brings them.
    fn text() -> impl Strategy<Value = String> {
        let c = prop_oneof![
            any::<char>(),
            Just('\x1b'),
            (0_u32..0xa0).prop_map(|c| char::from_u32(c).unwrap_or(' ')),
            (0x2000_u32..0x2070).prop_map(|c| char::from_u32(c).unwrap_or(' ')),
        ];
        prop::collection::vec(c, 0..40).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_that_steers_comes_through(text in text()) {
            let shown = clean(&text);
            prop_assert!(!shown.chars().any(|c| c.is_control() || deceives(c)));
            prop_assert_eq!(clean(&shown), shown.as_ref());
        }

        #[test]
        fn harmless_text_is_left_alone(text in "[\\p{L}\\p{N}\\p{P} ]{0,40}") {
            prop_assert_eq!(clean(&text), text.as_str());
        }

        #[test]
        fn json_is_safe_and_means_the_same(text in text()) {
            let shown = json(&[&text]).unwrap();
            prop_assert!(!shown.chars().any(|c| c.is_control() || deceives(c)));
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), [text]);
        }
    }
}
