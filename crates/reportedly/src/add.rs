//! Adding articles to a casebook: files to documents, documents to footprints and readings.
//!
//! All steps commit batch by batch and pick up where an interrupted run stopped, so that adding
//! again is always the way to finish.

mod intake;
mod read;
mod trace;

use crate::{Casebook, Error};
use reportedly_core::{Document, ProblemKind, Reading};
use reportedly_ingest::{Envelope, Found, Item, Options};
use reportedly_nlp::Reader;
use serde::Serialize;

pub use intake::store;
pub use read::read;
pub use trace::trace;

/// What reads documents. The product's is [`Reader`]; tests bring their own.
pub trait DocumentReader: Sync {
    /// Changes whenever a reading may come out differently; documents are then read again.
    fn version(&self) -> &str;

    /// What stands in the document. Equal documents have equal readings.
    fn read(&self, document: &Document) -> Reading;
}

impl DocumentReader for Reader {
    fn version(&self) -> &str {
        self.version()
    }

    fn read(&self, document: &Document) -> Reading {
        // Of another language, or of what is no prose, a reading would be nonsense.
        if document.is_readable() {
            self.read(&document.text, document.published.as_deref())
        } else {
            Reading::default()
        }
    }
}

/// Something to take in.
pub enum Given<'a> {
    /// A file that [`walk`](crate::walk()) found.
    File(Found),
    /// Bytes that come from elsewhere, such as the standard input or a web server.
    Stream(Envelope, Box<dyn std::io::Read + 'a>),
    /// A capture that was made already, or could not be made: an address that gave no page.
    Item(Box<Item>),
}

/// How far a run has come, for somebody who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Files are taken in.
    Storing {
        /// Files done.
        files: usize,
        /// Files in all.
        of: usize,
        /// Documents they gave so far.
        documents: usize,
    },
    /// Documents are cut up, so that text that they share is found.
    Tracing {
        /// Documents cut up in this run.
        documents: usize,
        /// Documents to cut up in this run.
        of: usize,
    },
    /// Documents are read.
    Reading {
        /// Documents read in this run.
        documents: usize,
        /// Documents to read in this run.
        of: usize,
    },
}

/// What a run added. Every document that came in is counted once:
/// `documents = new + known + unusable`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Added {
    /// Files that were looked at.
    pub files: usize,
    /// Documents that came in: pages, texts, records, and inputs that gave no text.
    pub documents: usize,
    /// Documents with text that the casebook did not have.
    pub new: usize,
    /// Documents with text that the casebook had, or that came in twice.
    pub known: usize,
    /// Inputs that gave no text, `empty + failed`. They are kept and listed.
    pub unusable: usize,
    /// Inputs that hold no text: empty files, pages without an article.
    pub empty: usize,
    /// Inputs that could not be read.
    pub failed: usize,
    /// Pieces of archives that hold no article by their nature, such as the images of a crawl. Not among the documents.
    pub passed: usize,
    /// The same by archive and kind.
    pub passed_over: Vec<PassedOver>,
    /// Documents with at least one problem; the unusable ones are among them.
    pub with_problems: usize,
    /// Every problem of what came in, in the order of the files.
    pub problems: Vec<Noted>,
    /// Documents read in this run, those of an interrupted earlier run included.
    pub read: usize,
}

/// Pieces of an archive that were passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOver {
    /// The archive.
    pub location: String,
    /// What they are: `image/png`.
    pub what: String,
    /// How many.
    pub count: usize,
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Where the bytes came from.
    pub location: String,
    /// Stable word for programs.
    pub kind: ProblemKind,
    /// One sentence for people.
    pub message: String,
}

/// Adds files that were found to the casebook and reads all that has not been read.
///
/// # Errors
///
/// As [`add_given`].
pub fn add(
    casebook: &mut Casebook,
    found: &[Found],
    reader: &dyn DocumentReader,
    progress: &mut dyn FnMut(Progress),
) -> Result<Added, Error> {
    let given = found.iter().cloned().map(Given::File).collect();
    add_given(casebook, given, &Options::default(), reader, progress)
}

/// Adds whatever was given to the casebook and reads all that has not been read.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`], [`Error::Damaged`]. Batches that were committed before stay;
/// the next run completes the rest.
pub fn add_given(
    casebook: &mut Casebook,
    given: Vec<Given<'_>>,
    options: &Options,
    reader: &dyn DocumentReader,
    progress: &mut dyn FnMut(Progress),
) -> Result<Added, Error> {
    let mut added = store(casebook, given, options, progress)?;
    added.read = read(casebook, reader, progress)?;
    Ok(added)
}
