//! The letter of the Admiralty code, which a person gives to a source.

use serde::{Deserialize, Serialize};

/// How reliable a source is (NATO AJP-2.1). Set by a person, never by the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Not possible to judge.
    F,
}

impl Grade {
    /// All, best first, "cannot be judged" last.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// The grade of a letter, in either case.
    pub fn of_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.letter().eq_ignore_ascii_case(letter.trim()))
    }

    /// What the letter says.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "cannot be judged",
        }
    }

    /// Factor on the weight of an origin whose source is graded so. Set with this reason, not learned: an ungraded
    /// source counts as a usually reliable one (B), F says that the person knows no more than the program, and an
    /// unreliable source still says something, for it is not always wrong.
    pub fn factor(self) -> f64 {
        match self {
            Self::A => 1.2,
            Self::B | Self::F => 1.0,
            Self::C => 0.8,
            Self::D => 0.4,
            Self::E => 0.1,
        }
    }
}
