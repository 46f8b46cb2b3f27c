//! Days of the calendar: what a time expression or a date of publication covers.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Serialize, Serializer};

/// A range of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Days {
    /// The first.
    #[serde(serialize_with = "iso")]
    pub first: Date,
    /// The last.
    #[serde(serialize_with = "iso")]
    pub last: Date,
}

fn iso<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

impl Days {
    /// The days of a TIMEX3 value or of an ISO 8601 date with or without a time: "2026-03-02T08:00", "2026-W10", "2026-03",
    /// "2026". `None` for what names no days of the calendar: "P2W", "PRESENT_REF", "XXXX-10-09".
    pub fn parse(value: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<i16>().ok();
        let small = |range| number(range).and_then(|n| i8::try_from(n).ok());
        let year = number(0..4)?;
        match value.get(4..)? {
            "" => Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? }),
            part if part.starts_with("-W") => {
                let first = ISOWeekDate::new(year, small(6..8)?, Weekday::Monday).ok()?.date();
                Some(Self { first, last: first.checked_add(jiff::Span::new().days(6)).ok()? })
            }
            part if part.len() == 3 => {
                let first = Date::new(year, small(5..7)?, 1).ok()?;
                Some(Self { first, last: first.last_of_month() })
            }
            _ => {
                let day = Date::new(year, small(5..7)?, small(8..10)?).ok()?;
                Some(Self { first: day, last: day })
            }
        }
    }

    /// Whether both have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days it covers.
    pub fn count(self) -> i32 {
        self.first.until(self.last).map_or(i32::MAX, |span| span.get_days() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_calendar() {
        let shown = |value| Days::parse(value).map(|d| format!("{} {} {}", d.first, d.last, d.count()));
        assert_eq!(shown("2024-02-29T10:00:00Z").as_deref(), Some("2024-02-29 2024-02-29 1"));
        assert_eq!(shown("2026-W10").as_deref(), Some("2026-03-02 2026-03-08 7"));
        assert_eq!(shown("2023-12").as_deref(), Some("2023-12-01 2023-12-31 31"));
        assert_eq!(shown("2023").as_deref(), Some("2023-01-01 2023-12-31 365"));
        for none in ["PRESENT_REF", "P2W", "XXXX-10-09", "2023-13", "2023-02-30", "é", ""] {
            assert_eq!(shown(none), None, "{none}");
        }
    }

    #[test]
    fn ranges_meet_where_they_share_a_day() {
        let days = |v| Days::parse(v).unwrap();
        assert!(days("2025-10").meets(days("2025-10-31")) && days("2025-10-31").meets(days("2025-W44")));
        assert!(!days("2025-10-08").meets(days("2025-10-09")));
    }
}
