//! Why an export or an import stopped.

use std::io;

/// Why an export or an import stopped. Trouble with one line of an import is counted, not an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The casebook could not be read or written.
    #[error(transparent)]
    Casebook(#[from] reportedly::Error),
    /// Where it was to be written refuses.
    #[error("the export could not be written")]
    Output(#[source] io::Error),
    /// What was to be imported could not be read.
    #[error("the import could not be read")]
    Input(#[source] io::Error),
    /// What was to be imported is no export, or one of a later version.
    #[error("{0}")]
    NotAnExport(String),
    /// A format that shows an answer was asked for without a question.
    #[error("the format {0} shows an answer and needs a question")]
    NoAnswer(&'static str),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Error {
    /// Writing JSON fails only where the output does: no value of ours lacks a form.
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
