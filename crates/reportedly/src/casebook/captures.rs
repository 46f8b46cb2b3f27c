//! Captures: keeping bytes once, small, and getting them back as they came.

use super::identity::capture_identity;
use super::{Casebook, Error};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use reportedly_core::{Capture, Problem};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use std::io::{Read, Write};

/// How bytes lie in the file.
const AS_IS: i64 = 0;
const ZLIB: i64 = 1;

/// Largest content that is unpacked: a damaged or forged file may claim anything.
const MAX_CONTENT: u64 = 64 << 20;

/// A capture without its bytes, for lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaptureEntry {
    /// Its id: the hash of its bytes and of all that belongs to them.
    pub id: String,
    /// SHA-256 of the bytes as received.
    pub hash: String,
    /// How many bytes were received.
    pub size: u64,
    /// The least of all places where it was seen.
    pub location: String,
    /// The address it was received from.
    pub url: Option<String>,
    /// When it was received, as the archive or the fetcher says.
    pub received: Option<String>,
    /// When the casebook took it in: ISO 8601, UTC, to the second.
    pub kept: String,
    /// Media type as recognised.
    pub media_type: String,
    /// Format by which its documents are drawn; empty where none are.
    pub format: String,
    /// Ids of the documents that were drawn from it.
    pub documents: Vec<String>,
}

/// What a casebook knows of a document that a capture gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownDocument {
    /// Whether it has no usable text.
    pub unusable: bool,
    /// What went wrong with it.
    pub problems: Vec<Problem>,
}

