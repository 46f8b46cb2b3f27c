//! Values that compete for the answer to an open question: who, where, when, how many.
//!
//! Which words of a statement could be the answer is told by rules on what the reader found in it; whether they are is
//! judged by the network, which is asked the yes/no question that the value makes
//! ([`Question::with_value`]).

use crate::days::Days;
use crate::quantity::{Quantity, counted};
use crate::question::{Asked, Question};
use crate::reading::{Deed, MentionKind, Reading, SourceKind, Statement, TimeKind};
use crate::speaker::{name_words, same_word};
use crate::text::Span;
use std::collections::BTreeSet;

/// A value that a statement could give.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What makes it one with the same value elsewhere: the name in small letters, the ISO 8601 day, the number.
    pub key: String,
    /// As people write it.
    pub shown: String,
    /// The number, where it is one.
    pub number: Option<Quantity>,
    /// Whether it is a phrase for somebody or a place without a name.
    pub nameless: bool,
}

impl Value {
    fn new(shown: String, number: Option<Quantity>) -> Self {
        Self { key: shown.to_lowercase(), shown, number, nameless: false }
    }

    /// Whether both cannot be the answer: two places, days or numbers that share nothing ("at least 12" and "14" do). Several
    /// people can have done a thing together.
    pub fn excludes(&self, other: &Self, asked: Option<Asked>) -> bool {
        match (asked, &self.number, &other.number) {
            (_, Some(a), Some(b)) => {
                a.high.is_some_and(|high| high < b.low) || b.high.is_some_and(|high| high < a.low)
            }
            (Some(Asked::Time | Asked::Clock), ..) => {
                !self.key.starts_with(&other.key) && !other.key.starts_with(&self.key)
            }
            (Some(Asked::Place), ..) => self.key != other.key,
            _ => false,
        }
    }
}

/// The most values of one statement that are looked at: a list of towns is no answer to "where".
const MOST: usize = 6;

/// The values in a statement that could answer an open question, in reading order, each once.
pub fn values(question: &Question, text: &str, reading: &Reading, statement: &Statement) -> Vec<Value> {
    let mut found = match question.asked {
        Some(Asked::Count) => numbers(question, &statement.words(text)),
        Some(Asked::Time) => days(reading, statement),
        Some(Asked::Clock) => hours(reading, statement),
        Some(Asked::Who) if asks_for_a_speaker(question) => {
            speaker(statement).map(named).into_iter().collect()
        }
        Some(Asked::Who) => {
            let kinds = [MentionKind::Person, MentionKind::Organization, MentionKind::Group];
            let mut found = names(question, text, reading, statement, |k| kinds.contains(&k));
            found.extend(parts(text, reading, statement, |d| [&d.actor, &d.recipient]));
            found
        }
        Some(Asked::Place) => {
            let kinds = [MentionKind::Location, MentionKind::Facility];
            let mut found = names(question, text, reading, statement, |k| kinds.contains(&k));
            found.extend(parts(text, reading, statement, |d| [&d.place]));
            found
        }
        Some(Asked::Name) => names(question, text, reading, statement, |k| k != MentionKind::Group),
        Some(Asked::Account) | None => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    found.retain(|v| seen.insert(v.key.clone()));
    found.truncate(MOST);
    found
}

/// Numbers of what is counted.
fn numbers(question: &Question, words: &str) -> Vec<Value> {
    counted(words, &question.terms).into_iter().map(|q| Value::new(q.shown(), Some(q))).collect()
}

/// Days, months and years that it names.
fn days(reading: &Reading, statement: &Statement) -> Vec<Value> {
    let named = times(reading, statement).filter(|value| Days::parse(value).is_some());
    named.map(|value| Value::new(value.get(..10).unwrap_or(value).to_owned(), None)).collect()
}

/// Times of day that it names, in hours and minutes.
fn hours(reading: &Reading, statement: &Statement) -> Vec<Value> {
    let clock = |value: &str| {
        let hour = value.split_once('T')?.1;
        hour.starts_with(|c: char| c.is_ascii_digit()).then(|| hour.get(..5).unwrap_or(hour).to_owned())
    };
    times(reading, statement).filter_map(|value| Some(Value::new(clock(value)?, None))).collect()
}

/// Values of the time expressions in a statement.
fn times<'a>(reading: &'a Reading, statement: &'a Statement) -> impl Iterator<Item = &'a str> {
    let named = reading.times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
    named.filter(|t| statement.holds(t.span)).filter_map(|t| t.value.as_deref())
}

/// Names of a kind that the question does not hold itself, each by its fullest form in the document.
fn names(
    question: &Question,
    text: &str,
    reading: &Reading,
    statement: &Statement,
    fits: impl Fn(MentionKind) -> bool,
) -> Vec<Value> {
    let asked: Vec<String> = question.names.iter().flat_map(|n| name_words(n)).collect();
    let is_asked = |name: &str| name_words(name).iter().all(|w| asked.iter().any(|a| same_word(a, w)));
    // "Who saw it?": he who tells of it, too.
    let speaker = speaker(statement).filter(|_| question.asked == Some(Asked::Who));
    let mentions =
        reading.mentions.iter().enumerate().filter(|(_, m)| fits(m.kind) && statement.holds(m.span));
    let fullest =
        |i: usize| reading.entities.iter().find(|e| e.mentions.contains(&i)).map(|e| e.name.as_str());
    mentions
        .map(|(i, m)| fullest(i).unwrap_or_else(|| m.span.of(text)))
        .chain(speaker)
        .filter(|name| !is_asked(name))
        .map(named)
        .collect()
}

fn named(name: &str) -> Value {
    Value::new(name.to_owned(), None)
}

/// On whose word a statement stands, where he has a name or an office.
fn speaker(statement: &Statement) -> Option<&str> {
    let last = statement.chain.last().filter(|link| link.kind != SourceKind::Unnamed);
    last.map(|link| link.name.as_str())
}

/// "Who said that the bridge is shut?": those of whom a statement tells have not said it.
fn asks_for_a_speaker(question: &Question) -> bool {
    let verb = question.text.split_whitespace().nth(1).unwrap_or_default().to_lowercase();
    SAYING.contains(&verb.as_str())
}

/// Verbs of saying, as they follow "who".
const SAYING: &[&str] = &[
    "said",
    "says",
    "claimed",
    "claims",
    "stated",
    "states",
    "reported",
    "reports",
    "denied",
    "denies",
    "announced",
    "announces",
    "confirmed",
    "confirms",
    "disputed",
    "disputes",
    "alleged",
    "alleges",
    "asserted",
    "asserts",
];

/// Those who take part in its deeds, and where, without a name: "a night watchman", "a ditch behind the school".
fn parts<'a, const N: usize>(
    text: &'a str,
    reading: &'a Reading,
    statement: &'a Statement,
    of: impl Fn(&'a Deed) -> [&'a Vec<Span>; N],
) -> Vec<Value> {
    let spans = reading.deeds.iter().flat_map(of).flatten();
    let spans =
        spans.filter(|s| statement.holds(**s) && !reading.mentions.iter().any(|m| s.contains(m.span)));
    let phrases = spans.map(|s| s.of(text)).filter(|p| p.len() > 3 && p.split(' ').count() <= LONGEST);
    let value = |p: &str| Value {
        key: without_article(p).to_lowercase(),
        shown: p.to_owned(),
        number: None,
        nameless: true,
    };
    phrases.map(value).collect()
}

