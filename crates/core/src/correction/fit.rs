//! What an origin does to a hypothesis.

use crate::stance::Stance;
use serde::{Deserialize, Serialize};

/// What an origin's position does to a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// All, in the order in which people are asked.
    pub const ALL: [Self; 3] = [Self::Consistent, Self::Inconsistent, Self::Neutral];

    /// As people say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consistent => "consistent",
            Self::Inconsistent => "inconsistent",
            Self::Neutral => "neutral",
        }
    }

    /// The one of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fit| fit.word() == word)
    }

    /// That of a stance to the hypothesis.
    pub fn of(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::Consistent,
            Stance::Refutes => Self::Inconsistent,
            Stance::Discusses | Stance::Unrelated => Self::Neutral,
        }
    }
}
