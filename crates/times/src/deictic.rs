//! What points from the day of writing or from a date mentioned: "yesterday", "last May", "that year".

use crate::dates::{month_first, year_after};
use crate::durations::durations;
use crate::meaning::{Base, Clock, Meaning, Pick, When, Year};
use crate::numbers::{Found, count};
use crate::periods::{feast, quarter, season};
use crate::tokens::Tokens;
use crate::weekdays::month_or_weekday;
use crate::words::{Part, Unit, Word};

fn point(end: usize, when: When) -> Found<Meaning> {
    Some((end, Meaning::Point(when, None)))
}

fn unit_of(unit: Unit, step: i32, from: Base) -> When {
    When::Unit { unit, step, from }
}

/// "today" and its neighbours, "last week", "the following day", "the year".
pub(crate) fn deictic(t: &Tokens, i: usize) -> Found<Meaning> {
    let day = |step| unit_of(Unit::Day, step, Base::Publication);
    match t.word(i) {
        Word::Today => return point(i + 1, day(0)),
        Word::Yesterday => return point(i + 1, day(-1)),
        Word::Tomorrow => return point(i + 1, day(1)),
        Word::Tonight => return Some((i + 1, Meaning::Point(day(0), Some(Clock::Part(Part::Night))))),
        Word::Overnight => return Some((i + 1, Meaning::Point(day(0), Some(Clock::Part(Part::Night))))),
        _ => {}
    }
    let the = t.word(i) == Word::The;
    let at = if the { i + 1 } else { i };
    if t.word(at) == Word::Unit(Unit::Day)
        && let Some(found) = neighbour_day(t, at)
    {
        return Some(found);
    }
    if let Some((head, steps)) = steps(t, at, the) {
        let head = t.past_word(head, Word::Fiscal);
        let head = if t.is(head, "calendar") { head + 1 } else { head };
        return headed(t, head, &steps);
    }
    if the { plain(t, i) } else { year_ago(t, i) }
}

/// The words that point, before the unit or name they point with.
struct Steps {
    step: i32,
    from: Base,
    pick: Pick,
    the: bool,
}

fn steps(t: &Tokens, i: usize, the: bool) -> Found<Steps> {
    let (step, from, pick) = match (t.word(i), t.word(i + 1)) {
        (Word::This, Word::Past) => {
            return Some((i + 2, Steps { step: -1, from: Base::Publication, pick: Pick::JustPast, the }));
        }
        (Word::This, Word::Coming) => {
            return Some((i + 2, Steps { step: 1, from: Base::Publication, pick: Pick::Coming, the }));
        }
        (Word::That | Word::This, Word::Same) => {
            return Some((i + 2, Steps { step: 0, from: Base::Mentioned, pick: Pick::Same, the }));
        }
        (Word::This, _) => (0, Base::Publication, Pick::This),
        (Word::Current, _) => (0, Base::Publication, Pick::This),
        (Word::That, _) | (Word::Same, _) => (0, Base::Mentioned, Pick::Same),
        (Word::Last, _) => (-1, Base::Publication, Pick::Last),
        (Word::Past, _) => (-1, Base::Publication, Pick::JustPast),
        (Word::Next, _) if the => (1, Base::Mentioned, Pick::Following),
        (Word::Next, _) => (1, Base::Publication, Pick::Next),
        (Word::Coming, _) => (1, Base::Publication, Pick::Coming),
        (Word::Previous, _) => (-1, Base::Mentioned, Pick::Previous),
        (Word::Following, _) => (1, Base::Mentioned, Pick::Following),
        (Word::Latest, _) => (0, Base::Mentioned, Pick::Same),
        _ => return None,
    };
    Some((i + 1, Steps { step, from, pick, the }))
}

