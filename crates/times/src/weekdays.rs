//! Weekdays, alone or before a date, and the names that only look like them.

use crate::dates::{dates, month_first};
use crate::meaning::{Pick, When};
use crate::numbers::{Found, ordinal};
use crate::tokens::{Shape, Tokens};
use crate::words::{Unit, Word};

/// "Monday", "Monday, March 4", "Tuesday the 4th", "Wednesday next week".
pub(crate) fn weekday(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    let Word::Weekday(weekday, written_out) = t.word(i) else { return None };
    let stop = if !written_out && t.sign(i + 1, '.') && t.tight(i + 1) { i + 2 } else { i + 1 };
    let comma = t.past(stop, ',');
    if matches!(t.word(comma), Word::Month(..) | Word::Digits(..))
        && let Some((end, when)) = dates(t, comma)
        && matches!(when, When::Day { .. })
    {
        return Some((end, when));
    }
    if t.word(comma) == Word::The
        && let Some((end, when @ When::Day { .. })) = dates(t, comma)
    {
        return Some((end, when));
    }
    if t.word(stop) == Word::The
        && let Some((end, day @ 1..=31)) = ordinal(t, stop + 1)
    {
        return Some((end, When::Weekday { weekday, pick, day: Some(day) }));
    }
    if pick == Pick::Bare
        && let Some(found) = of_week(t, stop, weekday)
    {
        return Some(found);
    }
    let sure = pick != Pick::Bare || if written_out { !in_a_name(t, i) } else { sure_short(t, i) };
    sure.then_some((stop, When::Weekday { weekday, pick, day: None }))
}

/// "(Tuesday) next week", "(Tuesday) of last week".
fn of_week(t: &Tokens, i: usize, weekday: u8) -> Found<When> {
    let at = t.past_word(i, Word::Of);
    let weeks = match t.word(at) {
        Word::Last => -1,
        Word::This => 0,
        Word::Next => 1,
        _ => return None,
    };
    (t.word(at + 1) == Word::Unit(Unit::Week)).then_some((at + 2, When::WeekdayOf { weekday, weeks }))
}

/// "Sun" and "Sat" are a star and a verb, unless they stand as dates do.
fn sure_short(t: &Tokens, i: usize) -> bool {
    let Word::Weekday(weekday, _) = t.word(i) else { return false };
    let led = matches!(t.before(i), Word::On | Word::Preposition);
    let part = matches!(t.word(i + 1), Word::Part(_));
    let risky = matches!(weekday, 3 | 6 | 7);
    let capital = t.shape(i) == Shape::Capital;
    part || capital && led && (!risky || t.sign(i + 1, '.') && t.tight(i + 1))
        || capital && !risky && t.sign(i + 1, '.')
}

/// "Sunday Times", "Black Friday", "Wednesday Addams".
fn in_a_name(t: &Tokens, i: usize) -> bool {
    const PAPERS: [&str; 25] = [
        "times",
        "telegraph",
        "mirror",
        "express",
        "mail",
        "post",
        "world",
        "people",
        "sport",
        "herald",
        "sun",
        "independent",
        "review",
        "magazine",
        "star",
        "tribune",
        "mercury",
        "business",
        "school",
        "mass",
        "brunch",
        "service",
        "roast",
        "live",
        "group",
    ];
    let next = t.shape(i + 1) == Shape::Capital && t.is_any(i + 1, &PAPERS);
    let before = t.shape(i.wrapping_sub(1)) == Shape::Capital
        && t.is_any(
            i.wrapping_sub(1),
            &["black", "bloody", "ruby", "super", "manic", "ash", "palm", "cyber", "freaky", "casual"],
        );
    next || before && i > 0
}

/// "Friday, March 4" and the like begin here; a bare month is no weekday's business.
pub(crate) fn month_or_weekday(t: &Tokens, i: usize, pick: Pick) -> Found<When> {
    match t.word(i) {
        Word::Weekday(..) => weekday(t, i, pick),
        Word::Month(..) if t.shape(i) != Shape::Small || !matches!(t.word(i), Word::Month(3 | 5, _)) => {
            month_first(t, i, pick)
        }
        _ => None,
    }
}
