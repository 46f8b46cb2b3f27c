//! Kept questions as programs are told of them: `reportedly questions --json`, the HTTP API.

use super::{Change, KeptQuestion, Recorded};
use crate::{Casebook, Error};
use serde::Serialize;

/// A question without its history.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// As it was first asked.
    pub text: &'a str,
    /// How often it was answered.
    pub answers: usize,
    /// What was answered last.
    pub last: Option<&'a Recorded>,
}

/// A question with its history.
#[derive(Debug, Serialize)]
pub struct History<'a> {
    /// Its id.
    pub id: &'a str,
    /// As it was first asked.
    pub text: &'a str,
    /// What was answered, first to last.
    pub history: Vec<Told<'a>>,
}

/// An answer of the history.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    /// What was answered.
    #[serde(flatten)]
    pub answer: &'a Recorded,
    /// What had changed since the last one before it that was asked in the same way.
    pub change: Option<Change>,
}

impl KeptQuestion {
    /// As lists show it.
    pub fn listed(&self) -> Entry<'_> {
        Entry { id: &self.id, text: &self.text, answers: self.history.len(), last: self.history.last() }
    }

    /// With all its answers, each with what changed before it.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn told(&self, casebook: &Casebook) -> Result<History<'_>, Error> {
        let changes = self.changes(casebook)?.into_iter();
        let history = changes.zip(&self.history).map(|(change, answer)| Told { answer, change }).collect();
        Ok(History { id: &self.id, text: &self.text, history })
    }
}
