//! What statements give as the answer to an open question, each value judged like a yes/no question of its own.

use super::answer::{Place, ValueAnswer, leading};
use super::assemble::Material;
use super::retrieve::Near;
use reportedly_core::question::Question;
use reportedly_core::stance::{Sides, Stance};
use reportedly_core::values::{Value, values};
use reportedly_core::weigh::{Verdict, Weighed, together};
use std::collections::BTreeMap;

/// A value that a statement gives or denies.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub value: Value,
    /// Supports: it is said to be the answer. Refutes: it is said not to be.
    pub stance: Stance,
    /// How surely, 0 to 1.
    pub surely: f32,
}

/// The yes/no questions that the values in a statement make of an open one.
pub(super) fn hypotheses(question: &Question, near: &Near<'_>) -> Vec<(String, Value)> {
    let found = values(question, &near.stored.document.text, near.reading, near.statement);
    found.into_iter().map(|value| (question.with_value(&value.shown), value)).collect()
}

/// How surely a value must be given to count, 0 to 1, and denied. Chosen on the 76 questions of `eval/open.jsonl`.
const GIVEN: f32 = 0.22;
const NOT_SO: f32 = 0.6;
/// How surely one without a name must be given: there are many more of them than of names.
const NAMELESS: f32 = 0.42;

/// What a statement says of a value, from what it does to the question that the value makes and how near it is to the open one.
/// `None` where it neither gives nor denies it.
pub(super) fn judge(value: Value, sides: Sides, relevance: f32) -> Option<Given> {
    let surely = sides.supports * (0.2 + relevance);
    let enough = if value.nameless { NAMELESS } else { GIVEN };
    if surely >= enough && sides.supports >= sides.refutes {
        Some(Given { value, stance: Stance::Supports, surely })
    } else if sides.refutes >= NOT_SO {
        Some(Given { value, stance: Stance::Refutes, surely: sides.refutes })
    } else {
        None
    }
}

/// The values that origins give in their final position, those with most weight behind them first.
pub(super) fn compete(m: &Material<'_>, order: &[&Weighed]) -> Vec<ValueAnswer> {
    struct Rival<'a> {
        value: &'a Value,
        weights: Vec<f64>,
        origins: Vec<String>,
        denied_by: Vec<String>,
        places: Vec<Place>,
    }
    let mut rivals: BTreeMap<&str, Rival<'_>> = BTreeMap::new();
    for (i, w) in order.iter().enumerate() {
        let id = format!("o{}", i + 1);
        for e in &w.evidence {
            let hit = &m.found.hits[*e];
            let document = &m.found.documents[hit.document].stored.document;
            for given in &hit.opinion.given {
                let rival = rivals.entry(&given.value.key).or_insert_with(|| Rival {
                    value: &given.value,
                    weights: Vec::new(),
                    origins: Vec::new(),
                    denied_by: Vec::new(),
                    places: Vec::new(),
                });
                rival.places.push(Place { document: document.id.clone(), span: hit.statement.span });
                let (ids, sign) = match given.stance {
                    Stance::Supports => (&mut rival.origins, 1.0),
                    _ => (&mut rival.denied_by, -1.0),
                };
                if !ids.contains(&id) {
                    ids.push(id.clone());
                    rival.weights.push(sign * w.weight.abs() * f64::from(given.surely));
                }
            }
        }
    }
    let mut out: Vec<(&Value, ValueAnswer)> = rivals
        .into_values()
        .map(|r| {
            let weight = (together(&r.weights) * 100.0).round() / 100.0;
            let rivals = Vec::new();
            let (origins, denied_by, statements) = (r.origins, r.denied_by, r.places);
            let value = r.value.shown.clone();
            (r.value, ValueAnswer { value, weight, origins, denied_by, rivals, statements })
        })
        .collect();
    out.sort_by(|(_, a), (_, b)| {
        b.weight.total_cmp(&a.weight).then(b.origins.len().cmp(&a.origins.len())).then(a.value.cmp(&b.value))
    });
    let asked = m.question.asked;
    let excluded = |of: &Value| -> Vec<String> {
        out.iter().filter(|(v, _)| v.excludes(of, asked)).map(|(v, _)| v.shown.clone()).collect()
    };
    let all: Vec<Vec<String>> = out.iter().map(|(v, _)| excluded(v)).collect();
    out.into_iter().zip(all).map(|((_, value), rivals)| ValueAnswer { rivals, ..value }).collect()
}

/// What the values amount to: rivals of about equal weight conflict; a value that nobody stands up for is not enough.
pub(super) fn verdict(values: &[ValueAnswer], of_origins: Verdict) -> Verdict {
    match leading(values).len() {
        0 => return Verdict::NotEnough,
        1 => {}
        _ => return Verdict::Conflicting,
    }
    match of_origins {
        Verdict::Supported | Verdict::Conflicting => Verdict::Supported,
        Verdict::Refuted | Verdict::NotEnough => Verdict::NotEnough,
    }
}
