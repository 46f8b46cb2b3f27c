//! Readings: which documents lack one, putting them in, getting them back.

use super::signs::to_bytes;
use super::{Casebook, Error, StatementKey, StoredDocument};
use reportedly_core::Reading;
use reportedly_core::meaning::signs;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

impl Casebook {
    /// Keys of the documents with usable text that have no reading by this version of the reader.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn unread(&self, reader: &str) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT key FROM documents WHERE unusable = 0 AND NOT EXISTS
                 (SELECT 1 FROM readings WHERE document = key AND reader = ?1)
             ORDER BY key",
        )?;
        let keys = statement.query_map([reader], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Keeps readings, all or none, in place of those of other versions of the reader. A document
    /// that has a reading of this version keeps it: another process was faster, and the same
    /// reader reads the same. Captures and documents are not touched.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`]; nothing is then kept.
    pub fn put_readings(&mut self, reader: &str, batch: &[(StoredDocument, Reading)]) -> Result<(), Error> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (stored, reading) in batch {
            put_one(&tx, reader, stored, reading)?;
        }
        Ok(tx.commit()?)
    }

    /// What the reader found in a document, with the statements' vectors; `None` where it has not
    /// been read.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn reading(&self, key: i64) -> Result<Option<Reading>, Error> {
        let json: Option<String> = self
            .db
            .prepare_cached("SELECT reading FROM readings WHERE document = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let Some(json) = json else { return Ok(None) };
        let mut reading: Reading = serde_json::from_str(&json)
            .map_err(|source| Error::Damaged { what: format!("the reading of document {key}"), source })?;
        let mut vectors =
            self.db.prepare_cached("SELECT key, vector FROM statements WHERE key BETWEEN ?1 AND ?2")?;
        let mut rows = vectors.query(StatementKey::rows_of(key))?;
        while let Some(row) = rows.next()? {
            let at = StatementKey::from_row(row.get(0)?);
            if let Some(statement) = reading.statements.get_mut(at.number) {
                statement.vector = row.get_ref(1)?.as_blob().map(signed).unwrap_or_default();
            }
        }
        Ok(Some(reading))
    }
}

fn put_one(db: &Connection, reader: &str, stored: &StoredDocument, reading: &Reading) -> Result<(), Error> {
    let key = stored.key;
    let have = "SELECT 1 FROM readings WHERE document = ?1 AND reader = ?2";
    if db.prepare_cached(have)?.exists(params![key, reader])? {
        return Ok(());
    }
    let json = serde_json::to_string(&finite(reading))
        .map_err(|source| Error::Damaged { what: format!("the reading of document {key}"), source })?;

    let (first, last) = StatementKey::rows_of(key);
    let old =
        "DELETE FROM statement_words WHERE rowid IN (SELECT key FROM statements WHERE key BETWEEN ?1 AND ?2)";
    db.prepare_cached(old)?.execute([first, last])?;
    db.prepare_cached("DELETE FROM statements WHERE key BETWEEN ?1 AND ?2")?.execute([first, last])?;
    db.prepare_cached("DELETE FROM signs WHERE key BETWEEN ?1 AND ?2")?.execute([first, last])?;
    db.prepare_cached("INSERT OR REPLACE INTO readings (document, reader, reading) VALUES (?1, ?2, ?3)")?
        .execute(params![key, reader, json])?;

    let mut row =
        db.prepare_cached("INSERT INTO statements (key, document, number, vector) VALUES (?1, ?2, ?3, ?4)")?;
    let mut bits = db.prepare_cached("INSERT INTO signs (key, bits) VALUES (?1, ?2)")?;
    let mut words = db.prepare_cached("INSERT INTO statement_words (rowid, words) VALUES (?1, ?2)")?;
    for (number, statement) in reading.statements.iter().enumerate() {
        let at = StatementKey { document: key, number }.row();
        let vector: Vec<u8> = statement.vector.iter().map(|c| c.cast_unsigned()).collect();
        row.execute(params![at, key, number as i64, vector])?;
        if !statement.vector.is_empty() {
            bits.execute(params![at, to_bytes(&signs(&statement.vector))])?;
        }
        words.execute(params![at, statement.words(&stored.document.text)])?;
    }
    Ok(())
}

/// JSON has no NaN: one in a reading would make it unreadable for ever, so it becomes "unknown".
fn finite(reading: &Reading) -> Reading {
    let known = |value: f32| if value.is_finite() { value } else { 0.0 };
    let mut reading = reading.clone();
    for event in &mut reading.events {
        event.factuality = known(event.factuality);
    }
    for statement in &mut reading.statements {
        statement.factuality.value = known(statement.factuality.value);
    }
    reading
}

/// The components of a vector as stored, one byte each.
pub(super) fn signed(blob: &[u8]) -> Vec<i8> {
    blob.iter().map(|b| b.cast_signed()).collect()
}
