//! When a document was published.

use jiff::civil::{Date, DateTime, Time};

/// The date of publication, with the time where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, as the publisher counts it.
    pub date: Date,
    /// The time of day there. Only "three hours ago" asks for it.
    pub time: Option<Time>,
}

impl Published {
    /// From a document's `published`: an ISO 8601 date or date-time. A zone is dropped, for the
    /// publisher's own day is what "yesterday" is counted from. None where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(day) = text.get(..10).filter(|_| text.len() == 10) {
            return day.parse().ok().map(|date| Self { date, time: None });
        }
        let bare = text.strip_suffix('Z').unwrap_or(text);
        let whole: DateTime = bare.parse().ok()?;
        Some(Self { date: whole.date(), time: Some(whole.time()) })
    }
}

impl From<Date> for Published {
    fn from(date: Date) -> Self {
        Self { date, time: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_date_times_are_read() {
        for text in [
            "2026-03-04",
            "2026-03-04T10:15:00",
            "2026-03-04T10:15",
            "2026-03-04T10:15:00Z",
            "2026-03-04T10:15:00+02:00",
        ] {
            assert_eq!(
                Published::parse(text).map(|p| p.date.to_string()),
                Some("2026-03-04".to_owned()),
                "{text}"
            );
        }
        for text in ["", "March 4", "2026-13-04", "2026-02-30T10:00:00", "äöüäöüäöü"] {
            assert_eq!(Published::parse(text), None, "{text}");
        }
    }
}
