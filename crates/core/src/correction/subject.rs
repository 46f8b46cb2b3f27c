//! What corrections are about.

use super::Place;
use crate::reading::MentionKind;
use serde::{Deserialize, Serialize};

/// What a correction is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Subject {
    /// A question.
    Question {
        /// As asked.
        question: String,
    },
    /// A document.
    Document {
        /// Its id.
        document: String,
    },
    /// A statement.
    Statement {
        /// Where it stands.
        statement: Place,
    },
    /// What a statement does to a question.
    Stance {
        /// The question.
        question: String,
        /// Where the statement stands.
        statement: Place,
    },
    /// An origin of a question.
    Origin {
        /// The question.
        question: String,
        /// Its name.
        origin: String,
    },
    /// What an origin does to a hypothesis.
    Fit {
        /// The question.
        question: String,
        /// The hypothesis.
        hypothesis: String,
        /// The origin's name.
        origin: String,
    },
    /// A publisher or speaker, over all questions.
    Source {
        /// Its name.
        source: String,
    },
    /// A claim.
    Claim {
        /// Where a statement of it stands.
        statement: Place,
    },
    /// A name in the casebook.
    Entity {
        /// What it is.
        of: MentionKind,
        /// The name.
        name: String,
    },
}

impl Subject {
    /// The question that it belongs to, if it belongs to one.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Question { question }
            | Self::Stance { question, .. }
            | Self::Origin { question, .. }
            | Self::Fit { question, .. } => Some(question),
            _ => None,
        }
    }

    pub(super) fn document_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Document { document } => Some(document),
            Self::Statement { statement } | Self::Stance { statement, .. } | Self::Claim { statement } => {
                Some(&mut statement.document)
            }
            _ => None,
        }
    }
}
