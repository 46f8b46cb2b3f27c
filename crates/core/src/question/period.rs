//! The time that a question names, and whether a statement is of another.

use super::{Question, Tense};
use crate::days::Days;
use crate::reading::{Reading, Statement, TimeExpression, TimeKind};
use serde::Serialize;

/// A time that a question names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Its days.
    pub days: Days,
    /// How the question puts them.
    pub relation: Relation,
}

/// How a time is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// "On 9 October", "in March": then.
    Then,
    /// "By", "before", "until": no later.
    By,
    /// "Since", "after", "from": no sooner.
    Since,
}

impl Question {
    /// The question with the time that its words name; `times` are its time expressions, resolved against the day from which it
    /// is asked.
    pub fn dated(mut self, times: &[TimeExpression]) -> Self {
        let named = times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
        self.period =
            named.filter_map(|t| Some((t, Days::parse(t.value.as_deref()?)?))).next().map(|(t, days)| {
                let before = self.text.get(..t.span.start as usize).unwrap_or_default().to_lowercase();
                let relation = match before.split_whitespace().next_back() {
                    Some("by" | "before" | "until" | "till") => Relation::By,
                    Some("since" | "after" | "from") => Relation::Since,
                    _ => Relation::Then,
                };
                Period { days, relation }
            });
        self
    }

    /// Why a statement cannot be about the time that is asked about, where the question names one and is not about what is to come:
    /// it was published before, or names other days itself.
    pub fn other_time(
        &self,
        statement: &Statement,
        reading: &Reading,
        published: Option<&str>,
    ) -> Option<&'static str> {
        let period = self.period.filter(|p| p.relation == Relation::Then && self.tense != Tense::Future)?;
        if published.and_then(Days::parse).is_some_and(|p| p.last < period.days.first) {
            return Some("published before the time that is asked about");
        }
        let inside = |t: &&TimeExpression| {
            matches!(t.kind, TimeKind::Date | TimeKind::Time) && statement.holds(t.span)
        };
        let named = reading.times.iter().filter(inside);
        let mut days = named.filter_map(|t| Days::parse(t.value.as_deref()?)).peekable();
        days.peek()?;
        days.all(|d| !d.meets(period.days)).then_some("of another time than is asked about")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Certainty, Factuality, Polarity, Status};
    use crate::text::Span;

    fn time(span: (usize, usize), value: &str) -> TimeExpression {
        TimeExpression { span: Span::new(span.0, span.1), kind: TimeKind::Date, value: Some(value.into()) }
    }

    fn asked(text: &str, words: &str, value: &str) -> Question {
        let at = text.find(words).unwrap();
        Question::new(text).unwrap().dated(&[time((at, at + words.len()), value)])
    }

    #[test]
    fn a_question_names_its_time() {
        let relation = |t, w, v| asked(t, w, v).period.map(|p| p.relation);
        assert_eq!(
            relation("Did the metro stop on 9 October?", "9 October", "2025-10-09"),
            Some(Relation::Then)
        );
        assert_eq!(relation("Will rates rise before March?", "March", "2026-03"), Some(Relation::By));
        assert_eq!(relation("Has it grown since 2019?", "2019", "2019"), Some(Relation::Since));
        assert_eq!(relation("Is the port open now?", "now", "PRESENT_REF"), None);
    }

    #[test]
    fn what_is_of_another_time_does_not_bear() {
        let question = asked("Did a power cut stop the metro on 9 October?", "9 October", "2025-10-09");
        // "A cut stopped trains on 2 October, said the firm on Friday": only the content's own days count.
        let whole = Span::new(0, 35);
        let factuality = Factuality {
            certainty: Certainty::Certain,
            polarity: Polarity::Positive,
            status: Status::Happened,
            value: 3.0,
            cues: vec![],
        };
        let statement =
            Statement { span: whole, pieces: vec![whole], chain: vec![], factuality, vector: vec![] };
        let on = |value: &str| Reading {
            times: vec![time((26, 35), value), time((50, 56), "2025-10-09")],
            ..Reading::default()
        };
        let other =
            |reading: &Reading, published| question.other_time(&statement, reading, published).is_some();
        assert!(other(&on("2025-10-02"), Some("2025-10-10")));
        assert!(
            !other(&on("2025-10-09T07:12"), Some("2025-10-10")) && !other(&on("P1W"), Some("2025-10-09"))
        );
        assert!(other(&on("P1W"), Some("2025-10-02T16:30:00Z")) && !other(&on("P1W"), None));
        let plan = asked("Will a power cut stop the metro on 9 October?", "9 October", "2025-10-09");
        assert!(plan.other_time(&statement, &on("P1W"), Some("2025-10-02")).is_none());
    }
}
