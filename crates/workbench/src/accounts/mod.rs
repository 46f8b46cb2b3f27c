//! Accounts of a newsroom: who may see, correct and administer. They lie in a file of their own beside the casebook, so
//! that a casebook that is handed on takes no account with it.

mod error;
mod journal;
mod open;
mod password;
mod sessions;
#[cfg(test)]
mod tests;

pub use error::AccountError;
pub use journal::{Entry, What};
pub use open::beside;
pub(crate) use password::{SHORTEST, is_right, nobody};
pub(crate) use sessions::{Kind, LONGEST_SESSION, hex, random};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::Serialize;

/// Characters of the longest name.
const LONGEST_NAME: usize = 60;

/// What somebody may do. Each may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees everything, changes nothing.
    Reader,
    /// Corrects, adds documents, keeps questions.
    Analyst,
    /// Accounts and everything else.
    Owner,
}

impl Role {
    /// All, least first.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Analyst, Self::Owner];

    /// The word for it, as in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Analyst => "analyst",
            Self::Owner => "owner",
        }
    }

    /// The role of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The name, which corrections carry.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Since when, RFC 3339.
    pub made_at: String,
}

/// The file of accounts, open. Not shared between threads.
#[derive(Debug)]
pub struct Accounts {
    db: Connection,
}

/// How an account is found: case does not matter.
pub(crate) fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Accounts {
    /// All accounts, by name.
    ///
    /// # Errors
    ///
    /// [`AccountError::Store`].
    pub fn list(&self) -> Result<Vec<Account>, AccountError> {
        let mut statement =
            self.db.prepare_cached("SELECT name, role, made_at FROM accounts ORDER BY key")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
        all.map(|row| {
            let (name, role, made_at) = row?;
            Ok(Account { name, role: role_of(&role)?, made_at })
        })
        .collect()
    }

    /// Adds an account. `by` is who does so, for the journal.
    ///
    /// # Errors
    ///
    /// [`AccountError::Refused`] where the name is taken or no name, or the password is too weak.
    pub fn add(
        &mut self,
        name: &str,
        role: Role,
        password: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let name = name_of(name)?;
        let hash = password::hash(&name, password)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if find(&tx, &name)?.is_some() {
            return Err(AccountError::Refused(format!(
                "There is an account \"{name}\" already. Take another name."
            )));
        }
        tx.execute(
            "INSERT INTO accounts (key, name, role, password, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![key(&name), name, role.word(), hash, second(now).to_string()],
        )?;
        journal::write(&tx, What::Added, &name, "", by, now)?;
        Ok(tx.commit()?)
    }

    /// Removes an account and ends its sessions. What it has corrected stays under its name.
    ///
    /// # Errors
    ///
    /// [`AccountError::Refused`] where there is none, or it is the last owner.
    pub fn remove(&mut self, name: &str, by: &str, now: Timestamp) -> Result<(), AccountError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let account = found(&tx, name)?;
        stays_owned(&tx, &account, None)?;
        tx.execute("DELETE FROM accounts WHERE key = ?1", [key(name)])?;
        journal::write(&tx, What::Removed, &account.name, "", by, now)?;
        Ok(tx.commit()?)
    }

    /// Gives an account another role, from its next page on.
    ///
    /// # Errors
    ///
    /// [`AccountError::Refused`] where there is none, or the last owner would be none any more.
    pub fn set_role(&mut self, name: &str, role: Role, by: &str, now: Timestamp) -> Result<(), AccountError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let account = found(&tx, name)?;
        stays_owned(&tx, &account, Some(role))?;
        tx.execute("UPDATE accounts SET role = ?2 WHERE key = ?1", [&key(name), role.word()])?;
        journal::write(&tx, What::Role(role), &account.name, "", by, now)?;
        Ok(tx.commit()?)
    }

    /// Gives an account another password, and ends its sessions and keys.
    ///
    /// # Errors
    ///
    /// [`AccountError::Refused`] where there is none, or the password is too weak.
    pub fn set_password(
        &mut self,
        name: &str,
        password: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let hash = password::hash(&found(&self.db, name)?.name, password)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let account = found(&tx, name)?;
        tx.execute("UPDATE accounts SET password = ?2 WHERE key = ?1", [&key(name), &hash])?;
        tx.execute("DELETE FROM sessions WHERE account = ?1", [key(name)])?;
        journal::write(&tx, What::Password, &account.name, "", by, now)?;
        Ok(tx.commit()?)
    }

    /// Whether anybody may administer it.
    ///
    /// # Errors
    ///
    /// [`AccountError::Store`].
    pub fn has_owner(&self) -> Result<bool, AccountError> {
        Ok(self.list()?.iter().any(|a| a.role == Role::Owner))
    }

    /// The hash of an account's password; `None` where there is no such account.
    pub(crate) fn password_of(&self, name: &str) -> Result<Option<String>, AccountError> {
        let sql = "SELECT password FROM accounts WHERE key = ?1";
        Ok(self.db.prepare_cached(sql)?.query_row([key(name)], |row| row.get(0)).optional()?)
    }
}

/// A moment to the second.
fn second(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

fn role_of(word: &str) -> Result<Role, AccountError> {
    Role::of_word(word)
        .ok_or_else(|| AccountError::Refused(format!("The accounts hold the unknown role \"{word}\".")))
}

fn find(db: &Connection, name: &str) -> Result<Option<Account>, AccountError> {
    let mut statement = db.prepare_cached("SELECT name, role, made_at FROM accounts WHERE key = ?1")?;
    let row =
        statement.query_row([key(name)], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)));
    let Some((name, role, made_at)) = row.optional()? else { return Ok(None) };
    Ok(Some(Account { name, role: role_of(&role)?, made_at }))
}

fn found(db: &Connection, name: &str) -> Result<Account, AccountError> {
    find(db, name)?.ok_or_else(|| AccountError::Refused(format!("There is no account \"{}\".", name.trim())))
}

/// Somebody must be left who can administer the accounts.
fn stays_owned(db: &Connection, account: &Account, role: Option<Role>) -> Result<(), AccountError> {
    let sql = "SELECT count(*) FROM accounts WHERE role = 'owner' AND key <> ?1";
    let others: i64 = db.query_row(sql, [key(&account.name)], |row| row.get(0))?;
    if account.role == Role::Owner && role != Some(Role::Owner) && others == 0 {
        return Err(AccountError::Refused(format!(
            "\"{}\" is the last owner. Make somebody else an owner first.",
            account.name
        )));
    }
    Ok(())
}

/// A name that can stand in a log: letters, digits and a few signs.
fn name_of(name: &str) -> Result<String, AccountError> {
    let name = name.trim();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '@' | '\'');
    if name.is_empty() || name.chars().count() > LONGEST_NAME || !name.chars().all(fits) {
        return Err(AccountError::Refused(format!(
            "A name has letters, digits, spaces and . - _ @ ', {LONGEST_NAME} characters at the most."
        )));
    }
    Ok(name.to_owned())
}
