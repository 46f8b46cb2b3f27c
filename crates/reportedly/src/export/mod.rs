//! Writing out what a casebook holds, one file a format.

pub mod warc;
