//! Numbers of things in a text: how many, of what, and whether as a bound.
//!
//! Counts and amounts only: years, dates, times of day, ages, shares of a name ("flight 9525") are none. What is
//! counted is told by the words that follow ("9.3 million tonnes of wheat").

mod counted;
mod number;
mod words;

pub(crate) use counted::{counted, grows, is_counted_alike};

use crate::question::terms;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use words::Word;

/// A number of things, as a range of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number with the words that bound it: "at least 12", "9.3 million".
    pub span: Span,
    /// The least it can be; 0 where only the most is told.
    pub low: f64,
    /// The most it can be; `None` where only the least is told.
    pub high: Option<f64>,
    /// Whether `low` itself is shut out ("more than 12").
    pub above: bool,
    /// Whether `high` itself is shut out ("fewer than 12").
    pub below: bool,
    /// Stems of what is counted: the words after the number up to the clause's next part.
    pub unit: BTreeSet<String>,
}

impl Quantity {
    /// The number as people write it: "12", "9300000", "8.3 to 8.9", "at least 12".
    pub fn shown(&self) -> String {
        let one = |x: f64| {
            if x.fract() == 0.0 { format!("{x:.0}") } else { format!("{x}") }
        };
        match (self.high, self.above, self.below) {
            (Some(high), ..) if high == self.low => one(high),
            (Some(high), _, true) if self.low == 0.0 => format!("fewer than {}", one(high)),
            (Some(high), ..) if self.low == 0.0 => format!("at most {}", one(high)),
            (Some(high), ..) => format!("{} to {}", one(self.low), one(high)),
            (None, true, _) => format!("more than {}", one(self.low)),
            (None, ..) => format!("at least {}", one(self.low)),
        }
    }

    /// Whether a number that was asked about ("at least 12", "more than nine million", "12") holds by this one: `None`
    /// where this one leaves it open ("at least five" to "at least 12").
    pub fn settles(&self, asked: &Quantity) -> Option<bool> {
        let inside = |low: f64, open: bool| low > asked.low || (low == asked.low && (open || !asked.above));
        let reaches = inside(self.low, self.above);
        let within = match (self.high, asked.high) {
            (_, None) => true,
            (Some(high), Some(most)) => high < most || (high == most && (self.below || !asked.below)),
            (None, Some(_)) => false,
        };
        if reaches && within {
            return Some(true);
        }
        let short = self
            .high
            .is_some_and(|high| high < asked.low || (high == asked.low && (self.below || asked.above)));
        let beyond = asked
            .high
            .is_some_and(|most| self.low > most || (self.low == most && (self.above || asked.below)));
        (short || beyond).then_some(false)
    }
}

/// The quantities of a text, in order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let words = words::words(text);
    let (mut found, mut i) = (Vec::new(), 0);
    while i < words.len() {
        match number::number(&words, i) {
            Some((end, value)) if !is_no_count(&words, i, end) => {
                let (quantity, next) = quantity(text, &words, i, end, value);
                found.push(quantity);
                i = next;
            }
            Some((end, _)) => i = end,
            None => i += 1,
        }
    }
    found
}

