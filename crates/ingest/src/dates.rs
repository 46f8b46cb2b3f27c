//! Dates of publication in the forms that inputs use, to ISO 8601.

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
    iso(s).or_else(|| rfc2822(s)).or_else(|| epoch(s)).or_else(|| compact(s)).or_else(|| words(s))
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

/// Dates for people: `October 30, 2023`, `Mon 30 Oct 2023 08:14`, `2023/10/30`, `30.10.2023`. A time
/// is kept only where it is written with 24 hours or am and pm and no zone name follows, since zone
/// abbreviations mean different offsets in different countries; the date is right in any case.
fn words(s: &str) -> Option<String> {
    let tokens: Vec<&str> =
        s.split(|c: char| c.is_whitespace() || c == ',' || c == '|').filter(|t| !t.is_empty()).collect();
    let (at, date) = numeric(&tokens).or_else(|| named(&tokens))?;
    show(date, clock(&tokens[at..]), None)
}

/// The date in one token, and the index of the token behind it.
fn numeric(tokens: &[&str]) -> Option<(usize, Date)> {
    tokens.iter().enumerate().find_map(|(i, t)| {
        let parts: Vec<&str> = t.split(['/', '.', '-']).collect();
        let [a, b, c] = parts[..] else { return None };
        let n = |s: &str| s.parse::<i8>().ok();
        let date = match (a.len(), c.len()) {
            (4, _) => Date::new(a.parse().ok()?, n(b)?, n(c)?),
            // Dots are written in day-month order only; with other signs one of the two must be
            // larger than twelve, or both the same.
            (_, 4) => {
                let (first, second, year) = (n(a)?, n(b)?, c.parse().ok()?);
                match t.contains('.') || first > 12 || first == second {
                    true => Date::new(year, second, first),
                    false if second > 12 => Date::new(year, first, second),
                    false => return None,
                }
            }
            _ => return None,
        };
        date.ok().map(|d| (i + 1, d))
    })
}

/// A month by name between or before a day and a year, and the index of the token behind.
fn named(tokens: &[&str]) -> Option<(usize, Date)> {
    let (i, month) = tokens.iter().enumerate().find_map(|(i, t)| month(t).map(|m| (i, m)))?;
    let day = |t: &&str| t.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').parse::<i8>().ok();
    let year = |t: &&str| (t.len() == 4).then(|| t.parse::<i16>().ok()).flatten();
    let next = |n: usize| tokens.get(i + n);
    let before = i.checked_sub(1).and_then(|b| tokens.get(b)).and_then(day);
    let (at, d, y) = match (before, next(1).and_then(year)) {
        (Some(d), Some(y)) => (i + 2, d, y),
        // `Mon Oct 30 08:14:00 2023`, as the C library writes it.
        _ if next(2).is_some_and(|t| t.contains(':')) => {
            (i + 4, next(1).and_then(day)?, next(3).and_then(year)?)
        }
        _ => (i + 3, next(1).and_then(day)?, next(2).and_then(year)?),
    };
    Date::new(y, month, d).ok().map(|date| (at, date))
}

fn month(token: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let t = token.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|m| *m == t || (t.len() == 3 && m.starts_with(&t)) || (t == "sept" && *m == "september"))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word, in lower case, is the name of a month in some language that is read.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    month(word).is_some()
}

fn clock(rest: &[&str]) -> Option<Time> {
    let rest: Vec<String> = rest
        .iter()
        .map(|t| t.to_ascii_lowercase())
        .filter(|t| !matches!(t.as_str(), "at" | "-" | "–" | "|"))
        .collect();
    let (time, half) = match &rest[..] {
        [t] => {
            (t.trim_end_matches(['a', 'p', 'm', '.']), &t[t.trim_end_matches(['a', 'p', 'm', '.']).len()..])
        }
        [t, h] => (t.as_str(), h.as_str()),
        _ => return None,
    };
    let mut parts = time.split(':').map(|p| p.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let hour = match half.replace('.', "").as_str() {
        "" => hour,
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
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
    use super::normalise;

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
