//! From what expressions say to values, in the order of the text.

use crate::calendar::{Stamp, date, iso_week, on_or_after, on_or_before, step, weekday_of};
use crate::meaning::{Base, Clock, Meaning, Pick, When, Year};
use crate::published::Published;
use crate::recognise::Expression;
use crate::tense::{Tense, ends_sentence, tense};
use crate::tokens::Tokens;
use crate::words::{Feast, Unit, Word};
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
        let narrative = is_narrative(found, published);
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

    /// Keep a date for what comes after it.
    ///
    /// A season, or a bare year that belongs to the date before it or leads far away from it ("(1998)"
    /// after a book), does not move a story on.
    fn mention(&mut self, stamp: Stamp, one: &Expression) {
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
    fn moves_on(&self, one: &Expression) -> bool {
        let led = matches!(
            self.tokens.before(one.start),
            Word::In | Word::Preposition | Word::Break | Word::Sign('.')
        );
        led || !matches!(self.tokens.word(one.start), Word::Digits(..))
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

    /// The place on the calendar that a date names, none where it cannot be known.
    fn stamp(&self, found: &[Expression], k: usize, when: When) -> Option<Stamp> {
        let one = &found[k];
        match when {
            When::Day { year, month, day } => {
                let year = self.year(found, k, year, month, Some(day))?;
                date(year, month, day).map(Stamp::Day)
            }
            When::Month { year, month } => {
                self.year(found, k, year, month, None).map(|y| Stamp::Month(y, month))
            }
            When::DayOfMonth(day) => {
                let told = self.mentioned.filter(|(s, end)| {
                    let beside =
                        one.start.saturating_sub(*end) < 4 || self.narrative || self.today().is_none();
                    beside && !matches!(s, Stamp::Year(_))
                });
                let first = told.and_then(|(s, _)| s.first_day()).or(self.today())?;
                date(i32::from(first.year()), u8::try_from(first.month()).ok()?, day).map(Stamp::Day)
            }
            When::Weekday { weekday, pick, day } => self.weekday(one, weekday, pick, day).map(Stamp::Day),
            When::WeekdayOf { weekday, weeks } => {
                weekday_of(step(self.today()?, weeks, Unit::Week)?, weekday).map(Stamp::Day)
            }
            When::Year(year) => self.year(found, k, year, 1, None).map(Stamp::Year),
            When::Unit { unit, step: steps, from } => self.unit(one, unit, steps, from),
            When::Shift { count, unit, back, from } => {
                let base = self.base(from)?;
                let count = count?.checked_mul(if back { -1 } else { 1 })?;
                let base = if base.as_fine_as(unit) {
                    base
                } else {
                    Stamp::Day(self.day.filter(|_| unit == Unit::Day && !self.narrative)?)
                };
                // "a year earlier" beside a quarter is that quarter, a year earlier.
                if let (Unit::Year, Stamp::Quarter(year, quarter)) = (unit, base)
                    && self.same_sentence(one.start)
                {
                    return Some(Stamp::Quarter(year.checked_add(count)?, quarter));
                }
                step(base.first_day()?, count, unit).map(|d| Stamp::around(d, unit))
            }
            When::Season { year, season } => {
                self.year(found, k, year, season.month(), None).map(|y| Stamp::Season(y, season))
            }
            When::Quarter { year, quarter } => {
                self.quarter_year(one, year, quarter).map(|y| Stamp::Quarter(y, quarter))
            }
            When::QuarterOf(year) => {
                self.quarter.map(|(_, quarter)| Stamp::Quarter(year, quarter)).or(Some(Stamp::Year(year)))
            }
            When::SameQuarter { years_back } => {
                let (year, quarter) = self.quarter.or_else(|| {
                    // The last one that is over: results are told of it.
                    let Stamp::Quarter(y, q) = Stamp::around(self.today()?, Unit::Quarter) else {
                        return None;
                    };
                    Some(if q == 1 { (y - 1, 4) } else { (y, q - 1) })
                })?;
                Some(Stamp::Quarter(year.checked_sub(years_back)?, quarter))
            }
            When::Half { year, half } => {
                self.year(found, k, year, half * 6 - 5, None).map(|y| Stamp::Half(y, half))
            }
            When::Week { year, week } => iso_week(self.year(found, k, year, 1, None)?, week).map(Stamp::Week),
            When::Decade(tens) => Some(Stamp::Decade(tens)),
            When::Century(hundreds) => Some(Stamp::Century(hundreds)),
            When::Feast { year, feast } => {
                if let (Year::Open(Pick::Bare), false, Some(today)) = (year, self.narrative, self.today()) {
                    return self.feast(one, feast, today).map(Stamp::Day);
                }
                let guess = feast.day(self.today().map_or(2000, |d| i32::from(d.year())))?;
                let (month, day) = (u8::try_from(guess.month()).ok()?, u8::try_from(guess.day()).ok()?);
                feast.day(self.year(found, k, year, month, Some(day))?).map(Stamp::Day)
            }
            When::Unsaid | When::Vague(_) | When::BeforeChrist { .. } => None,
        }
    }

    /// The feast nearest to the day of publication, or the next where the telling looks ahead.
    fn feast(&self, one: &Expression, feast: Feast, today: Date) -> Option<Date> {
        let this_year = i32::from(today.year());
        let ahead = tense(self.tokens, one.start, one.end) == Tense::Future;
        let days = (this_year - 1..=this_year + 1).filter_map(|y| feast.day(y));
        let away = |day: &Date| today.until(*day).map_or(i32::MAX, |s| s.get_days());
        days.filter(|d| !ahead || *d >= today).min_by_key(|d| away(d).abs())
    }

    /// "last month", "the following day", "the weekend".
    fn unit(&self, one: &Expression, unit: Unit, steps: i32, from: Base) -> Option<Stamp> {
        let base = self.base(from)?;
        let base = match base {
            _ if base.as_fine_as(unit) => base.first_day()?,
            // "the next day" after a month: the last day told of, in a report only.
            _ if unit == Unit::Day && !self.narrative => self.day.or(self.today())?,
            _ if unit == Unit::Year => base.first_day()?,
            _ if !self.narrative => self.today()?,
            _ => return None,
        };
        // "at the weekend" in a report of Monday is the one before, unless it tells what will be.
        let past_weekend = unit == Unit::Weekend
            && steps == 0
            && base.weekday().to_monday_one_offset() < 5
            && self.tokens.word(one.start) == Word::The
            && tense(self.tokens, one.start, one.end) != Tense::Future;
        let steps = if past_weekend { -1 } else { steps };
        step(base, steps, unit).map(|d| Stamp::around(d, unit))
    }

    /// The day that a weekday names.
    fn weekday(&self, one: &Expression, weekday: u8, pick: Pick, day: Option<u8>) -> Option<Date> {
        let base = match pick {
            Pick::Same | Pick::Previous | Pick::Following => self.day.or(self.today())?,
            _ if self.narrative => self.day.or(self.today())?,
            _ => self.today()?,
        };
        if let Some(day) = day {
            // The month near the base in which that day is that weekday.
            let months = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
            let fits = |m: &i32| {
                let d = step(base.first_of_month(), *m, Unit::Month)?;
                let d = date(i32::from(d.year()), u8::try_from(d.month()).ok()?, day)?;
                (u8::try_from(d.weekday().to_monday_one_offset()).ok()? == weekday).then_some(d)
            };
            return months.iter().find_map(fits);
        }
        match pick {
            Pick::Last | Pick::Previous => on_or_before(step(base, -1, Unit::Day)?, weekday),
            Pick::JustPast => on_or_before(base, weekday),
            Pick::Coming | Pick::Following => on_or_after(step(base, 1, Unit::Day)?, weekday),
            Pick::This | Pick::Same => weekday_of(base, weekday),
            Pick::Next => weekday_of(step(base, 1, Unit::Week)?, weekday),
            Pick::Bare => match tense(self.tokens, one.start, one.end) {
                Tense::Future => on_or_after(base, weekday),
                Tense::Past | Tense::Unknown => on_or_before(base, weekday),
            },
        }
    }

    /// The year of a month or day that names none.
    fn year(&self, found: &[Expression], k: usize, year: Year, month: u8, day: Option<u8>) -> Option<i32> {
        let told = || self.base(Base::Mentioned).and_then(Stamp::year);
        let pick = match year {
            Year::Known(year) => return Some(year),
            Year::Step(n) => return self.base(Base::Publication).and_then(Stamp::year).map(|y| y + n),
            Year::Mentioned(n) => return told().map(|y| y + n),
            Year::Open(pick) => pick,
        };
        if pick == Pick::Bare
            && let Some(year) = self.year_of_next(found, k, month)
        {
            return Some(year);
        }
        let near = match pick {
            Pick::Bare => self.near(found[k].start),
            Pick::Same | Pick::Previous | Pick::Following => true,
            _ => false,
        };
        let (base, told_of) = match (self.mentioned, self.today()) {
            (Some((stamp, _)), _) if self.narrative || near => (stamp.first_day()?, true),
            (_, Some(today)) => (today, false),
            (Some((stamp, _)), None) => (stamp.first_day()?, true),
            (None, None) => return None,
        };
        let base_year = i32::from(base.year());
        let here = (u8::try_from(base.month()).ok()?, u8::try_from(base.day()).ok()?);
        let whole = (month, day.unwrap_or(here.1));
        Some(match pick {
            Pick::Last | Pick::Previous
                if (month, day.unwrap_or(1)) < (here.0, if day.is_some() { here.1 } else { 1 }) =>
            {
                base_year
            }
            Pick::Last | Pick::Previous => base_year - 1,
            Pick::JustPast if whole <= here => base_year,
            Pick::JustPast => base_year - 1,
            Pick::Next | Pick::Coming | Pick::Following if whole > here && month > here.0 => base_year,
            Pick::Next | Pick::Coming | Pick::Following => base_year + 1,
            Pick::This | Pick::Same => base_year,
            // A story goes on: January after December is of the next year.
            Pick::Bare if told_of => {
                if month + 8 < here.0 && !matches!(self.mentioned, Some((Stamp::Year(_), _))) {
                    base_year + 1
                } else {
                    base_year
                }
            }
            Pick::Bare => match tense(self.tokens, found[k].start, found[k].end) {
                Tense::Future if whole < here => base_year + 1,
                Tense::Past
                    if month > here.0
                        || whole > here && month + 1 > here.0 && day.is_some_and(|d| d > here.1 + 1) =>
                {
                    base_year - 1
                }
                Tense::Unknown if month >= here.0 + 6 => base_year - 1,
                Tense::Unknown if month <= 2 && here.0 >= 10 => base_year + 1,
                _ => base_year,
            },
        })
    }

    /// "14 August - 2 September 1914", "spring and summer of 1943": the first takes the second's year.
    fn year_of_next(&self, found: &[Expression], k: usize, month: u8) -> Option<i32> {
        let next = found.get(k + 1).filter(|n| n.start <= found[k].end + 2)?;
        let joint = self.tokens.word(found[k].end);
        let joined = matches!(joint, Word::Sign('-') | Word::And | Word::To | Word::Or)
            || self.tokens.is_any(found[k].end, &["until", "through"]);
        let Meaning::Point(when, _) = next.meaning else { return None };
        let (year, other) = match when {
            When::Day { year: Year::Known(y), month, .. } | When::Month { year: Year::Known(y), month } => {
                (y, month)
            }
            When::Season { year: Year::Known(y), season } => (y, season.month()),
            _ => return None,
        };
        let back = month > other && joint != Word::Or && !matches!(when, When::Season { .. });
        joined.then_some(year - i32::from(back))
    }

    /// Whether the last date mentioned names a year of its own and stands in the same sentence or the
    /// one before: in a report, "in March" then follows it.
    fn near(&self, start: usize) -> bool {
        let Some((stamp, end)) = self.mentioned else { return false };
        let (Some(told), Some(today)) = (stamp.year(), self.today()) else { return false };
        let far = (told - i32::from(today.year())).abs() > 1;
        let reach = if matches!(stamp, Stamp::Year(_)) { 1 } else { 2 };
        far && start.saturating_sub(end) < 40 && self.sentences_between(end, start) < reach
    }

    fn same_sentence(&self, start: usize) -> bool {
        self.mentioned
            .is_some_and(|(_, end)| start.saturating_sub(end) < 60 && self.sentences_between(end, start) == 0)
    }

    /// How many sentences end between two tokens that lie near each other.
    fn sentences_between(&self, from: usize, to: usize) -> usize {
        let ends = |i: usize| match self.tokens.word(i) {
            Word::Break => true,
            Word::Sign('.' | '!' | '?') => ends_sentence(self.tokens, i),
            _ => false,
        };
        (from..to).filter(|i| ends(*i)).count()
    }

    /// The year of a quarter that names none: the last that has begun, unless the telling looks ahead.
    fn quarter_year(&self, one: &Expression, year: Year, quarter: u8) -> Option<i32> {
        match year {
            Year::Known(year) => return Some(year),
            Year::Step(n) => return self.today().map(|d| i32::from(d.year()) + n),
            Year::Mentioned(n) => return self.base(Base::Mentioned).and_then(Stamp::year).map(|y| y + n),
            Year::Open(_) => {}
        }
        let Stamp::Quarter(this_year, now) = Stamp::around(self.today().or(self.day)?, Unit::Quarter) else {
            return None;
        };
        let ahead = tense(self.tokens, one.start, one.end) == Tense::Future;
        let over = quarter > now + 1 || quarter > now && !ahead && now < 3;
        Some(if over && !(ahead && now > 1) { this_year - 1 } else { this_year })
    }

    /// "three hours ago" where the time of publication is known.
    fn moment(&self, count: i32, unit: Unit, back: bool, from: Base) -> Option<String> {
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
    fn time_of_day(&mut self, found: &[Expression], k: usize, clock: Option<Clock>) -> Option<String> {
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
    fn unknown(&self, when: When, clock: Option<Clock>) -> Option<String> {
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

/// Whether most of the years that a text names are long past: a history, not a report.
fn is_narrative(found: &[Expression], published: Option<Published>) -> bool {
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
