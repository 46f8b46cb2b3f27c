//! Dates by the calendar: months with days and years, weekdays, figures.

use crate::figures::{figures, iso, packed};
use crate::meaning::{Pick, When, Year};
use crate::numbers::{Found, ordinal, year_in_words};
use crate::tokens::{Shape, Tokens};
use crate::words::{Unit, Word};
use crate::years::{full, number};

/// A date that begins with a month's name, a day or figures.
pub(crate) fn dates(t: &Tokens, i: usize) -> Found<When> {
    match t.word(i) {
        Word::Month(..) => month_first(t, i, Pick::Bare),
        Word::Digits(_, 4) => iso(t, i).or_else(|| year_first(t, i)),
        Word::Digits(_, 8) => packed(t, i),
        Word::Digits(..) => figures(t, i).or_else(|| day_first(t, i)),
        Word::Ordinal(_) | Word::Number(_) => day_first(t, i),
        Word::The => day_first(t, i + 1).or_else(|| the_day(t, i)),
        _ => None,
    }
}

/// A month's name and the index past it and its full stop.
pub(crate) fn month(t: &Tokens, i: usize) -> Found<u8> {
    let Word::Month(month, written_out) = t.word(i) else { return None };
    let stop = !written_out && t.sign(i + 1, '.') && t.tight(i + 1);
    Some((i + 1 + usize::from(stop), month))
}

/// A day of the month in figures or as an ordinal, not the beginning of another number.
fn day(t: &Tokens, i: usize) -> Found<u8> {
    if let Some((end, n)) = ordinal(t, i) {
        return (1..=31).contains(&n).then_some((end, n));
    }
    let Word::Digits(n @ 1..=31, 1..=2) = t.word(i) else { return None };
    let goes_on = match t.word(i + 1) {
        Word::Sign(':' | '.' | ',') => {
            t.tight(i + 1) && t.tight(i + 2) && matches!(t.word(i + 2), Word::Digits(_, 1..=3))
        }
        Word::Sign('%' | '$') | Word::Million | Word::Am | Word::Pm => true,
        Word::Digits(_, 4) | Word::Sign(_) => false,
        _ => t.tight(i + 1),
    };
    (!goes_on).then(|| (i + 1, u8::try_from(n).unwrap_or(1)))
}

/// The year said after a month, a quarter or a season: ", 2012", "of that year", "last year". The
/// index is unmoved where none is said.
pub(crate) fn year_after(t: &Tokens, i: usize) -> Found<Year> {
    let comma = t.past(i, ',');
    if let Some((end, year)) = number(t, comma) {
        let counts =
            matches!(t.word(end), Word::Million | Word::Units(_)) || t.sign(end, ':') && t.tight(end + 1);
        return (!counts).then_some((end, Year::Known(year)));
    }
    if t.sign(i, '\'')
        && let Word::Digits(n, 2) = t.word(i + 1)
    {
        return Some((i + 2, Year::Known(full(n))));
    }
    let of = if matches!(t.word(i), Word::Of) { i + 1 } else { i };
    if let Some((end, year)) = number(t, of).or_else(|| year_in_words(t, comma.max(of))) {
        return Some((end, Year::Known(year)));
    }
    let at = if of > i { t.past_word(of, Word::The) } else { i };
    let mut unit = at + 1;
    let year = match t.word(at) {
        Word::Last => Year::Step(-1),
        Word::This | Word::Current => Year::Step(0),
        Word::Next | Word::Coming => Year::Step(1),
        Word::That | Word::Same => Year::Mentioned(0),
        Word::Previous => Year::Mentioned(-1),
        Word::Following => Year::Mentioned(1),
        Word::Unit(Unit::Year) if at > of => {
            unit = at;
            Year::Step(0)
        }
        _ => return None,
    };
    let unit = if t.word(unit) == Word::Same { unit + 1 } else { unit };
    let unit = t.past_word(unit, Word::Fiscal);
    (t.word(unit) == Word::Unit(Unit::Year)).then_some((unit + 1, year))
}

/// "March 4", "March 4, 2012", "March 2012", "March of that year", "March".
pub(crate) fn month_first(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    let (end, month) = month(t, i)?;
    let open = Year::Open(pick);
    let small = t.shape(i) == Shape::Small;
    let at = if t.word(end) == Word::The { end + 1 } else { t.past_hyphen(end) };
    if let Some((after, day)) = day(t, at) {
        let year = year_after(t, t.past_hyphen(after));
        let sure = !small || !matches!(month, 3 | 5);
        return sure.then_some(match year {
            Some((end, year)) => (end, When::Day { year, month, day }),
            None => (after, When::Day { year: open, month, day }),
        });
    }
    let dash = if t.hyphen(end) || t.sign(end, '/') { end + 1 } else { end };
    if let Some((end, year)) = year_after(t, dash) {
        let sure = !small || !matches!(month, 3 | 5) || matches!(year, Year::Known(_));
        return sure.then_some((end, When::Month { year, month }));
    }
    (pick != Pick::Bare || stands_alone(t, i, end)).then_some((end, When::Month { year: open, month }))
}

