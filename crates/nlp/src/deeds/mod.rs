//! Who did what to whom: category of a deed, its sides as an index of events writes them, CAMEO codes, and
//! a finder by rule.

pub mod cameo;
mod category;
mod clause;
mod countries;
mod groups;
mod kinds;
mod lemma;
mod lexicon;
mod parties;
mod recipient;
pub(crate) mod rules;
mod sides;
mod tokens;

pub use category::categorise;
pub use sides::sides;
