//! Documents to readings: who says so, on whose word, how certain.
//!
//! One pass of a small encoder over each window of a text gives the cues ("said", "according to"),
//! the predicates with their factuality, and vectors of meaning; a second look at a paragraph, once
//! for each cue, gives that cue's source and content. The rest are rules over those, one file each.

mod blocks;
pub mod compare;
mod cues;
mod decode;
pub mod deeds;
mod heads;
mod hearsay;
pub mod lines;
mod network;
mod pair;
mod pieces;
mod reader;
mod rules;
mod seen;
pub mod sentences;
mod speakers;
mod statements;
mod status;
mod words;

pub use compare::Compare;
pub use reader::Reader;
pub use rules::by_rules;

/// Why the reader could not be had. A document never causes one: whatever its text, it has a reading.
#[derive(Debug, thiserror::Error)]
pub enum ReaderError {
    /// The embedded weights do not load or do not fit this program: a broken build.
    #[error("the reader's weights do not fit this program: {0}")]
    Weights(String),
}
