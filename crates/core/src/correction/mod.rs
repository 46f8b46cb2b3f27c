//! Corrections: what a person holds against, or beside, the machine's reading.
//!
//! A correction is data in an append-only log of [`Event`]s. [`Overrides`] are the corrections that are in force:
//! neither undone nor replaced by a later one on the same matter. They are applied to what the machine found, in
//! memory, each time a question is answered; what the machine found stays as it is in the casebook, so that both
//! can always be shown side by side.
//!
//! Subjects are named so that they survive a new reading: a statement by its document and the bytes it stands at,
//! an origin by its name within a question, a claim by a statement of it.

mod claims;
mod entities;
mod fit;
mod force;
mod grade;
mod origins;
mod place;
mod statements;
mod subject;
#[cfg(test)]
mod tests;
mod weights;
pub mod words;

pub use claims::Regrouped;
pub use entities::regroup;
pub use fit::Fit;
pub use force::{Applied, InForce, Overrides};
pub use grade::Grade;
pub use place::Place;
pub use subject::Subject;
pub use weights::{MOST_WEIGHT, Set};

use crate::reading::{Link, MentionKind, SourceKind};
use crate::stance::Stance;
use serde::{Deserialize, Serialize};

/// Bytes of the longest name, reason or note that a correction may hold.
pub const LONGEST: usize = 4000;
/// Bytes of the longest name of somebody who corrects.
pub const MAX_WHO: usize = 200;
/// Names or statements that one correction may hold.
pub const MOST: usize = 500;

/// Who answers for a statement, as a person says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The name: "Anna Kral", "the Energy Ministry", "sources".
    pub name: String,
    /// Named, by role, or unnamed.
    pub kind: SourceKind,
    /// On whose behalf a spokesperson speaks.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaks_for: Option<String>,
}

impl Speaker {
    /// A speaker by name; what kind of source it is follows from the words.
    pub fn new(name: &str) -> Self {
        Self { name: name.trim().to_owned(), kind: crate::speaker::source_kind(name), speaks_for: None }
    }

    /// The speaker of a link of the machine's chain.
    pub fn of(link: &Link) -> Self {
        Self { name: link.name.clone(), kind: link.kind, speaks_for: link.speaks_for.clone() }
    }
}

/// What a person did with the machine's attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// It is right, and stays so whatever a later reading says.
    Accept,
    /// Nobody is held responsible there: it stands on the author's word.
    Reject,
    /// It is somebody else's word.
    Edit,
}

/// A correction: what holds from now on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Correction {
    /// On whose word a statement stands, in every question.
    Attribution {
        /// The statement.
        statement: Place,
        /// What was done with the machine's chain.
        judgement: Judgement,
        /// The chain that holds, outermost first; empty for the author's own word.
        chain: Vec<Speaker>,
    },
    /// What a statement does to a question.
    Stance {
        /// The question, as asked.
        question: String,
        /// The statement.
        statement: Place,
        /// What it does.
        stance: Stance,
    },
    /// Several origins of a question are one.
    JoinOrigins {
        /// The question.
        question: String,
        /// Their names.
        origins: Vec<String>,
        /// What they are called together.
        name: String,
    },
    /// Statements of one origin are an origin of their own.
    PartOrigin {
        /// The question.
        question: String,
        /// The origin's name.
        origin: String,
        /// The statements that are not its.
        statements: Vec<Place>,
        /// What the new origin is called.
        name: String,
    },
    /// Several names of the casebook are one person's or thing's.
    JoinEntities {
        /// What it is.
        of: MentionKind,
        /// The names.
        names: Vec<String>,
    },
    /// Names that were taken for one person's or thing's are somebody else's.
    PartEntity {
        /// What it is.
        of: MentionKind,
        /// The names that are somebody else's.
        names: Vec<String>,
    },
    /// The claims of these statements are one.
    JoinClaims {
        /// A statement of each.
        statements: Vec<Place>,
    },
    /// Statements are not of the claim that they were taken to be of; together they are one of their own.
    PartClaim {
        /// A statement that stays: it says which claim is meant.
        claim: Place,
        /// The statements that are not of it.
        statements: Vec<Place>,
    },
    /// How reliable a source is, over all questions.
    Grade {
        /// The publisher or speaker, by name.
        source: String,
        /// The letter.
        grade: Grade,
    },
    /// What an origin weighs in a question.
    Weight {
        /// The question.
        question: String,
        /// The origin's name.
        origin: String,
        /// Log-odds that it adds on the side that it takes, from 0 to [`MOST_WEIGHT`].
        weight: f64,
    },
    /// What an origin does to a hypothesis that is set beside others in a question. The estimate does not come from it.
    Fit {
        /// The question.
        question: String,
        /// The hypothesis, in words.
        hypothesis: String,
        /// The origin's name.
        origin: String,
        /// What it does.
        fit: Fit,
    },
    /// A remark. It changes nothing but what is shown.
    Note {
        /// What it is about.
        on: Subject,
        /// The remark.
        text: String,
    },
}

