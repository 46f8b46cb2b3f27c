//! Dates of publication in the forms that inputs use, to ISO 8601.

mod months;
mod words;

pub(crate) use months::is_calendar_word;
pub(crate) use words::Order;

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// Years in which reporting can have been published. Outside, the input holds a placeholder.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2200;

/// A date of publication in ISO 8601: `2023-10-30`, `2023-10-30T08:14:00` where the zone is not
/// known, `2023-10-30T08:14:00+02:00` or `…Z` where it is. The offset of the input is kept, since
/// "on Monday" in the text is meant in the publisher's own day. Fractions of a second are dropped.
///
/// `None` where the input cannot be understood, or only by guessing: `03/04/2023` is in March for
/// some and in April for others.
pub(crate) fn normalise(s: &str) -> Option<String> {
    let s = s.trim();
    if s.len() > 100 {
        return None;
    }
    // The two zone names that mean the same everywhere.
    if let Some(rest) = s.strip_suffix(" UTC").or_else(|| s.strip_suffix(" GMT"))
        && let Some(at) =
            iso(rest.trim()).filter(|at| at.ends_with(|c: char| c.is_ascii_digit()) && at.len() == 19)
    {
        return Some(at + "Z");
    }
    iso(s)
        .or_else(|| rfc2822(s))
        .or_else(|| epoch(s))
        .or_else(|| compact(s))
        .or_else(|| find(s, Order::Unknown))
}

fn iso(s: &str) -> Option<String> {
    let pieces = Pieces::parse(s).ok()?;
    let offset = match pieces.offset() {
        Some(jiff::fmt::temporal::PiecesOffset::Numeric(n)) => Some(Zone::At(n.offset())),
        Some(jiff::fmt::temporal::PiecesOffset::Zulu) => Some(Zone::Utc),
        _ => None,
    };
    show(pieces.date(), pieces.time(), offset)
}

fn rfc2822(s: &str) -> Option<String> {
    let zoned = jiff::fmt::rfc2822::parse(s).ok()?;
    show(zoned.date(), Some(zoned.time()), Some(Zone::At(zoned.offset())))
}

/// Seconds or milliseconds since 1970, told apart by their number of digits.
fn epoch(s: &str) -> Option<String> {
    let n: i64 = s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok())??;
    let seconds = match s.len() {
        9 | 10 => n,
        12 | 13 => n / 1000,
        _ => return None,
    };
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    let civil = Offset::UTC.to_datetime(at);
    show(civil.date(), Some(civil.time()), Some(Zone::Utc))
}

/// `20231030` and `20231030081400`.
fn compact(s: &str) -> Option<String> {
    if !s.bytes().all(|b| b.is_ascii_digit()) || !matches!(s.len(), 8 | 12 | 14) {
        return None;
    }
    let n = |r: std::ops::Range<usize>| s.get(r).and_then(|d| d.parse::<i8>().ok());
    let date = Date::new(s[..4].parse().ok()?, n(4..6)?, n(6..8)?).ok()?;
    let time = if s.len() > 8 {
        Some(Time::new(n(8..10)?, n(10..12)?, n(12..14).unwrap_or(0), 0).ok()?)
    } else {
        None
    };
    show(date, time, None)
}

/// The first date in a text of a few words, with its time where one follows: `Published: 30. Oktober 2023, 8:14`.
/// `None` where there is none, or it depends on an order that is not known.
pub(crate) fn find(text: &str, order: Order) -> Option<String> {
    let found = words::first(text, order)?;
    show(found.date, found.time, None)
}

/// What is known of the zone.
enum Zone {
    Utc,
    At(Offset),
}

