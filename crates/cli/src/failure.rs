//! What is shown when a command fails.

use std::io;
use std::process::ExitCode;

/// Why a command failed, decides the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What the person gave cannot be used: a path that does not exist.
    Input,
    /// The casebook cannot be opened, read or written.
    Casebook,
    /// This program is broken.
    Program,
    /// Output could not be written.
    Output,
    /// Whoever read the output has stopped reading (`| head`): that is a success.
    PipeClosed,
}

impl Kind {
    pub(crate) fn exit_code(self) -> ExitCode {
        match self {
            Self::PipeClosed => ExitCode::SUCCESS,
            Self::Input | Self::Casebook | Self::Program | Self::Output => ExitCode::from(2),
        }
    }
}

/// A failed command: its kind, the chain of causes, and what a person can do.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    pub(crate) error: anyhow::Error,
    pub(crate) hints: Vec<String>,
}

impl From<reportedly::Error> for Failure {
    fn from(error: reportedly::Error) -> Self {
        let kind = match error {
            reportedly::Error::Ingest(_) | reportedly::Error::Correction { .. } => Kind::Input,
            reportedly::Error::Reader(_) => Kind::Program,
            reportedly::Error::Output { .. } => Kind::Output,
            _ => Kind::Casebook,
        };
        Self { kind, hints: error.hints(), error: error.into() }
    }
}

impl From<reportedly::IngestError> for Failure {
    fn from(error: reportedly::IngestError) -> Self {
        reportedly::Error::from(error).into()
    }
}

impl From<reportedly::ReaderError> for Failure {
    fn from(error: reportedly::ReaderError) -> Self {
        reportedly::Error::from(error).into()
    }
}

impl From<reportedly_exchange::Error> for Failure {
    fn from(error: reportedly_exchange::Error) -> Self {
        use reportedly_exchange::Error;
        let (kind, hint) = match error {
            Error::Casebook(error) => return error.into(),
            Error::Output(error) => return error.into(),
            Error::Input(_) => (Kind::Input, "Check that the file is there and that you may read it."),
            Error::NotAnExport(_) => (
                Kind::Input,
                "Make one with `reportedly export jsonl`; articles are taken in with `reportedly add`.",
            ),
            Error::NoAnswer(_) => (Kind::Input, "Ask it: --question \"Did the bridge collapse?\""),
            _ => return Self { kind: Kind::Program, error: error.into(), hints: Vec::new() },
        };
        Self { kind, error: error.into(), hints: vec![hint.to_owned()] }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        let kind = if error.kind() == io::ErrorKind::BrokenPipe { Kind::PipeClosed } else { Kind::Output };
        Self { kind, error: anyhow::Error::new(error).context("cannot write the output"), hints: Vec::new() }
    }
}
