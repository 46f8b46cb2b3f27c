//! How two texts compare: numbers from which a small trained model tells whether one supports, refutes or
//! discusses the other, whether they say the same, and how well one answers to the other.
//!
//! A [`Side`] is a text made ready: its sentences with their terms, the marks that they bear ("hoax",
//! "reportedly", "not"), how their statements are put, and their vectors of meaning. [`features`] puts two
//! sides next to each other. Nothing in the numbers says *which* words the texts hold, only how they are
//! shared and how they are put, so that a model trained on one year's stories has no story to remember. The
//! numbers are judged by `reportedly-nlp`, which owns the weights; `training/stance` trains them.

mod features;
mod marks;
mod meaning;
mod near;
mod overlap;
mod rank;
mod rarity;
mod side;
mod told;

pub use features::{COUNT, features, names};
pub use rank::{Candidate, Candidates, Query, RANK_COUNT, RANK_NAMES};
pub use rarity::{BUCKETS, Rarity};
pub use side::{Part, Side};

#[cfg(test)]
mod tests;
