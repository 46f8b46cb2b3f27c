//! What stops a run before it starts.

use std::path::PathBuf;

/// A run that cannot start, and what to do about it.
///
/// Trouble with one file or record is never an error: it is a
/// [`Problem`](reportedly_core::Problem) of that document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}: {}", path.display())]
pub struct IngestError {
    /// What kind of trouble, for programs.
    pub kind: IngestErrorKind,
    /// The path as the person gave it.
    pub path: PathBuf,
    /// What the person can do about it.
    pub hint: Option<String>,
}

/// Kinds of [`IngestError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IngestErrorKind {
    /// A path that was given does not exist.
    #[error("no such file or folder")]
    Missing,
}
