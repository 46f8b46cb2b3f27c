//! Dates for people: `October 30, 2023`, `Mon 30 Oct 2023 08:14`, `30. Oktober 2023`, `2023/10/30`, `30.10.2023`.

use jiff::civil::{Date, Time};

use super::months::month;

/// Which of two small numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Not known: `03/04/2023` is in March for some and in April for others.
    Unknown,
    /// The day, as everywhere but in the United States.
    DayFirst,
    /// The month, as there.
    MonthFirst,
}

/// A date found in a text.
pub(super) struct Found {
    pub date: Date,
    /// Only where it is written with 24 hours or am and pm and no zone name follows, since zone
    /// abbreviations mean different offsets in different countries.
    pub time: Option<Time>,
}

/// Words between the parts of a date.
const LINKS: &[&str] = &["de", "del", "of", "den", "dnia", "the", "r", "le", "el", "do", "di"];

/// The first date in a text.
pub(super) fn first(s: &str, order: Order) -> Option<Found> {
    let tokens: Vec<&str> = s
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '[' | ']' | '•' | '·' | '\u{a0}')
        })
        .filter(|t| !t.is_empty() && !LINKS.contains(&t.to_lowercase().as_str()))
        .collect();
    for i in 0..tokens.len() {
        let found = numeric(tokens[i], order)
            .map(|d| (i + 1, d))
            .or_else(|| named(&tokens, i))
            .or_else(|| signs(tokens[i]).map(|d| (i + 1, d)));
        if let Some((at, date)) = found {
            return Some(Found { date, time: clock(&tokens[at..]) });
        }
    }
    None
}

/// A date in one token.
fn numeric(token: &str, order: Order) -> Option<Date> {
    // `Published:2023-10-30T08:14` and `30.10.2023.` occur.
    let token = token
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let token = token.split_once(['T', '_']).map_or(token, |(date, _)| date);
    let sign = ['/', '.', '-'].into_iter().find(|s| token.matches(*s).count() == 2)?;
    let parts: Vec<&str> = token.split(sign).collect();
    let [a, b, c] = parts[..] else { return None };
    let n = |s: &str| (s.len() <= 2).then(|| s.parse::<i8>().ok()).flatten();
    let year = |s: &str| match s.len() {
        4 => s.parse::<i16>().ok(),
        // Only German and its neighbours write `30.10.23`.
        2 if sign == '.' => s.parse::<i16>().ok().map(|y| 2000 + y),
        _ => None,
    };
    if a.len() == 4 {
        return Date::new(year(a)?, n(b)?, n(c)?).ok();
    }
    let (first, second, year) = (n(a)?, n(b)?, year(c)?);
    // Dots are written in day-month order only; with other signs one of the two must be larger than
    // twelve, or both the same, where the order is not known.
    let day_first = sign == '.' || first > 12 || first == second || order == Order::DayFirst && second <= 12;
    if day_first {
        return Date::new(year, second, first).ok();
    }
    if second > 12 || order == Order::MonthFirst { Date::new(year, first, second).ok() } else { None }
}

/// `2023年10月30日`.
fn signs(token: &str) -> Option<Date> {
    let (year, rest) = token.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    Date::new(year.parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()
}

/// A month by name at `i` between or before a day and a year, and the index of the token behind.
fn named(tokens: &[&str], i: usize) -> Option<(usize, Date)> {
    // `30-Oct-2023` and `Oct.30` stand without blanks.
    if let [d, m, y] = tokens[i].split(['-', '/', '.']).filter(|p| !p.is_empty()).collect::<Vec<_>>()[..]
        && let Some(month) = month(m)
        && y.len() == 4
    {
        return Date::new(y.parse().ok()?, month, day(d)?).ok().map(|date| (i + 1, date));
    }
    let month = month(tokens[i])?;
    let year = |t: &&str| {
        let t = t.trim_matches(|c: char| !c.is_ascii_digit());
        (t.len() == 4).then(|| t.parse::<i16>().ok()).flatten()
    };
    let next = |n: usize| tokens.get(i + n);
    let before = i.checked_sub(1).and_then(|b| tokens.get(b)).and_then(|t| day(t));
    let (at, d, y) = match (before, next(1).and_then(year)) {
        (Some(d), Some(y)) => (i + 2, d, y),
        // `2023 Oct 30`, `2023. október 30.`
        _ if i > 0 && next(2).and_then(year).is_none() && tokens.get(i - 1).and_then(year).is_some() => {
            (i + 2, next(1).and_then(|t| day(t))?, tokens.get(i - 1).and_then(year)?)
        }
        // `Mon Oct 30 08:14:00 2023`, as the C library writes it.
        _ if next(2).is_some_and(|t| t.contains(':')) => {
            (i + 4, next(1).and_then(|t| day(t))?, next(3).and_then(year)?)
        }
        _ => (i + 3, next(1).and_then(|t| day(t))?, next(2).and_then(year)?),
    };
    Date::new(y, month, d).ok().map(|date| (at, date))
}

/// `30`, `30.`, `30th`, `1er`.
fn day(token: &str) -> Option<i8> {
    let digits = token.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    (digits.len() <= 2 && token.len() <= digits.len() + 4).then(|| digits.parse().ok()).flatten()
}

fn clock(rest: &[&str]) -> Option<Time> {
    let rest: Vec<String> = rest
        .iter()
        .map(|t| t.to_lowercase())
        .filter(|t| {
            !matches!(
                t.as_str(),
                "at" | "-" | "–" | "|" | "um" | "à" | "às" | "a" | "las" | "ore" | "om" | "o" | "godz." | "/"
            )
        })
        .collect();
    let (time, half) = match &rest[..] {
        [t] => {
            (t.trim_end_matches(['a', 'p', 'm', '.']), &t[t.trim_end_matches(['a', 'p', 'm', '.']).len()..])
        }
        [t, h] => (t.as_str(), h.as_str()),
        _ => return None,
    };
    let mut parts = time.split([':', 'h', '.']).map(|p| p.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let hour = match half.replace('.', "").as_str() {
        "" | "uhr" | "h" | "hrs" => hour,
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}