fn show(date: Date, time: Option<Time>, zone: Option<Zone>) -> Option<String> {
    // The first day of 1970 is what a missing date becomes when it is counted in seconds.
    if !YEARS.contains(&date.year()) || date == Date::constant(1970, 1, 1) {
        return None;
    }
    let Some(time) = time else { return Some(date.to_string()) };
    let civil = DateTime::from_parts(date, Time::new(time.hour(), time.minute(), time.second(), 0).ok()?);
    Some(match zone {
        None => civil.to_string(),
        Some(Zone::Utc) => format!("{civil}Z"),
        Some(Zone::At(offset)) => {
            let (sign, seconds) = (if offset.is_negative() { '-' } else { '+' }, offset.seconds().abs());
            format!("{civil}{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_languages_of_europe_are_found() {
        for (given, want) in [
            ("Veröffentlicht am 3. März 2022, 14:00 Uhr", "2022-03-03T14:00:00"),
            ("Publié le 1er août 2021 à 18h30", "2021-08-01T18:30:00"),
            ("4 de mayo de 2022", "2022-05-04"),
            ("05 maja 2021", "2021-05-05"),
            ("Stand: 7.12.22", "2022-12-07"),
            ("am 30-Oct-2023", "2023-10-30"),
            ("2023年10月30日", "2023-10-30"),
            ("2023. október 30.", "2023-10-30"),
        ] {
            assert_eq!(find(given, Order::Unknown).as_deref(), Some(want), "{given}");
        }
        assert_eq!(find("03/04/2023", Order::DayFirst).as_deref(), Some("2023-04-03"));
        assert_eq!(find("03/04/2023", Order::MonthFirst).as_deref(), Some("2023-03-04"));
        assert_eq!(find("Call 2023 or 555-12-2023 now", Order::Unknown), None);
    }

    #[test]
    fn forms_in_use_are_understood() {
        for (given, want) in [
            ("2023-10-30", "2023-10-30"),
            ("2023-10-30T08:14:00Z", "2023-10-30T08:14:00Z"),
            ("2023-10-30T08:14:07.123+02:00", "2023-10-30T08:14:07+02:00"),
            ("2023-10-30T08:14:00-0430", "2023-10-30T08:14:00-04:30"),
            ("2023-10-30 08:14", "2023-10-30T08:14:00"),
            ("2023-10-30T08:14:00+01:00[Europe/Paris]", "2023-10-30T08:14:00+01:00"),
            ("Mon, 30 Oct 2023 08:14:00 GMT", "2023-10-30T08:14:00+00:00"),
            ("Mon, 30 Oct 2023 08:14:00 +0200", "2023-10-30T08:14:00+02:00"),
            ("1698653640", "2023-10-30T08:14:00Z"),
            ("1698653640000", "2023-10-30T08:14:00Z"),
            ("20231030", "2023-10-30"),
            ("20231030081400", "2023-10-30T08:14:00"),
            ("October 30, 2023", "2023-10-30"),
            ("Oct. 30, 2023 8:14 a.m.", "2023-10-30T08:14:00"),
            ("30 October 2023, 20:14", "2023-10-30T20:14:00"),
            ("Monday 30th Oct 2023 at 8:14pm", "2023-10-30T20:14:00"),
            ("Oct 30, 2023 8:14 PM EST", "2023-10-30"),
            ("Sept 3, 2023", "2023-09-03"),
            ("2023/10/30", "2023-10-30"),
            ("2023-10-30T08:14:00 UTC", "2023-10-30T08:14:00Z"),
            ("Mon Oct 30 08:14:00 2023", "2023-10-30"),
            ("30.10.2023", "2023-10-30"),
            ("03.04.2023", "2023-04-03"),
            ("10/30/2023", "2023-10-30"),
            ("30/10/2023", "2023-10-30"),
        ] {
            assert_eq!(normalise(given).as_deref(), Some(want), "{given}");
        }
    }

    #[test]
    fn what_must_be_guessed_is_refused() {
        for given in [
            "",
            "yesterday",
            "03/04/2023",
            "2023",
            "0001-01-01",
            "2023-13-40",
            "May",
            "1 hour ago",
            "99999999",
            "Ωctober 3, 2023",
        ] {
            assert_eq!(normalise(given), None, "{given}");
        }
    }
}
