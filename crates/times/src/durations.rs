//! Lengths of time, and the places that lie a length away: "two weeks", "two weeks ago".

use crate::meaning::{Base, Meaning, When};
use crate::numbers::{Found, count};
use crate::tokens::Tokens;
use crate::words::{Unit, Word};

/// A length, or a date so far away.
pub(crate) fn durations(t: &Tokens, i: usize) -> Found<Meaning> {
    let (at, tenths) = match t.word(i) {
        Word::Units(unit) => return bare(t, i, unit),
        Word::Unit(unit) => return compound(t, i, unit),
        Word::All | Word::Full => return whole(t, i),
        _ => count(t, i)?,
    };
    // "three full days", "another three months", "10 straight years", "eight trading days"
    let mut at = t.past_hyphen(at);
    for _ in 0..2 {
        let filler = matches!(t.word(at), Word::Full | Word::More)
            || t.is_any(
                at,
                &[
                    "trading", "working", "business", "calendar", "school", "extra", "further", "whole",
                    "long", "short",
                ],
            );
        let half_hour = t.is(at, "half") && t.hyphen(at + 1);
        if filler || half_hour && tenths == Some(10) {
            at = t.past_hyphen(at + 1);
        }
    }
    let (mut end, unit) = unit(t, at, tenths)?;
    let single = matches!(t.word(i), Word::A) && tenths == Some(10);
    // "a year-long siege": the article is the siege's. "a years-long siege" is no single year either.
    let lengthened = t.hyphen(end) && t.word(end + 1) == Word::Long;
    if single && (lengthened || matches!(t.word(end - 1), Word::Units(_))) {
        return None;
    }
    // "a second round", "a day laborer", "a quarter of": not lengths.
    if single && (unit == Unit::Second || unit == Unit::Quarter || unit == Unit::Weekend && t.hyphen(at + 1))
    {
        return None;
    }
    // "three-quarters of voters": a share.
    let share = t.is(end - 1, "quarters") && end >= 2 && t.hyphen(end - 2);
    if unit == Unit::Quarter && (matches!(t.word(end), Word::Of) || t.is(at, "quarter") || share) {
        return None;
    }
    let mut value = unit.length(tenths);
    // "a year and a half", "a year or two", "two to three", "weeks and months"
    if t.word(end) == Word::And && t.word(end + 1) == Word::A && t.word(end + 2) == Word::Half {
        value = unit.length(tenths.map(|n| n + 5));
        end += 3;
    } else if t.word(end) == Word::Or
        && (matches!(t.word(end + 1), Word::Number(2)) && single || t.is(end + 1, "so"))
    {
        end += 2;
    } else if let Some((after, more)) = smaller(t, end, unit) {
        value = join(&value, &more);
        end = after;
    }
    if t.hyphen(end) && t.word(end + 1) == Word::Old {
        return Some((end + 2, Meaning::Duration(value)));
    }
    if t.hyphen(end) && t.word(end + 1) == Word::Long
        || t.word(end) == Word::Long && t.word(at) != Word::Units(unit)
    {
        return Some((end + 1 + usize::from(t.hyphen(end)), Meaning::Duration(value)));
    }
    if t.word(end) == Word::Old {
        return Some((end + 1, Meaning::Duration(value)));
    }
    // "a three-year period"
    if t.is(end, "period") && t.hyphen(at.saturating_sub(1)) {
        end += 1;
    }
    let whole = tenths.map(|n| i32::try_from(n / 10).unwrap_or(i32::MAX));
    if let Some(found) = shifted(t, end, unit, whole) {
        return Some(found);
    }
    Some((end, Meaning::Duration(value)))
}

/// The unit of a length at `i`.
fn unit(t: &Tokens, i: usize, tenths: Option<u32>) -> Found<Unit> {
    match t.word(i) {
        Word::Unit(unit) | Word::Units(unit) => Some((i + 1, unit)),
        Word::Ordinal(2) if tenths == Some(10) && !t.hyphen(i + 1) => Some((i + 1, Unit::Second)),
        Word::Part(crate::words::Part::Night) | Word::Parts(crate::words::Part::Night)
            if tenths != Some(10) =>
        {
            Some((i + 1, Unit::Day))
        }
        Word::Other if t.tight(i) && t.is(i, "h") => Some((i + 1, Unit::Hour)),
        _ => None,
    }
}

