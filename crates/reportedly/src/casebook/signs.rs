//! The nearest statements in meaning, out of millions: by the signs of all vectors, kept in memory after the first
//! search, then by the vectors of the best of them.

use super::readings::signed;
use super::{Casebook, Error, StatementKey};
use reportedly_core::meaning::{COMPONENTS, Signs, cosine, differing, signs};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

/// Vectors that are looked at for each statement that is wanted: signs alone mistake some neighbours.
const CLOSER: usize = 8;
/// Vectors that are looked at however few statements are wanted.
const AT_LEAST: usize = 2000;

/// Signs of all statements.
#[derive(Debug, Default)]
pub(super) struct AllSigns {
    rows: Vec<i64>,
    signs: Vec<Signs>,
}

impl Casebook {
    /// The statements whose vectors lie nearest to one, nearest first, with the cosine. Of equally near ones those of
    /// earlier documents come first, whatever the order of adding. Found by signs first, so that a few of the last may be
    /// missed in a large casebook.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn nearest(&self, vector: &[i8], limit: usize) -> Result<Vec<(StatementKey, f32)>, Error> {
        if vector.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let all = self.signs.get(self, || self.all_signs())?;
        let wanted = all.close(&signs(vector), (limit * CLOSER).max(AT_LEAST));
        // One look at the file for all rows: looking again for each costs more than the rows do.
        let look = self.db.unchecked_transaction()?;
        let mut row = self.db.prepare_cached("SELECT vector FROM statements WHERE key = ?1")?;
        let mut near = Vec::with_capacity(wanted.len());
        for key in wanted {
            near.push(row.query_row([key], |row| {
                let cosine = cosine(vector, &row.get_ref(0)?.as_blob().map(signed).unwrap_or_default());
                Ok((cosine, StatementKey::from_row(key)))
            })?);
        }
        // The order of documents is looked up only of those that may be among the first: it decides between equals.
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        if let Some(last) = near.get(limit - 1).map(|last| last.0) {
            near.retain(|one| one.0 >= last);
        }
        let mut order = self.db.prepare_cached("SELECT published, id FROM documents WHERE key = ?1")?;
        let mut found = Vec::with_capacity(near.len());
        for (cosine, key) in near {
            let place = order.query_row([key.document], |row| {
                let (published, id): (Option<String>, String) = (row.get(0)?, row.get(1)?);
                Ok((published.is_none(), published, id))
            })?;
            found.push((cosine, place, key));
        }
        look.finish()?;
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (&a.1, a.2.number).cmp(&(&b.1, b.2.number))));
        found.truncate(limit);
        Ok(found.into_iter().map(|(near, _, key)| (key, near)).collect())
    }

    fn all_signs(&self) -> Result<AllSigns, Error> {
        let mut all = AllSigns::default();
        let mut statement = self.db.prepare_cached("SELECT key, bits FROM signs ORDER BY key")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            all.rows.push(row.get(0)?);
            all.signs.push(from_bytes(row.get_ref(1)?.as_blob().unwrap_or_default()));
        }
        Ok(all)
    }
}

impl AllSigns {
    /// Rows of those that differ least, about `count`: all that differ as much as the last one, too.
    fn close(&self, from: &Signs, count: usize) -> Vec<i64> {
        let distances: Vec<u16> = self.signs.iter().map(|s| differing(from, s) as u16).collect();
        let mut at = [0usize; COMPONENTS + 1];
        distances.iter().for_each(|d| at[usize::from(*d)] += 1);
        let mut sum = 0;
        let last = at.iter().position(|n| {
            sum += n;
            sum >= count
        });
        let last = last.unwrap_or(COMPONENTS) as u16;
        self.rows.iter().zip(&distances).filter(|(_, d)| **d <= last).map(|(row, _)| *row).collect()
    }
}

/// Makes the function `signs` of schema 3 known to a connection.
pub(super) fn register(db: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("signs", 1, flags, |context| {
        Ok(to_bytes(&signs(&context.get_raw(0).as_blob().map(signed).unwrap_or_default())))
    })
}

pub(super) fn to_bytes(signs: &Signs) -> Vec<u8> {
    signs.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn from_bytes(bytes: &[u8]) -> Signs {
    let mut out = Signs::default();
    for (word, bytes) in out.iter_mut().zip(bytes.as_chunks().0) {
        *word = u64::from_le_bytes(*bytes);
    }
    out
}
