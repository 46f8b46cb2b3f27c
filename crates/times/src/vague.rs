//! Words for the present, the past and the future that name no date.

use crate::meaning::{Meaning, When};
use crate::numbers::Found;
use crate::tense::{Tense, tense};
use crate::tokens::{Shape, Tokens};
use crate::words::{Unit, Word};

const PRESENT: &str = "PRESENT_REF";
const PAST: &str = "PAST_REF";
const FUTURE: &str = "FUTURE_REF";

/// "now", "recently", "the past", "these days".
pub(crate) fn vague(t: &Tokens, i: usize) -> Found<Meaning> {
    let (end, value) = match t.word(i) {
        Word::Now | Word::Currently => (i + 1, PRESENT),
        Word::Other if t.is(i, "right") && t.word(i + 1) == Word::Now => (i + 2, PRESENT),
        Word::Other if t.is(i, "present") => present(t, i)?,
        Word::Recently => (i + 1, PAST),
        Word::More if t.is(i + 1, "recently") => (i + 2, PAST),
        Word::Recent => recent(t, i)?,
        Word::Soon => soon(t, i)?,
        Word::Future if t.shape(i) == Shape::Small => match t.word(i + 1) {
            Word::Units(_) => (i + 2, FUTURE),
            _ => (i + 1, FUTURE),
        },
        // The unit it may stand before was tried before.
        Word::Current if t.shape(i) == Shape::Small => (i + 1, PRESENT),
        Word::These if t.word(i + 1) == Word::Units(Unit::Day) => (i + 2, PRESENT),
        Word::The => the(t, i)?,
        _ => return None,
    };
    Some((end, Meaning::Point(When::Vague(value), None)))
}

fn present(t: &Tokens, i: usize) -> Found<&'static str> {
    let at = t.before(i) == Word::At;
    let day = t.hyphen(i + 1) && t.word(i + 2) == Word::Unit(Unit::Day);
    if day {
        return Some((i + 3, PRESENT));
    }
    at.then_some((i + 1, PRESENT))
}

/// "recent", "recent years", "recent weeks and months".
fn recent(t: &Tokens, i: usize) -> Found<&'static str> {
    let Word::Units(_) = t.word(i + 1) else {
        return (t.shape(i) == Shape::Small || t.begins_sentence(i)).then_some((i + 1, PAST));
    };
    let more = t.word(i + 2) == Word::And && matches!(t.word(i + 3), Word::Units(_));
    Some((if more { i + 4 } else { i + 2 }, PAST))
}

/// "soon", but not "as soon as" and "soon after".
fn soon(t: &Tokens, i: usize) -> Found<&'static str> {
    let other = t.is_any(i.wrapping_sub(1), &["as", "too", "so", "how", "not"]) && i > 0;
    let after = matches!(t.word(i + 1), Word::After | Word::Later)
        || t.is_any(i + 1, &["afterwards", "afterward", "as", "became"]);
    // What came soon after something else, in a story, is not ahead of us.
    let told = tense(t, i, i + 1) == Tense::Past;
    (!other && !after && !told).then_some((i + 1, FUTURE))
}

/// "the past", "the near future", "the moment", "the time being", "the other day".
fn the(t: &Tokens, i: usize) -> Found<&'static str> {
    match t.word(i + 1) {
        Word::Past
            if !matches!(
                t.word(i + 2),
                Word::Unit(_) | Word::Units(_) | Word::Number(_) | Word::Digits(..)
            ) =>
        {
            (t.word(i + 2) != Word::Other || t.shape(i + 2) == Shape::Small).then_some((i + 2, PAST))
        }
        Word::Future => Some((i + 2, FUTURE)),
        Word::Recent if t.word(i + 2) == Word::Past => Some((i + 3, PAST)),
        Word::Other2 if t.word(i + 2) == Word::Unit(Unit::Day) => Some((i + 3, PAST)),
        _ if t.is_any(i + 1, &["near", "foreseeable", "distant", "immediate"])
            && t.word(i + 2) == Word::Future =>
        {
            Some((i + 3, FUTURE))
        }
        _ if t.is_any(i + 1, &["near", "short"]) && t.is(i + 2, "term") => Some((i + 3, FUTURE)),
        _ if t.is(i + 1, "distant") && t.word(i + 2) == Word::Past => Some((i + 3, PAST)),
        _ if t.is(i + 1, "moment") && t.before(i) == Word::At => Some((i + 2, PRESENT)),
        _ if t.is(i + 1, "time") && t.is(i + 2, "being") => Some((i + 3, PRESENT)),
        _ if t.is(i + 1, "present") && !matches!(t.word(i + 2), Word::Other) => Some((i + 2, PRESENT)),
        _ => None,
    }
}
