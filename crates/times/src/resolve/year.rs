//! The year of a month, a day or a quarter that names none.

use super::Resolver;
use crate::calendar::Stamp;
use crate::meaning::{Base, Meaning, Pick, When, Year};
use crate::recognise::Expression;
use crate::tense::{Tense, tense};
use crate::words::{Unit, Word};

impl Resolver<'_> {
    /// The year of a month or day that names none.
    pub(super) fn year(
        &self,
        found: &[Expression],
        k: usize,
        year: Year,
        month: u8,
        day: Option<u8>,
    ) -> Option<i32> {
        let told = || self.base(Base::Mentioned).and_then(Stamp::year);
        let pick = match year {
            Year::Known(year) => return Some(year),
            Year::Step(n) => return self.base(Base::Publication).and_then(Stamp::year).map(|y| y + n),
            Year::Mentioned(n) => return told().map(|y| y + n),
            Year::Open(pick) => pick,
        };
        if pick == Pick::Bare
            && let Some(year) = self.year_of_next(found, k, month)
        {
            return Some(year);
        }
        let near = match pick {
            Pick::Bare => self.near(found[k].start),
            Pick::Same | Pick::Previous | Pick::Following => true,
            _ => false,
        };
        let (base, told_of) = match (self.mentioned, self.today()) {
            (Some((stamp, _)), _) if self.narrative || near => (stamp.first_day()?, true),
            (_, Some(today)) => (today, false),
            (Some((stamp, _)), None) => (stamp.first_day()?, true),
            (None, None) => return None,
        };
        let base_year = i32::from(base.year());
        let here = (u8::try_from(base.month()).ok()?, u8::try_from(base.day()).ok()?);
        let whole = (month, day.unwrap_or(here.1));
        Some(match pick {
            Pick::Last | Pick::Previous
                if (month, day.unwrap_or(1)) < (here.0, if day.is_some() { here.1 } else { 1 }) =>
            {
                base_year
            }
            Pick::Last | Pick::Previous => base_year - 1,
            Pick::JustPast if whole <= here => base_year,
            Pick::JustPast => base_year - 1,
            Pick::Next | Pick::Coming | Pick::Following if whole > here && month > here.0 => base_year,
            Pick::Next | Pick::Coming | Pick::Following => base_year + 1,
            Pick::This | Pick::Same => base_year,
            // A story goes on: January after December is of the next year.
            Pick::Bare if told_of => {
                if month + 7 < here.0 && !matches!(self.mentioned, Some((Stamp::Year(_), _))) {
                    base_year + 1
                } else {
                    base_year
                }
            }
            Pick::Bare => match tense(self.tokens, found[k].start, found[k].end) {
                Tense::Future if whole < here => base_year + 1,
                Tense::Past
                    if month > here.0
                        || whole > here && month + 1 > here.0 && day.is_some_and(|d| d > here.1 + 1) =>
                {
                    base_year - 1
                }
                Tense::Unknown if month >= here.0 + 6 => base_year - 1,
                Tense::Unknown if month <= 2 && here.0 >= 10 => base_year + 1,
                _ => base_year,
            },
        })
    }

    /// "14 August - 2 September 1914", "spring and summer of 1943": the first takes the second's year.
    pub(super) fn year_of_next(&self, found: &[Expression], k: usize, month: u8) -> Option<i32> {
        let next = found.get(k + 1).filter(|n| n.start <= found[k].end + 2)?;
        let joint = self.tokens.word(found[k].end);
        let joined = matches!(joint, Word::Sign('-') | Word::And | Word::To | Word::Or)
            || self.tokens.is_any(found[k].end, &["until", "through"]);
        let Meaning::Point(when, _) = next.meaning else { return None };
        let (year, other) = match when {
            When::Day { year: Year::Known(y), month, .. } | When::Month { year: Year::Known(y), month } => {
                (y, month)
            }
            When::Season { year: Year::Known(y), season } => (y, season.month()),
            _ => return None,
        };
        let back = month > other && joint != Word::Or && !matches!(when, When::Season { .. });
        joined.then_some(year - i32::from(back))
    }

    /// The year of a quarter that names none: the last that has begun, unless the telling looks ahead.
    pub(super) fn quarter_year(&self, one: &Expression, year: Year, quarter: u8) -> Option<i32> {
        match year {
            Year::Known(year) => return Some(year),
            Year::Step(n) => return self.today().map(|d| i32::from(d.year()) + n),
            Year::Mentioned(n) => return self.base(Base::Mentioned).and_then(Stamp::year).map(|y| y + n),
            Year::Open(_) => {}
        }
        let Stamp::Quarter(this_year, now) = Stamp::around(self.today().or(self.day)?, Unit::Quarter) else {
            return None;
        };
        let ahead = tense(self.tokens, one.start, one.end) == Tense::Future;
        let over = quarter > now + 1 || quarter > now && !ahead && now < 3;
        Some(if over && !(ahead && now > 1) { this_year - 1 } else { this_year })
    }
}