/// Whether a month's name with nothing after it is one, not a verb, a person or a queen.
fn stands_alone(t: &Tokens, i: usize, end: usize) -> bool {
    let Word::Month(month, written_out) = t.word(i) else { return false };
    let led = matches!(
        t.before(i),
        Word::In
            | Word::Preposition
            | Word::Of
            | Word::To
            | Word::Early
            | Word::Late
            | Word::Mid
            | Word::Before
            | Word::After
            | Word::Earlier
            | Word::Later
            | Word::About
    ) || t.hyphen(i.wrapping_sub(1)) && t.word(i.wrapping_sub(2)) == Word::Mid;
    if t.shape(i) == Shape::Small {
        return written_out && !matches!(month, 3 | 5 | 8);
    }
    let name_follows = t.word(end) == Word::Other && t.shape(end) == Shape::Capital;
    let listed = !name_follows
        && (matches!(t.before(i), Word::And | Word::Or) || matches!(t.before(i), Word::Sign(',' | '-')))
        && matches!(t.word(i.wrapping_sub(2)), Word::Month(..) | Word::Digits(..));
    let after_name = t.before(i) == Word::Other && t.shape(i.wrapping_sub(1)) == Shape::Capital;
    let opens_range = !after_name
        && matches!(t.word(end), Word::And | Word::To | Word::Sign('-'))
        && month_after(t, end + 1);
    match (month, written_out) {
        (_, false) => led && !name_follows || t.sign(i + 1, '.') && t.tight(i + 1) && led,
        // "the May election", not "the March on Rome".
        (3 | 5, _) if matches!(t.before(i), Word::The | Word::A) => {
            t.word(end) == Word::Other && t.shape(end) == Shape::Small
        }
        (3 | 5, _) => {
            led && !(name_follows && t.word(i.wrapping_sub(1)) == Word::Of) || listed || opens_range
        }
        (4 | 6 | 8, _) => {
            led || !name_follows && t.before(i) != Word::Other
                || listed
                || opens_range
                || !name_follows && !t.begins_sentence(i) && t.shape(i.wrapping_sub(1)) == Shape::Small
        }
        _ => true,
    }
}

fn month_after(t: &Tokens, i: usize) -> bool {
    matches!(t.word(i), Word::Month(..)) && t.shape(i) != Shape::Small
}

/// "4 March 2012", "the 4th of July", "6-7 May": the first day of a list takes the month from its end.
fn day_first(t: &Tokens, i: usize) -> Found<When> {
    let (mut end, first) = day(t, i)?;
    let own_end = end;
    let mut listed = false;
    for _ in 0..3 {
        let of = t.past_word(end, Word::Of);
        let of = t.past_hyphen(of);
        if let Some((after, month)) = month(t, of) {
            let modal = t.shape(of) == Shape::Small && matches!(month, 3 | 5);
            let day = first;
            if modal || month == 5 && t.word(after) == Word::Be {
                return None;
            }
            let slot = if t.word(after) == Word::In { after + 1 } else { t.past_hyphen(after) };
            let (after, year) =
                match number(t, slot).map(|(e, y)| (e, Year::Known(y))).or_else(|| year_after(t, after)) {
                    Some(found) => found,
                    None => (after, Year::Open(Pick::Bare)),
                };
            return Some((if listed { own_end } else { after }, When::Day { year, month, day }));
        }
        let joined =
            t.sign(end, '-') || t.sign(end, ',') || matches!(t.word(end), Word::And | Word::To | Word::Or);
        if !joined {
            return None;
        }
        (end, _) = day(t, t.past_word(end + 1, Word::The))?;
        listed = true;
    }
    None
}

/// "the 20th", where no noun follows.
fn the_day(t: &Tokens, i: usize) -> Found<When> {
    let (end, n) = ordinal(t, i + 1)?;
    let led = matches!(t.before(i), Word::On | Word::To | Word::Preposition);
    let alone = matches!(
        t.word(end),
        Word::Sign('.' | ',' | ')' | '-') | Word::Break | Word::To | Word::And | Word::Behind
    );
    let figures = matches!(t.word(i + 1), Word::Digits(..));
    (led && alone && figures && (1..=31).contains(&n)).then_some((end, When::DayOfMonth(n)))
}

/// "2012 April".
fn year_first(t: &Tokens, i: usize) -> Found<When> {
    let (end, year) = number(t, i)?;
    let at = t.past(end, ',');
    let (end, month) = month(t, at)?;
    let alone = day(t, end).is_none() && number(t, end).is_none() && month != 5;
    (alone && year >= 1900).then_some((end, When::Month { year: Year::Known(year), month }))
}
