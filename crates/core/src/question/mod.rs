//! A question as the engine understands it.

mod asked;
mod period;
mod terms;

pub use asked::Asked;
pub use period::{Period, Relation};
pub use terms::{TermWeights, terms};

use crate::quantity::{Quantity, quantities};
use serde::Serialize;
use std::collections::BTreeSet;

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// "Will …?", "Did …?", "Is …?": answered with an estimate.
    YesNo,
    /// "Who", "where", "how many": answered with the values that are given and the evidence, without an estimate.
    Open,
}

/// The time a yes/no question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// "Will": a plan bears on it.
    Future,
    /// "Did", "has", "was": only what happened bears on it.
    Past,
    /// "Is", "does": so too.
    Present,
}

/// A question, understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// As asked, white space squeezed.
    pub text: String,
    /// Yes/no or open.
    pub kind: QuestionKind,
    /// What time it is about.
    pub tense: Tense,
    /// "Did X not …?": what supports the proposition answers no.
    pub negated: bool,
    /// Stems of its content words.
    pub terms: BTreeSet<String>,
    /// Its capitalised words other than the first: names of those concerned.
    pub names: Vec<String>,
    /// The number that is asked about, in a yes/no question: "at least 12 people".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// What an open question wants to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// The time that it names: [`Question::dated`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// Why something cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoQuestion {
    /// No words at all.
    Empty,
    /// A single content word: a search, not a question.
    OneWord,
    /// More than [`MAX_BYTES`].
    TooLong,
}

/// The longest question, in bytes.
pub const MAX_BYTES: usize = 2000;

impl Question {
    /// Understand a question.
    ///
    /// # Errors
    /// [`NoQuestion`] says why it is none.
    pub fn new(text: &str) -> Result<Self, NoQuestion> {
        if text.len() > MAX_BYTES {
            return Err(NoQuestion::TooLong);
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = text
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
            .filter(|w| !w.is_empty())
            .collect();
        let terms: BTreeSet<String> = terms(&text).collect();
        if words.is_empty() {
            return Err(NoQuestion::Empty);
        }
        if words.len() < 2 || terms.is_empty() {
            return Err(NoQuestion::OneWord);
        }
        let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
        let first = lower[0].as_str();
        let small: Vec<&str> = lower.iter().map(String::as_str).collect();
        let asked = Asked::of(&small);
        let kind = if asked.is_some() { QuestionKind::Open } else { QuestionKind::YesNo };
        let tense = match first {
            "will" | "shall" | "would" | "could" | "can" | "may" | "might" | "should" => Tense::Future,
            "did" | "was" | "were" | "has" | "have" | "had" => Tense::Past,
            _ if asked.is_some()
                && lower.iter().any(|w| matches!(w.as_str(), "did" | "was" | "were" | "has" | "had")) =>
            {
                Tense::Past
            }
            _ if lower.iter().any(|w| w == "will") => Tense::Future,
            _ if ["about to", "going to", "set to", "due to", "planning to", "likely to"]
                .iter()
                .any(|p| lower.join(" ").contains(p)) =>
            {
                Tense::Future
            }
            _ => Tense::Present,
        };
        let negated = lower
            .iter()
            .take(6)
            .any(|w| matches!(w.as_str(), "not" | "never") || w.ends_with("n't") || w.ends_with("n’t"));
        let capital = |w: &&&str| w.chars().next().is_some_and(char::is_uppercase);
        let names = words.iter().skip(1).filter(capital).map(|w| (*w).to_owned()).collect();
        let quantity =
            quantities(&text).into_iter().find(|q| kind == QuestionKind::YesNo && !q.unit.is_empty());
        Ok(Self { text, kind, tense, negated, terms, names, quantity, asked, period: None })
    }

    /// The question without its "not", for whoever asks the plain question and turns the answer.
    pub fn without_not(&self) -> String {
        if !self.negated {
            return self.text.clone();
        }
        let plain = |w: &str| {
            let lower = w.to_lowercase();
            match lower.as_str() {
                "not" | "never" => None,
                "won't" | "won’t" => Some(cased("will", w)),
                "can't" | "can’t" | "cannot" => Some(cased("can", w)),
                _ => match lower.strip_suffix("n't").or_else(|| lower.strip_suffix("n’t")) {
                    Some(verb) => Some(cased(verb, w)),
                    None => Some(w.to_owned()),
                },
            }
        };
        let (head, tail): (Vec<_>, Vec<_>) = self.text.split(' ').enumerate().partition(|(i, _)| *i < 6);
        let head = head.into_iter().filter_map(|(_, w)| plain(w));
        head.chain(tail.into_iter().map(|(_, w)| w.to_owned())).collect::<Vec<_>>().join(" ")
    }

    /// Its words without the small ones, as written.
    pub fn content_words(&self) -> impl Iterator<Item = &str> {
        self.text
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
            .filter(|w| terms(w).next().is_some())
    }

    /// Whether it holds any small word of English. A question in another language is answered as far
    /// as names carry, and the person is told.
    pub fn looks_english(&self) -> bool {
        let lower = self.text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|w| ENGLISH.contains(&w))
    }
}