/// What the pointing words point with.
fn headed(t: &Tokens, i: usize, s: &Steps) -> Found<Meaning> {
    match t.word(i) {
        Word::Unit(unit) => headed_unit(t, i, s, unit),
        Word::Units(_)
        | Word::Few
        | Word::Several
        | Word::Couple
        | Word::Number(_)
        | Word::Digits(..)
        | Word::Dozen
        | Word::Full
        | Word::Hundred => lengths(t, i, s),
        Word::A if t.word(i + 1) == Word::Few => lengths(t, i, s),
        // "said that May is near"
        Word::Weekday(..) | Word::Month(..)
            if t.is(i - 1, "that")
                && matches!(t.before(i - 1), Word::Behind | Word::Other | Word::Weekday(..)) =>
        {
            None
        }
        Word::Weekday(..) | Word::Month(..) => {
            let (end, when) = month_or_weekday(t, i, s.pick)?;
            point(end, when)
        }
        Word::Season(_) => {
            let (end, when) = season(t, i, s.pick)?;
            point(end, when)
        }
        Word::Part(part) => {
            // "last night" is the night that began the day before.
            let when = unit_of(Unit::Day, s.step, s.from);
            let odd = part != Part::Night && s.pick == Pick::Last || s.pick == Pick::JustPast;
            (!odd).then_some((i + 1, Meaning::Point(when, Some(Clock::Part(part)))))
        }
        Word::Ordinal(_) => {
            let (end, when) = quarter(t, i)?;
            point(end, when)
        }
        _ => {
            let (end, when) = feast(t, i, s.pick)?;
            point(end, when)
        }
    }
}

fn headed_unit(t: &Tokens, i: usize, s: &Steps, unit: Unit) -> Found<Meaning> {
    let end = i + 1;
    // "last year's third quarter"
    if unit == Unit::Year
        && let Some(after) = t.possessive(end)
    {
        let found = quarter(t, after);
        if let Some((end, When::Quarter { quarter, .. })) = found {
            return point(end, When::Quarter { year: Year::Step(s.step), quarter });
        }
        if t.word(after) == Word::Unit(Unit::Quarter) {
            return point(after + 1, When::SameQuarter { years_back: -s.step });
        }
    }
    if unit < Unit::Day || t.word(end) == Word::Unit(Unit::Year) {
        return None;
    }
    // "the last week", "the past year": the stretch up to now. "last week" is the calendar's.
    let stretch = s.the
        && matches!(s.pick, Pick::Last | Pick::JustPast)
        && unit != Unit::Quarter
        && unit != Unit::Weekend;
    let spent = s.the
        && t.word(i - 1) == Word::Next
        && unit > Unit::Day
        && t.is_any(i.wrapping_sub(3), &["for", "over", "within", "during"]);
    let end = if stretch { of_period(t, end) } else { end };
    if stretch || spent || s.pick == Pick::JustPast && unit > Unit::Weekend {
        return Some((end, Meaning::Duration(unit.length(Some(10)))));
    }
    if unit == Unit::Quarter && s.from == Base::Mentioned {
        return point(end, When::SameQuarter { years_back: 0 });
    }
    // "next week Wednesday"
    if unit == Unit::Week
        && let Word::Weekday(weekday, true) = t.word(end)
        && s.from == Base::Publication
    {
        return point(end + 1, When::WeekdayOf { weekday, weeks: s.step });
    }
    let end = if t.word(end) == Word::Or && t.is(end + 1, "so") { end + 2 } else { end };
    point(end, unit_of(unit, s.step, s.from))
}

/// "the past two weeks", "these days", "coming years".
fn lengths(t: &Tokens, i: usize, s: &Steps) -> Found<Meaning> {
    if let Word::Units(unit) = t.word(i) {
        return match (s.pick, s.the) {
            (_, true) => Some((i + 1, Meaning::Duration(unit.length(None)))),
            (Pick::Coming, _) => point(i + 1, When::Vague("FUTURE_REF")),
            (Pick::JustPast, _) => point(i + 1, When::Vague("PAST_REF")),
            _ => None,
        };
    }
    if !matches!(
        s.pick,
        Pick::Last
            | Pick::JustPast
            | Pick::Next
            | Pick::Coming
            | Pick::Following
            | Pick::Previous
            | Pick::Same
    ) {
        return None;
    }
    let (end, meaning) = durations(t, i)?;
    match meaning {
        Meaning::Duration(_) => Some((of_period(t, end), meaning)),
        _ => None,
    }
}

/// Past "of 1915", "of February 1951" behind a length that is a part of them.
fn of_period(t: &Tokens, i: usize) -> usize {
    if t.word(i) != Word::Of {
        return i;
    }
    match month_first(t, i + 1, Pick::Bare) {
        Some((end, _)) => end,
        None => year_after(t, i).map_or(i, |(end, _)| end),
    }
}

/// "day before yesterday", "day after tomorrow", "day after." with "the" before it or not.
fn neighbour_day(t: &Tokens, i: usize) -> Found<Meaning> {
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
fn plain(t: &Tokens, i: usize) -> Found<Meaning> {
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
fn year_ago(t: &Tokens, i: usize) -> Found<Meaning> {
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
