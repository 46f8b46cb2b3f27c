//! The engine of `reportedly`, for programs: articles into a casebook, answers out of it.
//!
//! ```no_run
//! use reportedly::{Casebook, Reader, add};
//!
//! # fn run() -> Result<(), reportedly::Error> {
//! let mut casebook = Casebook::open("reportedly.casebook".as_ref())?;
//! let found = reportedly::walk(&["news".into()])?;
//! let added = add::add(&mut casebook, &found, &Reader::new()?, &mut |_| ())?;
//! println!("{} new documents", added.new);
//! # Ok(())
//! # }
//! ```

pub mod add;
pub mod ask;
pub mod casebook;
pub mod correct;
mod error;
pub mod export;
mod names;
pub mod origins;
pub mod parallel;
mod verify;
pub mod watch;
pub mod web;

pub use add::{Added, DocumentReader, Given, Noted, PassedOver, Progress};
pub use casebook::{Appended, CaptureEntry, Casebook, NewEvent, StatementKey, Stored, StoredDocument};
pub use error::{Error, StoreError};
pub use names::{Name, names};
pub use reportedly_core as core;
pub use reportedly_fetch as fetch;
pub use reportedly_ingest::{
    Envelope, FIELDS, Found, IngestError, Ingested, Item, Options, draw, formats, ingest_bytes, ingest_file,
    ingest_stream, walk,
};
pub use reportedly_nlp::deeds;
pub use reportedly_nlp::sentences::paragraphs;
pub use reportedly_nlp::{Reader, ReaderError};
pub use verify::{Finding, FindingKind, Verified, verify};
