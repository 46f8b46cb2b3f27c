//! Walks over a text and finds the expressions in it: one family of expressions a module, and here
//! what joins them ("10 p.m. Wednesday") and what stands before them ("early", "the end of").

use crate::clock::{clock, part};
use crate::dates::{dates, year_after};
use crate::deictic::deictic;
use crate::durations::durations;
use crate::meaning::{Clock, Meaning, Pick, When, Year};
use crate::modified::{about, early, edge};
use crate::numbers::Found;
use crate::periods::{fiscal, periods, week_of_year};
use crate::sets::sets;
use crate::tokens::{Shape, Tokens};
use crate::vague::vague;
use crate::weekdays::weekday;
use crate::words::{Unit, Word};
use crate::years::years;

/// An expression by its tokens, `start` to before `end`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expression {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) meaning: Meaning,
}

/// All expressions of a text in order, without overlap. Every rule looks at a bounded number of tokens,
/// so that the time is linear in the text's length.
pub(crate) fn recognise(t: &Tokens) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut i = 0;
    while i < t.len() {
        if !can_begin(t, i) {
            i += 1;
            continue;
        }
        let hit = continued(t, i, found.last()).or_else(|| expression(t, i));
        match hit {
            Some((end, meaning)) if end > i && !cut(t, end) => {
                found.push(Expression { start: i, end, meaning });
                i = end;
            }
            _ => i += 1,
        }
    }
    found
}

/// Whether an end lies inside a word or number, as in addresses: "t.co/2BC6O".
fn cut(t: &Tokens, end: usize) -> bool {
    t.tight(end) && !matches!(t.word(end), Word::Sign(_)) && !matches!(t.word(end - 1), Word::Sign(_))
}

/// Whether an expression can begin at a token: most words are none, and names with signs are not read.
fn can_begin(t: &Tokens, i: usize) -> bool {
    match t.word(i) {
        Word::Other => matches!(t.written(i).len(), 1..=9),
        Word::Break
        | Word::Behind
        | Word::Ahead
        | Word::Be
        | Word::Of
        | Word::And
        | Word::Or
        | Word::Am
        | Word::Pm => false,
        Word::Sign(sign) => sign == '\'',
        Word::Digits(..) if t.tight(i) => {
            !matches!(t.before(i), Word::Sign('#' | '@' | '_' | '/' | '=') | Word::Other)
        }
        _ => !(t.tight(i) && matches!(t.before(i), Word::Sign('#' | '@' | '_') | Word::Digits(..))),
    }
}

/// An expression with what stands before it.
fn expression(t: &Tokens, i: usize) -> Found<Meaning> {
    about(t, i).or_else(|| edge(t, i)).or_else(|| early(t, i)).or_else(|| plain(t, i))
}

/// An expression itself. The order matters: the longer shapes come first.
pub(crate) fn plain(t: &Tokens, i: usize) -> Found<Meaning> {
    sets(t, i).or_else(|| timed(t, i)).or_else(|| vague(t, i)).or_else(|| durations(t, i))
}

/// A date without a time of day.
fn day(t: &Tokens, i: usize) -> Found<Meaning> {
    let when = match t.word(i) {
        Word::Weekday(..) => weekday(t, i, Pick::Bare),
        _ => dates(t, i)
            .or_else(|| periods(t, i))
            .or_else(|| week_of_year(t, i))
            .or_else(|| years(t, i))
            .or_else(|| fiscal(t, i)),
    };
    when.map(|(end, when)| (end, Meaning::Point(when, None))).or_else(|| deictic(t, i))
}

/// A date with a time of day before or after it, or one of both.
pub(crate) fn timed(t: &Tokens, i: usize) -> Found<Meaning> {
    if let Some((end, time)) = clock(t, i) {
        let at = t.past(end, ',');
        return Some(match day(t, at) {
            Some((end, Meaning::Point(when, None))) if is_day(when) => {
                (end, Meaning::Point(when, Some(time)))
            }
            Some((end, Meaning::Point(when, Some(Clock::Part(part))))) => {
                (end, Meaning::Point(when, Some(time.within(part))))
            }
            _ => (end, Meaning::Point(When::Unsaid, Some(time))),
        });
    }
    if let Some(found) = part_of_day(t, i) {
        return Some(found);
    }
    let (end, meaning) = day(t, i)?;
    let Meaning::Point(when, None) = meaning else { return Some((end, meaning)) };
    if !is_day(when) {
        return Some((end, meaning));
    }
    if let Some((end, part)) = part(t, end) {
        return Some((end, Meaning::Point(when, Some(Clock::Part(part)))));
    }
    let comma = t.past(end, ',');
    if comma > end
        && matches!(t.word(comma), Word::Digits(..))
        && let Some((end, time)) = clock(t, comma)
    {
        return Some((end, Meaning::Point(when, Some(time))));
    }
    match clock(t, end) {
        Some((end, time)) if !matches!(t.word(end), Word::Units(_)) => {
            Some((end, Meaning::Point(when, Some(time))))
        }
        _ => Some((end, meaning)),
    }
}

