//! PDF files, where the program was built with the feature `pdf`; else they are kept with the problem that says so.
//!
//! Built on `hayro-interpret`, the core of a renderer, since only what a page draws says where its letters stand. It is
//! made for damaged files, reads lazily and gives every letter with its place; lines and paragraphs are rebuilt here.

#[cfg(feature = "pdf")]
mod guard;
#[cfg(feature = "pdf")]
mod info;
#[cfg(feature = "pdf")]
mod measure;
#[cfg(feature = "pdf")]
mod page;
#[cfg(feature = "pdf")]
mod paragraphs;
#[cfg(feature = "pdf")]
mod read;

#[cfg(not(feature = "pdf"))]
use reportedly_core::{Capture, Document, Problem, ProblemKind};

use super::{Format, Take};

pub(crate) const FORMAT: Format = Format {
    name: "pdf",
    title: "PDF",
    about: "One document: the paragraphs without what every page repeats. Only in a build with the feature `pdf`.",
    media_type: "application/pdf",
    also: &["application/x-pdf"],
    extensions: &["pdf"],
    magic: |head| head.bytes.starts_with(b"%PDF-"),
    sniff: |_| false,
    take: Take::Whole(draw),
};

#[cfg(feature = "pdf")]
use read::draw;

#[cfg(not(feature = "pdf"))]
fn draw(_: &Capture) -> Vec<Document> {
    let message =
        "This program was built without PDF. Build it with `cargo build --features pdf`, or save the text.";
    vec![Document { problems: vec![Problem::new(ProblemKind::Unsupported, message)], ..Document::default() }]
}
