//! Places on scales: dates to a line, coordinates to a plane.

/// Days since 1 January 1970 of a date as written (`2023-10-30…`, `2023-10`, `2023`); the middle of a month or year.
pub(crate) fn days(date: &str) -> Option<f64> {
    let number = |range: std::ops::Range<usize>| date.get(range).and_then(|part| part.parse::<i64>().ok());
    let year = number(0..4)?;
    let (month, day) = match (number(5..7), number(8..10)) {
        (Some(m), Some(d)) => (m, d),
        (Some(m), None) => (m, 15),
        _ => (7, 1),
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Days from civil (Hinnant), exact for the Gregorian calendar.
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let clock = match (number(11..13), number(14..16)) {
        (Some(hour), minute) => (hour * 60 + minute.unwrap_or(0)) as f64 / 1440.0,
        _ => 0.0,
    };
    Some(days as f64 + clock)
}

/// A line from the least to the greatest value, onto `0..length` with a margin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    least: f64,
    span: f64,
    length: f64,
    margin: f64,
}

impl Scale {
    /// A scale over the values; the middle for all where they are one.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>, length: f64, margin: f64) -> Self {
        let (least, most) = values
            .into_iter()
            .filter(|v| v.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), v| (l.min(v), m.max(v)));
        let span = if most > least { most - least } else { 0.0 };
        Self { least: if least.is_finite() { least } else { 0.0 }, span, length, margin }
    }

    /// The place of a value.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let inner = self.length - 2.0 * self.margin;
        if self.span > 0.0 {
            self.margin + (value - self.least) / self.span * inner
        } else {
            self.length / 2.0
        }
    }
}

/// A number of an SVG attribute.
pub(crate) fn n(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(days("1970-01-01"), Some(0.0));
        assert_eq!(days("2000-02-29"), Some(11_016.0));
        assert_eq!(days("2023-10-30T12:00:00Z"), Some(19_660.5));
        assert_eq!((days("soon"), days("2023-17-01"), days("2023-W10")), (None, None, days("2023")));
    }

    #[test]
    fn one_value_stands_in_the_middle() {
        assert_eq!(Scale::over([5.0], 100.0, 10.0).at(5.0), 50.0);
        let two = Scale::over([0.0, 10.0, f64::NAN], 100.0, 10.0);
        assert_eq!((two.at(0.0), two.at(10.0)), (10.0, 90.0));
    }
}
