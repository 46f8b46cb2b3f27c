//! The place on the calendar that a date names.

use super::Resolver;
use crate::calendar::{Stamp, date, iso_week, on_or_after, on_or_before, step, weekday_of};
use crate::meaning::{Base, Pick, When, Year};
use crate::recognise::Expression;
use crate::tense::{Tense, tense};
use crate::words::{Feast, Season, Unit, Word};
use jiff::civil::Date;

impl Resolver<'_> {
    /// The place on the calendar that a date names, none where it cannot be known.
    pub(super) fn stamp(&self, found: &[Expression], k: usize, when: When) -> Option<Stamp> {
        let one = &found[k];
        match when {
            When::Day { year, month, day } => {
                let year = self.year(found, k, year, month, Some(day))?;
                date(year, month, day).map(Stamp::Day)
            }
            When::Month { year, month } => {
                self.year(found, k, year, month, None).map(|y| Stamp::Month(y, month))
            }
            When::DayOfMonth(day) => {
                let told = self.mentioned.filter(|(s, end)| {
                    let beside =
                        one.start.saturating_sub(*end) < 4 || self.narrative || self.today().is_none();
                    beside && !matches!(s, Stamp::Year(_))
                });
                let first = told.and_then(|(s, _)| s.first_day()).or(self.today())?;
                date(i32::from(first.year()), u8::try_from(first.month()).ok()?, day).map(Stamp::Day)
            }
            When::Weekday { weekday, pick, day } => self.weekday(one, weekday, pick, day).map(Stamp::Day),
            When::WeekdayOf { weekday, weeks } => {
                weekday_of(step(self.today()?, weeks, Unit::Week)?, weekday).map(Stamp::Day)
            }
            When::Year(year) => self.year(found, k, year, 1, None).map(Stamp::Year),
            When::Unit { unit, step: steps, from } => self.unit(one, unit, steps, from),
            When::Shift { count, unit, back, from } => {
                let base = self.base(from)?;
                let count = count?.checked_mul(if back { -1 } else { 1 })?;
                let base = if base.as_fine_as(unit) {
                    base
                } else {
                    Stamp::Day(self.day.filter(|_| unit == Unit::Day && !self.narrative)?)
                };
                // "a year earlier" beside a quarter is that quarter, a year earlier.
                if let (Unit::Year, Stamp::Quarter(year, quarter)) = (unit, base)
                    && self.same_sentence(one.start)
                {
                    return Some(Stamp::Quarter(year.checked_add(count)?, quarter));
                }
                step(base.first_day()?, count, unit).map(|d| Stamp::around(d, unit))
            }
            // "last winter" in March: the one that began last year.
            When::Season { year: Year::Open(Pick::Last), season: Season::Winter }
                if !self.narrative && self.today().is_some_and(|d| d.month() <= 6) =>
            {
                Some(Stamp::Season(i32::from(self.today()?.year()) - 1, Season::Winter))
            }
            When::Season { year, season } => {
                self.year(found, k, year, season.month(), None).map(|y| Stamp::Season(y, season))
            }
            When::Quarter { year, quarter } => {
                self.quarter_year(one, year, quarter).map(|y| Stamp::Quarter(y, quarter))
            }
            When::QuarterOf(year) => {
                self.quarter.map(|(_, quarter)| Stamp::Quarter(year, quarter)).or(Some(Stamp::Year(year)))
            }
            When::SameQuarter { years_back } => {
                let (year, quarter) = self.quarter.or_else(|| {
                    // The last one that is over: results are told of it.
                    let Stamp::Quarter(y, q) = Stamp::around(self.today()?, Unit::Quarter) else {
                        return None;
                    };
                    Some(if q == 1 { (y - 1, 4) } else { (y, q - 1) })
                })?;
                Some(Stamp::Quarter(year.checked_sub(years_back)?, quarter))
            }
            When::Half { year, half } => {
                self.year(found, k, year, half * 6 - 5, None).map(|y| Stamp::Half(y, half))
            }
            When::Week { year, week } => iso_week(self.year(found, k, year, 1, None)?, week).map(Stamp::Week),
            When::Decade(tens) => Some(Stamp::Decade(tens)),
            When::Century(hundreds) => Some(Stamp::Century(hundreds)),
            When::Feast { year, feast } => {
                if let (Year::Open(Pick::Bare), false, Some(today)) = (year, self.narrative, self.today()) {
                    return self.feast(one, feast, today).map(Stamp::Day);
                }
                let guess = feast.day(self.today().map_or(2000, |d| i32::from(d.year())))?;
                let (month, day) = (u8::try_from(guess.month()).ok()?, u8::try_from(guess.day()).ok()?);
                feast.day(self.year(found, k, year, month, Some(day))?).map(Stamp::Day)
            }
            When::Unsaid | When::Vague(_) | When::BeforeChrist { .. } => None,
        }
    }

    /// The feast nearest to the day of publication, or the next where the telling looks ahead.
    pub(super) fn feast(&self, one: &Expression, feast: Feast, today: Date) -> Option<Date> {
        let this_year = i32::from(today.year());
        let ahead = tense(self.tokens, one.start, one.end) == Tense::Future;
        let days = (this_year - 1..=this_year + 1).filter_map(|y| feast.day(y));
        let away = |day: &Date| today.until(*day).map_or(i32::MAX, |s| s.get_days());
        days.filter(|d| !ahead || *d >= today).min_by_key(|d| away(d).abs())
    }

    /// "last month", "the following day", "the weekend".
    pub(super) fn unit(&self, one: &Expression, unit: Unit, steps: i32, from: Base) -> Option<Stamp> {
        let base = self.base(from)?;
        let base = match base {
            _ if base.as_fine_as(unit) => base.first_day()?,
            // "the next day" after a month: the last day told of, in a report only.
            _ if unit == Unit::Day && !self.narrative => self.day.or(self.today())?,
            _ if unit == Unit::Year => base.first_day()?,
            _ if !self.narrative => self.today()?,
            _ => return None,
        };
        // "at the weekend" in a report of Monday is the one before, unless it tells what will be.
        let past_weekend = unit == Unit::Weekend
            && steps == 0
            && base.weekday().to_monday_one_offset() < 5
            && self.tokens.word(one.start) == Word::The
            && tense(self.tokens, one.start, one.end) != Tense::Future;
        let steps = if past_weekend { -1 } else { steps };
        step(base, steps, unit).map(|d| Stamp::around(d, unit))
    }

    /// The day that a weekday names.
    pub(super) fn weekday(&self, one: &Expression, weekday: u8, pick: Pick, day: Option<u8>) -> Option<Date> {
        let base = match pick {
            Pick::Same | Pick::Previous | Pick::Following => self.day.or(self.today())?,
            _ if self.narrative => self.day.or(self.today())?,
            _ => self.today()?,
        };
        if let Some(day) = day {
            // The month near the base in which that day is that weekday.
            let months = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
            let fits = |m: &i32| {
                let d = step(base.first_of_month(), *m, Unit::Month)?;
                let d = date(i32::from(d.year()), u8::try_from(d.month()).ok()?, day)?;
                (u8::try_from(d.weekday().to_monday_one_offset()).ok()? == weekday).then_some(d)
            };
            return months.iter().find_map(fits);
        }
        match pick {
            Pick::Last | Pick::Previous => on_or_before(step(base, -1, Unit::Day)?, weekday),
            Pick::JustPast => on_or_before(base, weekday),
            Pick::Coming | Pick::Following => on_or_after(step(base, 1, Unit::Day)?, weekday),
            Pick::This | Pick::Same => weekday_of(base, weekday),
            Pick::Next => weekday_of(step(base, 1, Unit::Week)?, weekday),
            Pick::Bare => match tense(self.tokens, one.start, one.end) {
                Tense::Future => on_or_after(base, weekday),
                Tense::Past | Tense::Unknown => on_or_before(base, weekday),
            },
        }
    }
}
