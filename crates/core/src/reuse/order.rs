//! Which of two documents was published first.

use super::Source;

/// Seconds since 1970 of the first and of one past the last instant that a date may mean.
type Instants = (i64, i64);

/// Whether `a` comes before `b`: by publication where both dates are known and do not overlap (a day
/// and an hour of that day do), else by id.
pub(super) fn precedes(a: &Source<'_>, b: &Source<'_>) -> bool {
    match (instants(a.published), instants(b.published)) {
        (Some(x), Some(y)) if x.1 <= y.0 => true,
        (Some(x), Some(y)) if y.1 <= x.0 => false,
        _ => (a.id, a.published, a.text) < (b.id, b.published, b.text),
    }
}

/// Whether a date is surely before another; not if either is unknown, nor if they overlap.
pub(crate) fn is_before(a: Option<&str>, b: Option<&str>) -> bool {
    instants(a).zip(instants(b)).is_some_and(|(a, b)| a.1 <= b.0)
}

/// First instant of a date, for sorting; unknown dates come last.
pub(super) fn first_instant(source: &Source<'_>) -> i64 {
    instants(source.published).map_or(i64::MAX, |i| i.0)
}

/// Read `2024-03-01`, `2024-03-01T14:05`, with seconds, fractions and an offset or not. Local times
/// without an offset are taken for UTC.
fn instants(date: Option<&str>) -> Option<Instants> {
    let date = date?.trim();
    let (day, rest) = (date.get(..10)?, date.get(10..)?);
    let number = |s: Option<&str>| s?.parse::<u32>().ok().map(i64::from);
    let (y, m, d) = (number(day.get(..4))?, number(day.get(5..7))?, number(day.get(8..))?);
    if day.as_bytes()[4] != b'-'
        || day.as_bytes()[7] != b'-'
        || !(1..=12).contains(&m)
        || !(1..=31).contains(&d)
    {
        return None;
    }
    let midnight = days(y, m, d) * 86_400;
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else {
        return Some((midnight, midnight + 86_400));
    };
    let (h, min) = (number(time.get(..2))?, number(time.get(3..5))?);
    let tail = time.get(5..)?;
    let (sec, tail) = match tail.strip_prefix(':') {
        Some(s) => {
            (number(s.get(..2)), s.get(2..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit()))
        }
        None => (None, tail),
    };
    let start = midnight + h * 3600 + min * 60 + sec.unwrap_or(0) - offset(tail);
    Some((start, start + if sec.is_some() { 1 } else { 60 }))
}

/// Seconds east of UTC: `+02:00`, `-0500`, `Z`.
fn offset(zone: &str) -> i64 {
    let digits: String = zone.chars().filter(char::is_ascii_digit).take(4).collect();
    let part = |r: std::ops::Range<usize>| digits.get(r).and_then(|s| s.parse::<i64>().ok()).unwrap_or(0);
    let seconds = part(0..2) * 3600 + part(2..4) * 60;
    if zone.trim_start().starts_with('-') { -seconds } else { seconds }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
fn days(y: i64, m: i64, d: i64) -> i64 {
    let y = if m <= 2 { y - 1 } else { y };
    let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    365 * y + y / 4 - y / 100 + y / 400 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((days(1970, 1, 1), days(2000, 3, 1), days(1969, 12, 31)), (0, 11_017, -1));
    }

    #[test]
    fn offsets_count() {
        let at = |s| instants(Some(s));
        assert_eq!(at("2018-07-16T23:00:00-05:00"), at("2018-07-17T04:00:00Z"));
        assert_eq!(at("2018-07-16T23:00:00.25+0530"), at("2018-07-16 17:30:00"));
        assert_eq!(at("last week"), None);
        assert_eq!(at("2018-07-1é"), None);
    }

    #[test]
    fn a_day_and_an_hour_of_it_go_by_id() {
        let source = |id, published| Source { id, text: "", published, publisher: None };
        let day = source("b", Some("2018-07-16"));
        assert!(precedes(&source("a", Some("2018-07-16T23:00Z")), &day));
        assert!(!precedes(&source("a", Some("2018-07-17T01:00Z")), &day));
        assert!(precedes(&source("a", None), &day));
    }
}
