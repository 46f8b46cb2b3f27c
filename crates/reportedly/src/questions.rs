//! Questions over time: what was asked is kept with what was answered, and each answer is held against the last one.

mod change;
mod told;

use crate::ask::{Answer, AsOf, Counts, Options, OriginAnswer};
use crate::{Casebook, Error};
use reportedly_core::Certainty;
use reportedly_core::question::Question;
use reportedly_core::stance::Stance;
use reportedly_core::trace::OriginKind;
use reportedly_core::weigh::{Confidence, Estimate, Likelihood, Verdict};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use change::{Change, Changed, What};
pub use told::{Entry, History, Told};

/// A question and its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptQuestion {
    /// Short, and the same in every casebook but where two questions would have the same.
    pub id: String,
    /// As it was first asked.
    pub text: String,
    /// What was answered, first to last.
    pub history: Vec<Recorded>,
}

/// An answer of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number among all answers of the casebook.
    #[serde(rename = "answer")]
    pub id: i64,
    /// What was kept.
    #[serde(flatten)]
    pub kept: Kept,
}

/// What is kept of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// When it was asked, RFC 3339.
    pub asked_at: String,
    /// The last key of a document at that time. Not for showing.
    #[serde(skip)]
    pub newest: i64,
    /// The last event of the log of corrections at that time; 0 for none.
    pub event: i64,
    /// What was answered.
    #[serde(flatten)]
    pub answered: Answered,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Version of the program, and of what it reads with.
    pub program: String,
    /// The base rate that the person gave.
    pub given_prior: Option<f64>,
    /// Whether there were corrections by people and they were left out.
    pub machine: bool,
    /// Set where only what was published by a day was looked at.
    pub as_of: Option<AsOf>,
    /// The estimate.
    pub estimate: Option<Estimate>,
    /// In words.
    pub likelihood: Option<Likelihood>,
    /// What the evidence amounted to.
    pub verdict: Verdict,
    /// How much it rested on.
    pub confidence: Confidence,
    /// Independent origins that supported.
    pub independent_supporting: usize,
    /// Those that refuted.
    pub independent_refuting: usize,
    /// What was looked at.
    pub counts: Counts,
    /// Every origin, in the order shown.
    pub origins: Vec<KeptOrigin>,
    /// The hypotheses of the person, in words: asked again without any, the question is shown with these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hypotheses: Vec<String>,
}

/// An origin as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptOrigin {
    /// The speaker, or the publisher whose own reporting it is.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// Its position.
    pub stance: Stance,
    /// How sure it was of it.
    pub certainty: Certainty,
    /// Log-odds that it added.
    pub weight: f64,
    /// Percentage points by which the estimate would have fallen without it.
    pub points: f64,
    /// Ids of the documents that carried it, as they were called then.
    pub documents: Vec<String>,
}

/// What became of an answer that was to be kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Keeping {
    /// The question's id.
    pub id: String,
    /// What changed since it was last asked in the same way; `None` where it was not.
    pub change: Option<Change>,
}

impl Answered {
    /// What is kept of an answer that was given under `options`.
    fn of(answer: &Answer, options: &Options, machine: bool, reader: &str) -> Self {
        Self {
            program: format!("reportedly {}, reader {reader}", env!("CARGO_PKG_VERSION")),
            given_prior: options.prior,
            machine,
            as_of: answer.as_of.clone(),
            estimate: answer.estimate,
            likelihood: answer.likelihood,
            verdict: answer.verdict,
            confidence: answer.confidence,
            independent_supporting: answer.independent_supporting,
            independent_refuting: answer.independent_refuting,
            counts: answer.counts,
            origins: answer.origins.iter().map(KeptOrigin::of).collect(),
            hypotheses: options.hypotheses.iter().map(|h| h.text.clone()).collect(),
        }
    }

    /// Whether it was asked in the same way: up to the same day, with the same base rate, with or without corrections.
    pub fn is_comparable(&self, other: &Self) -> bool {
        let day = |a: &Self| a.as_of.as_ref().map(|a| a.day.clone());
        (day(self), self.given_prior, self.machine) == (day(other), other.given_prior, other.machine)
    }
}

impl KeptOrigin {
    fn of(o: &OriginAnswer) -> Self {
        Self {
            name: o.name.clone(),
            kind: o.kind,
            stance: o.stance,
            certainty: o.certainty,
            weight: o.weight,
            points: o.points,
            documents: o.documents.clone(),
        }
    }
}

