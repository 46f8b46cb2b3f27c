//! Finding statements: by words, and by streaming all vectors past the caller.

use super::readings::signed;
use super::{Casebook, Error, StatementKey};
use rusqlite::params;

impl Casebook {
    /// Statements that hold at least one of the words (by stem, without case and diacritics), best
    /// first, with their BM25 score: higher is better, and only comparable within one search.
    /// Equal scores stand in the order of the documents, then of the text.
    ///
    /// Words are data: quotation marks, operators and the like in them have no meaning. A word of
    /// several parts (`state-run`, `drone factory`) is looked for as a phrase.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn search_statements(
        &self,
        words: &[String],
        limit: usize,
    ) -> Result<Vec<(StatementKey, f64)>, Error> {
        let query = any_of(words);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.db.prepare_cached(
            "SELECT w.rowid, -bm25(statement_words) AS score
             FROM statement_words AS w JOIN documents AS d ON d.key = w.rowid >> 32
             WHERE statement_words MATCH ?1
             ORDER BY score DESC, d.published IS NULL, d.published, d.id, w.rowid & 4294967295
             LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let found = statement
            .query_map(params![query, limit], |row| Ok((StatementKey::from_row(row.get(0)?), row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Shows every statement's vector (components times 127) to `f`, in the order of the documents,
    /// then of the text. Statements without a vector are left out. Nothing is kept in memory.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn vectors(&self, f: &mut dyn FnMut(StatementKey, &[i8])) -> Result<(), Error> {
        let mut documents =
            self.db.prepare_cached("SELECT key FROM documents ORDER BY published IS NULL, published, id")?;
        let mut vectors = self
            .db
            .prepare_cached("SELECT key, vector FROM statements WHERE key BETWEEN ?1 AND ?2 ORDER BY key")?;
        for document in documents.query_map([], |row| row.get(0))? {
            let mut rows = vectors.query(StatementKey::rows_of(document?))?;
            while let Some(row) = rows.next()? {
                let vector = row.get_ref(1)?.as_blob().map(signed).unwrap_or_default();
                if !vector.is_empty() {
                    f(StatementKey::from_row(row.get(0)?), &vector);
                }
            }
        }
        Ok(())
    }
}

/// An FTS5 query for any of the words: each a quoted string, where only the quotation mark itself
/// has a meaning (doubled, it has none) and NUL would end the query. Repeated words count once.
/// Words without a letter or digit hold nothing that the index knows.
fn any_of(words: &[String]) -> String {
    let mut seen = std::collections::HashSet::new();
    words
        .iter()
        .filter(|word| word.chars().any(char::is_alphanumeric) && seen.insert(word.as_str()))
        .map(|word| format!("\"{}\"", word.replace('\0', " ").replace('"', "\"\"")))
        .collect::<Vec<_>>()
        .join(" OR ")
}
