//! What can go wrong with accounts.

use std::path::{Path, PathBuf};

/// Why something could not be done with accounts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// What was asked for is not allowed or not there; says what to do.
    #[error("{0}")]
    Refused(String),
    /// There is no such file.
    #[error("there are no accounts at {}", path.display())]
    Missing {
        /// Where they were looked for.
        path: PathBuf,
    },
    /// The file is something else; it was not touched.
    #[error("{} is not a file of accounts", path.display())]
    NotAccounts {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program has made it.
    #[error("{} is of a newer version of this program", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be made.
    #[error("cannot make {}", path.display())]
    Made {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Reading or writing failed.
    #[error("the accounts could not be read or written")]
    Store(#[from] rusqlite::Error),
    /// The system gives no random numbers, or no memory to hash a password.
    #[error("a password could not be hashed")]
    Hash,
}

impl AccountError {
    /// The same of a file.
    pub(super) fn at(self, at: &Path) -> Self {
        let not_a_database = |code| code == Some(rusqlite::ErrorCode::NotADatabase);
        match self {
            Self::NotAccounts { .. } => Self::NotAccounts { path: at.to_owned() },
            Self::Newer { .. } => Self::Newer { path: at.to_owned() },
            Self::Store(error) if not_a_database(error.sqlite_error_code()) => {
                Self::NotAccounts { path: at.to_owned() }
            }
            other => other,
        }
    }

    /// What a person can do about it; often nothing more than the error says.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Self::Missing { .. } => "Make the first account: reportedly accounts add NAME --role owner",
            Self::NotAccounts { .. } => "Name another file with --accounts; this one was left as it is.",
            Self::Newer { .. } => "Install a newer reportedly, or name another file with --accounts.",
            Self::Made { .. } => "Check that the folder exists and that you may write in it.",
            Self::Refused(_) | Self::Store(_) | Self::Hash => return Vec::new(),
        };
        vec![hint.to_owned()]
    }
}
