//! The casebook and the adding of articles, by their public functions.

mod add;
mod casebook;
mod common;
mod processes;
mod search;
