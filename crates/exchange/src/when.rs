//! Times as other formats want them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A date or date-time of a document as a moment, `2024-03-05T07:31:02.000Z`; `None` where it is neither. A day begins
/// at midnight UTC, and a time without a zone is taken for UTC, as nothing else is known of it.
pub(crate) fn moment(text: &str) -> Option<String> {
    let utc = |civil: DateTime| civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let stamp = text.parse::<Timestamp>().ok().or_else(|| match text.contains(['T', ' ']) {
        true => text.parse::<DateTime>().ok().and_then(utc),
        false => {
            text.parse::<Date>().ok().and_then(|day| utc(day.to_datetime(jiff::civil::Time::midnight())))
        }
    })?;
    Some(format!("{stamp:.3}"))
}

/// The day of a date or date-time as written, for people.
pub(crate) fn day(text: &str) -> &str {
    text.get(..10).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_date_is_a_moment() {
        let cases = [
            ("2023-10-30", Some("2023-10-30T00:00:00.000Z")),
            ("2023-10-30T05:40:00Z", Some("2023-10-30T05:40:00.000Z")),
            ("2023-10-30T05:40:00+03:00", Some("2023-10-30T02:40:00.000Z")),
            ("2023-10-30T05:40", Some("2023-10-30T05:40:00.000Z")),
            ("Monday", None),
            ("2023-13-30", None),
        ];
        for (text, want) in cases {
            assert_eq!(moment(text).as_deref(), want, "{text}");
        }
    }
}
