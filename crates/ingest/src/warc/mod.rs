//! WARC files: records out of bytes, one after another, in memory that the file's size does not change.
//!
//! Versions 0.17 to 1.1; bare, a gzip member for each record, or one for all of them. The records are
//! given as they stand, with no idea of what a document is. A part of the file that is no record is told
//! as a [`Gap`], and reading goes on at the next record that can be found. A record whose content is cut
//! or too large is given with its fields, so that it can be named.
//!
//! ```
//! use reportedly_ingest::warc::{Kind, Records};
//! let file = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 9\r\n\r\nThe text.\r\n\r\n";
//! let records: Vec<_> = Records::new(&file[..]).collect();
//! let record = records[0].as_ref().unwrap();
//! assert_eq!((record.kind, record.bytes()), (Kind::Conversion, &b"The text."[..]));
//! ```

mod block;
mod coding;
mod fields;
mod head;
mod http;
mod record;
mod records;
mod source;
mod stream;
#[cfg(test)]
mod tests;

pub use coding::{Coding, Decoded, decode_body};
pub use fields::{Fields, MAX_FIELDS, MAX_HEAD, charset, media_type};
pub use http::{HttpResponse, NotHttp, response};
pub use record::{Block, Gap, Kind, Record, Referred, Trouble};
pub use records::Records;
