//! An answer as formats for people show it. The one place that knows the fields of [`Answer`].

use crate::words::word;
use reportedly::ask::{Answer, Hypothesis, Matrix, OriginAnswer, Quote, Row};
use reportedly_core::Span;
use reportedly_core::question::QuestionKind;
use reportedly_core::weigh::{Estimate, Likelihood, origin_word};

/// What the evidence amounts to.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The question as asked.
    pub question: String,
    /// Asks for a name, a day, a number, and not for yes or no.
    pub is_open: bool,
    /// What the answer to an open question amounts to: the value with most behind it and its strong rivals.
    pub values: Vec<String>,
    /// `supported`, `refuted`, `conflicting`, `not_enough`.
    pub verdict: String,
    /// The same as people say it.
    pub verdict_words: &'static str,
    /// How likely "yes" is; `None` for open questions and where no origin takes a side.
    pub estimate: Option<Estimate>,
    /// The same in the words of ICD 203.
    pub likelihood: Option<Likelihood>,
    /// How much it rests on: `low`, `moderate`, `high`.
    pub confidence: &'static str,
    /// Independent origins that support.
    pub supporting: usize,
    /// Independent origins that refute.
    pub refuting: usize,
    /// The origins: those that take a side first, heaviest first.
    pub origins: Vec<OriginFinding>,
    /// Explanations that are set beside each other: those of the question itself, then those of the person who asks.
    pub hypotheses: Vec<HypothesisFinding>,
    /// What would change the estimate, and by how many percentage points.
    pub sensitivity: Vec<(String, f64)>,
    /// Documents in the casebook.
    pub looked_at: usize,
    /// Those of them that bear on the question.
    pub related: usize,
    /// Those that gave no text.
    pub unusable: usize,
}

/// One explanation. No number of the finding comes from it.
#[derive(Debug, Clone)]
pub struct HypothesisFinding {
    /// `h1`, `h2`, …
    pub id: String,
    /// In words.
    pub text: String,
    /// Origins that are inconsistent with it: the fewer, the better it stands.
    pub inconsistent: usize,
}

/// One independent origin.
#[derive(Debug, Clone)]
pub struct OriginFinding {
    /// `o1`, `o2`, … in the order shown.
    pub id: String,
    /// The speaker, or the publisher whose own reporting it is.
    pub name: String,
    /// What it is, as in JSON.
    pub kind: String,
    /// The same as people say it.
    pub kind_words: &'static str,
    /// `supports`, `refutes`, `discusses`.
    pub stance: String,
    /// How sure it is of it.
    pub certainty: String,
    /// Speaks for its own side.
    pub interested: bool,
    /// Log-odds that it adds.
    pub weight: f64,
    /// Percentage points that the estimate would fall by without it.
    pub points: f64,
    /// How the weight came about.
    pub reason: String,
    /// Ids of the documents that carry it, earliest first.
    pub documents: Vec<String>,
    /// How many of them took their text from an earlier one.
    pub copies: usize,
    /// When the first was published.
    pub first_published: Option<String>,
    /// Who published the first.
    pub first_publisher: Option<String>,
    /// How it fits each of the hypotheses, in their order.
    pub fits: Vec<FitFinding>,
    /// How far it tells the hypotheses apart, in log-odds; 0 where it fits all alike.
    pub diagnosticity: f64,
    /// What it says on the matter.
    pub quotes: Vec<Quoted>,
}

/// How an origin fits a hypothesis.
#[derive(Debug, Clone)]
pub struct FitFinding {
    /// `consistent`, `inconsistent`, `neutral`.
    pub fit: String,
    /// What the machine had, where a person has set it.
    pub machine: Option<String>,
}

impl FitFinding {
    /// In words, with who says so.
    pub fn words(&self) -> String {
        match &self.machine {
            Some(machine) => format!("{} (set by a person; the program: {machine})", self.fit),
            None => self.fit.clone(),
        }
    }
}

/// Words that are quoted as evidence.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// Id of the document.
    pub document: String,
    /// UTF-8 byte offsets in its text.
    pub span: Span,
    /// The words at the span.
    pub quote: String,
    /// On whose word, outermost first.
    pub chain: Vec<String>,
    /// How sure the innermost speaker is.
    pub certainty: String,
    /// `supports`, `refutes`, `discusses`.
    pub stance: String,
    /// The rule that said so.
    pub reason: String,
}

