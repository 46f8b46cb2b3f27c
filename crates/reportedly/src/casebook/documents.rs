//! Captures and documents: putting them in, listing them.

use super::captures::put_capture;
use super::identity::identity;
use super::naming::name_document;
use super::{Casebook, Error, Stored, StoredDocument};
use reportedly_core::{Document, Evidence, Note, Problem, ProblemKind, Section};
use reportedly_ingest::Ingested;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const COLUMNS: &str =
    "key, id, url, publisher, published, title, byline, language, text, location, modified, about";

/// The order of every list: by publication date as written, undated last, then by id.
const ORDER: &str = "published IS NULL, published, id";

impl Casebook {
    /// Puts captures in with the documents that were drawn from them, all or none. Says of each document, in
    /// order, whether it was new.
    ///
    /// A capture or document that is seen in several places is kept once, with the least of their
    /// locations, so that the order of adding does not show.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`]; nothing is then stored.
    pub fn put(&mut self, batch: &[Ingested]) -> Result<Vec<Stored>, Error> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut stored = Vec::new();
        for one in batch {
            let capture = put_capture(&tx, &one.capture)?;
            for (number, document) in one.documents.iter().enumerate() {
                let (key, how) = put_one(&tx, &capture, document)?;
                tx.prepare_cached(
                    "INSERT OR IGNORE INTO drawn (capture, number, document) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![capture, number as i64, key])?;
                stored.push(how);
            }
        }
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
        stored.document.problems = self.problems_of(key)?;
        Ok(Some(stored))
    }

    /// The documents of these keys, in the order of [`Casebook::documents`]; a key that there is not is passed over.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn documents_of(&self, keys: impl IntoIterator<Item = i64>) -> Result<Vec<StoredDocument>, Error> {
        let mut all = Vec::new();
        for key in keys {
            all.extend(self.document(key)?);
        }
        all.sort_by(|a, b| {
            let place = |d: &StoredDocument| (d.document.published.is_none(), d.document.published.clone());
            place(a).cmp(&place(b)).then_with(|| a.document.id.cmp(&b.document.id))
        });
        Ok(all)
    }

    /// The documents of a capture: number in it, key, and the document under the name that it came with.
    pub(crate) fn drawn(&self, capture: &str) -> Result<Vec<(usize, i64, Document)>, Error> {
        let sql = "SELECT w.number, d.key, d.name FROM drawn w JOIN documents d ON d.key = w.document WHERE w.capture = ?1";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([capture], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rows: Vec<(i64, i64, String)> = rows.collect::<Result<_, _>>()?;
        let mut all = Vec::new();
        for (number, key, name) in rows {
            if let Some(stored) = self.document(key)? {
                let document = Document { id: name, ..stored.document };
                all.push((usize::try_from(number).unwrap_or(usize::MAX), key, document));
            }
        }
        Ok(all)
    }

    /// Key, id and the version of the drawing, of every document.
    pub(crate) fn drawn_by(&self) -> Result<Vec<(i64, String, String)>, Error> {
        let sql = format!("SELECT key, id, drawn_by FROM documents ORDER BY {ORDER}");
        let mut statement = self.db.prepare(&sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
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

/// What of a document has no column of its own: shown with it, never searched.
#[derive(Debug, Default, Serialize, Deserialize)]
struct About {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    notes: Vec<Note>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    sections: Vec<Section>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    evidence: Vec<Evidence>,
}

/// Keeps a document, once. Gives its key.
fn put_one(db: &Connection, capture: &str, document: &Document) -> Result<(i64, Stored), Error> {
    let identity = identity(document, capture);
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
            .execute(params![key, document.location, capture, document.language])?;
        if moved > 0 {
            put_problems(db, key, &document.problems)?;
        }
        return Ok((key, Stored::Known));
    }

    let about = About {
        notes: document.notes.clone(),
        sections: document.sections.clone(),
        evidence: document.evidence.clone(),
    };
    let about = serde_json::to_string(&about)
        .map_err(|source| Error::Damaged { what: format!("the document {}", document.id), source })?;
    let unusable = !document.is_usable();
    let id = name_document(db, &document.id, &identity, unusable)?;
    db.prepare_cached(
        "INSERT INTO documents (id, name, identity, unusable, capture_id, location, published, url,
                                publisher, title, byline, language, text, modified, about, drawn_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        id,
        document.id,
        identity,
        unusable,
        capture,
        document.location,
        document.published,
        document.url,
        document.publisher,
        document.title,
        document.byline,
        document.language,
        document.text,
        document.modified,
        about,
        reportedly_ingest::VERSION,
    ])?;
    let key = db.last_insert_rowid();
    put_problems(db, key, &document.problems)?;
    Ok((key, Stored::New))
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

pub(super) fn problem(row: &Row<'_>, at: usize) -> Result<Problem, Error> {
    let word: String = row.get(at)?;
    let message: String = row.get(at + 1)?;
    match serde_json::from_value(word.clone().into()) {
        Ok(kind) => Ok(Problem { kind, message }),
        Err(source) => Err(Error::Damaged { what: format!("problem kind {word:?}"), source }),
    }
}

fn stored_document(row: &Row<'_>) -> rusqlite::Result<StoredDocument> {
    let about: String = row.get(11)?;
    // Never shown as an error: what it holds is also in the text, and `verify` finds out.
    let about: About = serde_json::from_str(&about).unwrap_or_default();
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
            modified: row.get(10)?,
            notes: about.notes,
            sections: about.sections,
            evidence: about.evidence,
            problems: Vec::new(),
        },
    })
}
