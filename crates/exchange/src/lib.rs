//! What a casebook holds, in the formats that others read: one file a format.
//!
//! [`Case::gather`] takes together what there is, with the answer to a question where one was asked; a [`Format`] writes
//! it out. Nothing here knows a network, a terminal or a clock: the same casebook and the same answer give the same
//! bytes. [`import`] takes an export back: only its captures, from which all else is made anew, so that nobody has to
//! trust what somebody else's export says of them.
//!
//! A new format is a file with a `FORMAT` and its line in [`formats`]; a new table is a file in `tables/`.

mod account;
mod annotations;
mod case;
mod cite;
mod claimreview;
mod csv;
mod error;
mod finding;
mod ftm;
mod html;
mod ids;
mod jsonl;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "pdf")]
mod pdf;
mod stix;
mod tables;
mod when;
mod words;

pub use case::{Case, Filed};
pub use cite::{Citation, Citer};
pub use error::Error;
pub use finding::{Finding, FitFinding, HypothesisFinding, OriginFinding, Quoted};
pub use jsonl::{Imported, People, import};
pub use tables::{Cell, Column, Kind, Sink, Table, tables};

use std::io::Write;

/// A format that a casebook can be written in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The word by which it is asked for.
    pub name: &'static str,
    /// What it is, in a line for people.
    pub about: &'static str,
    /// Ending of its files, without the dot.
    pub extension: &'static str,
    /// Whether it shows an answer, so that a question is needed.
    pub needs_answer: bool,
    /// How it is written.
    pub write: Writing,
}

/// How a format is written: in one piece, or a file a table.
#[derive(Debug, Clone, Copy)]
pub enum Writing {
    /// One stream of bytes.
    Whole(fn(&Case<'_>, &mut dyn Write) -> Result<(), Error>),
    /// One stream for each of [`tables`].
    ByTable(fn(&Case<'_>, &Table, &mut dyn Write) -> Result<(), Error>),
}

/// All formats of this build, in the order in which they are listed.
pub fn formats() -> &'static [Format] {
    &[
        jsonl::FORMAT,
        csv::FORMAT,
        #[cfg(feature = "parquet")]
        parquet::FORMAT,
        stix::FORMAT,
        ftm::FORMAT,
        claimreview::FORMAT,
        annotations::FORMAT,
        html::FORMAT,
        #[cfg(feature = "pdf")]
        pdf::FORMAT,
        markdown::FORMAT,
    ]
}
