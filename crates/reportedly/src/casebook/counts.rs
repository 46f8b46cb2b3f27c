//! How much a casebook holds.

use super::{Casebook, Error};
use std::rc::Rc;

/// How much a casebook holds.
#[derive(Debug)]
pub(super) struct Counts {
    documents: usize,
    usable: usize,
    readings: usize,
}

impl Casebook {
    /// How many documents have usable text.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn count_usable(&self) -> Result<usize, Error> {
        Ok(self.counts()?.usable)
    }

    /// How many documents there are, those without usable text included.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn count_documents(&self) -> Result<usize, Error> {
        Ok(self.counts()?.documents)
    }

    /// How many readings there are.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn count_readings(&self) -> Result<usize, Error> {
        Ok(self.counts()?.readings)
    }

    /// How much there is. Counted once for a state of the casebook.
    fn counts(&self) -> Result<Rc<Counts>, Error> {
        let sql =
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM documents WHERE unusable = 0),
                          (SELECT count(*) FROM readings)";
        self.counts.get(self, || {
            let (documents, usable, readings): (i64, i64, i64) =
                self.db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let whole = |count| usize::try_from(count).unwrap_or(0);
            Ok(Counts { documents: whole(documents), usable: whole(usable), readings: whole(readings) })
        })
    }
}
