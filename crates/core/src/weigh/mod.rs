//! Question and origins to an assessment: a probability that can be followed step by step.
//!
//! Log-odds: a stated base rate, plus one weight for each independent origin. Copies weigh nothing.
//! The interval is what is left of the estimate when any one origin is taken away or the parameters
//! are a quarter off. Likelihood (the estimate) and confidence (how much it rests on) are kept apart.

mod credibility;
mod likelihood;
mod parameters;
mod verdict;

pub use credibility::{Credibility, credibility};
pub use likelihood::{Likelihood, odds, probability};
pub use parameters::Parameters;
pub use verdict::{Confidence, Verdict};

use crate::lineage::Entry;
use crate::question::{Question, QuestionKind, Tense};
use crate::reading::{Certainty, Link, SourceKind};
use crate::speaker::{name_words, same_word};
use crate::stance::{Stance, ahead, combine};
use crate::trace::{Evidence, Origin, OriginKind};
use serde::{Deserialize, Serialize};

/// An origin's final position and what it weighs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weighed {
    /// Index into the origins given.
    pub origin: usize,
    /// Its position in its latest documents.
    pub stance: Stance,
    /// How sure it is.
    pub certainty: Certainty,
    /// Denies for its own side: a body of a party that the question names. What such a body announces
    /// of itself is not discounted.
    pub interested: bool,
    /// Nobody who is named stands up for it.
    pub unnamed: bool,
    /// Log-odds that it adds (negative: takes away). Zero where it only discusses.
    pub weight: f64,
    /// Change of the estimate in percentage points if this origin were not there.
    pub points: f64,
    /// How the weight came about.
    pub reason: String,
    /// The evidence that speaks for its position, strongest first (indices into the evidence given).
    pub evidence: Vec<usize>,
}

/// What would change the answer, and by how many percentage points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensitivity {
    /// "a second independent official origin that says it is so".
    pub what: String,
    /// Percentage points.
    pub points: f64,
}

/// Probability with an interval, all from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Of "yes".
    pub probability: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Base rate that it started from.
    pub prior: f64,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// `None` for open questions and where no origin takes a side.
    pub estimate: Option<Estimate>,
    /// What the evidence amounts to.
    pub verdict: Verdict,
    /// How much the answer rests on. Says nothing about how likely it is.
    pub confidence: Confidence,
    /// Every origin, in the order given.
    pub origins: Vec<Weighed>,
    /// Number of independent origins that support and refute.
    pub supporting: usize,
    /// Those that refute.
    pub refuting: usize,
    /// What would change the answer.
    pub sensitivity: Vec<Sensitivity>,
}

/// Weigh origins for a question.
pub fn assess(
    question: &Question,
    documents: &[Entry<'_>],
    origins: &[Origin],
    evidence: &[Evidence<'_>],
    parameters: &Parameters,
    prior: Option<f64>,
) -> Assessment {
    let prior = prior.unwrap_or_else(|| parameters.prior(question.tense)).clamp(0.01, 0.99);
    let mut weighed: Vec<Weighed> = origins
        .iter()
        .enumerate()
        .map(|(i, o)| weigh(question, documents, i, o, evidence, parameters))
        .collect();
    parameters.set.apply(origins, &mut weighed);
    let weights: Vec<f64> = weighed.iter().map(|w| w.weight).collect();
    let at = |weights: &[f64], factor: f64| probability(odds(prior) + factor * together(weights));
    let without = |i: usize| {
        let rest: Vec<f64> = weights.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, w)| *w).collect();
        at(&rest, 1.0)
    };
    let middle = at(&weights, 1.0);
    for (i, w) in weighed.iter_mut().enumerate() {
        w.points = (middle - without(i)) * 100.0;
    }
    let count = |s: Stance| weighed.iter().filter(|w| w.stance == s).count();
    let (supporting, refuting) = (count(Stance::Supports), count(Stance::Refutes));
    let estimate = (question.kind == QuestionKind::YesNo && supporting + refuting > 0).then(|| {
        let spread = [0.75, 1.25].map(|f| at(&weights, f));
        let all = (0..weights.len()).map(without).chain(spread).chain([middle]);
        let (low, high) = all.fold((1.0f64, 0.0f64), |(l, h), p| (l.min(p), h.max(p)));
        Estimate { probability: middle, low, high, prior }
    });
    let verdict = verdict::verdict(&weighed);
    let confidence = verdict::confidence(&weighed, estimate);
    let sensitivity = if estimate.is_some() {
        sensitivity(question, parameters, middle, |extra| at(&[&weights[..], &[extra]].concat(), 1.0))
    } else {
        Vec::new()
    };
    Assessment { estimate, verdict, confidence, origins: weighed, supporting, refuting, sensitivity }
}

