//! Bytes to documents: every file, page and record becomes a [`Document`] and the [`Capture`] it was
//! drawn from.
//!
//! Nothing that is found is dropped. A file that cannot be read, an image among the articles, a
//! broken line of a feed: each becomes a document that carries a [`Problem`], so that a person can
//! see what is missing from an answer. `Err` is left for a run that cannot start.
//!
//! Nothing here opens a socket, loads a model or prints, and the same bytes give the same documents.
//!
//! ```
//! let mut found = Vec::new();
//! reportedly_ingest::ingest_bytes("note.txt", b"Port reopens\n\nThe port reopened on Monday.", &mut |i| {
//!     found.push(i.document)
//! });
//! assert_eq!(found[0].title.as_deref(), Some("Port reopens"));
//! assert_eq!(found[0].text, "The port reopened on Monday.");
//! ```

mod binary;
mod dates;
mod decode;
mod draw;
mod error;
mod html;
mod language;
mod limits;
mod notes;
mod sources;
mod tidy;
mod walk;

use reportedly_core::{Capture, Document, Problem};

pub use draw::{ingest_bytes, ingest_file};
pub use error::{IngestError, IngestErrorKind};
pub use limits::{MAX_DEPTH, MAX_FILE, MAX_LINE};
pub use walk::{Found, walk};

/// One thing found on the way: a document (perhaps with problems) and the capture it was drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The bytes as received.
    pub capture: Capture,
    /// What was read in them. `document.location` equals `capture.location`.
    pub document: Document,
}

impl Ingested {
    /// A document drawn from `bytes`, whose id and location are filled in here.
    fn new(location: &str, media_type: &str, bytes: Vec<u8>, mut document: Document) -> Self {
        document.location = location.to_owned();
        let capture = Capture {
            hash: tidy::sha256(&bytes),
            location: location.to_owned(),
            media_type: media_type.to_owned(),
            bytes,
            ..Capture::default()
        };
        Self { capture, document }
    }

    /// A document without text: only its name and what is wrong.
    fn failed(id: String, location: &str, media_type: &str, bytes: Vec<u8>, problem: Problem) -> Self {
        Self::new(
            location,
            media_type,
            bytes,
            Document { id, problems: vec![problem], ..Document::default() },
        )
    }
}
