//! Years, decades, centuries, and the years before Christ.

use crate::meaning::{When, Year};
use crate::numbers::{Found, ordinal, thousands_follow, year_in_words};
use crate::tokens::{Shape, Tokens};
use crate::words::{Unit, Word};

/// A year, decade or century, with "the" where it has one.
pub(crate) fn years(t: &Tokens, i: usize) -> Found<When> {
    let at = t.past_word(i, Word::The);
    if t.word(at) == Word::Units(Unit::Year)
        && at > i
        && let Some((end, year)) = number(t, at + 1)
    {
        return Some((end, When::Year(Year::Known(year))));
    }
    if t.word(at) == Word::Unit(Unit::Year)
        && let Some((end, year)) = number(t, at + 1).or_else(|| year_in_words(t, at + 1))
    {
        return Some((end, When::Year(Year::Known(year))));
    }
    let found = before_christ(t, at).or_else(|| century(t, at)).or_else(|| decade(t, at));
    if found.is_some() || at > i {
        return found;
    }
    if t.sign(i, '\'') {
        return short(t, i);
    }
    let (end, year) = match t.word(i) {
        Word::Digits(..) => plausible(t, i).then_some(()).and_then(|()| number(t, i))?,
        Word::Number(high @ 13..=20) => {
            let led = matches!(t.before(i), Word::In | Word::Preposition);
            let sure = (18..20).contains(&high) && matches!(t.word(i + 1), Word::Number(20..=90));
            (led || sure).then(|| year_in_words(t, i))??
        }
        _ => return None,
    };
    Some((end, When::Year(Year::Known(year))))
}

/// Four figures that may be a year.
pub(crate) fn number(t: &Tokens, i: usize) -> Found<i32> {
    match t.word(i) {
        Word::Digits(n @ 1000..=2200, 4) if !thousands_follow(t, i + 1) => {
            Some((i + 1, i32::try_from(n).ok()?))
        }
        _ => None,
    }
}

/// Whether the words around four figures speak for a year.
fn plausible(t: &Tokens, i: usize) -> bool {
    let Word::Digits(n, 4) = t.word(i) else { return false };
    // Money, decimals, parts of longer numbers.
    let glued = t.tight(i)
        && matches!(
            t.before(i),
            Word::Sign('$' | '#' | '.' | ',' | '/' | ':' | '+' | '@' | '_' | '=') | Word::Other
        );
    let goes_on = t.tight(i + 1)
        && match t.word(i + 1) {
            Word::Sign('.' | ',' | ':') => t.tight(i + 2) && matches!(t.word(i + 2), Word::Digits(..)),
            Word::Sign('%' | '$') => true,
            Word::Sign('/') => !matches!(t.word(i + 2), Word::Digits(_, 2 | 4)),
            Word::Sign(_) => false,
            _ => true,
        };
    let counts = matches!(
        t.word(i + 1),
        Word::Million
            | Word::Unit(_)
            | Word::Units(_)
            | Word::Parts(_)
            | Word::Hundred
            | Word::Thousand
            | Word::Zone
    );
    if glued || goes_on || counts && t.word(i + 1) != Word::Unit(Unit::Quarter) {
        return false;
    }
    let in_range =
        t.sign(i - usize::from(i > 0), '-') && i > 1 && matches!(t.word(i - 2), Word::Digits(_, 3 | 4));
    // Telephone and model numbers: "555-2012", "F-1900".
    if i > 0
        && t.tight(i)
        && t.sign(i - 1, '-')
        && t.tight(i - 1)
        && !in_range
        && !matches!(t.word(i.wrapping_sub(2)), Word::Mid | Word::Month(..) | Word::Season(_))
    {
        return false;
    }
    if t.word(i.wrapping_sub(1)) == Word::Sign('$') {
        return false;
    }
    let led = matches!(
        t.before(i),
        Word::In
            | Word::Preposition
            | Word::Mid
            | Word::Early
            | Word::Late
            | Word::Season(_)
            | Word::Before
            | Word::After
    ) || in_range
        || (t.sign(i.wrapping_sub(1), '(') && (t.sign(i + 1, ')') || t.sign(i + 1, '-')));
    let named = matches!(t.before(i), Word::Of | Word::And | Word::To | Word::Or | Word::The | Word::About);
    // "2000 people": a round number before a plural in small letters.
    let plural = t.word(i + 1) == Word::Other
        && t.shape(i + 1) == Shape::Small
        && t.written(i + 1).ends_with('s')
        && t.written(i + 1).len() > 3;
    match n {
        1900..=2039 => led || !plural || n % 100 != 0 && t.before(i) != Word::Of,
        1500..=1899 => led || named && !plural,
        _ => (led || t.before(i) == Word::Of) && n % 100 != 0 && !plural && n < 2100,
    }
}