/// Log-odds of all origins together: on each side the heaviest counts whole, the k-th
/// 1/√k. Reports of one matter share assumptions even where they share no text and no speaker, so that
/// forty origins are not forty independent throws.
pub fn together(weights: &[f64]) -> f64 {
    let side = |sign: f64| {
        let mut of: Vec<f64> = weights.iter().map(|w| w * sign).filter(|w| *w > 0.0).collect();
        of.sort_by(|a, b| b.total_cmp(a));
        of.iter().zip(1u32..).map(|(w, k)| w / f64::from(k).sqrt()).sum::<f64>()
    };
    side(1.0) - side(-1.0)
}

fn weigh(
    question: &Question,
    documents: &[Entry<'_>],
    index: usize,
    origin: &Origin,
    evidence: &[Evidence<'_>],
    parameters: &Parameters,
) -> Weighed {
    // The final position: what it says in its latest documents that take a side.
    let takes_side = |i: &&usize| matches!(evidence[**i].stance, Stance::Supports | Stance::Refutes);
    let day =
        |i: usize| documents[evidence[i].document].published.map(|d| d.get(..10).unwrap_or(d)).unwrap_or("");
    let last = origin.evidence.iter().filter(takes_side).map(|i| day(*i)).max();
    let mut mine: Vec<usize> = match last {
        Some(last) => {
            origin.evidence.iter().filter(takes_side).filter(|i| day(**i) == last).copied().collect()
        }
        None => origin.evidence.clone(),
    };
    let force = |i: usize| {
        parameters.certainty(evidence[i].statement.factuality.certainty) * f64::from(evidence[i].relevance)
    };
    let strength = |i: usize, s: Stance| if evidence[i].stance == s { force(i) } else { 0.0 };
    let best = |s: Stance| mine.iter().map(|i| strength(*i, s)).fold(0.0, f64::max);
    let (yes, no) = (best(Stance::Supports), best(Stance::Refutes));
    let stance = if last.is_none() {
        combine(mine.iter().map(|i| evidence[*i].stance))
    } else {
        ahead(yes, no).unwrap_or(Stance::Discusses)
    };
    mine.sort_by(|a, b| {
        // Of about equal ones the first published: evidence comes in that order.
        let rank = |i: usize| (evidence[i].stance == stance, (force(i) * 20.0).round());
        rank(*b).partial_cmp(&rank(*a)).unwrap_or(std::cmp::Ordering::Equal).then(a.cmp(b))
    });
    let certainty = mine.first().map_or(Certainty::Unknown, |i| evidence[*i].statement.factuality.certainty);
    let withdrawn = mine.first().is_some_and(|i| evidence[*i].withdraws);
    let stance = if withdrawn { Stance::Discusses } else { stance };
    let interested = stance == Stance::Refutes && is_interested(question, origin);
    let sign = match stance {
        Stance::Supports => 1.0,
        Stance::Refutes => -1.0,
        _ => 0.0,
    };
    let (c, k) = (parameters.certainty(certainty), parameters.kind(origin.kind));
    let i = if interested { parameters.interested } else { 1.0 };
    let mouths = mine.first().map_or(0, |i| mouths(&evidence[*i].statement.chain));
    let h = parameters.hearsay.powi(mouths);
    let is_announced = stance == Stance::Supports && question.tense == Tense::Future;
    let a = if is_announced { parameters.announced } else { 1.0 };
    let weight = sign * c * k * i * h * a;
    let reason = if withdrawn {
        "withdrawn".to_owned()
    } else if sign == 0.0 {
        "takes no side".to_owned()
    } else {
        let own = if interested { format!(" × {i:.2} (speaks for its own side)") } else { String::new() };
        let heard =
            if mouths > 0 { format!(" × {h:.2} (at {} remove)", ordinal(mouths)) } else { String::new() };
        let ahead = if is_announced { format!(" × {a:.2} (still to come)") } else { String::new() };
        format!("{c:.2} ({}) × {k:.2} ({}){own}{heard}{ahead}", word(certainty), origin_word(origin.kind))
    };
    let unnamed = origin.kind == OriginKind::Anonymous || mouths > 1;
    Weighed {
        origin: index,
        stance,
        certainty,
        interested,
        unnamed,
        weight,
        points: 0.0,
        reason,
        evidence: mine,
    }
}

/// People without a name through whom a statement came to its outermost speaker.
fn mouths(chain: &[Link]) -> i32 {
    let inner = chain.iter().skip(1).filter(|l| l.kind != SourceKind::Named && l.speaks_for.is_none());
    i32::try_from(inner.count()).unwrap_or(i32::MAX)
}

fn ordinal(n: i32) -> String {
    match n {
        1 => "one".to_owned(),
        2 => "two".to_owned(),
        n => n.to_string(),
    }
}

/// A body of a country or company that the question names denies for its own side.
fn is_interested(question: &Question, origin: &Origin) -> bool {
    if !matches!(origin.kind, OriginKind::Official | OriginKind::Unknown) {
        return false;
    }
    let names: Vec<String> = question.names.iter().flat_map(|n| name_words(n)).collect();
    let all = origin.names.iter().chain([&origin.name]);
    all.flat_map(|name| name_words(name)).any(|w| names.iter().any(|n| same_word(&w, n)))
}

fn sensitivity(question: &Question, p: &Parameters, now: f64, at: impl Fn(f64) -> f64) -> Vec<Sensitivity> {
    let case =
        |what: &str, extra: f64| Sensitivity { what: what.to_owned(), points: (at(extra) - now) * 100.0 };
    let ahead = if question.tense == Tense::Future { p.announced } else { 1.0 };
    let sure = p.certainty(Certainty::Certain) * p.kind(OriginKind::Official) * ahead;
    let mut out = vec![
        case("another independent official origin that says it is so", sure),
        case("a denial by an official who has no part in it", -p.certainty(Certainty::Denied)),
    ];
    if question.tense != Tense::Future {
        out.insert(
            1,
            case(
                "an eyewitness who says it is so",
                p.certainty(Certainty::Certain) * p.kind(OriginKind::Witness),
            ),
        );
    }
    out
}

/// A certainty as people say it.
pub fn word(c: Certainty) -> &'static str {
    match c {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Possible => "possible",
        Certainty::Planned => "planned",
        Certainty::Denied => "denied",
        Certainty::Unknown => "unknown",
    }
}

/// A kind of origin as people say it.
pub fn origin_word(k: OriginKind) -> &'static str {
    match k {
        OriginKind::Wire => "wire",
        OriginKind::Official => "official",
        OriginKind::OwnReporting => "own reporting",
        OriginKind::Witness => "witness",
        OriginKind::Document => "document",
        OriginKind::Anonymous => "anonymous",
        OriginKind::Unknown => "kind unknown",
    }
}

#[cfg(test)]
mod tests;
