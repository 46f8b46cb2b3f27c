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
        source: rusqlite::Error,
    },
    /// Another process kept the casebook locked for longer than the waiting time.
    #[error("another program has kept the casebook locked")]
    Busy {
        /// What the store says.
        source: rusqlite::Error,
    },
    /// Writing or reading the casebook failed: a full disk, a damaged file.
    #[error("the casebook could not be read or written")]
    Store {
        /// What the store says.
        source: rusqlite::Error,
    },
    /// A stored value is not what this program wrote there.
    #[error("the casebook is damaged: {what}")]
    Damaged {
        /// The value, in words.
        what: String,
        /// Why it could not be understood.
        source: serde_json::Error,
    },
    /// The input could not be walked, such as a path that does not exist.
    #[error(transparent)]
    Ingest(#[from] reportedly_ingest::IngestError),
}

impl Error {
    /// What a person can do about it, one sentence each; often empty.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Self::NotACasebook { .. } => "name another file with --casebook; this one was left as it is",
            Self::Newer { .. } => {
                "install a newer reportedly, or name another file with --casebook; nothing was changed"
            }
            Self::Missing { .. } => {
                "make one with `reportedly add PATH...`, or name an existing one with --casebook"
            }
            Self::Open { .. } => "check that the folder exists and that you may write in it",
            Self::Busy { .. } => {
                "wait for the other reportedly to finish and run this again; nothing is lost"
            }
            Self::Damaged { .. } => "keep the file, and add the same articles to a new casebook",
            Self::Store { .. } | Self::Ingest(_) => return Vec::new(),
        };
        vec![hint.to_owned()]
    }
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match source.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy { source },
            _ => Self::Store { source },
        }
    }
}
