//! The HTTP answer inside a response record.

use super::coding::{Decoded, decode_body};
use super::fields::{Fields, MAX_HEAD, end_of_head};
use std::borrow::Cow;

/// A server's answer, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpResponse<'a> {
    /// The status, 100 to 999.
    pub status: u16,
    /// Its named fields.
    pub fields: Fields,
    /// What follows the fields, as recorded: perhaps in chunks, perhaps compressed.
    pub recorded: &'a [u8],
}

/// Why a block is no HTTP answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotHttp {
    /// It does not begin with `HTTP/` and a status.
    #[error("the record holds no HTTP answer")]
    NoStatus,
    /// More fields than are read.
    #[error("the HTTP answer has more fields than {MAX_HEAD} bytes or {}", super::MAX_FIELDS)]
    LongHead,
}

/// The HTTP answer in the block of a response record. Lines may end in CRLF or LF. A block that ends within
/// the fields has an empty body.
pub fn response(block: &[u8]) -> Result<HttpResponse<'_>, NotHttp> {
    let head = &block[..block.len().min(MAX_HEAD)];
    let first = memchr::memchr(b'\n', head).map_or(head.len(), |i| i + 1);
    let status = status(&head[..first]).ok_or(NotHttp::NoStatus)?;
    let (lines, body) = match end_of_head(head, 0) {
        Some(found) => found,
        None if block.len() > MAX_HEAD => return Err(NotHttp::LongHead),
        None => (block.len(), block.len()),
    };
    let fields = Fields::parse(&head[first..lines]).ok_or(NotHttp::LongHead)?;
    Ok(HttpResponse { status, fields, recorded: &block[body..] })
}

impl HttpResponse<'_> {
    /// The content: put together from chunks and unpacked to at most `limit` bytes, where its fields say so
    /// and its bytes agree. Many archives store the content unpacked and leave the fields as they were.
    #[must_use]
    pub fn body(&self, limit: usize) -> Decoded<'_> {
        let chunked = self.fields.get("Transfer-Encoding").is_some_and(|t| {
            t.rsplit(',').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("chunked"))
        });
        let coding = self.fields.get("Content-Encoding").unwrap_or_default();
        match chunked.then(|| dechunk(self.recorded)).flatten() {
            None => decode_body(self.recorded, coding, limit),
            Some(joined) => {
                let decoded = decode_body(&joined, coding, limit);
                Decoded { trouble: decoded.trouble, bytes: Cow::Owned(decoded.bytes.into_owned()) }
            }
        }
    }
}

/// The number in `HTTP/1.1 200 OK`.
fn status(line: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(&line[..line.len().min(64)]).ok()?;
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|version| version.len() > 5 && version[..5].eq_ignore_ascii_case("HTTP/"))?;
    words.next()?.parse().ok().filter(|status| (100..1000).contains(status))
}

/// The bytes of all chunks, one after another. A body that is cut after a whole chunk gives what there is
/// of it; `None` where the bytes are not in chunks.
fn dechunk(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let Some((size, after)) = chunk_size(rest) else {
            // Cut within the line that states the size; anything else is no chunk.
            let cut = !joined.is_empty()
                && rest.len() < 8
                && rest.iter().all(|b| b.is_ascii_hexdigit() || *b == b'\r');
            return cut.then_some(joined);
        };
        if size == 0 {
            return Some(joined);
        }
        let Some(chunk) = after.get(..size) else {
            let cut = !joined.is_empty();
            joined.extend_from_slice(after);
            return cut.then_some(joined);
        };
        joined.extend_from_slice(chunk);
        rest = match &after[size..] {
            [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] => rest,
            [] | [b'\r'] => &[],
            _ => return None,
        };
    }
    (!joined.is_empty()).then_some(joined)
}

/// The size of the chunk that begins here, and what follows its line. Lines of more than a kilobyte
/// (extensions that nobody uses) are no chunk's.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(1 << 10)])?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = line.split(';').next().unwrap_or_default().trim();
    let hexadecimal = !size.is_empty() && size.bytes().all(|b| b.is_ascii_hexdigit());
    let size = hexadecimal.then(|| usize::from_str_radix(size, 16).ok()).flatten()?;
    Some((size, &bytes[end + 1..]))
}
