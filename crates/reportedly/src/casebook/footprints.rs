//! Footprints of texts: an index of all documents' text, had again without reading them.

use super::{Casebook, Error, StoredDocument};
use reportedly_core::reuse::{Footprint, Index, Prepared};
use rusqlite::{TransactionBehavior, params};
use std::rc::Rc;

impl Casebook {
    /// Keys of the documents with text that have no footprint of this version.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn without_footprint(&self) -> Result<Vec<i64>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT key FROM documents WHERE unusable = 0 AND NOT EXISTS
                 (SELECT 1 FROM footprints WHERE document = key AND version = ?1)
             ORDER BY key",
        )?;
        let keys = statement.query_map([Footprint::VERSION], |row| row.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Keeps footprints, all or none.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`], [`Error::Store`]; nothing is then kept.
    pub fn put_footprints(&mut self, batch: &[(StoredDocument, Footprint)]) -> Result<(), Error> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (stored, footprint) in batch {
            tx.prepare_cached(
                "INSERT OR REPLACE INTO footprints (document, version, bytes) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![stored.key, Footprint::VERSION, footprint.to_bytes()])?;
        }
        Ok(tx.commit()?)
    }

    /// The index of the text of all documents, under their keys. Made once for a state of the casebook.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn index(&self) -> Result<Rc<Index>, Error> {
        self.index.get(self, || self.all_footprints())
    }

    fn all_footprints(&self) -> Result<Index, Error> {
        let mut index = Index::default();
        let mut statement = self
            .db
            .prepare_cached("SELECT document, bytes FROM footprints WHERE version = ?1 ORDER BY document")?;
        let mut rows = statement.query([Footprint::VERSION])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(1)?.as_blob().unwrap_or_default();
            if let (Ok(number), Some(footprint)) =
                (u32::try_from(row.get::<_, i64>(0)?), Footprint::from_bytes(bytes))
            {
                index.insert_footprint(number, &footprint);
            }
        }
        // Of documents that an older version of the program added, and nothing since.
        for key in self.without_footprint()? {
            if let (Ok(number), Some(stored)) = (u32::try_from(key), self.document(key)?) {
                let d = &stored.document;
                index.insert(number, &Prepared::new(&d.text, d.publisher.as_deref()));
            }
        }
        Ok(index)
    }
}
