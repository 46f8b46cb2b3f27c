//! Units that stand for themselves: "the year", "the nine months", "the day after", "year-ago".

use crate::dates::{month_first, year_after};
use crate::deictic::{point, unit_of};
use crate::durations::durations;
use crate::meaning::{Base, Meaning, Pick, When, Year};
use crate::numbers::{Found, count};
use crate::periods::quarter;
use crate::tokens::Tokens;
use crate::words::{Unit, Word};

/// "day before yesterday", "day after tomorrow", "day after." with "the" before it or not.
pub(crate) fn neighbour_day(t: &Tokens, i: usize) -> Found<Meaning> {
    let back = match t.word(i + 1) {
        Word::Before => true,
        Word::After => false,
        Word::Following if matches!(t.word(i + 2), Word::Sign(_) | Word::Behind) => false,
        _ => return None,
    };
    match (t.word(i + 2), back) {
        (Word::Yesterday, true) => point(i + 3, unit_of(Unit::Day, -2, Base::Publication)),
        (Word::Tomorrow, false) => point(i + 3, unit_of(Unit::Day, 2, Base::Publication)),
        (Word::Sign('.' | ',' | ';' | '?') | Word::Break, _) => {
            point(i + 2, unit_of(Unit::Day, if back { -1 } else { 1 }, Base::Mentioned))
        }
        _ if t.word(i + 1) == Word::Following => point(i + 2, unit_of(Unit::Day, 1, Base::Mentioned)),
        _ => None,
    }
}

/// "the year", "the quarter", "the year-ago period": the unit itself, the current one.
pub(crate) fn plain(t: &Tokens, i: usize) -> Found<Meaning> {
    let at = t.past_word(i + 1, Word::Fiscal);
    let at = if t.word(at) == Word::Full { at + 1 } else { at };
    if let Some(found) = year_ago(t, at) {
        return Some(found);
    }
    // "the nine months", "the early years"
    if matches!(t.word(at), Word::Number(_) | Word::Digits(..))
        || matches!(t.word(at), Word::Ordinal(1) | Word::Last) && count(t, at + 1).is_some()
    {
        let at = if matches!(t.word(at), Word::Ordinal(_)) { at + 1 } else { at };
        let (end, meaning) = durations(t, at)?;
        // "the one-year tour": the article is the tour's.
        let plural = matches!(t.word(end - 1), Word::Units(_));
        return (plural && matches!(meaning, Meaning::Duration(_))).then(|| (of_period(t, end), meaning));
    }
    if let Word::Units(unit) = t.word(at)
        && unit >= Unit::Day
        && unit != Unit::Weekend
        && unit != Unit::Quarter
    {
        let ahead = t.is(at + 1, "ahead");
        return Some((at + 1 + usize::from(ahead), Meaning::Duration(unit.length(None))));
    }
    if matches!(t.word(at + 1), Word::After)
        && t.word(t.past_word(at + 2, Word::The)) == Word::Next
        && let Word::Unit(unit) = t.word(at)
    {
        return point(t.past_word(at + 2, Word::The) + 1, unit_of(unit, 2, Base::Publication));
    }
    let Word::Unit(unit) = t.word(at) else { return None };
    let follows = t.word(at + 1);
    // "the year of the rat", "the day he left", "player of the year" are no dates.
    let used = matches!(
        follows,
        Word::Of
            | Word::That
            | Word::The
            | Word::Before
            | Word::After
            | Word::Unit(_)
            | Word::Ago
            | Word::This
            | Word::Earlier
            | Word::In
    ) || t
        .is_any(at + 1, &["when", "he", "she", "they", "it", "we", "i", "you", "his", "her", "their"])
        || t.hyphen(at + 1)
        || t.before(i) == Word::Of
        || t.possessive(at + 1).is_some();
    if used {
        return None;
    }
    match unit {
        Unit::Quarter => point(at + 1, When::SameQuarter { years_back: 0 }),
        Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year => {
            point(at + 1, unit_of(unit, 0, Base::Publication))
        }
        _ => None,
    }
}

/// "year-ago quarter", "year-earlier": the quarter talked about, a year before.
pub(crate) fn year_ago(t: &Tokens, i: usize) -> Found<Meaning> {
    if t.word(i) != Word::Unit(Unit::Year)
        || !t.hyphen(i + 1)
        || !matches!(t.word(i + 2), Word::Ago | Word::Earlier)
    {
        return None;
    }
    if let Some((end, When::Quarter { quarter, .. })) = quarter(t, i + 3) {
        return point(end, When::Quarter { year: Year::Step(-1), quarter });
    }
    let head = t.word(i + 3) == Word::Unit(Unit::Quarter) || t.is(i + 3, "period");
    point(i + 3 + usize::from(head), When::SameQuarter { years_back: 1 })
}

/// Past "of 1915", "of February 1951" behind a length that is a part of them.
pub(crate) fn of_period(t: &Tokens, i: usize) -> usize {
    if t.word(i) != Word::Of {
        return i;
    }
    match month_first(t, i + 1, Pick::Bare) {
        Some((end, _)) => end,
        None => year_after(t, i).map_or(i, |(end, _)| end),
    }
}
