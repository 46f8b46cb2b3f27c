//! What sites say about themselves between the paragraphs of an article, in the languages of Europe that
//! newsrooms meet most. Each list says how it is matched. None of the entries begins or makes a sentence
//! of reporting.

mod lines;
mod readers;

pub(super) use lines::{BEGINNINGS, BY, PICTURES, WHOLE};
pub(super) use readers::{ADDRESS, TAILS};
