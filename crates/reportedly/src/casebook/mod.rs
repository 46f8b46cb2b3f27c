//! The casebook: one SQLite file that keeps captures, documents and readings.
//!
//! What it promises:
//!
//! * Captures and documents are only ever added; a reading is replaced whole, by a newer reader.
//!   The log of corrections, the questions and their answers are only ever added to.
//! * Adding the same thing twice changes nothing, and the order of adding changes nothing: ids,
//!   lists and searches come out the same. (Keys differ; they are for joining, not for showing.)
//! * Every method that writes is one transaction: a process that is killed leaves what the last
//!   finished call left. Several processes may use one casebook; writers wait for each other.

mod captures;
mod counts;
mod documents;
mod feeds;
mod footprints;
mod identity;
mod kept;
mod log;
mod naming;
mod open;
mod questions;
mod readings;
mod search;
mod signs;

pub use captures::CaptureEntry;
pub use log::{Appended, NewEvent};

use crate::Error;
use reportedly_core::Document;
use reportedly_core::correction::Event;
use reportedly_core::reuse::Index;

/// An open casebook. Not shared between threads; open it once in each.
#[derive(Debug)]
pub struct Casebook {
    db: rusqlite::Connection,
    /// Filled by the first search by meaning.
    signs: kept::Kept<signs::AllSigns>,
    /// Filled when origins are first asked for.
    index: kept::Kept<Index>,
    /// How much there is. Counting looks at every row, and pages ask each time.
    counts: kept::Kept<counts::Counts>,
    /// The log of corrections.
    log: kept::Kept<Vec<Event>>,
    /// Whose name all new events carry, whatever they say.
    signer: Option<String>,
}

impl Casebook {
    fn of(db: rusqlite::Connection) -> Self {
        Self {
            db,
            signs: kept::Kept::default(),
            index: kept::Kept::default(),
            counts: kept::Kept::default(),
            log: kept::Kept::default(),
            signer: None,
        }
    }
}

/// A document as the casebook keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument {
    /// Joins it to its reading and statements, in this file only. Not for showing: it depends on
    /// the order of adding.
    pub key: i64,
    /// The document, with its id made unique.
    pub document: Document,
}

/// What became of a document that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// It was not in the casebook before.
    New,
    /// It was there already.
    Known,
}

/// Which statement: a document and the index in its reading's statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementKey {
    /// [`StoredDocument::key`].
    pub document: i64,
    /// Index into [`Reading::statements`](reportedly_core::Reading::statements).
    pub number: usize,
}

impl StatementKey {
    /// The row of the statement, which is also its rowid in the word index.
    fn row(self) -> i64 {
        (self.document << 32) + self.number as i64
    }

    fn from_row(row: i64) -> Self {
        Self { document: row >> 32, number: (row & 0xffff_ffff) as usize }
    }

    /// First and last possible row of a document's statements.
    fn rows_of(document: i64) -> (i64, i64) {
        (document << 32, (document << 32) + 0xffff_ffff)
    }
}