impl Casebook {
    /// The documents of a capture that is here already, from this place or a lesser one; `None` where it has to be drawn.
    pub(crate) fn known(&self, capture: &Capture) -> Result<Option<Vec<KnownDocument>>, Error> {
        let here = "SELECT 1 FROM captures WHERE id = ?1 AND location <= ?2";
        let id = capture_identity(capture);
        if !self.db.prepare_cached(here)?.exists(params![id, capture.location])? {
            return Ok(None);
        }
        let mut drawn = self.db.prepare_cached(
            "SELECT d.key, d.unusable FROM drawn JOIN documents d ON d.key = drawn.document
             WHERE drawn.capture = ?1 ORDER BY drawn.number",
        )?;
        let rows = drawn.query_map([&id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let known: Vec<KnownDocument> = rows
            .map(|row| {
                let (key, unusable): (i64, bool) = row?;
                Ok(KnownDocument { unusable, problems: self.problems_of(key)? })
            })
            .collect::<Result<_, Error>>()?;
        Ok((!known.is_empty()).then_some(known))
    }

    /// All captures, by id, without their bytes.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn captures(&self) -> Result<Vec<CaptureEntry>, Error> {
        let mut statement = self.db.prepare(&format!("SELECT {ENTRY} ORDER BY c.location, c.id"))?;
        let mut documents = self.db.prepare(
            "SELECT d.id FROM drawn JOIN documents d ON d.key = drawn.document
             WHERE drawn.capture = ?1 ORDER BY drawn.number",
        )?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let mut entry = entry(row)?;
            entry.documents =
                documents.query_map([&entry.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            all.push(entry);
        }
        Ok(all)
    }

    /// The captures that a document was drawn from, in the order of [`Casebook::captures_of`], without their bytes; what else
    /// was drawn from them is left out, since one feed or archive may have given thousands.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn capture_entries_of(&self, document: i64) -> Result<Vec<CaptureEntry>, Error> {
        let sql = format!(
            "SELECT {ENTRY} WHERE c.id IN (SELECT capture FROM drawn WHERE document = ?1) ORDER BY c.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let all = statement.query_map([document], entry)?;
        Ok(all.collect::<Result<_, _>>()?)
    }

    /// A capture with its bytes as received; `None` where there is no such id. The hash is the one that was recorded when
    /// the bytes came in: whether they still have it, [`verify`](crate::verify()) says.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn capture(&self, id: &str) -> Result<Option<Capture>, Error> {
        let sql = "SELECT c.hash, c.location, c.name, c.format, c.media_type, c.url, c.received, c.headers, c.context,
                          c.problem, n.packing, n.bytes
                   FROM captures c JOIN contents n ON n.hash = c.hash WHERE c.id = ?1";
        let found = self.db.prepare_cached(sql)?.query_row([id], capture_of).optional()?;
        let Some((mut capture, headers, problem, packing, bytes)) = found else { return Ok(None) };
        let damaged = |source| Error::Damaged { what: format!("the capture {id}"), source };
        capture.headers = serde_json::from_str(&headers).map_err(damaged)?;
        capture.problem = problem.map(|p| serde_json::from_str(&p)).transpose().map_err(damaged)?;
        // Bytes that cannot be unpacked are no error of the run: they do not match their hash, which shows.
        capture.bytes = if packing == ZLIB { unpacked(&bytes).unwrap_or_default() } else { bytes };
        Ok(Some(capture))
    }

    /// Ids of the captures that a document was drawn from, in a fixed order.
    ///
    /// # Errors
    ///
    /// [`Error::Store`].
    pub fn captures_of(&self, document: i64) -> Result<Vec<String>, Error> {
        let sql = "SELECT DISTINCT capture FROM drawn WHERE document = ?1 ORDER BY capture";
        let mut statement = self.db.prepare_cached(sql)?;
        let ids = statement.query_map([document], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    pub(super) fn problems_of(&self, key: i64) -> Result<Vec<Problem>, Error> {
        let mut problems = self
            .db
            .prepare_cached("SELECT kind, message FROM problems WHERE document = ?1 ORDER BY number")?;
        let mut rows = problems.query([key])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(super::documents::problem(row, 0)?);
        }
        Ok(all)
    }
}

/// The columns of an entry, and where they are from.
const ENTRY: &str = "c.id, c.hash, n.size, c.location, c.url, c.received, c.media_type, c.format, c.kept_at
     FROM captures c JOIN contents n ON n.hash = c.hash";

/// An entry, but for its documents.
fn entry(row: &Row<'_>) -> rusqlite::Result<CaptureEntry> {
    Ok(CaptureEntry {
        id: row.get(0)?,
        hash: row.get(1)?,
        size: row.get::<_, i64>(2)?.unsigned_abs(),
        location: row.get(3)?,
        url: row.get(4)?,
        received: row.get(5)?,
        media_type: row.get(6)?,
        format: row.get(7)?,
        kept: row.get(8)?,
        documents: Vec::new(),
    })
}

type Parts = (Capture, String, Option<String>, i64, Vec<u8>);

fn capture_of(row: &Row<'_>) -> rusqlite::Result<Parts> {
    let capture = Capture {
        hash: row.get(0)?,
        location: row.get(1)?,
        name: row.get(2)?,
        format: row.get(3)?,
        media_type: row.get(4)?,
        url: row.get(5)?,
        received: row.get(6)?,
        context: row.get(8)?,
        ..Capture::default()
    };
    Ok((capture, row.get(7)?, row.get(9)?, row.get(10)?, row.get(11)?))
}

/// Keeps a capture, once, with the least of its locations. Gives its id.
pub(super) fn put_capture(db: &Connection, capture: &Capture) -> Result<String, Error> {
    let id = capture_identity(capture);
    let kept = db.prepare_cached("SELECT 1 FROM contents WHERE hash = ?1")?.exists([&capture.hash])?;
    if !kept {
        let (packing, bytes) = packed(&capture.bytes);
        db.prepare_cached("INSERT INTO contents (hash, size, packing, bytes) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![capture.hash, capture.bytes.len() as i64, packing, bytes])?;
    }
    let json = |value: serde_json::Result<String>| {
        value.map_err(|source| Error::Damaged { what: format!("the capture {id}"), source })
    };
    let headers = json(serde_json::to_string(&capture.headers))?;
    let problem = capture.problem.as_ref().map(|p| json(serde_json::to_string(p))).transpose()?;
    db.prepare_cached(
        "INSERT INTO captures (id, hash, location, name, format, media_type, url, received, headers, context, problem)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET location = excluded.location WHERE excluded.location < captures.location",
    )?
    .execute(params![
        id,
        capture.hash,
        capture.location,
        capture.name,
        capture.format,
        capture.media_type,
        capture.url,
        capture.received,
        headers,
        capture.context,
        problem,
    ])?;
    Ok(id)
}

/// The smaller of the bytes and their zlib form.
fn packed(bytes: &[u8]) -> (i64, Vec<u8>) {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(small) if small.len() < bytes.len() => (ZLIB, small),
        _ => (AS_IS, bytes.to_vec()),
    }
}

fn unpacked(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut all = Vec::new();
    ZlibDecoder::new(bytes).take(MAX_CONTENT).read_to_end(&mut all)?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were_and_are_never_larger() {
        for bytes in [&b""[..], b"x", &[7; 5000], &(0..=255).collect::<Vec<u8>>()] {
            let (packing, kept) = packed(bytes);
            assert!(kept.len() <= bytes.len());
            let back = if packing == ZLIB { unpacked(&kept).unwrap() } else { kept };
            assert_eq!(back, bytes);
        }
    }
}
