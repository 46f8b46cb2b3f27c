//! Places on the calendar at every grain, steps between them, and how TIMEX3 writes them.

use crate::words::{Feast, Season, Unit};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

/// A stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stamp {
    Day(Date),
    /// Any day of the ISO week.
    Week(Date),
    Weekend(Date),
    Month(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, Season),
    Year(i32),
    Decade(i32),
    Century(i32),
}

impl Stamp {
    /// The stretch of this grain in which a day lies.
    pub(crate) fn around(day: Date, unit: Unit) -> Self {
        let (year, month) = (i32::from(day.year()), u8::try_from(day.month()).unwrap_or(1));
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(day),
            Unit::Week | Unit::Fortnight => Self::Week(day),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100)),
        }
    }

    /// Its first day, none beyond the years that can be reckoned with.
    pub(crate) fn first_day(self) -> Option<Date> {
        let (year, month) = match self {
            Self::Day(day) => return Some(day),
            Self::Week(day) => return monday(day),
            Self::Weekend(day) => return monday(day)?.checked_add(5.days()).ok(),
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Half(year, half) => (year, half * 6 - 5),
            Self::Season(year, season) => (year, season.month()),
            Self::Year(year) => (year, 1),
            Self::Decade(tens) => (tens * 10, 1),
            Self::Century(hundreds) => (hundreds * 100, 1),
        };
        date(year, month, 1)
    }

    /// The year that it begins in.
    pub(crate) fn year(self) -> Option<i32> {
        self.first_day().map(|d| i32::from(d.year()))
    }

    /// Whether it is no longer than a unit, so that a step of such units can be counted from it.
    pub(crate) fn as_fine_as(self, unit: Unit) -> bool {
        let own = match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) | Self::Weekend(_) => Unit::Week,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Half(..) | Self::Season(..) => Unit::Quarter,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        };
        own <= unit
    }

    /// As TIMEX3 writes it.
    pub(crate) fn value(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(day) => week(day),
            Self::Weekend(day) => week(day) + "-WE",
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.value()),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(tens) => format!("{tens:03}"),
            Self::Century(hundreds) => format!("{hundreds:02}"),
        }
    }
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// A day of the calendar, none where there is no such day.
pub(crate) fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A day so many units from another, none beyond the calendar.
pub(crate) fn step(day: Date, count: i32, unit: Unit) -> Option<Date> {
    let count = i64::from(count);
    let span: Span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day => Span::new().try_days(count),
        Unit::Weekend | Unit::Week => Span::new().try_weeks(count),
        Unit::Fortnight => Span::new().try_weeks(count * 2),
        Unit::Month => Span::new().try_months(count),
        Unit::Quarter => Span::new().try_months(count * 3),
        Unit::Year => Span::new().try_years(count),
        Unit::Decade => Span::new().try_years(count * 10),
        Unit::Century => Span::new().try_years(count * 100),
        Unit::Millennium => Span::new().try_years(count * 1000),
    }
    .ok()?;
    day.checked_add(span).ok()
}

/// A weekday 1 (Monday) to 7 of the week in which a day lies.
pub(crate) fn weekday_of(day: Date, weekday: u8) -> Option<Date> {
    monday(day)?.checked_add((i64::from(weekday) - 1).days()).ok()
}

/// The last such weekday on or before a day.
pub(crate) fn on_or_before(day: Date, weekday: u8) -> Option<Date> {
    weekday_of(day, weekday).and_then(|d| if d > day { step(d, -1, Unit::Week) } else { Some(d) })
}

/// The first such weekday on or after a day.
pub(crate) fn on_or_after(day: Date, weekday: u8) -> Option<Date> {
    weekday_of(day, weekday).and_then(|d| if d < day { step(d, 1, Unit::Week) } else { Some(d) })
}

/// Some day of an ISO week.
pub(crate) fn iso_week(year: i32, number: u8) -> Option<Date> {
    let week = ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(number).ok()?, Weekday::Monday);
    week.ok().map(Date::from)
}

impl Feast {
    /// Its day in a year.
    pub(crate) fn day(self, year: i32) -> Option<Date> {
        match self {
            Self::Christmas => date(year, 12, 25),
            Self::Boxing => date(year, 12, 26),
            Self::NewYear => date(year, 1, 1),
            Self::NewYearsEve => date(year, 12, 31),
            Self::Valentine => date(year, 2, 14),
            Self::Halloween => date(year, 10, 31),
            Self::Independence => date(year, 7, 4),
            Self::Thanksgiving => step(on_or_after(date(year, 11, 1)?, 4)?, 3, Unit::Week),
            Self::Labor => on_or_after(date(year, 9, 1)?, 1),
            Self::Memorial => on_or_before(date(year, 5, 31)?, 1),
            Self::Easter => easter(year),
            Self::GoodFriday => step(easter(year)?, -2, Unit::Day),
        }
    }
}

/// Easter Sunday of the western churches (the "anonymous Gregorian" computus, Meeus 1991).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_that_move_are_reckoned() {
        let easters =
            [(1818, "1818-03-22"), (2012, "2012-04-08"), (2024, "2024-03-31"), (2038, "2038-04-25")];
        for (year, want) in easters {
            assert_eq!(Feast::Easter.day(year).unwrap().to_string(), want);
        }
        assert_eq!(Feast::Thanksgiving.day(2025).unwrap().to_string(), "2025-11-27");
        assert_eq!(Feast::Memorial.day(2026).unwrap().to_string(), "2026-05-25");
        assert_eq!(Feast::Labor.day(2026).unwrap().to_string(), "2026-09-07");
    }

    #[test]
    fn stamps_are_written_as_timex3() {
        let day = date(2021, 1, 3).unwrap();
        let all =
            [Unit::Day, Unit::Week, Unit::Weekend, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];
        let values: Vec<String> = all.iter().map(|u| Stamp::around(day, *u).value()).collect();
        assert_eq!(values, ["2021-01-03", "2020-W53", "2020-W53-WE", "2021-01", "2021-Q1", "2021", "202"]);
    }

    #[test]
    fn steps_end_at_the_end_of_the_calendar() {
        assert_eq!(step(date(2026, 1, 31).unwrap(), 1, Unit::Month), date(2026, 2, 28));
        assert_eq!(step(date(2026, 1, 31).unwrap(), i32::MAX, Unit::Millennium), None);
        assert_eq!(date(2026, 13, 1), None);
    }
}
