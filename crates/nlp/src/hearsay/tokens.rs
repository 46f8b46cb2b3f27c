//! Sentences as the grammar of hearsay sees them: words, marks, and what stands in quotation marks.

use reportedly_core::Span;

/// A word, or a mark that parts phrases.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Lower-cased word; for a mark, the mark.
    pub word: String,
    pub span: Span,
    /// Starts with a capital letter.
    pub capital: bool,
    pub mark: bool,
    /// Stands inside double quotation marks.
    pub quoted: bool,
}

/// A sentence, or several held together by one quotation, as tokens.
#[derive(Debug)]
pub(super) struct Unit {
    pub span: Span,
    pub tokens: Vec<Token>,
}

impl Unit {
    /// Whether it is all one quotation, nobody's words around it.
    pub(super) fn quotation(&self, text: &str) -> bool {
        let opens = self.span.of(text).starts_with(['"', '“']) || self.span.of(text).starts_with("''");
        opens && self.tokens.iter().all(|t| t.mark || t.quoted) && self.tokens.iter().any(|t| t.quoted)
    }

    /// Whether some of `pieces` is quoted.
    pub(super) fn quotes(&self, pieces: &[Span]) -> bool {
        self.tokens.iter().any(|t| t.quoted && !t.mark && pieces.iter().any(|p| p.contains(t.span)))
    }
}

/// The units of a text. A quotation that runs over sentence ends joins them; a line break ends it.
pub(super) fn units(text: &str, sentences: &[Span]) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut open = false;
    let mut end = 0;
    for s in sentences {
        let new_line = text.get(end..s.start as usize).is_none_or(|gap| gap.contains('\n'));
        open &= !new_line;
        let joined = open;
        let tokens = tokens(text, *s, &mut open);
        match out.last_mut().filter(|u| joined && u.tokens.len() < 400) {
            Some(u) => {
                u.span = u.span.hull(*s);
                u.tokens.push(Token {
                    word: ".".into(),
                    span: Span::new(s.start as usize, s.start as usize),
                    capital: false,
                    mark: true,
                    quoted: true,
                });
                u.tokens.extend(tokens);
            }
            None => out.push(Unit { span: *s, tokens }),
        }
        end = s.end as usize;
    }
    out
}

fn tokens(text: &str, sentence: Span, quoted: &mut bool) -> Vec<Token> {
    let inside = sentence.of(text);
    let by = sentence.start as usize;
    let mut out: Vec<Token> = Vec::new();
    let mut start: Option<usize> = None;
    let mut chars = inside.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let before = inside[..i].chars().next_back();
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // "co-operation", "Vera's", "U.S.", "1,900", "14:20": marks inside a word belong to it.
        let part = c.is_alphanumeric()
            || (joins(before) && joins(next) && matches!(c, '\'' | '’' | '-' | '.' | ',' | ':' | '/'))
            || (c == '.' && joins(before) && start.is_some_and(|s| abbreviates(&inside[s..i])));
        if part {
            start.get_or_insert(i);
            continue;
        }
        if let Some(s) = start.take() {
            out.push(word(inside, Span::new(s, i), by, *quoted));
        }
        // '' and `` serve as double quotation marks in some agencies' texts.
        let double = matches!(c, '\'' | '`') && next == Some(c);
        let c = if double { '"' } else { c };
        if double {
            chars.next();
        }
        let closes = matches!(c, '”') || (c == '"' && *quoted);
        if closes {
            *quoted = false;
        }
        if matches!(c, ',' | ';' | ':' | '"' | '“' | '”' | '(' | ')' | '–' | '—' | '―' | '!' | '?')
            || (c == '-' && before.is_none_or(char::is_whitespace))
        {
            let mark = Span::new(i, i + if double { 2 } else { c.len_utf8() }).shift(by);
            out.push(Token { word: c.to_string(), span: mark, capital: false, mark: true, quoted: *quoted });
        }
        if matches!(c, '“') || (c == '"' && !closes) {
            *quoted = true;
        }
    }
    if let Some(s) = start {
        out.push(word(inside, Span::new(s, inside.len()), by, *quoted));
    }
    out
}

/// "U", "U.S", "Mr", "Gov": what a full stop right after does not end.
fn abbreviates(word: &str) -> bool {
    const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Gen", "Gov", "Sen", "Rep", "Lt", "Col", "St", "Prof"];
    let mut letters = word.split('.');
    letters.all(|l| l.chars().count() == 1 && l.chars().all(char::is_uppercase)) || TITLES.contains(&word)
}

fn word(inside: &str, span: Span, by: usize, quoted: bool) -> Token {
    let w = span.of(inside);
    let capital = w.chars().next().is_some_and(char::is_uppercase);
    Token { word: w.to_lowercase(), span: span.shift(by), capital, mark: false, quoted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_join_sentences_and_words_keep_their_marks() {
        let text = "\"No. Never,\" she said at 14:20.";
        let u = units(text, &[Span::new(0, 4), Span::new(5, text.len())]);
        assert_eq!(u.len(), 1);
        let said = u[0].tokens.iter().find(|t| t.word == "said").unwrap();
        assert!(!said.quoted && u[0].tokens.iter().any(|t| t.word == "14:20"));
        assert!(u[0].tokens.iter().any(|t| t.word == "never" && t.quoted));
    }
}
