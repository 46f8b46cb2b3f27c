//! The file of accounts: where it lies, who can read it, whether it is one.

use super::{AccountError, Accounts};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Marks the file (`PRAGMA application_id`): "RPTA" in ASCII.
const APPLICATION_ID: i64 = 0x5250_5441;
/// The version of its tables (`PRAGMA user_version`).
const VERSION: i64 = 1;
/// How long to wait for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the accounts of a casebook lie: beside it, under its name with `.accounts` added.
pub fn beside(casebook: &Path) -> PathBuf {
    let mut name = casebook.as_os_str().to_owned();
    name.push(".accounts");
    name.into()
}

impl Accounts {
    /// Opens the accounts at `path`; makes the file where there is none, for its owner's eyes only.
    ///
    /// # Errors
    ///
    /// [`AccountError::NotAccounts`], where the file is left as it was; [`AccountError::Store`].
    pub fn open(path: &Path) -> Result<Self, AccountError> {
        if !path.exists() {
            private(path)?;
        }
        let mut db = Connection::open(path)?;
        db.busy_timeout(PATIENCE)?;
        prepare(&mut db).map_err(|error| error.at(path))?;
        Ok(Self { db })
    }

    /// Opens accounts that must be there.
    ///
    /// # Errors
    ///
    /// As [`Accounts::open`], and [`AccountError::Missing`].
    pub fn open_existing(path: &Path) -> Result<Self, AccountError> {
        if path.exists() { Self::open(path) } else { Err(AccountError::Missing { path: path.to_owned() }) }
    }
}

/// An empty file that only who runs the program can read, before anything secret is in it.
fn private(path: &Path) -> Result<(), AccountError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(AccountError::Made { path: path.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

fn prepare(db: &mut Connection) -> Result<(), AccountError> {
    let pragma =
        |db: &Connection, name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    db.pragma_update(None, "foreign_keys", true)?;
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (id, version) = (pragma(&tx, "application_id")?, pragma(&tx, "user_version")?);
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (id, version, tables) {
        (APPLICATION_ID, VERSION, _) => {}
        (0, 0, 0) => {
            tx.execute_batch(include_str!("schema.sql"))?;
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            tx.pragma_update(None, "user_version", VERSION)?;
        }
        (APPLICATION_ID, ..) => return Err(AccountError::Newer { path: PathBuf::new() }),
        _ => return Err(AccountError::NotAccounts { path: PathBuf::new() }),
    }
    Ok(tx.commit()?)
}
