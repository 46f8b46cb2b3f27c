//! Times of day: "3 p.m.", "15:30 GMT", "noon", "half past six", "the morning".

use crate::meaning::Clock;
use crate::numbers::{Found, cardinal};
use crate::tokens::{Shape, Tokens};
use crate::words::{Part, Unit, Word};

/// A time of day by the clock.
pub(crate) fn clock(t: &Tokens, i: usize) -> Found<Clock> {
    let (end, clock) = match t.word(i) {
        Word::Hour(hour) => (i + 1, Clock::Time { hour, minute: 0, second: None }),
        Word::Digits(12, 2) if t.word(i + 1) == Word::Hour(12) => {
            (i + 2, Clock::Time { hour: 12, minute: 0, second: None })
        }
        Word::Digits(..) => spoken(t, i).or_else(|| figures(t, i)).or_else(|| military(t, i))?,
        Word::Number(_) | Word::A | Word::Half | Word::Unit(Unit::Quarter) => spoken(t, i)?,
        _ => return None,
    };
    Some((zone(t, end), clock))
}

/// "3 p.m.", "3:30", "15:30:20", "3.30pm".
fn figures(t: &Tokens, i: usize) -> Found<Clock> {
    let Word::Digits(hour @ 0..=24, 1..=2) = t.word(i) else { return None };
    let range = t.sign(i.wrapping_sub(1), '-')
        && matches!(t.word(i.wrapping_sub(2)), Word::Digits(..) | Word::Am | Word::Pm | Word::Sign('.'));
    if t.tight(i)
        && !range
        && matches!(t.before(i), Word::Sign(':' | '.' | '$' | '-' | '/') | Word::Digits(..))
    {
        return None;
    }
    let mut end = i + 1;
    let (mut minute, mut second) = (None, None);
    if matches!(t.word(end), Word::Sign(':' | '.'))
        && t.tight(end)
        && t.tight(end + 1)
        && let Word::Digits(m @ 0..=59, 2) = t.word(end + 1)
    {
        let colon = t.sign(end, ':');
        minute = Some((u8::try_from(m).ok()?, colon));
        end += 2;
        if colon
            && t.sign(end, ':')
            && t.tight(end)
            && t.tight(end + 1)
            && let Word::Digits(s @ 0..=59, 2) = t.word(end + 1)
        {
            second = Some(u8::try_from(s).ok()?);
            end += 2;
        }
    }
    let hour = u8::try_from(hour).ok()?;
    let minutes = minute.map_or(0, |m| m.0);
    if let Some((end, hour)) = meridiem(t, end, hour) {
        return Some((end, Clock::Time { hour, minute: minutes, second }));
    }
    // Without "a.m." only figures with a colon are a time; with a second colon they may be a length.
    let (_, colon) = minute?;
    let zoned = t.word(end) == Word::Zone;
    let sure = colon && (second.is_none() || matches!(t.word(i), Word::Digits(_, 2))) || zoned;
    let end = if t.is(end, "hrs") || t.word(end) == Word::Units(Unit::Hour) { end + 1 } else { end };
    sure.then_some((end, Clock::Time { hour, minute: minutes, second }))
}

/// "am", "a.m.", "p.m" after an hour, and the hour of 24 that both make.
fn meridiem(t: &Tokens, i: usize, hour: u8) -> Found<u8> {
    let (end, afternoon) = match t.word(i) {
        Word::Am => (i + 1, false),
        Word::Pm => (i + 1, true),
        _ if t.is_any(i, &["a", "p"])
            && t.sign(i + 1, '.')
            && t.tight(i + 1)
            && t.is(i + 2, "m")
            && t.tight(i + 2) =>
        {
            // The last full stop belongs to it.
            let stop = t.sign(i + 3, '.') && t.tight(i + 3);
            (i + 3 + usize::from(stop), t.is(i, "p"))
        }
        _ => return None,
    };
    let hour = match (hour, afternoon) {
        (12, false) => 0,
        (12, true) => 12,
        (1..=11, true) => hour + 12,
        (0..=11, false) | (13..=23, true) => hour,
        _ => return None,
    };
    Some((end, hour))
}

