//! What a statement does to a question: supports, refutes, discusses, or does not bear on it.
//!
//! A trained network reads the question and the statement in its place ([`Sides`]: `training/pair`), rules look at how near
//! the statement is and how it is put, and both are weighed together. Numbers are compared, and a plan is no deed, whatever
//! the network says. Every stance carries its reason.

mod judge;
mod number;
mod rules;
#[cfg(test)]
mod tests;

pub use judge::judge;
pub use number::supersede;
pub use rules::by_rules;
pub(crate) use rules::withdraws;

use serde::{Deserialize, Serialize};

/// Stance towards the question's proposition (Fake News Challenge's four classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Makes "yes" more likely.
    Supports,
    /// Makes "no" more likely.
    Refutes,
    /// Is about it without taking a side that counts.
    Discusses,
    /// Is about something else.
    Unrelated,
}

/// A stance with the rule that gave it, for people to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The stance.
    pub stance: Stance,
    /// Whether the statement takes back an earlier report.
    pub withdraws: bool,
    /// The rule, in a few words.
    pub reason: &'static str,
}

/// What a statement does to a question, by its speaker's word and in its place in the article: shares that add up to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Sides {
    /// The answer is yes, or much likelier.
    pub supports: f32,
    /// The answer is no, or much likelier.
    pub refutes: f32,
    /// About what is asked, on no side.
    pub matter: f32,
    /// About the subject around it.
    pub around: f32,
    /// About something else.
    pub unrelated: f32,
    /// Takes back an earlier report on the matter.
    pub withdrawn: f32,
}

impl Stance {
    /// Towards the contrary question.
    pub fn turned(self) -> Self {
        match self {
            Self::Supports => Self::Refutes,
            Self::Refutes => Self::Supports,
            other => other,
        }
    }
}

impl Sides {
    /// The same with yes and no exchanged: for the contrary question.
    pub fn turned(self) -> Self {
        Self { supports: self.refutes, refutes: self.supports, ..self }
    }

    /// Share of what bears on the question at all.
    pub fn bears(&self) -> f32 {
        self.supports + self.refutes + self.matter + self.withdrawn
    }
}

/// One side must be ahead by this factor to be an origin's or a document's position.
pub const TIE: f64 = 1.15;

/// The side that is ahead, given the strength of both; `None` where they are about alike.
pub fn ahead(supports: f64, refutes: f64) -> Option<Stance> {
    if supports > refutes * TIE {
        Some(Stance::Supports)
    } else if refutes > supports * TIE {
        Some(Stance::Refutes)
    } else {
        None
    }
}

/// The stance of several statements together: the side that any takes, `discusses` where both are taken.
pub fn combine(stances: impl IntoIterator<Item = Stance>) -> Stance {
    let (mut supports, mut refutes, mut discusses) = (false, false, false);
    for s in stances {
        supports |= s == Stance::Supports;
        refutes |= s == Stance::Refutes;
        discusses |= s == Stance::Discusses;
    }
    match (supports, refutes) {
        (true, true) => Stance::Discusses,
        (true, false) => Stance::Supports,
        (false, true) => Stance::Refutes,
        _ if discusses => Stance::Discusses,
        _ => Stance::Unrelated,
    }
}