/// A smaller length that goes on the one before: "(two hours) and 20 minutes", "(2 years) 1 month".
fn smaller(t: &Tokens, i: usize, unit: Unit) -> Found<String> {
    let at = if t.word(i) == Word::And { i + 1 } else { t.past(i, ',') };
    let (at, n) = count(t, at)?;
    let next = match t.word(at) {
        Word::Units(next) => next,
        Word::Unit(next) if n == Some(10) => next,
        _ => return None,
    };
    let close = matches!(
        (unit, next),
        (Unit::Year, Unit::Month | Unit::Week | Unit::Day)
            | (Unit::Month, Unit::Week | Unit::Day)
            | (Unit::Week, Unit::Day)
            | (Unit::Day, Unit::Hour)
            | (Unit::Hour, Unit::Minute)
            | (Unit::Minute, Unit::Second)
    );
    (close && n.is_some()).then(|| (at + 1, next.length(n)))
}

/// "P2Y" and "P1M" to "P2Y1M", "P1D" and "PT2H" to "P1DT2H".
fn join(long: &str, short: &str) -> String {
    let rest = short.strip_prefix('P').unwrap_or(short);
    let rest = if long.contains('T') { rest.trim_start_matches('T') } else { rest };
    format!("{long}{rest}")
}

/// What follows a length and makes it a date: "ago", "later", "from now", "after" before a full stop.
fn shifted(t: &Tokens, i: usize, unit: Unit, count: Option<i32>) -> Found<Meaning> {
    let ends = |i: usize| matches!(t.word(i), Word::Sign('.' | ',' | ';' | ')') | Word::Break | Word::And);
    let (end, back, from) = match t.word(i) {
        Word::Ago => (i + 1, true, Base::Publication),
        Word::Earlier => (i + 1, true, Base::Mentioned),
        Word::Later => (i + 1, false, Base::Mentioned),
        Word::Before if ends(i + 1) => (i + 1, true, Base::Mentioned),
        Word::After if ends(i + 1) => (i + 1, false, Base::Mentioned),
        Word::Preposition if t.is(i, "from") && matches!(t.word(i + 1), Word::Now | Word::Today) => {
            (i + 2, false, Base::Publication)
        }
        _ if t.is(i, "previously") => (i + 1, true, Base::Mentioned),
        _ if t.is(i, "hence") => (i + 1, false, Base::Publication),
        _ => return None,
    };
    Some((end, Meaning::Point(When::Shift { count, unit, back, from }, None)))
}

/// "years", "months later": a plural without a number.
fn bare(t: &Tokens, i: usize, unit: Unit) -> Found<Meaning> {
    let written = t.written(i);
    if !written.ends_with(['s', 'S']) && unit != Unit::Millennium
        || written.len() < 4
        || unit == Unit::Weekend
        || unit == Unit::Quarter
        || unit == Unit::Second
    {
        return None;
    }
    // "rush hours", "the early days of", "dog days": the word before makes it another thing.
    let named = t.shape(i) != crate::tokens::Shape::Small && !t.begins_sentence(i);
    if named || t.sign(i.wrapping_sub(1), '-') && t.tight(i) {
        return None;
    }
    let end = match (t.word(i + 1), t.word(i + 2)) {
        // "weeks or months", "days and weeks"
        (Word::Or | Word::And, Word::Units(next)) if next > unit => i + 3,
        _ => i + 1,
    };
    let end = if t.hyphen(end) && t.word(end + 1) == Word::Long { end + 2 } else { end };
    Some(shifted(t, end, unit, None).unwrap_or((end, Meaning::Duration(unit.length(None)))))
}

/// "all day", "the whole week".
fn whole(t: &Tokens, i: usize) -> Found<Meaning> {
    let at = t.past_hyphen(i + 1);
    match t.word(at) {
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => {
            Some((at + 1, Meaning::Duration(unit.length(Some(10)))))
        }
        _ => None,
    }
}

/// "year-long", "decade-long"; "year-ago" is the quarters' business.
fn compound(t: &Tokens, i: usize, unit: Unit) -> Found<Meaning> {
    (t.hyphen(i + 1) && t.word(i + 2) == Word::Long && !t.hyphen(i.wrapping_sub(1)))
        .then(|| (i + 3, Meaning::Duration(unit.length(Some(10)))))
}
