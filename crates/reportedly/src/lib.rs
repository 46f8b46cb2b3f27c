//! The engine of `reportedly`, for programs: articles into a casebook, answers out of it.
//!
//! ```
//! use reportedly::{Casebook, Envelope, Given, Options, Reader, add, ask, core::question::Question};
//!
//! # fn main() -> Result<(), reportedly::Error> {
//! let (mut casebook, reader) = (Casebook::in_memory()?, Reader::new()?);
//! let article = "The road agency said on Monday that the bridge at Arlen had been closed.";
//! let given = vec![Given::Stream(Envelope::at("bridge.txt"), Box::new(article.as_bytes()))];
//! add::add_given(&mut casebook, given, &Options::default(), &reader, &mut |_| ())?;
//! let question = Question::new("Has the bridge at Arlen been closed?").expect("a sentence");
//! let answer = ask::ask(&casebook, &reader, &question, &ask::Options::default())?;
//! assert_eq!(answer.independent_supporting, 1);
//! let quote = &answer.origins[0].statements[0];
//! assert_eq!((quote.chain[0].as_str(), quote.span.of(article)), ("road agency", quote.quote.as_str()));
//! # Ok(())
//! # }
//! ```
//!
//! Articles in files and folders are taken in by [`walk`](walk()) and [`add::add`], those of the web by [`watch`]; a casebook
//! that stays is opened with [`Casebook::open`].

pub mod add;
pub mod ask;
pub mod casebook;
pub mod claims;
pub mod correct;
mod error;
pub mod export;
pub mod handed;
mod names;
pub mod origins;
pub mod parallel;
pub mod questions;
mod verify;
pub mod watch;
pub mod web;

pub use add::{Added, DocumentReader, Given, Noted, PassedOver, Progress};
pub use casebook::{Appended, CaptureEntry, Casebook, NewEvent, StatementKey, Stored, StoredDocument};
pub use error::{Error, StoreError};
pub use names::{Name, names, names_under};
pub use reportedly_core as core;
pub use reportedly_fetch as fetch;
pub use reportedly_ingest::{
    Envelope, FIELDS, Found, IngestError, Ingested, Item, Options, draw, formats, ingest_bytes, ingest_file,
    ingest_stream, sha256, walk,
};
pub use reportedly_nlp::deeds;
pub use reportedly_nlp::sentences::paragraphs;
pub use reportedly_nlp::{Reader, ReaderError};
pub use verify::{Finding, FindingKind, Verified, verify};