impl Correction {
    /// What it is about: several subjects where it joins or parts.
    pub fn subjects(&self) -> Vec<Subject> {
        let origin = |question: &String, origin: &String| Subject::Origin {
            question: question.clone(),
            origin: origin.clone(),
        };
        let claim = |at: &Place| Subject::Claim { statement: at.clone() };
        let names = |of: MentionKind, names: &[String]| {
            names.iter().map(|name| Subject::Entity { of, name: name.clone() }).collect()
        };
        match self {
            Self::Attribution { statement, .. } => vec![Subject::Statement { statement: statement.clone() }],
            Self::Stance { question, statement, .. } => {
                vec![Subject::Stance { question: question.clone(), statement: statement.clone() }]
            }
            Self::JoinOrigins { question, origins, .. } => {
                origins.iter().map(|o| origin(question, o)).collect()
            }
            Self::PartOrigin { question, origin: from, .. } => vec![origin(question, from)],
            Self::Weight { question, origin: of, .. } => vec![origin(question, of)],
            Self::JoinEntities { of, names: all } | Self::PartEntity { of, names: all } => names(*of, all),
            Self::JoinClaims { statements } => statements.iter().map(claim).collect(),
            Self::PartClaim { claim: of, statements } => {
                [of].into_iter().chain(statements).map(claim).collect()
            }
            Self::Grade { source, .. } => vec![Subject::Source { source: source.clone() }],
            Self::Fit { question, hypothesis, origin, .. } => vec![Subject::Fit {
                question: question.clone(),
                hypothesis: hypothesis.clone(),
                origin: origin.clone(),
            }],
            Self::Note { on, .. } => vec![on.clone()],
        }
    }

    /// The question that it belongs to; `None` where it holds for all.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Stance { question, .. }
            | Self::JoinOrigins { question, .. }
            | Self::PartOrigin { question, .. }
            | Self::Weight { question, .. }
            | Self::Fit { question, .. } => Some(question),
            Self::Note { on, .. } => on.question(),
            _ => None,
        }
    }

    /// The word of its kind, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Attribution { .. } => "attribution",
            Self::Stance { .. } => "stance",
            Self::JoinOrigins { .. } => "join_origins",
            Self::PartOrigin { .. } => "part_origin",
            Self::JoinEntities { .. } => "join_entities",
            Self::PartEntity { .. } => "part_entity",
            Self::JoinClaims { .. } => "join_claims",
            Self::PartClaim { .. } => "part_claim",
            Self::Grade { .. } => "grade",
            Self::Weight { .. } => "weight",
            Self::Fit { .. } => "fit",
            Self::Note { .. } => "note",
        }
    }

    /// The statements that it names, to be found again where their documents have been renamed.
    pub fn places_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Attribution { statement, .. } | Self::Stance { statement, .. } => {
                vec![&mut statement.document]
            }
            Self::PartOrigin { statements, .. } | Self::JoinClaims { statements } => {
                statements.iter_mut().map(|p| &mut p.document).collect()
            }
            Self::PartClaim { claim, statements } => {
                [claim].into_iter().chain(statements).map(|p| &mut p.document).collect()
            }
            Self::Note { on, .. } => on.document_mut().into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// What an event does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Act {
    /// Corrects.
    Correct(Correction),
    /// Takes back an earlier event; taking back that one brings the first into force again.
    Undo {
        /// The number of the earlier event.
        undoes: i64,
    },
}

/// An entry of the log. Entries are never changed and never removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its number: 1 for the first.
    pub id: i64,
    /// When, RFC 3339, as the caller says.
    pub at: String,
    /// Who, as the caller says.
    pub who: String,
    /// What it does.
    pub act: Act,
    /// What held before, where that can be told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<Before>,
    /// Why; may be empty.
    pub why: String,
}

/// What held before a correction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Before {
    /// On whose word, outermost first.
    Chain(Vec<Speaker>),
    /// What the statement did to the question.
    Stance(Stance),
    /// The origins' names.
    Origins(Vec<String>),
    /// The claims' ids.
    Claims(Vec<String>),
    /// The grade; none where nobody had set one.
    Grade(Option<Grade>),
    /// Log-odds.
    Weight(f64),
    /// What the origin did to the hypothesis.
    Fit(Fit),
}

/// Whether two questions are the same one: but for case, spacing and the question mark.
pub fn same_question(a: &str, b: &str) -> bool {
    let plain = |q: &str| {
        q.trim_end_matches(['?', ' ']).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()
    };
    plain(a) == plain(b)
}
