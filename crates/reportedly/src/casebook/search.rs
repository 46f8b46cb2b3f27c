//! Finding statements by words.

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
        // One look at the file for all rows.
        let look = self.db.unchecked_transaction()?;
        let best = self.best_by_words(&query, limit)?;
        let mut order = self.db.prepare_cached("SELECT published, id FROM documents WHERE key = ?1")?;
        let mut found = Vec::new();
        for (key, score) in best {
            let place = order.query_row([key.document], |row| {
                let (published, id): (Option<String>, String) = (row.get(0)?, row.get(1)?);
                Ok((published.is_none(), published, id))
            })?;
            found.push((key, score, place));
        }
        look.finish()?;
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| (&a.2, a.0.number).cmp(&(&b.2, b.0.number))));
        found.truncate(limit);
        Ok(found.into_iter().map(|(key, score, _)| (key, score)).collect())
    }

    /// The best `limit` and all that are as good as the last of them, so that which of these are taken is not left to
    /// the order of adding.
    fn best_by_words(&self, query: &str, limit: usize) -> Result<Vec<(StatementKey, f64)>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT rowid, -rank FROM statement_words WHERE statement_words MATCH ?1 ORDER BY rank LIMIT ?2",
        )?;
        let mut asked = limit.saturating_add(limit / 2).saturating_add(8);
        loop {
            let count = i64::try_from(asked).unwrap_or(i64::MAX);
            let found = statement.query_map(params![query, count], |row| {
                Ok((StatementKey::from_row(row.get(0)?), row.get(1)?))
            })?;
            let mut found: Vec<(StatementKey, f64)> = found.collect::<Result<_, _>>()?;
            let complete = found.len() < asked;
            let Some(worst) = limit.checked_sub(1).and_then(|last| found.get(last)).map(|last| last.1) else {
                return Ok(if limit == 0 { Vec::new() } else { found });
            };
            if complete || found.last().is_some_and(|last| last.1 < worst) {
                found.retain(|one| one.1 >= worst);
                return Ok(found);
            }
            asked = asked.saturating_mul(4);
        }
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