/// Keeps what was answered, and says what changed since the question was last asked in the same way.
///
/// `options` are those that it was asked with, `reader` is the reader's version, `asked_at` the time, RFC 3339.
///
/// # Errors
///
/// Those of the casebook; nothing is then kept, and the answer stands all the same.
pub fn keep(
    casebook: &mut Casebook,
    question: &Question,
    answer: &Answer,
    options: &Options,
    reader: &str,
    asked_at: &str,
) -> Result<Keeping, Error> {
    let (kept, change) = held(casebook, question, answer, options, reader, asked_at)?;
    let id = casebook.keep_answer(&question.text, &kept)?;
    Ok(Keeping { id, change })
}

/// What changed since the question was last asked in the same way, without keeping anything; `None` where it was not.
///
/// # Errors
///
/// Those of the casebook.
pub fn since_last(
    casebook: &Casebook,
    question: &Question,
    answer: &Answer,
    options: &Options,
    reader: &str,
    asked_at: &str,
) -> Result<Option<Change>, Error> {
    Ok(held(casebook, question, answer, options, reader, asked_at)?.1)
}

/// An answer as it is kept, held against the last one.
fn held(
    casebook: &Casebook,
    question: &Question,
    answer: &Answer,
    options: &Options,
    reader: &str,
    asked_at: &str,
) -> Result<(Kept, Option<Change>), Error> {
    let before = casebook.question(&question.text)?;
    let log = casebook.log()?;
    let machine = options.corrections.is_empty() && !casebook.overrides()?.is_empty();
    let kept = Kept {
        asked_at: asked_at.to_owned(),
        newest: casebook.newest()?,
        event: log.last().map_or(0, |e| e.id),
        answered: Answered::of(answer, options, machine, reader),
    };
    let earlier = before.as_ref().map(|q| q.history.as_slice()).unwrap_or_default();
    let change = change_since(casebook, earlier, &kept)?;
    Ok((kept, change))
}

impl KeptQuestion {
    /// The hypotheses that were set beside each other when it was last kept.
    pub fn hypotheses(&self) -> Vec<Question> {
        let last = self.history.last().map(|r| r.kept.answered.hypotheses.as_slice()).unwrap_or_default();
        last.iter().filter_map(|text| Question::new(text).ok()).collect()
    }

    /// Of every answer of the history, what had changed since the last one before it that was asked in the same way.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn changes(&self, casebook: &Casebook) -> Result<Vec<Option<Change>>, Error> {
        let of = |(i, r): (usize, &Recorded)| change_since(casebook, &self.history[..i], &r.kept);
        self.history.iter().enumerate().map(of).collect()
    }
}

fn change_since(casebook: &Casebook, earlier: &[Recorded], now: &Kept) -> Result<Option<Change>, Error> {
    let last = earlier.iter().rev().map(|r| &r.kept).find(|k| k.answered.is_comparable(&now.answered));
    let Some(last) = last else { return Ok(None) };
    let day = now.answered.as_of.as_ref().map(|a| a.day.as_str());
    let added = casebook.added_between(last.newest, now.newest, day)?;
    Ok(Some(Change::between(last, now, &added)))
}

/// The words of a question without what two spellings of it may differ in: case, punctuation, white space.
pub(crate) fn words_of(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// `q` and as many hexadecimal digits of the hash of its words.
pub(crate) fn id_of(text: &str, digits: usize) -> String {
    let hash = Sha256::digest(words_of(text));
    let hex: String = hash.iter().map(|b| format!("{b:02x}")).collect();
    format!("q{}", &hex[..digits.min(hex.len())])
}

#[cfg(test)]
mod tests {
    use super::{id_of, words_of};

    #[test]
    fn an_id_comes_from_the_words_and_not_from_their_spelling() {
        assert_eq!(id_of("Did the ferry  sink?", 6), id_of("did the Ferry sink", 6));
        assert_ne!(id_of("Did the ferry sink?", 6), id_of("Did the ferry not sink?", 6));
        assert_eq!(id_of("Did the ferry sink?", 6).len(), 7);
        assert_eq!(words_of("Will U.S. troops leave?"), "will u s troops leave");
    }
}
