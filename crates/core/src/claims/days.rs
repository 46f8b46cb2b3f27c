//! When something is said to have been, as a range of days.

use super::{Side, Source};
use crate::days::Days as Calendar;
use crate::reading::{Statement, Status, TimeKind};
use crate::text::Span;

/// Days counted from 1970-01-01, both ends included.
pub(super) type Days = (i64, i64);

/// Any day at all.
pub(super) const ANY: Days = (i64::MIN / 4, i64::MAX / 4);

/// What is said of the time of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When {
    /// The days that the statement itself names, where they are no more than a week.
    pub stated: Option<Days>,
    /// The days on which what is told may have been.
    pub within: Days,
}

/// The days that both have; `None` where there is none.
pub(super) fn common(a: Days, b: Days) -> Option<Days> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 <= both.1).then_some(both)
}

impl When {
    /// What is left for both; `None` where they cannot be of one time. Days that are named weigh most.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let stated = match (self.stated, other.stated) {
            (Some(a), Some(b)) => Some(common(a, b)?),
            (a, b) => a.or(b),
        };
        Some(Self { stated, within: common(self.within, other.within)? })
    }
}

/// The time of a statement: days named in it, else those in its sentence or the document's date, from which what
/// happened lies no more than [`BEFORE`] days back. Plans, denials and withdrawals reach farther: nobody has to take back what
/// he said on the same day.
pub(super) fn when(source: &Source<'_>, statement: &Statement, side: Side) -> When {
    let named = |inside: &dyn Fn(Span) -> bool| {
        let times = source.reading.times.iter();
        times
            .filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time) && inside(t.span))
            .filter(|t| t.kind == TimeKind::Date || names_a_day(t.span.of(source.entry.text)))
            .find_map(|t| days(t.value.as_deref()?).filter(|d| d.1 - d.0 <= WEEK))
    };
    let stated = named(&|t| statement.holds(t));
    let sentence = source.reading.sentences.iter().find(|s| s.contains(statement.span));
    let published = source.entry.published.and_then(days);
    let told = sentence.and_then(|s| named(&|t| s.contains(t))).or(published);
    let is_done = statement.factuality.status == Status::Happened && side == Side::Asserts;
    let within = match (is_done, stated, told) {
        (true, Some(stated), _) => stated,
        (true, None, Some(told)) => (told.0 - BEFORE, told.1),
        // A plan names the day of its end, not that of what comes before.
        (false, stated, Some(told)) => {
            let around = (told.0 - DENIED, told.1 + PLANNED);
            stated.map_or(around, |s| (around.0.min(s.0), around.1.max(s.1)))
        }
        (_, _, None) => ANY,
    };
    When { stated, within }
}

/// Whether a time of day comes with its day: "Monday morning", but not "at 5:20", whose value takes the day of publication.
fn names_a_day(words: &str) -> bool {
    let small = words.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    words.any(|w| DAYS.iter().any(|day| w.starts_with(day)))
}

/// How words begin that say on which day.
const DAYS: &[&str] = &[
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "last",
];

/// Days before its telling on which something untimed may have happened.
const BEFORE: i64 = 6;
/// Days within which a report is still denied or withdrawn.
const DENIED: i64 = 180;
/// Days within which a plan may become a deed.
const PLANNED: i64 = 365;
/// Days, less one, that are a time and not a period.
const WEEK: i64 = 6;

/// The days of a TIMEX3 value or ISO date.
fn days(value: &str) -> Option<Days> {
    Calendar::parse(value).map(|d| (d.first, d.last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_of_the_day_it_names() {
        let found = ["5:20 a.m.", "Saturday night", "last night", "noon"].map(names_a_day);
        assert_eq!(found, [false, true, true, false]);
    }
}
