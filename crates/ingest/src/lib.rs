//! Bytes to documents: every file, page and record becomes a [`Capture`], and each capture its documents.
//!
//! Two steps. [`captures`] opens files, archives and streams and gives the least pieces that stand for themselves, as
//! they were received. [`draw`] makes documents of such a piece and of nothing else, so that what a
//! document says can be proved from its capture at any later time.
//!
//! Nothing that is found is dropped. A file that cannot be read, an image among the articles, a
//! broken line of a feed: each becomes a document that carries a [`Problem`](reportedly_core::Problem), so that a person can
//! see what is missing from an answer. Pieces of archives that are no articles by their nature (images and scripts of a
//! crawl) are [passed over and counted](Item::Passed). `Err` is left for a run that cannot start.
//!
//! Nothing here opens a socket, loads a model or prints, and the same bytes give the same documents.
//!
//! ```
//! let mut found = Vec::new();
//! reportedly_ingest::ingest_bytes("note.txt", b"Port reopens\n\nThe port reopened on Monday.", &mut |one| {
//!     found.extend(one.documents)
//! });
//! assert_eq!(found[0].title.as_deref(), Some("Port reopens"));
//! assert_eq!(found[0].text, "The port reopened on Monday.");
//! ```

mod binary;
mod budget;
mod dates;
mod decode;
mod draw;
mod error;
mod html;
mod input;
mod language;
mod limits;
mod lines;
mod members;
mod notes;
mod passed;
mod rows;
mod sources;
#[cfg(test)]
mod testing;
mod tidy;
mod unpack;
mod walk;
#[doc(hidden)]
pub mod warc;

use std::collections::BTreeMap;

use reportedly_core::{Capture, Document};

pub use draw::{VERSION, draw};
pub use error::{IngestError, IngestErrorKind};
pub use input::Envelope;
pub use limits::{MAX_DEPTH, MAX_FILE, MAX_LINE};
pub use sources::Format;
pub use sources::feed::{FeedEntry, feed_entries};
pub use sources::record::{ALIASES, FIELDS};
pub use sources::warc::{CONTEXT_FIELD, FORMAT_FIELD};
pub use tidy::sha256;
pub use unpack::{captures, captures_of, failed};
pub use walk::{Found, walk};

/// Every format that is read, in the order in which content is looked at.
pub fn formats() -> &'static [&'static Format] {
    sources::ALL
}

/// Whether captures of that format are parts of something larger, as the rows of a table are, which may say nothing without
/// what is known [from around](Envelope::context) them.
pub fn is_part(format: &str) -> bool {
    sources::named(format).is_some_and(|format| matches!(format.take, sources::Take::Records(..)))
}

/// What a person may say about how to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Which column of a record holds a [field](FIELDS) that is called otherwise: `text` in `body`.
    pub columns: BTreeMap<String, String>,
}

/// One thing found on the way.
#[expect(clippy::large_enum_variant, reason = "items are handed on one at a time and never kept in numbers")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Bytes to draw documents from, perhaps with a problem instead.
    Capture(Capture),
    /// Pieces of an archive that hold no article by their nature.
    Passed(Passed),
}

/// Pieces that were passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The archive they lie in.
    pub location: String,
    /// What they are: `image/png`, `request record`.
    pub what: String,
    /// How many.
    pub count: usize,
}

/// A capture with its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// The bytes as received.
    pub capture: Capture,
    /// What was drawn from them, at least one.
    pub documents: Vec<Document>,
}

/// Draw every document of one file in one go: [`captures`], then [`draw`] for each.
pub fn ingest_file(found: &Found, sink: &mut dyn FnMut(Ingested)) {
    captures(found, &Options::default(), &mut drawn(sink));
}

/// Draw every document of bytes already in memory. `name` tells the format together with the content
/// and becomes the location: `news/a.html`, `stdin`.
pub fn ingest_bytes(name: &str, bytes: &[u8], sink: &mut dyn FnMut(Ingested)) {
    ingest_stream(name, &mut &*bytes, sink);
}

/// The same for bytes that come from elsewhere, of any length.
pub fn ingest_stream(name: &str, bytes: &mut dyn std::io::Read, sink: &mut dyn FnMut(Ingested)) {
    captures_of(Envelope::at(name), bytes, &Options::default(), &mut drawn(sink));
}

fn drawn(sink: &mut dyn FnMut(Ingested)) -> impl FnMut(Item) {
    move |item| {
        if let Item::Capture(capture) = item {
            let documents = draw(&capture);
            sink(Ingested { capture, documents });
        }
    }
}
