//! The answer as data: what `ask --json` prints, and what the terminal and later pages show.

use super::hypotheses::Matrix;
use reportedly_core::bearing::Nearness;
use reportedly_core::correction::{Applied, Grade};
use reportedly_core::question::Question;
use reportedly_core::stance::{Sides, Stance};
use reportedly_core::trace::{Basis, OriginKind};
use reportedly_core::weigh::{Confidence, Credibility, Estimate, Likelihood, Sensitivity, Verdict};
use reportedly_core::{Certainty, Span, Status};
use serde::{Deserialize, Serialize};

/// An answer. Every quote carries the document and the byte span that it stands at.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// The question as understood.
    pub question: Question,
    /// What the evidence amounts to.
    pub verdict: Verdict,
    /// Probability of "yes"; `None` for open questions and where no origin takes a side.
    pub estimate: Option<Estimate>,
    /// The estimate in the words of ICD 203.
    pub likelihood: Option<Likelihood>,
    /// How much the answer rests on; says nothing of how likely it is.
    pub confidence: Confidence,
    /// Independent origins that support.
    pub independent_supporting: usize,
    /// Independent origins that refute.
    pub independent_refuting: usize,
    /// What the answer to an open question could be, those with most weight behind them first; empty for a yes/no question.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueAnswer>,
    /// Which origin fits which hypothesis; the estimate does not come from it.
    pub matrix: Matrix,
    /// Origins: those that take a side first, heaviest first.
    pub origins: Vec<OriginAnswer>,
    /// Stance of every document of a casebook of up to 200 of them; beyond, of those that were looked at closely.
    pub documents: Vec<DocumentStance>,
    /// The chain of every statement: of all documents up to 200 of them, of those
    /// that bear on the question beyond.
    pub chains: Vec<Chain>,
    /// What would change the estimate.
    pub sensitivity: Vec<Sensitivity>,
    /// What was looked at.
    pub counts: Counts,
    /// Set where only what was published by a day was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    /// Corrections by people that took effect in it, with what the machine had.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Applied>,
}

impl Answer {
    /// What the answer to an open question amounts to: the value with most weight behind it, and its rivals that have half of that or
    /// more. Empty where nobody gives one.
    pub fn leading(&self) -> Vec<&ValueAnswer> {
        leading(&self.values)
    }
}

pub(super) fn leading(values: &[ValueAnswer]) -> Vec<&ValueAnswer> {
    let Some(first) = values.first().filter(|v| !v.origins.is_empty() && v.weight > 0.0) else {
        return Vec::new();
    };
    let counts = |v: &&ValueAnswer| v.weight * 2.0 > first.weight && first.rivals.contains(&v.value);
    std::iter::once(first).chain(values.iter().skip(1).filter(counts)).collect()
}

/// A value that is given as the answer to an open question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueAnswer {
    /// The name or the words for who has none, the day (ISO 8601) or the number.
    pub value: String,
    /// Log-odds of all origins that give it, less those that deny it.
    pub weight: f64,
    /// Ids of the origins that give it.
    pub origins: Vec<String>,
    /// Ids of the origins that say it is not so.
    pub denied_by: Vec<String>,
    /// Other values given that cannot be the answer if this one is.
    pub rivals: Vec<String>,
    /// Where it is given or denied.
    pub statements: Vec<Place>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in its text.
    pub span: Span,
}

/// The day up to which documents were looked at, and what was left out; `counts` holds none of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// `YYYY-MM-DD`. Days of publication are taken as they are written.
    pub day: String,
    /// Documents that were published later.
    pub later: usize,
    /// Documents that do not say on which day they were published.
    pub undated: usize,
}

/// Sums: `documents = related + unrelated + unusable`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Documents in the casebook.
    pub documents: usize,
    /// Those with a statement that bears on the question.
    pub related: usize,
    /// Those without.
    pub unrelated: usize,
    /// Inputs that gave no text.
    pub unusable: usize,
    /// Statements that bear on the question.
    pub statements: usize,
}

/// One independent origin and what it does to the question.
#[derive(Debug, Clone, Serialize)]
pub struct OriginAnswer {
    /// `o1`, `o2`, … in the order shown.
    pub id: String,
    /// The speaker, or the publisher whose own reporting it is.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// Its final position.
    pub stance: Stance,
    /// How sure it is of it.
    pub certainty: Certainty,
    /// A body of a party that the question names.
    pub interested: bool,
    /// Log-odds that it adds.
    pub weight: f64,
    /// Percentage points that the estimate would fall by without it (negative: rise).
    pub points: f64,
    /// How the weight came about.
    pub reason: String,
    /// The digit of the Admiralty code that is proposed for what it says.
    pub credibility: Credibility,
    /// The letter that a person has given it as a source, remembered over questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Grade>,
    /// What shows how it got in.
    pub basis: Basis,
    /// Ids of the documents that carry it, earliest first.
    pub documents: Vec<String>,
    /// How many of them took their text from an earlier one.
    pub copies: usize,
    /// When the first was published, as far as known.
    pub first_published: Option<String>,
    /// Who published the first.
    pub first_publisher: Option<String>,
    /// What it says on the matter: its position first, strongest first.
    pub statements: Vec<Quote>,
}

/// A statement as evidence.
#[derive(Debug, Clone, Serialize)]
pub struct Quote {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in the document's text.
    pub span: Span,
    /// The words at the span.
    pub quote: String,
    /// On whose word, outermost first; empty for the author's own.
    pub chain: Vec<String>,
    /// How sure the innermost speaker is.
    pub certainty: Certainty,
    /// Where it stands in time.
    pub status: Status,
    /// What it does to the question.
    pub stance: Stance,
    /// The rule that said so.
    pub reason: &'static str,
    /// How much its stance is worth, 0 to 1: the share of its side in `sides`, less where it takes none.
    pub relevance: f32,
    /// How near it is to the question in meaning and words, for which it was read with it.
    pub near: Nearness,
    /// What its content does to the question, were it so.
    pub sides: Sides,
}

/// What a document does to the question.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentStance {
    /// The document.
    pub id: String,
    /// Its stance.
    pub stance: Stance,
    /// The origin that its strongest statement rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// On whose word a statement stands.
#[derive(Debug, Clone, Serialize)]
pub struct Chain {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in its text.
    pub span: Span,
    /// Outermost first; empty for the author's own word.
    pub chain: Vec<String>,
    /// How sure the innermost speaker is.
    pub certainty: Certainty,
}
