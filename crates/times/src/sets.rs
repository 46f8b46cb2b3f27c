//! What returns: "every Monday", "daily", "twice a week", "$2 million a year".

use crate::meaning::Meaning;
use crate::numbers::{Found, cardinal, count};
use crate::tokens::{Shape, Tokens};
use crate::words::{Unit, Word};

/// A repetition.
pub(crate) fn sets(t: &Tokens, i: usize) -> Found<Meaning> {
    match t.word(i) {
        Word::Every | Word::Each => every(t, i),
        Word::Regular(n, unit) => {
            // "The Daily Mail" is a newspaper.
            let named =
                t.shape(i) == Shape::Capital && (!t.begins_sentence(i) || t.shape(i + 1) == Shape::Capital);
            (!named).then(|| (i + 1, set(unit, u32::from(n))))
        }
        Word::Weekdays(weekday) => {
            let (end, part) = match t.word(i + 1) {
                Word::Part(part) | Word::Parts(part) => (i + 2, part.value()),
                _ => (i + 1, ""),
            };
            Some((end, Meaning::Set(format!("XXXX-WXX-{weekday}{part}"))))
        }
        Word::Weekday(weekday, true) => match t.word(i + 1) {
            Word::Parts(part) => Some((i + 2, Meaning::Set(format!("XXXX-WXX-{weekday}{}", part.value())))),
            _ => None,
        },
        Word::Units(Unit::Weekend) => Some((i + 1, Meaning::Set("XXXX-WXX-WE".to_owned()))),
        Word::Once | Word::Twice => times(t, i, i + 1),
        Word::Number(_) | Word::Digits(..) => {
            let (end, _) = cardinal(t, i)?;
            t.is(end, "times").then(|| times(t, i, end + 1))?
        }
        Word::Per => {
            let Word::Unit(unit) = t.word(i + 1) else { return None };
            (unit != Unit::Quarter).then(|| (i + 2, set(unit, 1)))
        }
        Word::A => rate(t, i),
        _ => None,
    }
}

fn set(unit: Unit, n: u32) -> Meaning {
    Meaning::Set(unit.length(Some(n * 10)))
}

/// "every day", "every two weeks", "every other Friday", "each July", "every morning".
fn every(t: &Tokens, i: usize) -> Found<Meaning> {
    let (at, factor) = if t.word(i + 1) == Word::Other2 { (i + 2, 2) } else { (i + 1, 1) };
    let at = if t.is_any(at, &["single", "passing"]) { at + 1 } else { at };
    match t.word(at) {
        Word::Unit(unit) => Some((at + 1, set(unit, factor))),
        Word::Weekday(weekday, _) => Some(match t.word(at + 1) {
            Word::Part(part) => (at + 2, Meaning::Set(format!("XXXX-WXX-{weekday}{}", part.value()))),
            _ => (at + 1, Meaning::Set(format!("XXXX-WXX-{weekday}"))),
        }),
        Word::Month(month, true) => Some((at + 1, Meaning::Set(format!("XXXX-{month:02}")))),
        Word::Part(part) => Some((at + 1, Meaning::Set(format!("XXXX-XX-XX{}", part.value())))),
        Word::Season(season) => Some((at + 1, Meaning::Set(format!("XXXX-{}", season.value())))),
        _ => {
            let (end, n) = count(t, at)?;
            match t.word(end) {
                Word::Units(unit) | Word::Unit(unit) => Some((end + 1, set(unit, n? / 10))),
                _ => None,
            }
        }
    }
}

/// "twice a week", "three times each year".
fn times(t: &Tokens, _start: usize, i: usize) -> Found<Meaning> {
    let each = matches!(t.word(i), Word::A | Word::Per | Word::Every | Word::Each);
    match t.word(i + 1) {
        Word::Unit(unit) if each => Some((i + 2, set(unit, 1))),
        _ => None,
    }
}

/// "(2,000 barrels) a day": a length after a number of things is a rate.
fn rate(t: &Tokens, i: usize) -> Found<Meaning> {
    let Word::Unit(unit @ (Unit::Hour | Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Minute)) =
        t.word(i + 1)
    else {
        return None;
    };
    let goes_on = matches!(
        t.word(i + 2),
        Word::Ago | Word::Earlier | Word::Later | Word::Before | Word::After | Word::And | Word::Or
    ) || t.sign(i + 2, '-')
        || t.is(i + 2, "from");
    let number = match t.before(i) {
        Word::Million | Word::Hundred | Word::Thousand | Word::Sign('%') | Word::Units(_) => true,
        Word::Digits(..) => true,
        Word::Other => {
            // Things counted: "5,000 visitors a day", not "lasts a day".
            const THINGS: [&str; 12] = [
                "dollars", "euros", "pounds", "barrels", "people", "tons", "tonnes", "litres", "gallons",
                "cents", "rubles", "calories",
            ];
            t.is_any(i - 1, &THINGS)
                || t.written(i - 1).ends_with('s')
                    && (2..=3).any(|k| {
                        i >= k
                            && matches!(
                                t.word(i - k),
                                Word::Digits(..) | Word::Million | Word::Thousand | Word::Number(_)
                            )
                    })
        }
        _ => false,
    };
    (number && !goes_on).then(|| (i + 2, set(unit, 1)))
}