/// Words of the longest phrase that is taken for an answer.
const LONGEST: usize = 8;

fn without_article(phrase: &str) -> &str {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    if matches!(first.to_lowercase().as_str(), "a" | "an" | "the") { rest.trim_start() } else { phrase }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Certainty, Factuality, Link, Mention, Polarity, Status, TimeExpression};

    fn statement(text: &str) -> Statement {
        let whole = Span::new(0, text.len());
        let (polarity, status) = (Polarity::Positive, Status::Happened);
        let factuality =
            Factuality { certainty: Certainty::Certain, polarity, status, value: 3.0, cues: vec![] };
        Statement { span: whole, pieces: vec![whole], chain: vec![], factuality, vector: vec![] }
    }

    fn given(question: &str, text: &str, reading: &Reading) -> Vec<String> {
        let question = Question::new(question).unwrap();
        values(&question, text, reading, &statement(text)).into_iter().map(|v| v.shown).collect()
    }

    #[test]
    fn numbers_of_what_is_counted() {
        let count = |text: &str| given("How many people died in the landslide?", text, &Reading::default());
        assert_eq!(count("At least 14 people were killed and 30 houses buried"), ["at least 14"]);
        assert_eq!(count("The death toll has risen to nine"), ["9"]);
        assert_eq!(count("Some 300 goats are missing"), [""; 0]);
    }

    #[test]
    fn names_and_days_that_the_question_does_not_hold() {
        let text = "Anna Kral left Norbank on Monday";
        let mention = |start, end, kind| Mention { span: Span::new(start, end), kind };
        let reading = Reading {
            mentions: vec![mention(0, 9, MentionKind::Person), mention(15, 22, MentionKind::Organization)],
            times: vec![TimeExpression {
                span: Span::new(26, 32),
                kind: TimeKind::Date,
                value: Some("2025-03-03".into()),
            }],
            ..Reading::default()
        };
        assert_eq!(given("Who left Norbank?", text, &reading), ["Anna Kral"]);
        assert_eq!(given("When did Kral leave the bank?", text, &reading), ["2025-03-03"]);
        let said = {
            let mut statement = statement(text);
            let link = |name: &str| Link {
                name: name.into(),
                kind: SourceKind::Named,
                source: None,
                cue: Span::new(0, 1),
                speaks_for: None,
            };
            statement.chain.push(link("Jon Holm"));
            values(&Question::new("Who said that Kral left?").unwrap(), text, &reading, &statement)
        };
        assert_eq!(said.into_iter().map(|v| v.shown).collect::<Vec<_>>(), ["Jon Holm"]);
        assert_eq!(given("Why did Kral leave the bank?", text, &reading), [""; 0]);
    }

    #[test]
    fn those_who_have_no_name() {
        let text = "A night watchman found Kral in the old mill";
        let mentions = vec![Mention { span: Span::new(23, 27), kind: MentionKind::Person }];
        let one = |start, end| vec![Span::new(start, end)];
        let (actor, recipient, place) = (one(2, 16), one(23, 27), one(31, 43));
        let (object, time) = (vec![], vec![]);
        let deed =
            Deed { predicate: Span::new(17, 22), actor, recipient, object, place, time, category: None };
        let reading = Reading { mentions, deeds: vec![deed], ..Reading::default() };
        assert_eq!(given("Who found Kral?", text, &reading), ["night watchman"]);
        assert_eq!(given("Who slept in the mill?", text, &reading), ["Kral", "night watchman"]);
        assert_eq!(given("Where was Kral found?", text, &reading), ["the old mill"]);
    }
}
