//! Every format over one small casebook of invented articles, some of them hostile.

#![allow(clippy::unwrap_used)]

mod common;
mod formats;
mod pages;
mod round_trip;
