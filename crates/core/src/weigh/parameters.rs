//! The numbers of the estimate. First version: set with the reason given, not learned.

use crate::question::Tense;
use crate::reading::Certainty;
use crate::trace::OriginKind;

/// Parameters of [`assess`](super::assess). All weights are log-odds or factors of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    /// Base rate of "yes" for questions about the future: even. Of forty dated questions to news (development set), 25 came
    /// true; with 0.3 the Brier score on them was .331, with 0.5 .286.
    pub prior_future: f64,
    /// Base rate of "yes" for questions about past and present: even, absent knowledge.
    pub prior_other: f64,
    /// Factor for a body that speaks for its own side: its word is what it would say either way.
    pub interested: f64,
    /// Factor for each further mouth that a statement went through: who only heard of it may have heard wrong.
    pub hearsay: f64,
    /// Factor for what speaks for "yes" where the question is about what is to come: much that is announced does not happen, while
    /// what is denied seldom does. With 0.5 the Brier score on the forty dated questions was .266, without it .285.
    pub announced: f64,
    /// What people have set about origins: grades and weights.
    pub set: crate::correction::Set,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            prior_future: 0.5,
            prior_other: 0.5,
            interested: 0.5,
            hearsay: 0.6,
            announced: 0.5,
            set: crate::correction::Set::default(),
        }
    }
}

impl Parameters {
    /// Base rate for a question about a time.
    pub fn prior(&self, tense: Tense) -> f64 {
        if tense == Tense::Future { self.prior_future } else { self.prior_other }
    }

    /// What one independent origin weighs that puts it so. 1.9 turns even odds into nearly seven to one: news
    /// is right more often than not, but one origin alone stays short of "almost certain".
    pub fn certainty(&self, c: Certainty) -> f64 {
        match c {
            Certainty::Certain | Certainty::Denied => 1.9,
            Certainty::Probable => 1.1,
            Certainty::Planned => 0.5,
            Certainty::Possible => 0.3,
            Certainty::Unknown => 0.0,
        }
    }

    /// Directness: who saw it or decides it weighs more than who heard of it.
    pub fn kind(&self, k: OriginKind) -> f64 {
        match k {
            OriginKind::Witness | OriginKind::Document => 1.1,
            OriginKind::Official | OriginKind::OwnReporting | OriginKind::Wire => 1.0,
            OriginKind::Unknown => 0.8,
            OriginKind::Anonymous => 0.5,
        }
    }
}
