//! The journal: who signed in, who failed to, and who changed what of the accounts. It is only added to.

use super::{AccountError, Accounts, Role, second};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::Serialize;

/// Bytes that are kept of a name that somebody has typed.
const MAX_NAME: usize = 200;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// The name or the password was wrong.
    Failed,
    /// Too many attempts: from here on they were turned away for a while.
    Limited,
    /// An account was added.
    Added,
    /// An account was removed.
    Removed,
    /// It has another role.
    Role(Role),
    /// It has another password.
    Password,
    /// A key for a program was made.
    Key,
}

impl What {
    /// The word that is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed in",
            Self::SignedOut => "signed out",
            Self::Failed => "failed to sign in",
            Self::Limited => "turned away after too many attempts",
            Self::Added => "account added",
            Self::Removed => "account removed",
            Self::Role(Role::Reader) => "made a reader",
            Self::Role(Role::Analyst) => "made an analyst",
            Self::Role(Role::Owner) => "made an owner",
            Self::Password => "password changed",
            Self::Key => "key made",
        }
    }
}

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When, RFC 3339.
    pub at: String,
    /// What happened, in words.
    pub what: String,
    /// The account, as it was typed where nobody could sign in with it.
    pub account: String,
    /// From which address; empty for what was done at the command line.
    pub address: String,
    /// Who did it to another; empty where it is the account itself.
    pub by: String,
}

pub(super) fn write(
    db: &Connection,
    what: What,
    account: &str,
    address: &str,
    by: &str,
    now: Timestamp,
) -> Result<(), AccountError> {
    let account = &account[..account.floor_char_boundary(MAX_NAME)];
    db.execute(
        "INSERT INTO journal (at, what, account, address, by) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![second(now).to_string(), what.word(), account, address, by],
    )?;
    Ok(())
}

impl Accounts {
    /// Notes what happened at the door.
    pub(crate) fn note(
        &self,
        what: What,
        account: &str,
        address: &str,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        write(&self.db, what, account, address, "", now)
    }

    /// The last lines of the journal, latest first.
    ///
    /// # Errors
    ///
    /// [`AccountError::Store`].
    pub fn journal(&self, most: usize) -> Result<Vec<Entry>, AccountError> {
        let sql = "SELECT at, what, account, address, by FROM journal ORDER BY id DESC LIMIT ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map([most], |row| {
            Ok(Entry {
                at: row.get(0)?,
                what: row.get(1)?,
                account: row.get(2)?,
                address: row.get(3)?,
                by: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
