//! Captures as a web archive: WARC 1.1 (ISO 28500:2017), one gzip member a record, as archives of the web keep them.
//!
//! What came over the web becomes a `response` record with its headers, all else a `resource` record. Bytes are written as
//! they are kept: content codings (gzip, brotli) were taken off when they were received, so that the headers that
//! announce one are left out. A part of something larger (a row of a table) is a `resource` record with two fields of our own, which
//! say what the row alone does not: what its columns are called. What could not be received has no bytes and is left out and counted.

use crate::{CaptureEntry, Casebook, Error};
use flate2::Compression;
use flate2::write::GzEncoder;
use reportedly_core::Capture;
use reportedly_ingest::{CONTEXT_FIELD, FORMAT_FIELD, is_part};
use std::io::{self, Write};

/// How many captures were written, and how many have no bytes to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Written {
    /// Records of captures.
    pub captures: usize,
    /// Captures without bytes.
    pub left_out: usize,
}

/// Headers that speak of how the bytes travelled, not of what they are.
const TRAVEL: &[&str] =
    &["content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"];

/// Writes every capture of a casebook, in the order of [`Casebook::captures`].
///
/// # Errors
///
/// [`Error::Store`], [`Error::Damaged`] where the casebook cannot be read; [`Error::Output`] where `out` refuses.
pub fn write(casebook: &Casebook, out: &mut dyn Write) -> Result<Written, Error> {
    let mut written = Written::default();
    member(out, "warcinfo", &info())?;
    for entry in casebook.captures()? {
        match casebook.capture(&entry.id)? {
            Some(capture) if !capture.bytes.is_empty() => {
                member(out, &entry.id, &record(&entry, &capture))?;
                written.captures += 1;
            }
            _ => written.left_out += 1,
        }
    }
    Ok(written)
}

fn member(out: &mut dyn Write, what: &str, record: &[u8]) -> Result<(), Error> {
    let write = || -> io::Result<()> {
        let mut packed = GzEncoder::new(&mut *out, Compression::default());
        packed.write_all(record)?;
        packed.finish().map(drop)
    };
    let mut write = write;
    write().map_err(|source| Error::Output { what: format!("the capture {what}"), source })
}

fn info() -> Vec<u8> {
    let block =
        concat!("software: reportedly/", env!("CARGO_PKG_VERSION"), "\r\nformat: WARC File Format 1.1\r\n");
    let id = uuid("00000000000000000000000000000000");
    let mut head = vec![("WARC-Type", "warcinfo".to_owned()), ("WARC-Record-ID", id)];
    // The only moment that is sure and the same for every export of the same casebook.
    head.push(("WARC-Date", "1970-01-01T00:00:00Z".to_owned()));
    head.push(("Content-Type", "application/warc-fields".to_owned()));
    whole(head, block.as_bytes())
}

fn record(entry: &CaptureEntry, capture: &Capture) -> Vec<u8> {
    let web = capture.url.as_deref().filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let part = is_part(&capture.format);
    let date = capture.received.clone().unwrap_or_else(|| entry.kept.clone());
    let mut head = vec![
        ("WARC-Type", if web.is_some() && !part { "response" } else { "resource" }.to_owned()),
        ("WARC-Record-ID", uuid(&entry.id)),
        ("WARC-Date", date),
        ("WARC-Payload-Digest", format!("sha256:{}", capture.hash)),
    ];
    match web {
        Some(url) if !part => {
            head.push(("WARC-Target-URI", url.to_owned()));
            head.push(("Content-Type", "application/http; msgtype=response".to_owned()));
            whole(head, &answer(capture))
        }
        _ => {
            let file = || format!("file:///{}", escaped(&capture.name));
            head.push(("WARC-Target-URI", web.map_or_else(file, str::to_owned)));
            if part {
                head.push((FORMAT_FIELD, capture.format.clone()));
                head.push((CONTEXT_FIELD, capture.context.clone()));
            }
            head.push(("Content-Type", capture.media_type.clone()));
            whole(head, &capture.bytes)
        }
    }
}

/// The capture as the answer of a web server.
fn answer(capture: &Capture) -> Vec<u8> {
    let mut block = b"HTTP/1.1 200 OK\r\n".to_vec();
    for (name, value) in capture.headers.iter().filter(|(name, _)| !TRAVEL.contains(&name.as_str())) {
        block.extend(format!("{}: {}\r\n", one_line(name), one_line(value)).bytes());
    }
    block.extend(format!("content-length: {}\r\n\r\n", capture.bytes.len()).bytes());
    block.extend(&capture.bytes);
    block
}

fn whole(head: Vec<(&str, String)>, block: &[u8]) -> Vec<u8> {
    let mut record = b"WARC/1.1\r\n".to_vec();
    for (name, value) in head {
        record.extend(format!("{name}: {}\r\n", one_line(&value)).bytes());
    }
    record.extend(format!("Content-Length: {}\r\n\r\n", block.len()).bytes());
    record.extend(block);
    record.extend(b"\r\n\r\n");
    record
}

/// A value that cannot end its header: values come from outside.
fn one_line(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// A name as part of an address (RFC 3986), every byte that could mean something there in percent form.
fn escaped(name: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    name.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// The first 128 bits of a hash in the form of a UUID, so that a record has the same id in every export.
fn uuid(hash: &str) -> String {
    let at = |from: usize, to: usize| hash.get(from..to).unwrap_or("0");
    format!("<urn:uuid:{}-{}-{}-{}-{}>", at(0, 8), at(8, 12), at(12, 16), at(16, 20), at(20, 32))
}
