//! Every file here is made in its test.

mod hostile;
mod http;
mod laws;
mod records;

use super::{Block, Gap, Kind, Record, Records};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// A record of version 1.0 with these fields besides its length.
fn record(kind: &str, more: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://harbour.example/{}\r\n{more}Content-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A page of `n` paragraphs, no two alike.
fn page(n: usize) -> Vec<u8> {
    (0..n)
        .flat_map(|i| {
            format!("<p>Ship {i} lay at pier {} on day {}.</p>\n", i * 7919 % 61, i * i % 97).into_bytes()
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Records of 1 to `n` paragraphs, one after another.
fn pages(n: usize) -> Vec<Vec<u8>> {
    (1..=n).map(|i| record("resource", "", &page(i))).collect()
}

fn read(file: &[u8]) -> Vec<Result<Record, Gap>> {
    bounded(Records::new(file), file.len())
}

/// The items; a test that would never end fails instead.
fn bounded<R: std::io::Read>(records: Records<R>, bytes: usize) -> Vec<Result<Record, Gap>> {
    let items: Vec<_> = records.take(bytes + 2).collect();
    assert!(items.len() <= bytes / 8 + 2, "{} items from {bytes} bytes", items.len());
    items
}

/// The items in short: lengths of whole blocks, `cut`, `large`, or the words of a gap.
fn told(items: &[Result<Record, Gap>]) -> Vec<String> {
    let one = |item: &Result<Record, Gap>| match item {
        Ok(r) => match &r.block {
            Block::Whole(b) => b.len().to_string(),
            Block::Cut(b) => format!("cut at {}", b.len()),
            Block::TooLarge => "large".to_owned(),
            Block::Unread => format!("unread {:?}", r.kind),
        },
        Err(gap) => format!("{:?} {}", gap.trouble, gap.skipped),
    };
    items.iter().map(one).collect()
}

/// What [`told`] says of whole pages.
fn whole(pages: impl IntoIterator<Item = usize>) -> Vec<String> {
    pages.into_iter().map(|i| page(i).len().to_string()).collect()
}
