//! Words of a text with what stands between them.

/// A word where it stands.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// First byte.
    pub(super) start: usize,
    /// Past the last.
    pub(super) end: usize,
    /// In lower case.
    pub(super) lower: String,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// Punctuation stands between it and the word before.
    pub(super) breaks: bool,
    pub(super) text: &'a str,
}

/// Splits at white space and punctuation; points and commas inside figures, hyphens and colons inside words stay.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let mut breaks = false;
    let mut rest = 0;
    while let Some(offset) = text[rest..].find(char::is_alphanumeric) {
        let start = rest + offset;
        breaks |= text[rest..start]
            .contains(|c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '-' | '‑'));
        let end = end_of(text, start);
        let word = &text[start..end];
        out.push(Word {
            start,
            end,
            lower: word.to_lowercase(),
            capital: word.starts_with(char::is_uppercase),
            breaks: breaks && !out.is_empty(),
            text: word,
        });
        breaks = false;
        rest = end;
    }
    out
}

fn end_of(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let mut last = '\0';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let joins = match c {
            c if c.is_alphanumeric() => true,
            '.' | ',' | ':' => last.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            _ => false,
        };
        if !joins {
            return start + at;
        }
        last = c;
    }
    text.len()
}
