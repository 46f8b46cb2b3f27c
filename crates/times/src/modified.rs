//! Expressions with a word before them that says how near or which end: "early", "nearly", "the end of".

use crate::dates::year_after;
use crate::meaning::{Base, Meaning, When, Year};
use crate::numbers::Found;
use crate::recognise::{plain, timed};
use crate::tokens::Tokens;
use crate::words::{Unit, Word};

/// "nearly two years", "around 7 p.m.", "at least 30 days", "more than a decade ago".
pub(crate) fn about(t: &Tokens, i: usize) -> Found<Meaning> {
    let at = match (t.word(i), t.word(i + 1)) {
        (Word::About, _) => i + 1,
        (Word::More | Word::Less, Word::Preposition) if t.is(i + 1, "than") => i + 2,
        (Word::At, _) if t.is_any(i + 1, &["least", "most"]) => i + 2,
        (Word::Other, Word::More | Word::Less) if t.is(i, "no") && t.is(i + 2, "than") => i + 3,
        (Word::Other, _) if t.is_any(i, &["over", "under"]) => i + 1,
        (Word::Other, Word::To) if t.is(i, "up") => i + 2,
        (Word::Preposition, _) if t.is(i, "circa") => i + 1,
        (Word::Other, Word::Sign('.')) if t.is(i, "ca") => i + 2,
        _ => return None,
    };
    // "over the next two weeks": a preposition.
    let counted =
        !matches!(t.word(at), Word::The | Word::Next | Word::Last | Word::Past | Word::This | Word::Coming);
    if !counted && t.is_any(i, &["over", "under", "about", "around", "some", "up"]) {
        return None;
    }
    let (end, meaning) = plain(t, at)?;
    let exact = t.is_any(i, &["around", "about", "circa", "ca"]);
    let fits = match meaning {
        Meaning::Duration(_) | Meaning::Point(When::Shift { .. }, _) => true,
        Meaning::Point(
            When::Unsaid | When::Day { .. } | When::Year(_) | When::BeforeChrist { .. } | When::Month { .. },
            _,
        ) => exact,
        Meaning::Point(..) | Meaning::Set(_) => false,
    };
    fits.then_some((end, meaning))
}

/// "early next year", "late Tuesday", "mid-November", "the early 1990s", "earlier this month".
pub(crate) fn early(t: &Tokens, i: usize) -> Found<Meaning> {
    let the = t.word(i) == Word::The;
    let at = i + usize::from(the);
    let mut after = match t.word(at) {
        Word::Early | Word::Late | Word::Mid => t.past_hyphen(at + 1),
        Word::Earlier | Word::Later if !the => at + 1,
        Word::Other if t.is(at, "sometime") => at + 1,
        _ => return None,
    };
    if t.word(after) == Word::In && !the {
        after += 1;
    } else if t.is(after, "part") && t.word(after + 1) == Word::Of {
        after += 2;
    }
    let (end, meaning) = timed(t, after)?;
    match meaning {
        Meaning::Point(When::Unsaid, _) if the || t.word(at) != Word::Mid => None,
        Meaning::Point(..) => Some((end, meaning)),
        _ => None,
    }
}

/// "the end of 1990", "the middle of October", "month's end", "year-end", "the rest of the year".
pub(crate) fn edge(t: &Tokens, i: usize) -> Found<Meaning> {
    if let Word::Unit(unit @ (Unit::Year | Unit::Month)) = t.word(i) {
        let at = t.possessive(i + 1).unwrap_or(t.past_hyphen(i + 1));
        let end = t.is(at, "end") && !matches!(t.before(i), Word::Ordinal(_) | Word::Number(_));
        let when = When::Unit { unit, step: 0, from: Base::Mentioned };
        let when = if unit == Unit::Year { When::Year(Year::Step(0)) } else { when };
        return end.then_some((at + 1, Meaning::Point(when, None)));
    }
    let at = t.past_word(i, Word::The);
    let of = match t.word(at) {
        Word::Edge => at + 1,
        _ if t.is_any(at, &["latter", "first", "last", "final", "better"]) && t.is(at + 1, "part") => at + 2,
        _ if t.is_any(at, &["second", "first", "last", "latter", "other"])
            && t.word(at + 1) == Word::Half =>
        {
            at + 2
        }
        _ => return None,
    };
    (t.word(of) == Word::Of).then_some(())?;
    if t.word(at + 1) == Word::Half && year_after(t, of).is_some() {
        return None;
    }
    // "the end of the year": "the year" after "of" is no date of its own, here it is.
    if t.word(of + 1) == Word::The
        && let Word::Unit(
            unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century),
        ) = t.word(of + 2)
    {
        let from = Base::Publication;
        return (unit != Unit::Day)
            .then_some((of + 3, Meaning::Point(When::Unit { unit, step: 0, from }, None)));
    }
    let (end, meaning) = early(t, of + 1).or_else(|| timed(t, of + 1))?;
    matches!(meaning, Meaning::Point(when, None) if when != When::Unsaid).then_some((end, meaning))
}
