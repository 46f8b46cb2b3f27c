//! The casebook and the adding of articles, by their public functions.

#![allow(clippy::unwrap_used)]

mod add;
mod archive;
mod casebook;
mod citations;
mod common;
mod log;
mod names;
mod processes;
mod questions;
mod scale;
mod search;
mod verify;
mod watch;
