//! The words of a proposition, lower-cased, contractions parted.

use reportedly_core::Span;

/// A word of the proposition, lower-cased, with its place.
pub(super) struct Token<'a> {
    pub word: std::borrow::Cow<'a, str>,
    pub span: Span,
}

/// The words of a piece, in order.
pub(super) fn tokens(text: &str, piece: Span) -> Vec<Token<'_>> {
    let inside = piece.of(text);
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in inside.char_indices().chain(std::iter::once((inside.len(), ' '))) {
        let part = c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        match (part, start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                push(inside, Span::new(s, i), piece.start as usize, &mut out);
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// One word; "isn't" becomes "is" and "n't".
fn push<'a>(inside: &'a str, span: Span, by: usize, out: &mut Vec<Token<'a>>) {
    let word = span.of(inside);
    let lower = word.to_lowercase();
    for ending in ["n't", "n’t", "’ll"] {
        if lower.len() > ending.len() && lower.ends_with(ending) && word.len() == lower.len() {
            let cut = span.end as usize - ending.len();
            out.push(Token {
                word: lower[..lower.len() - ending.len()].to_owned().into(),
                span: Span::new(span.start as usize, cut).shift(by),
            });
            out.push(Token {
                word: ending.to_owned().into(),
                span: Span::new(cut, span.end as usize).shift(by),
            });
            return;
        }
    }
    out.push(Token { word: lower.into(), span: span.shift(by) });
}
