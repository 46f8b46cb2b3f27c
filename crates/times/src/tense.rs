//! Whether what is told around an expression lies behind or ahead: the nearest verb decides.

use crate::tokens::{Shape, Tokens};
use crate::words::Word;

/// The direction of the telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far a verb can stand from the expression that it governs, in tokens.
const REACH: usize = 25;

/// The tense around the expression from `start` to before `end`: the nearest verb before it in its
/// sentence, else the first after it. Newspapers put the day after the verb ("will meet Monday").
pub(crate) fn tense(t: &Tokens, start: usize, end: usize) -> Tense {
    for i in (start.saturating_sub(REACH)..start).rev() {
        match t.word(i) {
            Word::Ahead | Word::Be => return Tense::Future,
            // "to be held Monday"
            Word::Behind if t.before(i) == Word::Be => return Tense::Future,
            // "was to appear Monday"
            Word::Behind
                if t.word(i + 1) == Word::To && t.is_any(i, &["was", "were", "has", "have", "had"]) =>
            {
                return Tense::Future;
            }
            Word::Month(5, _) if t.shape(i) == Shape::Small => return Tense::Future,
            Word::Behind => return Tense::Past,
            Word::Break | Word::Sign('!' | '?' | ';') => break,
            Word::Sign('.') if ends_sentence(t, i) => break,
            _ => {}
        }
    }
    for i in end..end + REACH {
        match t.word(i) {
            Word::Ahead => return Tense::Future,
            Word::Be => return Tense::Future,
            Word::Behind => return Tense::Past,
            Word::Break | Word::Sign('!' | '?' | ';') => break,
            Word::Sign('.') if ends_sentence(t, i) => break,
            _ => {}
        }
    }
    Tense::Unknown
}

/// Whether the full stop at `i` ends a sentence: something with a capital follows after a gap.
pub(crate) fn ends_sentence(t: &Tokens, i: usize) -> bool {
    let abbreviation = matches!(t.before(i), Word::Month(_, false) | Word::Weekday(_, false))
        || i > 0 && t.written(i - 1).len() <= 1;
    !abbreviation && !t.tight(i + 1) && t.shape(i + 1) != Shape::Small
}
