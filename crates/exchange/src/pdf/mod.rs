//! `pdf`: the report as a PDF of its own, for where no browser is at hand.
//!
//! The same account as `report`: numbered citations that lead to their evidence and from there to their document, bookmarks,
//! real text in embedded fonts, tagged for screen readers (the library checks what of PDF/UA-1 a program can check). The same
//! casebook and answer give the same bytes: there is no clock in it, and its ids are of its content.
//!
//! The account becomes blocks ([`report`]), blocks become lines on sheets ([`flow`]), sheets become a file ([`ink`]).

mod block;
mod face;
mod flow;
mod ink;
mod report;

use crate::account::Account;
use crate::{Case, Error, Format, Writing};
use face::Faces;
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "pdf",
    about: "the report as a PDF with bookmarks and links",
    extension: "pdf",
    needs_answer: true,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let account = Account::of(case, FORMAT.name)?;
    let faces = Faces::new()?;
    let blocks = report::blocks(&account);
    let flow = flow::flow(&blocks, &faces);
    let bytes = ink::file(&blocks, &flow, &faces)?;
    Ok(out.write_all(&bytes)?)
}

/// A library that refuses to write; only a font that is broken, or a file beyond all limits, makes it.
fn refused(why: impl std::fmt::Display) -> Error {
    Error::Output(std::io::Error::other(format!("the PDF could not be made: {why}")))
}
