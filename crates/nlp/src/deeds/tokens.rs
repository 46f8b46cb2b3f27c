//! Words and marks of a sentence, as the rules of deeds see them: "U.S." and "al-Raya" are one word,
//! a possessive 's and a negation n't are words of their own.

use reportedly_core::Span;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// In lower case.
    pub lower: String,
    /// Begins with a capital letter or a digit with letters after it.
    pub capital: bool,
}

/// Titles that end with a full stop which ends no sentence.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "dr", "gen", "lt", "col", "sgt", "capt", "maj", "sen", "rep", "gov", "st", "no"];

/// The words and marks of a part of the text.
pub(super) fn tokens(text: &str, part: Span) -> Vec<Token> {
    let from = part.start as usize;
    let chars: Vec<(usize, char)> = part.of(text).char_indices().map(|(i, c)| (from + i, c)).collect();
    let end_of = |k: usize| chars.get(k).map_or(part.end as usize, |(i, _)| *i);
    let mut out: Vec<Token> = Vec::new();
    let mut k = 0;
    while k < chars.len() {
        let c = chars[k].1;
        if c.is_whitespace() {
            k += 1;
            continue;
        }
        let start = k;
        k += 1;
        if c.is_alphanumeric() || matches!(c, '$' | '€' | '£') {
            while k < chars.len() && inside(&chars, start, k) {
                k += 1;
            }
        } else if matches!(c, '\'' | '’') && glued(&chars, start) {
            // 's after a word; n't is cut below
            k += 1;
        }
        push(text, Span::new(chars[start].0, end_of(k)), &mut out);
    }
    out
}

/// Whether the character at `k` goes on the word begun at `start`.
fn inside(chars: &[(usize, char)], start: usize, k: usize) -> bool {
    let next = chars.get(k + 1).map(|(_, c)| *c);
    let letter_next = next.is_some_and(char::is_alphanumeric);
    match chars[k].1 {
        c if c.is_alphanumeric() => true,
        '-' | '_' | '&' => letter_next,
        '\'' | '’' => letter_next && !glued(chars, k),
        ',' => letter_next && chars[k - 1].1.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit()),
        '.' => {
            let word: String = chars[start..k].iter().map(|(_, c)| *c).collect();
            letter_next
                && (word.len() == 1 || word.contains('.') || word.ends_with(|c: char| c.is_ascii_digit()))
                || word.contains('.') && word.rsplit('.').next().is_some_and(|l| l.len() == 1)
                || TITLES.contains(&word.to_lowercase().as_str())
        }
        _ => false,
    }
}

/// An apostrophe with an s that ends the word: "Syria's".
fn glued(chars: &[(usize, char)], k: usize) -> bool {
    k > 0
        && chars[k - 1].1.is_alphanumeric()
        && chars.get(k + 1).is_some_and(|(_, c)| matches!(c, 's' | 'S'))
        && !chars.get(k + 2).is_some_and(|(_, c)| c.is_alphanumeric())
}

fn push(text: &str, span: Span, out: &mut Vec<Token>) {
    let word = span.of(text);
    let lower = word.to_lowercase().replace('’', "'");
    let stem = lower.strip_suffix("n't").filter(|s| !s.is_empty() && word.is_char_boundary(s.len()));
    if let Some(stem) = stem {
        let cut = span.start as usize + stem.len();
        out.push(Token { span: Span::new(span.start as usize, cut), lower: whole(stem), capital: false });
        out.push(Token { span: Span::new(cut, span.end as usize), lower: "not".to_owned(), capital: false });
        return;
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase)
        || word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(char::is_uppercase)
        || word.starts_with("al-") && word.contains(char::is_uppercase);
    out.push(Token { span, lower, capital });
}

/// "wo" of "won't" and "ca" of "can't".
fn whole(stem: &str) -> String {
    match stem {
        "wo" => "will".to_owned(),
        "ca" => "can".to_owned(),
        s => s.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_hyphens_and_possessives() {
        let text = "The U.S. didn't meet al-Raya's ex-envoy, Lt. Gen. Rau, for $3.5m.";
        let found = tokens(text, Span::new(0, text.len()));
        let words: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(
            words,
            [
                "The", "U.S.", "did", "n't", "meet", "al-Raya", "'s", "ex-envoy", ",", "Lt.", "Gen.", "Rau",
                ",", "for", "$3.5m", "."
            ]
        );
    }
}
