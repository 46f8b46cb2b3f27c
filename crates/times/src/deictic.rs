//! What points from the day of writing or from a date mentioned: "yesterday", "last May", "that year".

use crate::durations::durations;
use crate::meaning::{Base, Clock, Meaning, Pick, When, Year};
use crate::numbers::Found;
use crate::periods::{feast, quarter, season};
use crate::tokens::Tokens;
use crate::units::{neighbour_day, of_period, plain, year_ago};
use crate::weekdays::month_or_weekday;
use crate::words::{Part, Unit, Word};

pub(crate) fn point(end: usize, when: When) -> Found<Meaning> {
    Some((end, Meaning::Point(when, None)))
}

pub(crate) fn unit_of(unit: Unit, step: i32, from: Base) -> When {
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
