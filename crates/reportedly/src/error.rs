//! What can go wrong with a whole run. Trouble with one document is data: see
//! [`Problem`](reportedly_core::Problem).

use std::path::PathBuf;

/// Why a run stopped. Shown as one sentence; causes hang off [`std::error::Error::source`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is something else; it was not touched.
    #[error("{} is not a casebook", path.display())]
    NotACasebook {
        /// The file.
        path: PathBuf,
    },
    /// Written by a later version of the program, whose tables this one does not know.
    #[error(
        "{} has casebook version {found}; this program (reportedly {}) knows versions up to {known}",
        path.display(),
        env!("CARGO_PKG_VERSION")
    )]
    Newer {
        /// The casebook.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The last version known here.
        known: i64,
    },
    /// There is no such file.
    #[error("there is no casebook at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file or its folder refuses: permissions, a read-only disk, a folder of that name.
    #[error("cannot open the casebook {}", path.display())]
    Open {
        /// The casebook.
        path: PathBuf,
        /// What the store says.
        source: StoreError,
    },
    /// Another process kept the casebook locked for longer than the waiting time.
    #[error("another program has kept the casebook locked")]
    Busy {
        /// What the store says.
        source: StoreError,
    },
    /// Writing or reading the casebook failed: a full disk, a damaged file.
    #[error("the casebook could not be read or written")]
    Store {
        /// What the store says.
        source: StoreError,
    },
    /// A stored value is not what this program wrote there.
    #[error("the casebook is damaged: {what}")]
    Damaged {
        /// The value, in words.
        what: String,
        /// Why it could not be understood.
        source: serde_json::Error,
    },
    /// A correction that cannot be made: what it speaks of is not there, or it holds too much.
    #[error("{what}")]
    Correction {
        /// What is wrong, in words.
        what: String,
    },
    /// What was to be written out could not be written.
    #[error("{what} could not be written")]
    Output {
        /// What was written, in words.
        what: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The input could not be walked, such as a path that does not exist.
    #[error(transparent)]
    Ingest(#[from] reportedly_ingest::IngestError),
    /// The reader could not be had: a broken build.
    #[error(transparent)]
    Reader(#[from] reportedly_nlp::ReaderError),
}

impl Error {
    /// What a person can do about it, one sentence each; often empty.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Self::NotACasebook { .. } => "Name another file with --casebook; this one was left as it is.",
            Self::Newer { .. } => {
                "Install a newer reportedly, or name another file with --casebook; nothing was changed."
            }
            Self::Missing { .. } => {
                "Make one with `reportedly add PATH...`, or name an existing one with --casebook."
            }
            Self::Open { .. } => "Check that the folder exists and that you may write in it.",
            Self::Busy { .. } => {
                "Wait for the other reportedly to finish and run this again; nothing is lost."
            }
            Self::Damaged { .. } => "Keep the file, and add the same articles to a new casebook.",
            Self::Ingest(error) => return error.hint.clone().into_iter().collect(),
            Self::Output { .. } => "Check that there is room on the disk and that you may write there.",
            Self::Correction { .. } => {
                "Nothing was changed; `reportedly ask --json` has names and places to correct."
            }
            Self::Store { .. } | Self::Reader(_) => return Vec::new(),
        };
        vec![hint.to_owned()]
    }
}

/// What SQLite says, in its words. Its own chain of causes ends here: it repeats itself with a code.
#[derive(Debug)]
pub struct StoreError(pub(crate) rusqlite::Error);

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            rusqlite::Error::SqliteFailure(code, None) => f.write_str(&sentence(*code)),
            other => other.fmt(f),
        }
    }
}

fn sentence(code: rusqlite::ffi::Error) -> String {
    let text = code.to_string();
    text.split_once(": ").map_or(text.clone(), |(_, meaning)| meaning.to_owned())
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match source.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy { source: StoreError(source) },
            _ => Self::Store { source: StoreError(source) },
        }
    }
}
