//! Days of the calendar: what a time expression or a date of publication covers. Counted here and not by a library, because
//! core holds none that also reads a clock.

use serde::{Serialize, Serializer};

/// A range of days, both ends included; each is counted from 1970-01-01, and written as ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Days {
    /// The first.
    #[serde(serialize_with = "written")]
    pub first: i64,
    /// The last.
    #[serde(serialize_with = "written")]
    pub last: i64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn written<S: Serializer>(day: &i64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&iso(*day))
}

impl Days {
    /// The days of a TIMEX3 value or of an ISO 8601 date with or without a time: "2026-03-02T08:00", "2026-W10", "2026-03",
    /// "2026". `None` for what names no days of the calendar: "P2W", "PRESENT_REF", "XXXX-10-09".
    pub fn parse(value: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| {
            value
                .get(range)?
                .bytes()
                .try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
        };
        let year = number(0..4)?;
        let of = |first, last| Some(Self { first, last });
        match value.get(4..)? {
            "" => of(day(year, 1, 1), day(year, 12, 31)),
            part if part.starts_with("-W") => {
                let week = number(6..8).filter(|w| (1..=53).contains(w))?;
                // The fourth of January is in the first week; 1970-01-01 was a Thursday.
                let fourth = day(year, 1, 4);
                let monday = fourth - (fourth + 3).rem_euclid(7) + (week - 1) * 7;
                of(monday, monday + 6)
            }
            part => {
                let month = number(5..7).filter(|m| (1..=12).contains(m))?;
                if part.len() == 3 {
                    let next = if month == 12 { day(year + 1, 1, 1) } else { day(year, month + 1, 1) };
                    return of(day(year, month, 1), next - 1);
                }
                let one = day(year, month, number(8..10).filter(|d| (1..=31).contains(d))?);
                // There is no 30th of February.
                value.starts_with(&iso(one)).then_some(Self { first: one, last: one })
            }
        }
    }

    /// Whether both have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
fn day(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (y.div_euclid(400), y.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// A day as ISO 8601.
pub fn iso(days: i64) -> String {
    let z = days + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let m = (5 * of_year + 2) / 153;
    let month = if m < 10 { m + 3 } else { m - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", of_year - (153 * m + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_calendar() {
        let shown = |value| Days::parse(value).map(|d| format!("{} {}", iso(d.first), iso(d.last)));
        assert_eq!(shown("2024-02-29T10:00:00Z").as_deref(), Some("2024-02-29 2024-02-29"));
        assert_eq!(shown("2026-W10").as_deref(), Some("2026-03-02 2026-03-08"));
        assert_eq!(shown("2023-12").as_deref(), Some("2023-12-01 2023-12-31"));
        assert_eq!(shown("2023").as_deref(), Some("2023-01-01 2023-12-31"));
        for none in ["PRESENT_REF", "P2W", "XXXX-10-09", "2023-13", "2023-Q1", "2023-02-30", "+202", "é", ""]
        {
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
