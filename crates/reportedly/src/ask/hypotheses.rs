//! Hypotheses beside each other (R. Heuer's analysis of competing hypotheses): which origin fits which. Bookkeeping for people
//! who weigh explanations against each other; the estimate does not come from it.

use super::retrieve::Near;
use super::{Answer, Options, sides};
use crate::Reader;
use reportedly_core::correction::{Applied, Before, Fit, Overrides, same_question};
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
    /// Those of its cells that people have set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<SetFit>,
}

/// A cell that a person has set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetFit {
    /// Id of the hypothesis.
    pub hypothesis: String,
    /// What the machine had there.
    pub machine: Fit,
    /// The number of the event.
    pub event: i64,
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

/// Hypotheses of a person that one answer takes, as far as pages go: each is judged against every statement.
pub const MOST_HYPOTHESES: usize = 8;

/// Log-odds of a cell that a person sets to a side, where the machine gives the origin no weight at all: as much as a
/// statement that is neither certain nor direct. Set with this reason, not learned; it tells hypotheses apart and enters no
/// estimate.
const SET_WEIGHT: f64 = 1.0;

/// The matrix of an answer: its own hypotheses, then those of `columns` that are none of them, with what people have set. `order`
/// are the indices of the answer's origins. Gives what was set, too.
pub(super) fn matrix(
    answer: &Answer,
    order: &[usize],
    columns: &[Column],
    overrides: &Overrides,
) -> (Matrix, Vec<Applied>) {
    let mut all = own(answer, order);
    for c in columns {
        if !all.iter().any(|known| same_question(&known.text, &c.text)) {
            all.push(Column { text: c.text.clone(), cells: order.iter().map(|o| c.cells[*o]).collect() });
        }
    }
    let mut applied = Vec::new();
    let mut set: Vec<Vec<SetFit>> = vec![Vec::new(); answer.origins.len()];
    for (c, n) in all.iter_mut().zip(1..) {
        for (i, o) in answer.origins.iter().enumerate() {
            let Some((by, fit)) = overrides.fit(&answer.question.text, &c.text, &o.name) else { continue };
            let machine = Fit::of(c.cells[i].0);
            c.cells[i] = cell(fit, c.cells[i].1, o.weight);
            applied.push(Applied { by: by.clone(), machine: Some(Before::Fit(machine)) });
            set[i].push(SetFit { hypothesis: format!("h{n}"), machine, event: by.event });
        }
    }
    let hypotheses = all.iter().zip(1..).map(|(c, n)| Hypothesis {
        id: format!("h{n}"),
        text: c.text.clone(),
        inconsistent: c.cells.iter().filter(|(s, _)| *s == Stance::Refutes).count(),
    });
    let rows = answer.origins.iter().zip(set).enumerate().map(|(i, (o, set))| {
        let weights = || all.iter().map(|c| c.cells[i].1);
        let apart = weights().fold(f64::MIN, f64::max) - weights().fold(f64::MAX, f64::min);
        Row {
            origin: o.id.clone(),
            fits: all.iter().map(|c| Fit::of(c.cells[i].0)).collect(),
            diagnosticity: (apart.max(0.0) * 100.0).round() / 100.0,
            set,
        }
    });
    (Matrix { hypotheses: hypotheses.collect(), rows: rows.collect() }, applied)
}

/// A cell that a person has set: on its side the weight that the machine has there, else the origin's in the answer.
fn cell(fit: Fit, here: f64, in_answer: f64) -> (Stance, f64) {
    let weights = [here.abs(), in_answer.abs(), SET_WEIGHT];
    let weight = weights.into_iter().find(|w| *w > 0.0).unwrap_or(SET_WEIGHT);
    match fit {
        Fit::Consistent => (Stance::Supports, weight),
        Fit::Inconsistent => (Stance::Refutes, -weight),
        Fit::Neutral => (Stance::Discusses, 0.0),
    }
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
