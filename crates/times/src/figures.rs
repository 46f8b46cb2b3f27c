//! Dates in figures: "2012-03-04", "20120304", "3/4/2012", "12.03.2026".

use crate::calendar::date;
use crate::meaning::{When, Year};
use crate::numbers::Found;
use crate::tokens::Tokens;
use crate::words::Word;
use crate::years::full;

/// "2012-03-04", "2012/03/04".
pub(crate) fn iso(t: &Tokens, i: usize) -> Found<When> {
    let Word::Digits(year, 4) = t.word(i) else { return None };
    let sign = t.word(i + 1);
    if !matches!(sign, Word::Sign('-' | '/' | '.')) || !t.tight(i + 1) || !t.tight(i + 2) {
        return None;
    }
    let month = match t.word(i + 2) {
        Word::Digits(month, 1..=2) => u8::try_from(month).ok()?,
        Word::Month(month, _) => month,
        _ => return None,
    };
    let year = i32::try_from(year).ok()?;
    if t.word(i + 3) == sign
        && t.tight(i + 3)
        && t.tight(i + 4)
        && let Word::Digits(day, 1..=2) = t.word(i + 4)
    {
        return given(year, month, day).map(|when| (i + 5, when));
    }
    // "2012-11" is a month; "2011-12" and "1914-18" are years.
    let month_only = (1..=12).contains(&month) && i32::from(month) <= year % 100 && year > 1900;
    let two = matches!(t.word(i + 2), Word::Digits(_, 2)) && sign == Word::Sign('-');
    (two && month_only).then_some((i + 3, When::Month { year: Year::Known(year), month }))
}

/// "20120304".
pub(crate) fn packed(t: &Tokens, i: usize) -> Found<When> {
    let Word::Digits(n, 8) = t.word(i) else { return None };
    let year = i32::try_from(n / 10_000).ok()?;
    if !(1900..2100).contains(&year) {
        return None;
    }
    given(year, u8::try_from(n / 100 % 100).ok()?, n % 100).map(|when| (i + 1, when))
}

/// "3/4/2012" (month first, as in America, where both can be), "12.03.2026" (day first), "9/11".
pub(crate) fn figures(t: &Tokens, i: usize) -> Found<When> {
    let (Word::Digits(a, la @ 1..=2), Word::Sign(sign), Word::Digits(b, lb @ 1..=2)) =
        (t.word(i), t.word(i + 1), t.word(i + 2))
    else {
        return None;
    };
    let glued = (1..=4).all(|k| t.tight(i + k));
    if !matches!(sign, '/' | '-' | '.')
        || !t.tight(i + 1)
        || !t.tight(i + 2)
        || t.tight(i) && t.word(i.wrapping_sub(1)) != Word::Sign('(')
    {
        return None;
    }
    let year = match t.word(i + 4) {
        Word::Digits(y, 4) if glued && t.word(i + 3) == Word::Sign(sign) => i32::try_from(y).ok()?,
        Word::Digits(y, 2)
            if glued && t.word(i + 3) == Word::Sign(sign) && (sign == '/' || sign == '-' && la == lb) =>
        {
            full(y)
        }
        _ if (a, b, sign) == (9, 11, '/') && !(t.tight(i + 3) && t.sign(i + 3, '/')) => {
            return Some((i + 3, When::Day { year: Year::Known(2001), month: 9, day: 11 }));
        }
        _ => return None,
    };
    if t.tight(i + 5) && matches!(t.word(i + 5), Word::Sign('/' | '-') | Word::Digits(..)) {
        return None;
    }
    let day_first = sign == '.' && b <= 12 || a > 12;
    let (month, day) = if day_first { (b, a) } else { (a, b) };
    given(year, u8::try_from(month).ok()?, day).map(|when| (i + 5, when))
}

/// A whole date, where the calendar has it.
fn given(year: i32, month: u8, day: u32) -> Option<When> {
    let day = u8::try_from(day).ok()?;
    date(year, month, day)?;
    Some(When::Day { year: Year::Known(year), month, day })
}