/// Takes in the words before and after a number that bound it, a second number of a range, and what is counted.
fn quantity(text: &str, words: &[Word<'_>], start: usize, end: usize, value: f64) -> (Quantity, usize) {
    let before: Vec<&str> = words[start.saturating_sub(4)..start].iter().map(|w| w.lower.as_str()).collect();
    let ends = |tail: &[&str]| before.ends_with(tail);
    let mut q = Quantity {
        span: Span::new(words[start].start, words[end - 1].end),
        low: value,
        high: Some(value),
        above: false,
        below: false,
        unit: BTreeSet::new(),
    };
    let bound = BOUNDS.iter().find(|(tail, _)| ends(tail));
    if let Some((tail, bound)) = bound {
        q.span.start = words[start - tail.len()].start as u32;
        match bound {
            Bound::AtLeast => q.high = None,
            Bound::MoreThan => (q.high, q.above) = (None, true),
            Bound::AtMost => q.low = 0.0,
            Bound::LessThan => (q.low, q.below) = (0.0, true),
            Bound::About => (q.low, q.high) = (value * 0.95, Some(value * 1.05)),
        }
    }
    let mut next = end;
    let word = |i: usize| words.get(i).map_or("", |w| w.lower.as_str());
    if bound.is_none()
        && matches!(word(end), "to" | "and" | "or")
        && (word(end) != "and" || ends(&["between"]))
        && let Some((past, second)) = number::number(words, end + 1)
        && second > value
    {
        // "8.3 to 8.9 million": the scale stands once.
        let scale = number::scale(words, past - 1).filter(|s| value < *s).unwrap_or(1.0);
        (q.low, q.high, next) = ((value * scale * 1e3).round() / 1e3, Some(second), past);
        q.span.end = words[past - 1].end as u32;
    }
    if bound.is_none() && word(next) == "or" && word(next + 1) == "more" {
        (q.high, next) = (None, next + 2);
        q.span.end = words[next - 1].end as u32;
    }
    let tail: Vec<&str> = words[next..]
        .iter()
        .take(5)
        .take_while(|w| !w.breaks && !ENDS.contains(&w.lower.as_str()))
        .take(3)
        .map(|w| &text[w.start..w.end])
        .collect();
    q.unit = terms(&tail.join(" ")).collect();
    (q, next)
}

/// Whether a number counts nothing: a year, a day of a month, a time, an age, part of a name or a date.
fn is_no_count(words: &[Word<'_>], start: usize, end: usize) -> bool {
    let lower = |i: usize| words.get(i).map_or("", |w| w.lower.as_str());
    let before = start.checked_sub(1).map_or("", |i| lower(i));
    let plain = end == start + 1 && words[start].lower.bytes().all(|b| b.is_ascii_digit());
    let year =
        plain && words[start].lower.len() == 4 && matches!(&words[start].lower[..2], "18" | "19" | "20");
    let day = plain && words[start].lower.len() <= 2;
    let of_month = day && (MONTHS.contains(&before) || MONTHS.contains(&lower(end)));
    let of_name = start > 0
        && plain
        && !MONTHS.contains(&before)
        && !words[start - 1].breaks
        && words[start - 1].capital
        && start > 1
        && !matches!(before, "the" | "a" | "in" | "on" | "at" | "some" | "only" | "about" | "all");
    let after = words.get(end).map_or("", |w| w.lower.as_str());
    let clock = words[start].lower.contains(':') || matches!(after, "a.m" | "p.m" | "am" | "pm" | "o'clock");
    year || of_month
        || of_name
        || clock
        || matches!(before, "aged" | "age" | "no" | "number" | "nr")
        || matches!(after, "hours" | "hour" | "minutes" | "years" | "year-old" | "days" | "weeks" | "months")
}

enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    About,
}

const BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["more", "than"], Bound::MoreThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["less", "than"], Bound::LessThan),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["exceed"], Bound::MoreThan),
    (&["exceeds"], Bound::MoreThan),
    (&["exceeded"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["passes"], Bound::MoreThan),
    (&["passed"], Bound::MoreThan),
    (&["under"], Bound::LessThan),
    (&["below"], Bound::LessThan),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["some"], Bound::About),
    (&["roughly"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["approximately"], Bound::About),
    (&["close", "to"], Bound::About),
];

/// Words at which what is counted ends.
#[rustfmt::skip] // one word a line would be pages
const ENDS: &[&str] = &[
    "of", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as", "to", "who", "which", "that",
    "was", "were", "is", "are", "has", "have", "had", "been", "be", "after", "before", "when", "while", "up",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

#[cfg(test)]
mod tests;
