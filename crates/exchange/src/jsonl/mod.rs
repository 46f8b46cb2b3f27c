//! `jsonl`: everything that a casebook holds, one JSON object a line, and back.
//!
//! The lines, in this order: one `casebook`, the `capture`s with their bytes (base64), the `document`s, a `reading` for
//! each, the `story`s and `link`s between documents, the `name`s, the `claim`s, what people did (`correction`s and `question`s), and the
//! `answer` where a question was asked.
//! docs/reference/export.md and export.schema.json tell every field. [`import`] takes the captures and makes all else
//! anew; what people did it takes only where it is told to ([`People`]). The moment at which a casebook took a capture in is its own and not written, so that two casebooks of the same
//! captures give the same bytes.

mod line;
mod people;
mod read;
mod write;

pub use people::People;
pub use read::{Imported, import};

use crate::{Format, Writing};

pub(crate) const FORMAT: Format = Format {
    name: "jsonl",
    about: "everything, a JSON object a line; `reportedly import` takes it back",
    extension: "jsonl",
    needs_answer: false,
    write: Writing::Whole(write::write),
};

/// Version of the lines: raised when one of them changes so that an older program would misread it.
pub(crate) const VERSION: u32 = 1;
/// What the first line says that it is.
pub(crate) const MARK: &str = "reportedly export";
