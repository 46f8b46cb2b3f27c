//! What a text has told before: the date it is at, and whether it is a history or a report.

use super::Resolver;
use crate::calendar::Stamp;
use crate::meaning::{Base, Meaning, When, Year};
use crate::published::Published;
use crate::recognise::Expression;
use crate::tense::ends_sentence;
use crate::words::Word;

impl Resolver<'_> {
    /// Keep a date for what comes after it.
    ///
    /// A season, or a bare year that belongs to the date before it or leads far away from it ("(1998)"
    /// after a book), does not move a story on.
    pub(super) fn mention(&mut self, stamp: Stamp, one: &Expression) {
        let told = self.mentioned.and_then(|(s, _)| s.year());
        let aside = match (stamp, told) {
            (Stamp::Season(..), Some(_)) => true,
            (Stamp::Year(year), Some(told)) => year == told || (year - told).abs() > 5 || !self.moves_on(one),
            _ => false,
        };
        if !aside || !self.narrative {
            self.mentioned = Some((stamp, one.end));
        }
        match stamp {
            Stamp::Day(day) => self.day = Some(day),
            Stamp::Quarter(year, quarter) => self.quarter = Some((year, quarter)),
            _ => {}
        }
    }

    /// Whether a bare year says when something happened ("in 1937", a heading), not which ("of 1937").
    pub(super) fn moves_on(&self, one: &Expression) -> bool {
        let led = matches!(
            self.tokens.before(one.start),
            Word::In | Word::Preposition | Word::Break | Word::Sign('.')
        );
        led || !matches!(self.tokens.word(one.start), Word::Digits(..))
    }

    /// Whether the last date mentioned names a year of its own and stands in the same sentence or the
    /// one before: in a report, "in March" then follows it.
    pub(super) fn near(&self, start: usize) -> bool {
        let Some((stamp, end)) = self.mentioned else { return false };
        let (Some(told), Some(today)) = (stamp.year(), self.today()) else { return false };
        let far = (told - i32::from(today.year())).abs() > 1;
        let reach = if matches!(stamp, Stamp::Year(_)) { 1 } else { 2 };
        far && start.saturating_sub(end) < 40 && self.sentences_between(end, start) < reach
    }

    pub(super) fn same_sentence(&self, start: usize) -> bool {
        self.mentioned
            .is_some_and(|(_, end)| start.saturating_sub(end) < 60 && self.sentences_between(end, start) == 0)
    }

    /// How many sentences end between two tokens that lie near each other.
    pub(super) fn sentences_between(&self, from: usize, to: usize) -> usize {
        let ends = |i: usize| match self.tokens.word(i) {
            Word::Break => true,
            Word::Sign('.' | '!' | '?') => ends_sentence(self.tokens, i),
            _ => false,
        };
        (from..to).filter(|i| ends(*i)).count()
    }
}

/// Whether most of the years that a text names are long past: a history, not a report.
pub(super) fn is_narrative(found: &[Expression], published: Option<Published>) -> bool {
    let Some(published) = published else { return true };
    let this_year = i32::from(published.date.year());
    let old = |y: i32| usize::from(y < this_year - 1);
    let (mut dated, mut all, mut years, mut deictic) = (0, 0, 0, 0);
    for one in found {
        let Meaning::Point(when, _) = one.meaning else { continue };
        match when {
            When::Day { year: Year::Known(y), .. } | When::Month { year: Year::Known(y), .. } => {
                all += 1;
                dated += old(y);
            }
            When::Year(Year::Known(y)) => years += old(y),
            When::Weekday { .. } | When::Unit { from: Base::Publication, .. } => deictic += 1,
            _ => {}
        }
    }
    let told = dated + years >= 5 && dated * 2 >= all && dated + years > 4 * deictic;
    told || dated >= 3 && dated * 2 >= all && dated > 2 * deictic
}
