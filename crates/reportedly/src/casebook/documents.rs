//! Captures and documents: putting them in, listing them.

use super::identity::identity;
use super::naming::name_document;
use super::{Casebook, Error, Stored, StoredDocument};
use reportedly_core::{Capture, Document, Problem, ProblemKind};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::collections::HashMap;

const COLUMNS: &str = "key, id, url, publisher, published, title, byline, language, text, location";

/// The order of every list: by publication date as written, undated last, then by id.
const ORDER: &str = "published IS NULL, published, id";

impl Casebook {
    /// Puts documents in, all or none, each with the capture it was drawn from. Says of each, in
    /// order, whether it was new.
    ///
    /// A capture or document that is seen in several places is kept once, with the least of their
    /// locations, so that the order of adding does not show.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`]; nothing is then stored.
    pub fn put(&mut self, batch: &[(Capture, Document)]) -> Result<Vec<Stored>, Error> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = batch
            .iter()
            .map(|(capture, document)| put_one(&tx, capture, document))
            .collect::<Result<_, _>>()?;
        tx.commit()?;
        Ok(stored)
    }

    /// All documents in a fixed order (by date as written, undated last, then id), those without
    /// usable text included.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn documents(&self) -> Result<Vec<StoredDocument>, Error> {
        self.select(&format!("SELECT {COLUMNS} FROM documents ORDER BY {ORDER}"), [])
    }

    /// The documents that a person may mean by a name: the one with that id, or else all that came
    /// with that name. Fixed order.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn find(&self, name: &str) -> Result<Vec<StoredDocument>, Error> {
        let exact = self.select(&format!("SELECT {COLUMNS} FROM documents WHERE id = ?1"), [name])?;
        if !exact.is_empty() {
            return Ok(exact);
        }
        self.select(&format!("SELECT {COLUMNS} FROM documents WHERE name = ?1 ORDER BY {ORDER}"), [name])
    }

    /// One document; `None` where there is no such key.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn document(&self, key: i64) -> Result<Option<StoredDocument>, Error> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM documents WHERE key = ?1"))?;
        let Some(mut stored) = statement.query_row([key], stored_document).optional()? else {
            return Ok(None);
        };
        let mut problems = self
            .db
            .prepare_cached("SELECT kind, message FROM problems WHERE document = ?1 ORDER BY number")?;
        let mut rows = problems.query([key])?;
        while let Some(row) = rows.next()? {
            stored.document.problems.push(problem(row, 0)?);
        }
        Ok(Some(stored))
    }

    fn select(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<StoredDocument>, Error> {
        let mut problems = self.problems_by_document()?;
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params, stored_document)?;
        rows.map(|row| {
            let mut stored = row?;
            stored.document.problems = problems.remove(&stored.key).unwrap_or_default();
            Ok(stored)
        })
        .collect()
    }

    fn problems_by_document(&self) -> Result<HashMap<i64, Vec<Problem>>, Error> {
        let mut statement = self
            .db
            .prepare_cached("SELECT document, kind, message FROM problems ORDER BY document, number")?;
        let mut rows = statement.query([])?;
        let mut all = HashMap::<_, Vec<_>>::new();
        while let Some(row) = rows.next()? {
            all.entry(row.get(0)?).or_default().push(problem(row, 1)?);
        }
        Ok(all)
    }
}

fn put_one(db: &Connection, capture: &Capture, document: &Document) -> Result<Stored, Error> {
    db.prepare_cached(
        "INSERT INTO captures (id, location, media_type, bytes) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET location = excluded.location, media_type = excluded.media_type
         WHERE excluded.location < captures.location",
    )?
    .execute(params![capture.id, capture.location, capture.media_type, capture.bytes])?;

    let identity = identity(document, &capture.id);
    let known: Option<i64> = db
        .prepare_cached("SELECT key FROM documents WHERE identity = ?1")?
        .query_row([&identity], |row| row.get(0))
        .optional()?;
    if let Some(key) = known {
        let moved = db
            .prepare_cached(
                "UPDATE documents SET location = ?2, capture_id = ?3, language = ?4
                 WHERE key = ?1 AND (?2, ?3) < (location, capture_id)",
            )?
            .execute(params![key, document.location, capture.id, document.language])?;
        if moved > 0 {
            put_problems(db, key, &document.problems)?;
        }
        return Ok(Stored::Known);
    }

    let unusable = !document.is_usable();
    let id = name_document(db, &document.id, &identity, unusable)?;
    db.prepare_cached(
        "INSERT INTO documents (id, name, identity, unusable, capture_id, location, published, url,
                                publisher, title, byline, language, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        id,
        document.id,
        identity,
        unusable,
        capture.id,
        document.location,
        document.published,
        document.url,
        document.publisher,
        document.title,
        document.byline,
        document.language,
        document.text,
    ])?;
    put_problems(db, db.last_insert_rowid(), &document.problems)?;
    Ok(Stored::New)
}

fn put_problems(db: &Connection, key: i64, problems: &[Problem]) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM problems WHERE document = ?1")?.execute([key])?;
    let mut insert =
        db.prepare_cached("INSERT INTO problems (document, number, kind, message) VALUES (?1, ?2, ?3, ?4)")?;
    for (number, problem) in problems.iter().enumerate() {
        insert.execute(params![key, number as i64, word(problem.kind)?, problem.message])?;
    }
    Ok(())
}

/// The stable word of a kind, as in JSON.
fn word(kind: ProblemKind) -> Result<String, Error> {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        Ok(other) => Ok(other.to_string()),
        Err(source) => Err(Error::Damaged { what: format!("problem kind {kind:?}"), source }),
    }
}

fn problem(row: &Row<'_>, at: usize) -> Result<Problem, Error> {
    let word: String = row.get(at)?;
    let message: String = row.get(at + 1)?;
    match serde_json::from_value(word.clone().into()) {
        Ok(kind) => Ok(Problem { kind, message }),
        Err(source) => Err(Error::Damaged { what: format!("problem kind {word:?}"), source }),
    }
}

fn stored_document(row: &Row<'_>) -> rusqlite::Result<StoredDocument> {
    Ok(StoredDocument {
        key: row.get(0)?,
        document: Document {
            id: row.get(1)?,
            url: row.get(2)?,
            publisher: row.get(3)?,
            published: row.get(4)?,
            title: row.get(5)?,
            byline: row.get(6)?,
            language: row.get(7)?,
            text: row.get(8)?,
            location: row.get(9)?,
            problems: Vec::new(),
        },
    })
}
