//! Verdict and confidence.

use super::{Estimate, Weighed};
use crate::reading::Certainty;
use crate::stance::Stance;
use serde::{Deserialize, Serialize};

/// What the evidence amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Origins assert it as certain or probable, and the other side is at most an interested denial.
    Supported,
    /// The same, the other way.
    Refuted,
    /// Independent origins assert incompatible things and neither side clearly wins.
    Conflicting,
    /// No more than plans and possibilities, an interested denial, or silence.
    #[serde(rename = "not_enough")]
    NotEnough,
}

impl Verdict {
    /// As people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Refuted => "refuted",
            Self::Conflicting => "conflicting",
            Self::NotEnough => "not enough evidence",
        }
    }
}

/// How much an answer rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// One origin, or origins that disagree, or a wide interval.
    Low,
    /// Two or more origins that agree.
    Moderate,
    /// Three or more, and a narrow interval.
    High,
}

impl Confidence {
    /// As people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// One side must outweigh the other this many times to win over a competent other side.
const CLEARLY: f64 = 2.0;

pub(super) fn verdict(origins: &[Weighed]) -> Verdict {
    let strong = |w: &&Weighed| {
        matches!(w.certainty, Certainty::Certain | Certainty::Probable | Certainty::Denied) && !w.interested
    };
    let sum = |s: Stance| {
        origins.iter().filter(|w| w.stance == s).filter(strong).map(|w| w.weight.abs()).sum::<f64>()
    };
    let (yes, no) = (sum(Stance::Supports), sum(Stance::Refutes));
    // What nobody stands up for settles nothing by itself.
    let competent = |s: Stance| origins.iter().filter(|w| w.stance == s).filter(strong).any(|w| !w.unnamed);
    match (yes > 0.0, no > 0.0) {
        (true, true) if yes >= no * CLEARLY => Verdict::Supported,
        (true, true) if no >= yes * CLEARLY => Verdict::Refuted,
        (true, true) => Verdict::Conflicting,
        (true, false) if !competent(Stance::Supports) => Verdict::NotEnough,
        (false, true) if !competent(Stance::Refutes) => Verdict::NotEnough,
        (true, false) => Verdict::Supported,
        (false, true) => Verdict::Refuted,
        (false, false) => Verdict::NotEnough,
    }
}

pub(super) fn confidence(origins: &[Weighed], estimate: Option<Estimate>) -> Confidence {
    let count = |s: Stance| origins.iter().filter(|w| w.stance == s).count();
    let (yes, no) = (count(Stance::Supports), count(Stance::Refutes));
    let width = estimate.map_or(1.0, |e| e.high - e.low);
    match yes.max(no) {
        3.. if yes.min(no) == 0 && width < 0.2 => Confidence::High,
        2.. if yes.min(no) < yes.max(no) => Confidence::Moderate,
        _ => Confidence::Low,
    }
}
