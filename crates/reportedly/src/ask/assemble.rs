//! Everything that was found and reasoned, put together as an answer.

use super::answer::{Answer, AsOf, Chain, Counts, DocumentStance, OriginAnswer, Quote};
use super::hypotheses::{Column, Matrix, matrix};
use super::retrieve::Found;
use super::values;
use crate::StoredDocument;
use reportedly_core::Statement;
use reportedly_core::bearing::Nearness;
use reportedly_core::correction::{Applied, Overrides};
use reportedly_core::question::{Question, QuestionKind};
use reportedly_core::stance::{Sides, Stance, ahead};
use reportedly_core::trace::{Evidence, Origin};
use reportedly_core::weigh::{Assessment, Likelihood, Weighed, credibility};
use std::collections::BTreeMap;

/// Everything that an answer is put together from.
pub(super) struct Material<'a> {
    pub question: &'a Question,
    /// The documents that were looked at closely.
    pub stored: &'a [StoredDocument],
    /// Number of documents in the casebook.
    pub documents: usize,
    /// Number of those with text.
    pub usable: usize,
    pub found: &'a Found<'a>,
    pub evidence: &'a [Evidence<'a>],
    pub origins: &'a [Origin],
    pub assessment: Assessment,
    pub corrections: Vec<Applied>,
    /// All that people have set.
    pub overrides: &'a Overrides,
    pub as_of: Option<AsOf>,
    /// The hypotheses of the person.
    pub columns: &'a [Column],
}

pub(super) fn build(m: &Material<'_>) -> Answer {
    let a = &m.assessment;
    let mut order: Vec<&Weighed> = a.origins.iter().collect();
    let side = |w: &Weighed| match w.stance {
        Stance::Supports => 0,
        Stance::Refutes => 1,
        _ => 2,
    };
    let key = |w: &Weighed| (side(w), std::cmp::Reverse((w.weight.abs() * 1e6) as u64), w.origin);
    order.sort_by_key(|w| key(w));
    let number = |origin: usize| order.iter().position(|w| w.origin == origin).map(|i| format!("o{}", i + 1));
    let mut by_document: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (i, e) in m.evidence.iter().enumerate() {
        by_document.entry(m.found.documents[e.document].stored.key).or_default().push(i);
    }
    let values = values::compete(m, &order);
    let is_open = m.question.kind == QuestionKind::Open;
    let mut answer = Answer {
        matrix: Matrix::default(),
        question: m.question.clone(),
        verdict: if is_open { values::verdict(&values, a.verdict) } else { a.verdict },
        values,
        estimate: a.estimate,
        likelihood: a.estimate.map(|e| Likelihood::of(e.probability)),
        confidence: a.confidence,
        independent_supporting: a.supporting,
        independent_refuting: a.refuting,
        origins: order.iter().enumerate().map(|(i, w)| origin(m, i, w)).collect(),
        documents: m.stored.iter().map(|d| document(m, d, by_document.get(&d.key), &number)).collect(),
        chains: m
            .found
            .looked_at
            .iter()
            .flat_map(|(d, r)| r.statements.iter().map(|s| chain(d, s)))
            .collect(),
        sensitivity: a.sensitivity.clone(),
        counts: Counts {
            documents: m.documents,
            related: m.found.documents.len(),
            unrelated: m.usable - m.found.documents.len(),
            unusable: m.documents - m.usable,
            statements: m.evidence.len(),
        },
        as_of: m.as_of.clone(),
        corrections: m.corrections.clone(),
    };
    let shown: Vec<usize> = order.iter().map(|w| w.origin).collect();
    let (matrix, set) = matrix(&answer, &shown, m.columns, m.overrides);
    answer.matrix = matrix;
    answer.corrections.extend(set);
    answer.corrections.sort_by_key(|c| c.by.event);
    answer
}