impl Finding {
    /// What an answer comes to.
    pub fn of(answer: &Answer) -> Self {
        Self {
            question: answer.question.text.clone(),
            is_open: answer.question.kind != QuestionKind::YesNo,
            values: answer.leading().into_iter().map(|v| v.value.clone()).collect(),
            verdict: word(&answer.verdict),
            verdict_words: answer.verdict.word(),
            estimate: answer.estimate,
            likelihood: answer.likelihood,
            confidence: answer.confidence.word(),
            supporting: answer.independent_supporting,
            refuting: answer.independent_refuting,
            origins: answer
                .origins
                .iter()
                .zip(answer.matrix.rows.iter().map(Some).chain(std::iter::repeat(None)))
                .map(|(o, row)| origin(o, row.map(|row| fits(row, &answer.matrix)).unwrap_or_default(), row))
                .collect(),
            hypotheses: answer
                .matrix
                .hypotheses
                .iter()
                .map(|h| HypothesisFinding {
                    id: h.id.clone(),
                    text: h.text.clone(),
                    inconsistent: h.inconsistent,
                })
                .collect(),
            sensitivity: answer.sensitivity.iter().map(|s| (s.what.clone(), s.points)).collect(),
            looked_at: answer.counts.documents,
            related: answer.counts.related,
            unusable: answer.counts.unusable,
        }
    }

    /// Ids of all documents that any origin has.
    pub fn documents(&self) -> Vec<&str> {
        self.origins.iter().flat_map(|o| o.documents.iter().map(String::as_str)).collect()
    }

    /// Whether the hypotheses say more than the question does: of "it is so" and "it is not so" alone all is said.
    pub fn sets_hypotheses_beside_each_other(&self) -> bool {
        self.hypotheses.len() > if self.is_open { 1 } else { 2 }
    }

    /// "Unlikely (24 %, range 16-41 %)", or why there is no estimate; of an open question "12 or 15".
    pub fn headline(&self) -> String {
        if self.is_open {
            let none = || "No value is given".to_owned();
            return Some(self.values.join(" or ")).filter(|values| !values.is_empty()).unwrap_or_else(none);
        }
        match (self.estimate, self.likelihood) {
            (Some(e), Some(likelihood)) => {
                let percent = |p: f64| (p * 100.0).round() as u8;
                let mut word = likelihood.word().to_owned();
                word[..1].make_ascii_uppercase();
                let (p, low, high) = (percent(e.probability), percent(e.low), percent(e.high));
                format!("{word} ({p} %, range {low}-{high} %)")
            }
            _ => "No estimate: no origin takes a side".to_owned(),
        }
    }
}

/// The cells of a row, in the order of the matrix's hypotheses.
fn fits(row: &Row, matrix: &Matrix) -> Vec<FitFinding> {
    let machine =
        |h: &Hypothesis| row.set.iter().find(|set| set.hypothesis == h.id).map(|set| word(&set.machine));
    let cells = row.fits.iter().zip(&matrix.hypotheses);
    cells.map(|(fit, h)| FitFinding { fit: word(fit), machine: machine(h) }).collect()
}

fn origin(o: &OriginAnswer, fits: Vec<FitFinding>, row: Option<&Row>) -> OriginFinding {
    OriginFinding {
        id: o.id.clone(),
        name: o.name.clone(),
        kind: word(&o.kind),
        kind_words: origin_word(o.kind),
        stance: word(&o.stance),
        certainty: word(&o.certainty),
        interested: o.interested,
        weight: o.weight,
        points: o.points,
        reason: o.reason.clone(),
        documents: o.documents.clone(),
        copies: o.copies,
        first_published: o.first_published.clone(),
        first_publisher: o.first_publisher.clone(),
        fits,
        diagnosticity: row.map_or(0.0, |r| r.diagnosticity),
        quotes: o.statements.iter().map(quoted).collect(),
    }
}

fn quoted(q: &Quote) -> Quoted {
    Quoted {
        document: q.document.clone(),
        span: q.span,
        quote: q.quote.clone(),
        chain: q.chain.clone(),
        certainty: word(&q.certainty),
        stance: word(&q.stance),
        reason: q.reason.to_owned(),
    }
}