/// "'99", "'17": two figures after an apostrophe. The century that lies nearer to now is meant.
fn short(t: &Tokens, i: usize) -> Found<When> {
    let Word::Digits(n, 2) = t.word(i + 1) else { return None };
    let open = t.tight(i + 1)
        && !(t.tight(i + 2) && t.word(i + 2) != Word::Sign('.') && t.word(i + 2) != Word::Sign(','));
    let led = matches!(
        t.before(i),
        Word::In
            | Word::Of
            | Word::Preposition
            | Word::Season(_)
            | Word::Month(..)
            | Word::Early
            | Word::Late
    );
    (open && led && !t.tight(i)).then(|| (i + 2, When::Year(Year::Known(full(n)))))
}

/// Two figures to a year: up to 40 of this century, the others of the last.
pub(crate) fn full(two: u32) -> i32 {
    i32::try_from(two).unwrap_or(0) + if two <= 40 { 2000 } else { 1900 }
}

/// "490 BC", "the 470s BC", "the 4th century BC", "500-490 BC".
fn before_christ(t: &Tokens, i: usize) -> Found<When> {
    let past_era = |i: usize| match t.word(i) {
        Word::Bc if t.shape(i) == Shape::Upper => Some(i + 1),
        _ if t.is(i, "b") && t.sign(i + 1, '.') && t.is(i + 2, "c") => Some(t.past(i + 3, '.')),
        _ => None,
    };
    if let Some((end, n)) = ordinal(t, i)
        && t.word(end) == Word::Unit(Unit::Century)
    {
        let year = u32::from(n.checked_sub(1)?);
        return past_era(end + 1).map(|end| (end, When::BeforeChrist { year, figures: 2 }));
    }
    let Word::Digits(n, 1..=4) = t.word(i) else { return None };
    if t.is(i + 1, "s") && t.tight(i + 1) {
        return past_era(i + 2).map(|end| (end, When::BeforeChrist { year: n / 10, figures: 3 }));
    }
    if let Some(end) = past_era(i + 1) {
        return Some((end, When::BeforeChrist { year: n, figures: 4 }));
    }
    // The first of two years; the era stands with the second.
    let joined = t.sign(i + 1, '-') || matches!(t.word(i + 1), Word::To | Word::And);
    let both = joined && matches!(t.word(i + 2), Word::Digits(_, 1..=4)) && past_era(i + 3).is_some();
    both.then_some((i + 1, When::BeforeChrist { year: n, figures: 4 }))
}

/// "20th century", "the nineteenth-century".
fn century(t: &Tokens, i: usize) -> Found<When> {
    let (end, n) = ordinal(t, i).filter(|(_, n)| *n > 0)?;
    let at = t.past_hyphen(end);
    let joined = t.word(end) == Word::And
        && ordinal(t, end + 1).is_some_and(|(e, _)| t.word(e) == Word::Units(Unit::Century));
    if joined {
        return Some((end, When::Century(i32::from(n) - 1)));
    }
    matches!(t.word(at), Word::Unit(Unit::Century) | Word::Units(Unit::Century))
        .then(|| (at + 1, When::Century(i32::from(n) - 1)))
}

/// "1990s", "'90s", "the 80s", "the nineties".
fn decade(t: &Tokens, i: usize) -> Found<When> {
    let the = t.before(i) == Word::The;
    let after = t.past(i, '\'');
    if let Word::Digits(n, length @ (2 | 4)) = t.word(after) {
        let quote = t.past(after + 1, '\'');
        if !(t.is(quote, "s") && t.tight(quote) && t.tight(after + 1)) || n % 10 != 0 {
            return None;
        }
        let tens = match (length, after > i || the || t.before(i) == Word::Mid || t.hyphen(i.wrapping_sub(1)))
        {
            (4, _) if (1000..=2090).contains(&n) => i32::try_from(n).ok()? / 10,
            (2, true) => full(n) / 10,
            _ => return None,
        };
        return Some((quote + 1, When::Decade(tens)));
    }
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let led = the || matches!(t.before(i), Word::Early | Word::Late | Word::Mid | Word::Sign('-'));
    let tens = NAMES.iter().zip(192..).find(|(name, _)| led && t.is(i, name))?.1;
    Some((i + 1, When::Decade(tens)))
}