/// Whether a time of day can be said of it.
fn is_day(when: When) -> bool {
    match when {
        When::Day { .. }
        | When::Weekday { .. }
        | When::WeekdayOf { .. }
        | When::DayOfMonth(_)
        | When::Feast { .. } => true,
        When::Unit { unit, .. } | When::Shift { unit, .. } => unit == Unit::Day,
        _ => false,
    }
}

/// "the morning", "the night of March 4", "mid-afternoon yesterday", "at night".
fn part_of_day(t: &Tokens, i: usize) -> Found<Meaning> {
    let the = t.word(i) == Word::The;
    let (end, part) = part(t, i + usize::from(the))?;
    let of = if t.is(end, "hours") { end + 1 } else { end };
    let at = t.past_word(of, Word::Of);
    if (at > end || t.word(i) == Word::Mid)
        && let Some((end, Meaning::Point(when, None))) = day(t, at)
        && is_day(when)
    {
        return Some((end, Meaning::Point(when, Some(Clock::Part(part)))));
    }
    let bare = matches!(t.before(i), Word::At | Word::In | Word::Preposition) || t.word(i) == Word::Mid;
    let noun = t.word(end) == Word::Other && t.written(end).ends_with('s')
        || t.hyphen(end)
        || t.word(end) == Word::Of;
    ((the || bare) && !noun).then_some((end, Meaning::Point(When::Unsaid, Some(Clock::Part(part)))))
}

/// The second of a pair whose first was just found: the "7" of "May 6-7", the "18" of "1914-18".
fn continued(t: &Tokens, i: usize, last: Option<&Expression>) -> Found<Meaning> {
    let last = last.filter(|e| e.end + 1 == i || e.end + 2 == i && t.before(i) == Word::The)?;
    let Word::Digits(n, 1..=2) = t.word(i) else { return None };
    let dash = t.sign(last.end, '-');
    match last.meaning {
        Meaning::Point(When::Year(Year::Known(year)), None) => {
            let fits = dash
                && t.tight(i)
                && i32::try_from(n).ok()? > year % 100
                && matches!(t.word(i), Word::Digits(_, 2));
            let goes_on = t.tight(i + 1) && matches!(t.word(i + 1), Word::Sign('-') | Word::Other);
            (fits && !goes_on).then(|| {
                (
                    i + 1,
                    Meaning::Point(
                        When::Year(Year::Known(year - year % 100 + i32::try_from(n).unwrap_or(0))),
                        None,
                    ),
                )
            })
        }
        Meaning::Point(When::Day { month, .. }, None) => {
            let joined = dash
                || matches!(t.word(last.end), Word::And | Word::To | Word::Or)
                || t.is(last.end, "through");
            let suffix = t.word(i + 1) == Word::OrdinalEnding && t.tight(i + 1);
            let end = i + 1 + usize::from(suffix);
            let own = t.word(t.past_word(end, Word::Of));
            let another = matches!(own, Word::Month(..) | Word::Units(_) | Word::Unit(_) | Word::Million)
                || t.tight(end) && matches!(t.word(end), Word::Sign(':' | '/' | '%'))
                || t.tight(end)
                    && t.tight(end + 1)
                    && matches!(t.word(end + 1), Word::Digits(..))
                    && !t.sign(end, '-');
            let counts = !suffix
                && !dash
                && t.word(end) == Word::Other
                && t.shape(end) == Shape::Small
                && t.written(end).ends_with('s');
            if !joined || another || counts || !(1..=31).contains(&n) {
                return None;
            }
            let day = u8::try_from(n).ok()?;
            Some(match year_after(t, end) {
                Some((end, year)) => (end, Meaning::Point(When::Day { year, month, day }, None)),
                None => (end, Meaning::Point(When::DayOfMonth(day), None)),
            })
        }
        _ => None,
    }
}
