//! What an expression says before it is known when it was written.

use crate::words::{Feast, Part, Season, Unit};

/// The meaning of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Meaning {
    /// A place on the time line.
    Point(When, Option<Clock>),
    /// A length, as TIMEX3 writes it: "P2W".
    Duration(String),
    /// A repetition, as TIMEX3 writes it: "P1D", "XXXX-WXX-1".
    Set(String),
}

/// A date, as far as its words say it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum When {
    /// The words give a time of day only.
    Unsaid,
    /// "PRESENT_REF", "PAST_REF", "FUTURE_REF".
    Vague(&'static str),
    Day {
        year: Year,
        month: u8,
        day: u8,
    },
    Month {
        year: Year,
        month: u8,
    },
    /// "the 20th", the "7" of "May 6 and 7": a day of a month named elsewhere.
    DayOfMonth(u8),
    /// A weekday 1 (Monday) to 7, with the day of the month where it is said ("Tuesday the 4th").
    Weekday {
        weekday: u8,
        pick: Pick,
        day: Option<u8>,
    },
    /// A weekday of the week so many weeks after the publication's.
    WeekdayOf {
        weekday: u8,
        weeks: i32,
    },
    Year(Year),
    /// A unit counted from a base in whole units: "last month", "yesterday", "the following week".
    Unit {
        unit: Unit,
        step: i32,
        from: Base,
    },
    /// "two years ago", "three days later"; the count is none where it is not said.
    Shift {
        count: Option<i32>,
        unit: Unit,
        back: bool,
        from: Base,
    },
    Season {
        year: Year,
        season: Season,
    },
    Quarter {
        year: Year,
        quarter: u8,
    },
    /// "the quarter": the one talked about, so many years earlier, or that of another year.
    SameQuarter {
        years_back: i32,
    },
    /// "the 1988 quarter".
    QuarterOf(i32),
    Half {
        year: Year,
        half: u8,
    },
    Week {
        year: Year,
        week: u8,
    },
    /// The first year of a decade divided by ten.
    Decade(i32),
    /// The years of a century without their last two figures: 19 for the 20th.
    Century(i32),
    /// A century, decade or year before Christ: as many figures as are known.
    BeforeChrist {
        year: u32,
        figures: u8,
    },
    Feast {
        year: Year,
        feast: Feast,
    },
}

/// From where a step is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// The day of publication.
    Publication,
    /// The last date that the text mentions.
    Mentioned,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    Known(i32),
    /// Not said: by the tense, or by the years that the text mentions.
    Open(Pick),
    /// So many years after the publication's.
    Step(i32),
    /// So many years after the last one mentioned: "that year".
    Mentioned(i32),
}

/// Which one of those that bear the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pick {
    /// No word says; the tense must.
    Bare,
    Last,
    /// "this past Friday": the nearest behind.
    JustPast,
    This,
    /// "the coming Friday": the nearest ahead.
    Coming,
    Next,
    /// "that Friday", "the previous Friday", "the following Friday": counted from the date mentioned.
    Same,
    Previous,
    Following,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    Time { hour: u8, minute: u8, second: Option<u8> },
    Part(Part),
}

impl Clock {
    /// As TIMEX3 writes it after the date: "T15:30", "TMO".
    pub(crate) fn value(self) -> String {
        match self {
            Self::Time { hour, minute, second: None } => format!("T{hour:02}:{minute:02}"),
            Self::Time { hour, minute, second: Some(s) } => format!("T{hour:02}:{minute:02}:{s:02}"),
            Self::Part(part) => part.value().to_owned(),
        }
    }

    /// The time that both together say: "8 this evening" is 20:00.
    pub(crate) fn within(self, part: Part) -> Self {
        match self {
            Self::Time { hour, minute, second } if hour < 12 && hour > 0 => {
                let later = match part {
                    Part::Afternoon | Part::Evening => true,
                    Part::Night => hour >= 6,
                    Part::Morning | Part::Daytime => false,
                };
                Self::Time { hour: hour + if later { 12 } else { 0 }, minute, second }
            }
            other => other,
        }
    }
}

impl Part {
    /// As TIMEX3 writes it.
    pub(crate) fn value(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
        }
    }
}

impl Season {
    /// As TIMEX3 writes it.
    pub(crate) fn value(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The first of the months that it is mostly made of, in the north. Winter counts as the one
    /// that begins its year.
    pub(crate) fn month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 1,
        }
    }
}

impl Unit {
    /// A length of so many, in tenths; none where the number is not said.
    pub(crate) fn length(self, tenths: Option<u32>) -> String {
        let (unit, times, time) = match self {
            Self::Second => ("S", 1, "T"),
            Self::Minute => ("M", 1, "T"),
            Self::Hour => ("H", 1, "T"),
            Self::Day | Self::Weekend => ("D", 1, ""),
            Self::Week => ("W", 1, ""),
            Self::Fortnight => ("W", 2, ""),
            Self::Month => ("M", 1, ""),
            Self::Quarter => ("Q", 1, ""),
            Self::Year => ("Y", 1, ""),
            Self::Decade if tenths.is_none() => ("DE", 1, ""),
            Self::Century if tenths.is_none() => ("CE", 1, ""),
            Self::Millennium if tenths.is_none() => ("L", 1, ""),
            Self::Decade => ("Y", 10, ""),
            Self::Century => ("Y", 100, ""),
            Self::Millennium => ("Y", 1000, ""),
        };
        let Some(tenths) = tenths.map(|t| u64::from(t) * times) else { return format!("P{time}X{unit}") };
        let (whole, rest) = (tenths / 10, tenths % 10);
        // Half a year is six months, half an hour thirty minutes: TimeBank writes them so.
        let smaller = match (self, rest) {
            (Self::Year, 5) => Some("6M"),
            (Self::Hour, 5) => Some("30M"),
            (Self::Minute, 5) => Some("30S"),
            _ => None,
        };
        match (rest, smaller) {
            (0, _) => format!("P{time}{whole}{unit}"),
            (_, Some(small)) if whole == 0 => format!("P{time}{small}"),
            (_, Some(small)) => format!("P{time}{whole}{unit}{small}"),
            _ => format!("P{time}{whole}.{rest}{unit}"),
        }
    }
}
