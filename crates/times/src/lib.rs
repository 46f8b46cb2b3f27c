//! Time expressions of English news, found and resolved against the date of publication.
//!
//! Spans, types and values follow TIMEX3 as TimeML's guidelines (1.2.1) draw it for newswire: no
//! preposition, "the" and "early" inside, "last week" as a week, "the past two weeks" as a length.
//!
//! ```
//! use reportedly_times::{Published, times};
//!
//! let text = "The minister resigned on Friday, two years after his election.";
//! let found = times(text, Published::parse("2026-03-04"));
//! let read: Vec<_> = found.iter().map(|t| (t.span.of(text), t.value.as_deref())).collect();
//! assert_eq!(read, [("Friday", Some("2026-02-27")), ("two years", Some("P2Y"))]);
//! ```
//!
//! The way: a text is cut into tokens (`tokens`), each with what it can mean (`words`). Rules, one file a
//! family, find expressions and what they say (`recognise`, `meaning`). `resolve` gives them values, for
//! which it knows the date of publication, the tense around and the dates mentioned before.
//!
//! Defined for every text, without a regular expression, in time linear in the text's length.

mod calendar;
mod clock;
mod dates;
mod deictic;
mod durations;
mod figures;
mod meaning;
mod modified;
mod numbers;
mod periods;
mod published;
mod recognise;
mod resolve;
mod sets;
mod tense;
mod tokens;
mod units;
mod vague;
mod weekdays;
mod words;
mod years;

pub use published::Published;

use reportedly_core::{Span, TimeExpression};

/// Years of publication; "in five centuries" still has four digits.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=9000;

/// The time expressions of a text, in order and without overlap, with type and value. Spans are byte
/// ranges of `text`. Without a date of publication, what depends on it gets a value with `X` for what
/// is not known, or none. A text longer than [`Span::MAX`] is read up to there.
pub fn times(text: &str, published: Option<Published>) -> Vec<TimeExpression> {
    let text = &text[..text.floor_char_boundary(Span::MAX)];
    // Nothing was published outside the years that a value can count from.
    let published = published.filter(|p| YEARS.contains(&p.date.year()));
    let tokens = tokens::Tokens::new(text);
    let found = recognise::recognise(&tokens);
    let mut resolver = resolve::Resolver::new(&tokens, &found, published);
    let mut out = Vec::with_capacity(found.len());
    for (k, one) in found.iter().enumerate() {
        let (kind, value) = resolver.resolve(&found, k);
        // "60 centuries ago": before the calendar that values are written in.
        let value = value.filter(|v| !v.starts_with('-'));
        let (Some(first), Some(last)) = (tokens.get(one.start), tokens.get(one.end - 1)) else { continue };
        out.push(TimeExpression { span: Span { start: first.start, end: last.end }, kind, value });
    }
    out
}