/// A word, with a capital where another begins with one.
fn cased(word: &str, like: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if like.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

const ENGLISH: &[&str] = &[
    "the", "is", "are", "did", "does", "do", "has", "have", "had", "were", "been", "of", "and", "that",
    "this", "it", "with", "from", "by", "who", "what", "where", "when", "why", "how", "which", "any",
    "there", "will", "would", "can", "could", "at",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_tenses() {
        let q = |t: &str| Question::new(t).map(|q| (q.kind, q.tense, q.negated));
        assert_eq!(q("Will Iran set up a factory?"), Ok((QuestionKind::YesNo, Tense::Future, false)));
        assert_eq!(q("Did the ferry not burn?"), Ok((QuestionKind::YesNo, Tense::Past, true)));
        assert_eq!(
            q("Is the airline about to close its base?"),
            Ok((QuestionKind::YesNo, Tense::Future, false))
        );
        assert_eq!(q("How many people died?"), Ok((QuestionKind::Open, Tense::Present, false)));
        assert_eq!(q("drones"), Err(NoQuestion::OneWord));
        assert_eq!(q(" ?! "), Err(NoQuestion::Empty));
        assert_eq!(q(&"x ".repeat(2000)), Err(NoQuestion::TooLong));
    }

    #[test]
    fn the_plain_question_is_had_from_a_negated_one() {
        let plain = |t: &str| Question::new(t).map(|q| q.without_not());
        assert_eq!(
            plain("Did the board not approve the plan?").as_deref(),
            Ok("Did the board approve the plan?")
        );
        assert_eq!(plain("Won't Iran set up a plant?").as_deref(), Ok("Will Iran set up a plant?"));
        assert_eq!(plain("Isn’t the port open?").as_deref(), Ok("Is the port open?"));
        assert_eq!(plain("Did Notley win?").as_deref(), Ok("Did Notley win?"));
    }

    #[test]
    fn other_languages_are_noticed() {
        let english = |t: &str| Question::new(t).map(|q| q.looks_english());
        assert_eq!(english("Did lightning hit the ferry?"), Ok(true));
        assert_eq!(english("¿Construirá Irán una fábrica en Bielorrusia?"), Ok(false));
        assert_eq!(english("Построит ли Иран завод в Беларуси?"), Ok(false));
    }

    #[test]
    fn terms_are_stems_without_small_words() {
        let q = Question::new("Will Iran set up drone factories in Belarus?").unwrap();
        assert_eq!(
            q.terms.iter().map(String::as_str).collect::<Vec<_>>(),
            ["belarus", "drone", "factori", "iran", "set"]
        );
        assert_eq!(q.names, ["Iran", "Belarus"]);
        let weights = q.weights(|t| if t == "belarus" { 90 } else { 1 }, 100);
        let coverage = |text: &str| weights.coverage(&terms(text).collect());
        assert!(coverage("a drone factory") > 2.0 * coverage("in Belarus"));
        assert_eq!(coverage("Iran will set up drone factories in Belarus"), 1.0);
        assert_eq!(coverage("Iranian drone factories to be set up in Belarusian towns"), 1.0);
        let point = |text: &str| weights.point(&q, &terms(text).collect());
        assert_eq!((point("Iran and Belarus"), point("set up a drone factory")), (0.0, 1.0));
    }
}
