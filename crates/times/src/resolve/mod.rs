//! From what expressions say to values, in the order of the text.

mod hour;
mod place;
mod story;
mod year;

use crate::calendar::Stamp;
use crate::meaning::{Base, Clock, Meaning, When};
use crate::published::Published;
use crate::recognise::Expression;
use crate::tokens::Tokens;
use crate::words::Unit;
use jiff::civil::Date;
use reportedly_core::TimeKind;

/// What the text has said so far.
pub(crate) struct Resolver<'t> {
    tokens: &'t Tokens<'t>,
    published: Option<Published>,
    /// Whether the text tells of years long past, so that "in March" is March of the year told of.
    narrative: bool,
    /// The last date mentioned, and the token after it.
    mentioned: Option<(Stamp, usize)>,
    /// The last whole day mentioned.
    day: Option<Date>,
    /// The last quarter mentioned.
    quarter: Option<(i32, u8)>,
}

impl<'t> Resolver<'t> {
    /// A resolver at the beginning of a text.
    pub(crate) fn new(tokens: &'t Tokens<'t>, found: &[Expression], published: Option<Published>) -> Self {
        let narrative = story::is_narrative(found, published);
        Self { tokens, published, narrative, mentioned: None, day: None, quarter: None }
    }

    /// The type and value of the expression `k`.
    pub(crate) fn resolve(&mut self, found: &[Expression], k: usize) -> (TimeKind, Option<String>) {
        let one = &found[k];
        match &one.meaning {
            Meaning::Duration(value) => (TimeKind::Duration, Some(value.clone())),
            Meaning::Set(value) => (TimeKind::Set, Some(value.clone())),
            Meaning::Point(When::Unsaid, clock) => (TimeKind::Time, self.time_of_day(found, k, *clock)),
            Meaning::Point(when, clock) => self.point(found, k, *when, *clock),
        }
    }

    fn point(
        &mut self,
        found: &[Expression],
        k: usize,
        when: When,
        clock: Option<Clock>,
    ) -> (TimeKind, Option<String>) {
        let kind = if clock.is_some() { TimeKind::Time } else { TimeKind::Date };
        match when {
            When::Vague(value) => return (kind, Some(value.to_owned())),
            When::BeforeChrist { year, figures } => {
                let width = usize::from(figures);
                return (kind, Some(format!("BC{year:0width$}")));
            }
            When::Shift { count: None, back, .. } => {
                return (kind, Some(if back { "PAST_REF" } else { "FUTURE_REF" }.to_owned()));
            }
            When::Shift {
                count: Some(count),
                unit: unit @ (Unit::Second | Unit::Minute | Unit::Hour),
                back,
                from,
            } => {
                return (TimeKind::Time, self.moment(count, unit, back, from));
            }
            _ => {}
        }
        let Some(stamp) = self.stamp(found, k, when) else {
            return (kind, self.unknown(when, clock));
        };
        self.mention(stamp, &found[k]);
        (kind, Some(stamp.value() + &clock.map(Clock::value).unwrap_or_default()))
    }

    fn today(&self) -> Option<Date> {
        self.published.map(|p| p.date)
    }

    /// From where a step is counted.
    fn base(&self, from: Base) -> Option<Stamp> {
        let mentioned = self.mentioned.map(|(stamp, _)| stamp);
        match from {
            Base::Publication if !self.narrative => self.today().map(Stamp::Day).or(mentioned),
            Base::Publication | Base::Mentioned => mentioned.or(self.today().map(Stamp::Day)),
        }
    }
}
