//! Sessions of browsers and keys of programs: random tokens, of which only the hash is kept.

use super::{AccountError, Accounts, Role, What, found, journal, key, role_of};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Seconds after which a session ends, whatever is done.
pub(crate) const LONGEST_SESSION: i64 = 12 * 3600;
/// Seconds without a page after which a session ends.
pub(crate) const IDLE: i64 = 2 * 3600;
/// Seconds for which a key is good.
const LONGEST_KEY: i64 = 90 * 24 * 3600;
/// Seconds between two notes that a session is in use: not every page is a write.
const NOTED: i64 = 60;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A browser that somebody has signed in with; comes as a cookie.
    Browser,
    /// A program; comes in the header `Authorization`, which no other site can make a browser send.
    Key,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Key => "key",
        }
    }
}

/// Whose a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signed {
    pub(crate) name: String,
    pub(crate) role: Role,
}

/// 256 random bits as hexadecimal digits.
pub(crate) fn random() -> Result<String, AccountError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| AccountError::Hash)?;
    Ok(hex(&bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut all, byte| {
        // Writing to a string cannot fail.
        let _ = write!(all, "{byte:02x}");
        all
    })
}

fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

impl Accounts {
    /// Begins a session and gives its token, which is kept nowhere. `earlier` is the token that the browser had, which
    /// ends: nobody can have put one there that lives on.
    pub(crate) fn begin(
        &mut self,
        name: &str,
        earlier: Option<&str>,
        address: &str,
        now: Timestamp,
    ) -> Result<String, AccountError> {
        let token = random()?;
        let tx = self.db.transaction()?;
        let account = found(&tx, name)?;
        if let Some(earlier) = earlier {
            tx.execute("DELETE FROM sessions WHERE hash = ?1", [hash(earlier)])?;
        }
        let at = now.as_second();
        tx.execute(
            "DELETE FROM sessions WHERE until < ?1 OR (kind = 'browser' AND used < ?2)",
            [at, at - IDLE],
        )?;
        let until = at + LONGEST_SESSION;
        insert(&tx, &token, &account.name, Kind::Browser, at, until)?;
        journal::write(&tx, What::SignedIn, &account.name, address, "", now)?;
        tx.commit()?;
        Ok(token)
    }

    /// A key by which a program acts for an account, for 90 days or until its password changes. It is kept nowhere.
    ///
    /// # Errors
    ///
    /// [`AccountError::Refused`] where there is no such account.
    pub fn make_key(&mut self, name: &str, by: &str, now: Timestamp) -> Result<String, AccountError> {
        let token = random()?;
        let tx = self.db.transaction()?;
        let account = found(&tx, name)?;
        let at = now.as_second();
        insert(&tx, &token, &account.name, Kind::Key, at, at + LONGEST_KEY)?;
        journal::write(&tx, What::Key, &account.name, "", by, now)?;
        tx.commit()?;
        Ok(token)
    }

    /// Whose a token is; `None` where it is nobody's or has run out.
    pub(crate) fn signed(
        &self,
        token: &str,
        kind: Kind,
        now: Timestamp,
    ) -> Result<Option<Signed>, AccountError> {
        let sql =
            "SELECT a.name, a.role, s.used, s.until FROM sessions s JOIN accounts a ON a.key = s.account
                   WHERE s.hash = ?1 AND s.kind = ?2";
        let row = self.db.prepare_cached(sql)?.query_row(params![hash(token), kind.word()], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?, row.get::<_, i64>(3)?))
        });
        let Some((name, role, used, until)) = row.optional()? else { return Ok(None) };
        let at = now.as_second();
        if at > until || (kind == Kind::Browser && at - used > IDLE) {
            self.db.execute("DELETE FROM sessions WHERE hash = ?1", [hash(token)])?;
            return Ok(None);
        }
        if at - used > NOTED {
            self.db.execute("UPDATE sessions SET used = ?2 WHERE hash = ?1", params![hash(token), at])?;
        }
        Ok(Some(Signed { name, role: role_of(&role)? }))
    }

    /// Ends a session.
    pub(crate) fn end(
        &mut self,
        token: &str,
        name: &str,
        address: &str,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        let tx = self.db.transaction()?;
        tx.execute("DELETE FROM sessions WHERE hash = ?1", [hash(token)])?;
        journal::write(&tx, What::SignedOut, name, address, "", now)?;
        Ok(tx.commit()?)
    }
}

fn insert(
    db: &rusqlite::Connection,
    token: &str,
    name: &str,
    kind: Kind,
    at: i64,
    until: i64,
) -> Result<(), AccountError> {
    db.execute(
        "INSERT INTO sessions (hash, account, kind, used, until) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![hash(token), key(name), kind.word(), at, until],
    )?;
    Ok(())
}
