//! Hypotheses beside each other (R. Heuer's analysis of competing hypotheses): which origin fits which. Bookkeeping for people
//! who weigh explanations against each other; the estimate does not come from it.

use super::retrieve::Near;
use super::{Answer, Options, sides};
use crate::Reader;
use reportedly_core::correction::Applied;
use reportedly_core::lineage::Entry;
use reportedly_core::question::{Question, QuestionKind};
use reportedly_core::stance::Stance;
use reportedly_core::trace::{Evidence, Origin};
use reportedly_core::weigh::{Parameters, assess};
use serde::Serialize;

/// Hypotheses by evidence.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Matrix {
    /// The hypotheses: what the question asks and its contrary, or the values given to an open question; then those of the person.
    pub hypotheses: Vec<Hypothesis>,
    /// A row for each origin, in the order of the answer's origins.
    pub rows: Vec<Row>,
}

/// One explanation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hypothesis {
    /// `h1`, `h2`, …
    pub id: String,
    /// In words.
    pub text: String,
    /// Origins that are inconsistent with it: the fewer, the better it stands.
    pub inconsistent: usize,
}

/// How one origin fits every hypothesis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Id of the origin.
    pub origin: String,
    /// In the order of the hypotheses.
    pub fits: Vec<Fit>,
    /// How far it tells the hypotheses apart, in log-odds: the widest distance between two of its weights. 0: fits all alike.
    pub diagnosticity: f64,
}

/// What an origin's position does to a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// It would be said if the hypothesis were so.
    Consistent,
    /// It would not.
    Inconsistent,
    /// It says nothing of it.
    Neutral,
}

impl Fit {
    /// As people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Neutral => "neutral",
        }
    }

    fn of(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::Consistent,
            Stance::Refutes => Self::Inconsistent,
            Stance::Discusses | Stance::Unrelated => Self::Neutral,
        }
    }
}

/// One hypothesis and what each origin, by its index, does to it: the stance and the weight in log-odds.
pub(super) struct Column {
    text: String,
    cells: Vec<(Stance, f64)>,
}

/// What a person's hypotheses are judged by.
pub(super) struct Judging<'a> {
    pub reader: &'a Reader,
    pub options: &'a Options,
    pub documents: &'a [Entry<'a>],
    pub origins: &'a [Origin],
    pub evidence: &'a [Evidence<'a>],
    pub parameters: &'a Parameters,
}

impl Judging<'_> {
    /// A hypothesis of a person: every statement is judged anew by it, and the origins stay as they are. `near` are the
    /// statements of the evidence, in its order, with how near they are to it.
    pub(super) fn column(&self, hypothesis: &Question, near: &[Near<'_>]) -> (Column, Vec<Applied>) {
        let (opinions, set) = sides::judge_all(self.reader, hypothesis, near, self.options);
        let judged: Vec<Evidence<'_>> = self
            .evidence
            .iter()
            .zip(&opinions)
            .map(|(e, o)| Evidence {
                stance: o.judged.stance,
                relevance: o.surely,
                withdraws: o.judged.withdraws,
                ..*e
            })
            .collect();
        let assessed = assess(hypothesis, self.documents, self.origins, &judged, self.parameters, None);
        let cells = assessed.origins.iter().map(|w| (w.stance, w.weight)).collect();
        (Column { text: hypothesis.text.clone(), cells }, set)
    }
}

/// The matrix of an answer: its own hypotheses, then those of `columns`. `order` are the indices of the answer's origins.
pub(super) fn matrix(answer: &Answer, order: &[usize], columns: &[Column]) -> Matrix {
    let mut all = own(answer, order);
    all.extend(
        columns
            .iter()
            .map(|c| Column { text: c.text.clone(), cells: order.iter().map(|o| c.cells[*o]).collect() }),
    );
    let hypotheses = all.iter().zip(1..).map(|(c, n)| Hypothesis {
        id: format!("h{n}"),
        text: c.text.clone(),
        inconsistent: c.cells.iter().filter(|(s, _)| *s == Stance::Refutes).count(),
    });
    let rows = answer.origins.iter().enumerate().map(|(i, o)| {
        let weights = || all.iter().map(|c| c.cells[i].1);
        let apart = weights().fold(f64::MIN, f64::max) - weights().fold(f64::MAX, f64::min);
        Row {
            origin: o.id.clone(),
            fits: all.iter().map(|c| Fit::of(c.cells[i].0)).collect(),
            diagnosticity: (apart.max(0.0) * 100.0).round() / 100.0,
        }
    });
    Matrix { hypotheses: hypotheses.collect(), rows: rows.collect() }
}

/// Most values of an open question that are set beside each other.
const VALUES: usize = 6;

/// What the question itself supposes: that it is so and that it is not, or each of the values given.
fn own(answer: &Answer, order: &[usize]) -> Vec<Column> {
    let of_all = |text: &str, cell: &dyn Fn(usize) -> (Stance, f64)| Column {
        text: text.to_owned(),
        cells: (0..order.len()).map(cell).collect(),
    };
    if answer.question.kind == QuestionKind::YesNo {
        let cell = |i: usize| (answer.origins[i].stance, answer.origins[i].weight);
        let turned = |i: usize| (cell(i).0.turned(), -cell(i).1);
        return vec![of_all("It is so", &cell), of_all("It is not so", &turned)];
    }
    let gives = |i: usize, value: &super::ValueAnswer| {
        let (id, weight) = (&answer.origins[i].id, answer.origins[i].weight.abs());
        let rival = || {
            let others = answer.values.iter().filter(|v| value.rivals.contains(&v.value));
            others.flat_map(|v| &v.origins).any(|o| o == id)
        };
        match (value.origins.contains(id), value.denied_by.contains(id)) {
            (true, _) => (Stance::Supports, weight),
            (false, true) => (Stance::Refutes, -weight),
            _ if rival() => (Stance::Refutes, -weight),
            _ => (Stance::Discusses, 0.0),
        }
    };
    let values = answer.values.iter().take(VALUES);
    values.map(|v| of_all(&v.value, &|i| gives(i, v))).collect()
}
