//! The client against a server on this machine that does whatever servers do, and worse.

#![allow(clippy::unwrap_used)]

mod bodies;
mod common;
mod guard;
mod hostile;
mod polite;
mod redirects;
mod robots;
