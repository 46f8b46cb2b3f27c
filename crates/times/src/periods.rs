//! Quarters, halves, seasons, weeks by number and feasts.

use crate::dates::year_after;
use crate::meaning::{Pick, When, Year};
use crate::numbers::{Found, cardinal, ordinal};
use crate::tokens::{Shape, Tokens};
use crate::words::{Feast, Season, Unit, Word};
use crate::years::number;

/// A quarter, half, season, week or feast, with "the" where it has one.
pub(crate) fn periods(t: &Tokens, i: usize) -> Found<When> {
    let at = t.past_word(i, Word::The);
    let at = if t.is_any(i, &["its", "their"]) && quarter(t, i + 1).is_some() { i + 1 } else { at };
    match t.word(at) {
        // "the summer offensive": the article is the offensive's.
        Word::Season(_) if at > i && describes(t, at + 1) => None,
        Word::Season(_) => season(t, at, Pick::Bare),
        Word::Feast(_) => feast(t, at, Pick::Bare),
        Word::Unit(Unit::Week) => week(t, at),
        _ => named_feast(t, at, Pick::Bare).or_else(|| quarter(t, at)).or_else(|| half(t, at)),
    }
}

/// Whether a season before this word only describes it.
fn describes(t: &Tokens, i: usize) -> bool {
    const NOUNS: [&str; 12] = [
        "offensive",
        "campaign",
        "holiday",
        "holidays",
        "season",
        "break",
        "months",
        "recess",
        "games",
        "collection",
        "sports",
        "term",
    ];
    t.word(i) == Word::Other && t.shape(i) != Shape::Small || t.is_any(i, &NOUNS)
}

/// "third quarter", "third-quarter", "fiscal first quarter of 2012", "1988 third quarter", "Q3 2012".
pub(crate) fn quarter(t: &Tokens, i: usize) -> Found<When> {
    let (at, year) = match number(t, i) {
        Some((end, year)) => (end, Some(Year::Known(year))),
        None => (i, None),
    };
    let at = t.past_word(at, Word::Fiscal);
    let at = t.past_hyphen(at);
    let (end, quarter) = if t.is_any(at, &["q"]) && t.tight(at + 1) {
        let Word::Digits(n @ 1..=4, 1) = t.word(at + 1) else { return None };
        (at + 2, u8::try_from(n).ok()?)
    } else if let Some(Year::Known(year)) = year
        && (t.word(at) == Word::Unit(Unit::Quarter) || t.before(i) == Word::The && t.is(at, "period"))
    {
        return Some((at + 1, When::QuarterOf(year)));
    } else {
        let (end, n) = if t.word(at) == Word::Last { (at + 1, 4) } else { ordinal(t, at)? };
        let unit = if t.hyphen(end) { end + 1 } else { t.past_word(end, Word::Fiscal) };
        (t.word(at) != Word::Last && t.word(unit) == Word::Unit(Unit::Quarter)).then_some(())?;
        (unit + 1, n)
    };
    if !(1..=4).contains(&quarter) {
        return None;
    }
    let (end, year) = match year {
        Some(year) => (end, year),
        None => year_after(t, end).or_else(|| fiscal_year(t, end)).unwrap_or((end, Year::Open(Pick::Bare))),
    };
    Some((end, When::Quarter { year, quarter }))
}

/// "of fiscal 2012".
fn fiscal_year(t: &Tokens, i: usize) -> Found<Year> {
    let at = t.past_word(i, Word::Of);
    let at = (t.word(at) == Word::Fiscal).then_some(at + 1)?;
    number(t, t.past_word(at, Word::Unit(Unit::Year))).map(|(end, year)| (end, Year::Known(year)))
}

/// "first half of 2012", "latter half of the year". Without a year it is mostly football.
fn half(t: &Tokens, i: usize) -> Found<When> {
    let (end, half) = match t.word(i) {
        Word::Last => (i + 1, 2),
        _ if t.is(i, "latter") => (i + 1, 2),
        _ => ordinal(t, i).filter(|(_, n)| *n <= 2)?,
    };
    let end = (t.word(t.past_hyphen(end)) == Word::Half).then_some(t.past_hyphen(end) + 1)?;
    let (end, year) = year_after(t, end)?;
    Some((end, When::Half { year, half }))
}

