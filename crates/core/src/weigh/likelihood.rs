//! Probability, log-odds, and the words of ICD 203.

use serde::{Deserialize, Serialize};

/// Log-odds of a probability.
pub fn odds(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// Probability of log-odds, kept from 0.01 to 0.99: no reporting makes certain.
pub fn probability(log_odds: f64) -> f64 {
    (1.0 / (1.0 + (-log_odds).exp())).clamp(0.01, 0.99)
}

/// Words of estimative probability (US Intelligence Community Directive 203, section D.6.e(2)(a)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    /// 1-5 %.
    AlmostNoChance,
    /// 5-20 %.
    VeryUnlikely,
    /// 20-45 %.
    Unlikely,
    /// 45-55 %.
    RoughlyEvenChance,
    /// 55-80 %.
    Likely,
    /// 80-95 %.
    VeryLikely,
    /// 95-99 %.
    AlmostCertain,
}

impl Likelihood {
    /// The band that a probability falls into; a border belongs to the band nearer to even.
    pub fn of(p: f64) -> Self {
        match p {
            p if p < 0.05 => Self::AlmostNoChance,
            p if p < 0.20 => Self::VeryUnlikely,
            p if p < 0.45 => Self::Unlikely,
            p if p <= 0.55 => Self::RoughlyEvenChance,
            p if p <= 0.80 => Self::Likely,
            p if p <= 0.95 => Self::VeryLikely,
            _ => Self::AlmostCertain,
        }
    }

    /// The word, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEvenChance => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }
}