/// "0900 GMT", "1430 hours".
fn military(t: &Tokens, i: usize) -> Found<Clock> {
    let Word::Digits(n, 4) = t.word(i) else { return None };
    let (hour, minute) = (u8::try_from(n / 100).ok()?, u8::try_from(n % 100).ok()?);
    let marked = t.word(i + 1) == Word::Zone && t.shape(i + 1) == Shape::Upper || t.is(i + 1, "hrs");
    (marked && hour < 24 && minute < 60).then_some((i + 1, Clock::Time { hour, minute, second: None }))
}

/// "six o'clock", "six p.m.", "half past six", "a quarter to seven", "ten minutes past five".
fn spoken(t: &Tokens, i: usize) -> Found<Clock> {
    let hour = |i: usize| {
        cardinal(t, i).filter(|(_, n)| (1..=12).contains(n)).map(|(e, n)| (e, u8::try_from(n).unwrap_or(1)))
    };
    let oclock = |i: usize| t.is(i, "o") && t.sign(i + 1, '\'') && t.is(i + 2, "clock");
    if let Some((end, n)) = hour(i) {
        if oclock(end) {
            let after = end + 3;
            return Some(match meridiem(t, after, n) {
                Some((after, hour)) => (after, Clock::Time { hour, minute: 0, second: None }),
                None => (after, Clock::Time { hour: n, minute: 0, second: None }),
            });
        }
        if matches!(t.word(i), Word::Number(_))
            && !matches!(t.word(end), Word::Am)
            && let Some((end, hour)) = meridiem(t, end, n)
        {
            return Some((end, Clock::Time { hour, minute: 0, second: None }));
        }
    }
    let at = t.past_word(i, Word::A);
    let (end, minutes) = match t.word(at) {
        Word::Half => (at + 1, 30),
        Word::Unit(Unit::Quarter) => (at + 1, 15),
        _ => {
            let (end, n) = cardinal(t, at).filter(|(_, n)| (1..60).contains(n))?;
            (
                matches!(t.word(end), Word::Units(Unit::Minute) | Word::Unit(Unit::Minute))
                    .then_some(end + 1)?,
                n,
            )
        }
    };
    let past = t.word(end) == Word::Past;
    if !past && (t.word(end) != Word::To || minutes == 30) {
        return None;
    }
    let (end, n) = hour(end + 1)?;
    // "ten minutes to five hours" is a length.
    if matches!(t.word(end), Word::Units(_) | Word::Unit(_) | Word::Million) {
        return None;
    }
    let (end, n) = meridiem(t, end, n).unwrap_or((if oclock(end) { end + 3 } else { end }, n));
    let minutes = u8::try_from(minutes).ok()?;
    let (hour, minute) = if past { (n, minutes) } else { ((n + 23) % 24, 60 - minutes) };
    Some((end, Clock::Time { hour: if !past && hour == 0 { 12 } else { hour }, minute, second: None }))
}

/// Past a zone: "GMT", "EST", "ET".
fn zone(t: &Tokens, i: usize) -> usize {
    let zone = t.shape(i) == Shape::Upper && (t.word(i) == Word::Zone || t.is_any(i, &["ET", "PT", "IST"]));
    if zone { i + 1 } else { i }
}

/// A part of the day, with a word that says whether early or late: "mid-afternoon".
pub(crate) fn part(t: &Tokens, i: usize) -> Found<Part> {
    let at = if matches!(t.word(i), Word::Early | Word::Late | Word::Mid) { t.past_hyphen(i + 1) } else { i };
    match t.word(at) {
        Word::Part(part) => {
            // "night-time", "morning hours"
            let end = if t.hyphen(at + 1) && t.is(at + 2, "time") { at + 3 } else { at + 1 };
            Some((end, part))
        }
        _ => None,
    }
}