/// "spring", "summer of 2012", "winter 2012". "Fall" and "spring" are verbs unless a year or "the" says.
pub(crate) fn season(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    let Word::Season(season) = t.word(i) else { return None };
    if let Some((end, year)) = year_after(t, i + 1) {
        return Some((end, When::Season { year, season }));
    }
    let led = matches!(
        t.before(i),
        Word::In | Word::Preposition | Word::Early | Word::Late | Word::Mid | Word::And | Word::Of
    ) || t.hyphen(i.wrapping_sub(1)) && t.word(i.wrapping_sub(2)) == Word::Mid;
    let the = t.before(i) == Word::The
        && matches!(t.word(i.wrapping_sub(2)), Word::In | Word::Preposition | Word::Of);
    let goes_on = matches!(t.word(i + 1), Word::Of | Word::In);
    let the =
        the || t.before(i) == Word::The && matches!(t.word(i + 1), Word::And | Word::Or | Word::Sign(_));
    let named = t.shape(i) == Shape::Capital && !t.begins_sentence(i) && t.shape(i + 1) == Shape::Capital;
    let after_name = i > 0
        && t.shape(i - 1) == Shape::Capital
        && !matches!(t.before(i), Word::Early | Word::Late | Word::Mid | Word::In | Word::The);
    let word = t.written(i);
    let sure = match season {
        _ if pick != Pick::Bare => true,
        Season::Autumn if word.eq_ignore_ascii_case("fall") => {
            the && !goes_on || led && t.before(i) == Word::In && t.word(i + 1) != Word::Other
        }
        Season::Spring => (led || the) && !after_name,
        _ => !named && !after_name && (led || the || t.before(i) != Word::To),
    };
    sure.then_some((i + 1, When::Season { year: Year::Open(pick), season }))
}

/// "week 31", "week 3 of 2027".
fn week(t: &Tokens, i: usize) -> Found<When> {
    let Word::Digits(n @ 1..=53, 1..=2) = t.word(i + 1) else { return None };
    let (end, year) = year_after(t, i + 2).unwrap_or((i + 2, Year::Step(0)));
    Some((end, When::Week { year, week: u8::try_from(n).ok()? }))
}

/// A feast of one word.
pub(crate) fn feast(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    let Word::Feast(feast) = t.word(i) else { return named_feast(t, i, pick) };
    if t.shape(i) == Shape::Small {
        return None;
    }
    let end = if t.word(i + 1) == Word::Unit(Unit::Day) { i + 2 } else { i + 1 };
    let (feast, end) = match (feast, t.is(i + 1, "eve")) {
        (Feast::Christmas, true) => {
            let (end, year) = year_after(t, i + 2).unwrap_or((i + 2, Year::Open(pick)));
            return Some((end, When::Day { year, month: 12, day: 24 }));
        }
        (feast, _) => (feast, end),
    };
    let (end, year) = year_after(t, end).unwrap_or((end, Year::Open(pick)));
    Some((end, When::Feast { year, feast }))
}

/// A feast of several words, such as "New Year's Eve".
fn named_feast(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    if t.shape(i) == Shape::Small {
        return None;
    }
    const NAMES: [(&[&str], Feast); 9] = [
        (&["New", "Year", "'", "s", "Eve"], Feast::NewYearsEve),
        (&["New", "Year", "'", "s", "Day"], Feast::NewYear),
        (&["New", "Year", "'", "s"], Feast::NewYear),
        (&["Valentine", "'", "s", "Day"], Feast::Valentine),
        (&["Independence", "Day"], Feast::Independence),
        (&["Labor", "Day"], Feast::Labor),
        (&["Memorial", "Day"], Feast::Memorial),
        (&["Good", "Friday"], Feast::GoodFriday),
        (&["Boxing", "Day"], Feast::Boxing),
    ];
    let is = |i: usize, word: &str| if word == "'" { t.sign(i, '\'') } else { t.is(i, word) };
    let fits = |words: &[&str]| words.iter().enumerate().all(|(k, w)| is(i + k, w));
    let (words, feast) = NAMES.iter().find(|(words, _)| fits(words))?;
    let end = i + words.len();
    let (end, year) = year_after(t, end).unwrap_or((end, Year::Open(pick)));
    Some((end, When::Feast { year, feast: *feast }))
}

/// "the first week of 2015".
pub(crate) fn week_of_year(t: &Tokens, i: usize) -> Found<When> {
    let at = t.past_word(i, Word::The);
    let (end, n) = ordinal(t, at)?;
    (t.word(end) == Word::Unit(Unit::Week)).then_some(())?;
    let (end, year) = year_after(t, end + 1)?;
    Some((end, When::Week { year, week: n }))
}

/// "fiscal 2012", "fiscal year 2012".
pub(crate) fn fiscal(t: &Tokens, i: usize) -> Found<When> {
    let at = (t.word(i) == Word::Fiscal).then_some(i + 1)?;
    let (end, year) = number(t, t.past_word(at, Word::Unit(Unit::Year)))?;
    cardinal(t, end).is_none().then_some((end, When::Year(Year::Known(year))))
}
