//! Feeds that are watched: what they said last, and which of their entries are known.

use super::{Casebook, Error};
use reportedly_fetch::Conditions;
use rusqlite::{OptionalExtension, params};

impl Casebook {
    /// What to ask a feed with, so that an unchanged one is not sent again.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub(crate) fn feed(&self, url: &str) -> Result<Conditions, Error> {
        let sql = "SELECT answered, etag, last_modified FROM feeds WHERE url = ?1";
        let known = self.db.prepare_cached(sql)?.query_row([url], |row| {
            Ok(Conditions { url: row.get(0)?, etag: row.get(1)?, last_modified: row.get(2)? })
        });
        Ok(known.optional()?.unwrap_or_default())
    }

    /// Those of the entries that were not taken in before, in their order.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub(crate) fn new_entries(&self, feed: &str, guids: &[String]) -> Result<Vec<bool>, Error> {
        let mut known = self.db.prepare_cached("SELECT 1 FROM feed_entries WHERE feed = ?1 AND guid = ?2")?;
        guids.iter().map(|guid| Ok(!known.exists(params![feed, guid])?)).collect()
    }

    /// Keeps what a feed said, after its entries were taken in: were it kept before, a killed run would lose them.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`].
    pub(crate) fn keep_feed(&mut self, url: &str, marks: &Conditions, guids: &[String]) -> Result<(), Error> {
        let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute(
            "INSERT INTO feeds (url, answered, etag, last_modified) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (url) DO UPDATE SET answered = excluded.answered, etag = excluded.etag,
                                             last_modified = excluded.last_modified",
            params![url, marks.url, marks.etag, marks.last_modified],
        )?;
        for guid in guids {
            tx.prepare_cached("INSERT OR IGNORE INTO feed_entries (feed, guid) VALUES (?1, ?2)")?
                .execute(params![url, guid])?;
        }
        Ok(tx.commit()?)
    }
}
