//! Times of day, and what can be said where the date is not known.

use super::Resolver;
use crate::calendar::{Stamp, date};
use crate::meaning::{Base, Clock, Meaning, When};
use crate::recognise::Expression;
use crate::words::{Unit, Word};

impl Resolver<'_> {
    /// "three hours ago" where the time of publication is known.
    pub(super) fn moment(&self, count: i32, unit: Unit, back: bool, from: Base) -> Option<String> {
        let vague = if back { "PAST_REF" } else { "FUTURE_REF" };
        let time = self
            .published
            .and_then(|p| p.time)
            .filter(|_| from == Base::Publication || self.mentioned.is_none());
        let Some((time, today)) = time.zip(self.today()) else { return Some(vague.to_owned()) };
        let seconds = match unit {
            Unit::Hour => 3600,
            Unit::Minute => 60,
            _ => 1,
        } * i64::from(count);
        let span = jiff::Span::new().try_seconds(if back { -seconds } else { seconds }).ok()?;
        let then = today.to_datetime(time).checked_add(span).ok()?;
        Some(then.strftime("%Y-%m-%dT%H:%M:%S").to_string())
    }

    /// A time of day alone: of the date it stands beside, else of the last day mentioned in its sentence,
    /// else of the day of publication.
    pub(super) fn time_of_day(
        &mut self,
        found: &[Expression],
        k: usize,
        clock: Option<Clock>,
    ) -> Option<String> {
        let clock = clock?;
        let beside =
            found.get(k + 1).filter(|n| n.start <= found[k].end + 2).and_then(|next| match next.meaning {
                Meaning::Point(when, _) => match self.stamp(found, k + 1, when) {
                    Some(Stamp::Day(day)) => Some(day),
                    _ => None,
                },
                _ => None,
            });
        let before = self.day.filter(|_| self.narrative || self.same_sentence(found[k].start));
        let habitual = matches!(clock, Clock::Part(_))
            && self.tokens.before(found[k].start) == Word::At
            && beside.is_none();
        let day = beside.or(before).or(self.today()).filter(|_| !habitual);
        Some(match day {
            Some(day) => day.to_string() + &clock.value(),
            None => format!("XXXX-XX-XX{}", clock.value()),
        })
    }

    /// What can still be said of a date whose base is not known.
    pub(super) fn unknown(&self, when: When, clock: Option<Clock>) -> Option<String> {
        let clock = clock.map(Clock::value).unwrap_or_default();
        let year =
            self.mentioned.and_then(|(s, _)| s.year()).map_or("XXXX".to_owned(), |y| format!("{y:04}"));
        Some(match when {
            When::Day { month, day, .. } if date(2000, month, day).is_some() => {
                format!("XXXX-{month:02}-{day:02}{clock}")
            }
            When::Month { month, .. } => format!("XXXX-{month:02}"),
            When::Weekday { weekday, .. } | When::WeekdayOf { weekday, .. } => {
                format!("XXXX-WXX-{weekday}{clock}")
            }
            When::Season { season, .. } => format!("XXXX-{}", season.value()),
            When::Quarter { quarter, .. } => format!("XXXX-Q{quarter}"),
            When::Unit { unit: Unit::Day, .. } | When::Shift { unit: Unit::Day, .. } => {
                format!("{year}-XX-XX{clock}")
            }
            When::Unit { unit: Unit::Week, .. } | When::Shift { unit: Unit::Week, .. } => {
                format!("{year}-WXX")
            }
            When::Unit { unit: Unit::Month, .. } | When::Shift { unit: Unit::Month, .. } => {
                format!("{year}-XX")
            }
            _ => return None,
        })
    }
}