fn origin(m: &Material<'_>, i: usize, w: &Weighed) -> OriginAnswer {
    let o = &m.origins[w.origin];
    let stored = |d: usize| &m.found.documents[d].stored.document;
    let first = o.documents.first().map(|d| stored(*d));
    let mut shown: Vec<usize> = w.evidence.clone();
    shown.extend(o.evidence.iter().filter(|e| !w.evidence.contains(e)));
    OriginAnswer {
        id: format!("o{}", i + 1),
        name: o.name.clone(),
        kind: o.kind,
        stance: w.stance,
        certainty: w.certainty,
        interested: w.interested,
        weight: hundredth(w.weight),
        points: hundredth(w.points),
        reason: w.reason.clone(),
        credibility: credibility(&m.assessment.origins, w, o.kind),
        reliability: std::iter::once(&o.name).chain(&o.names).find_map(|name| m.overrides.grade(name)),
        basis: o.basis,
        documents: o.documents.iter().map(|d| stored(*d).id.clone()).collect(),
        copies: o.copies,
        first_published: first.and_then(|d| d.published.clone()),
        first_publisher: first.and_then(|d| d.publisher.clone()),
        statements: shown.iter().map(|e| quote(m, *e)).collect(),
    }
}

fn hundredth(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

fn quote(m: &Material<'_>, i: usize) -> Quote {
    let e = &m.evidence[i];
    let d = &m.found.documents[e.document].stored.document;
    let f = &e.statement.factuality;
    Quote {
        document: d.id.clone(),
        span: e.statement.span,
        quote: e.statement.span.of(&d.text).to_owned(),
        chain: names(e.statement),
        certainty: f.certainty,
        status: f.status,
        stance: e.stance,
        reason: m.found.hits[i].opinion.judged.reason,
        relevance: thousandth(e.relevance),
        near: rounded(m.found.hits[i].near),
        sides: shares(m.found.hits[i].opinion.sides),
    }
}

fn thousandth(x: f32) -> f32 {
    (x * 1000.0).round() / 1000.0
}

fn rounded(n: Nearness) -> Nearness {
    Nearness {
        meaning: thousandth(n.meaning),
        words: thousandth(n.words),
        point: thousandth(n.point),
        document: thousandth(n.document),
    }
}

fn shares(s: Sides) -> Sides {
    Sides {
        supports: thousandth(s.supports),
        refutes: thousandth(s.refutes),
        matter: thousandth(s.matter),
        around: thousandth(s.around),
        unrelated: thousandth(s.unrelated),
        withdrawn: thousandth(s.withdrawn),
    }
}

fn names(s: &Statement) -> Vec<String> {
    s.chain.iter().map(|l| l.name.clone()).collect()
}

fn chain(d: &StoredDocument, s: &Statement) -> Chain {
    Chain {
        document: d.document.id.clone(),
        span: s.span,
        chain: names(s),
        certainty: s.factuality.certainty,
    }
}

/// A document takes the side that its strongest statements take; both sides about alike is neither.
fn document(
    m: &Material<'_>,
    d: &StoredDocument,
    evidence: Option<&Vec<usize>>,
    number: &dyn Fn(usize) -> Option<String>,
) -> DocumentStance {
    let here = || evidence.into_iter().flatten().map(|i| (*i, &m.evidence[*i]));
    let best =
        |s: Stance| here().filter(|(_, e)| e.stance == s).map(|(_, e)| e.relevance).fold(0.0f32, f32::max);
    let (yes, no, about) = (best(Stance::Supports), best(Stance::Refutes), best(Stance::Discusses));
    let neither = if yes > 0.0 || about > 0.0 { Stance::Discusses } else { Stance::Unrelated };
    let stance = ahead(f64::from(yes), f64::from(no)).unwrap_or(neither);
    let strongest = here()
        .max_by(|(i, a), (j, b)| {
            (a.stance == stance, a.relevance)
                .partial_cmp(&(b.stance == stance, b.relevance))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(j.cmp(i))
        })
        .map(|(i, _)| i);
    let origin =
        strongest.and_then(|i| m.origins.iter().position(|o| o.evidence.contains(&i))).and_then(number);
    DocumentStance { id: d.document.id.clone(), stance, origin }
}
