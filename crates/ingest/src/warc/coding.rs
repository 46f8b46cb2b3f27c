//! The content codings of HTTP: gzip, deflate, br.

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::borrow::Cow;
use std::io::Read;

/// Most codings, one over another. More than one is already rare; each could expand a thousand times, but
/// each is also held to the limit.
const MAX_CODINGS: usize = 4;

/// Bytes that the decoder of br works with.
const BUFFER: usize = 64 << 10;

/// Content without its codings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The content, as far as it could be unpacked.
    pub bytes: Cow<'a, [u8]>,
    /// Why it is not whole.
    pub trouble: Option<Coding>,
}

/// What is wrong with coded content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Coding {
    /// Larger than the limit: cut there.
    #[error("the content is too large unpacked and was cut")]
    TooLarge,
    /// Damaged or cut: what came before is given.
    #[error("the compressed content is damaged; only the part before the damage could be unpacked")]
    Damaged,
    /// Coded as something that is not read; holds the name. The bytes are given as they are.
    #[error("the content is compressed as {0:?}, which is not read here")]
    Unknown(String),
}

/// Unpacks content that has these codings (the value of `Content-Encoding`, the last applied last) to at
/// most `limit` bytes. Content that is not what the codings say is given as it is: crawlers often store it
/// unpacked under the fields of the server.
pub fn decode_body<'a>(bytes: &'a [u8], codings: &str, limit: usize) -> Decoded<'a> {
    let mut decoded = Decoded { bytes: Cow::Borrowed(bytes), trouble: None };
    let named = codings.rsplit(',').map(str::trim).filter(|c| !c.is_empty());
    for (i, coding) in named.enumerate() {
        let coding = coding.to_ascii_lowercase();
        if i == MAX_CODINGS {
            decoded.trouble = Some(Coding::Unknown(shortened(codings)));
        }
        if decoded.trouble.is_some() {
            break;
        }
        match unpack(&decoded.bytes, &coding, limit) {
            Ok(Some((bytes, trouble))) => decoded = Decoded { bytes: Cow::Owned(bytes), trouble },
            Ok(None) => {}
            Err(unknown) => decoded.trouble = Some(unknown),
        }
    }
    if decoded.bytes.len() > limit {
        decoded.trouble = Some(Coding::TooLarge);
        match &mut decoded.bytes {
            Cow::Borrowed(bytes) => *bytes = &bytes[..limit],
            Cow::Owned(bytes) => bytes.truncate(limit),
        }
    }
    decoded
}

type Unpacked = (Vec<u8>, Option<Coding>);

/// One coding taken off; `None` where the bytes do not have it.
fn unpack(bytes: &[u8], coding: &str, limit: usize) -> Result<Option<Unpacked>, Coding> {
    Ok(match coding {
        "gzip" | "x-gzip" => bytes.starts_with(b"\x1f\x8b").then(|| gzip(bytes, limit)),
        "deflate" if is_zlib(bytes) => Some(read(ZlibDecoder::new(bytes), limit)),
        // Some servers leave the frame away. Plain text fails at once.
        "deflate" => sound(read(DeflateDecoder::new(bytes), limit)),
        // Nothing marks br. Text that happens to begin like it fails soon.
        "br" if !looks_like_text(bytes) => sound(read(Decompressor::new(bytes, BUFFER), limit)),
        "br" | "identity" | "none" => None,
        // Already unpacked, or else it would begin with this.
        "zstd" if !bytes.starts_with(b"\x28\xb5\x2f\xfd") => None,
        _ if looks_like_text(bytes) => None,
        other => return Err(Coding::Unknown(shortened(other))),
    })
}

/// Bytes after the last member are no damage: browsers pass over them.
fn gzip(bytes: &[u8], limit: usize) -> Unpacked {
    let mut rest = bytes;
    let (mut unpacked, mut trouble) = (Vec::new(), None);
    while trouble.is_none() && rest.starts_with(b"\x1f\x8b") {
        let mut decoder = GzDecoder::new(rest);
        trouble = fill(&mut decoder, &mut unpacked, limit);
        rest = decoder.into_inner();
    }
    (unpacked, trouble)
}

fn read(mut decoder: impl Read, limit: usize) -> Unpacked {
    let mut unpacked = Vec::new();
    let trouble = fill(&mut decoder, &mut unpacked, limit);
    (unpacked, trouble)
}

/// Reads until there is a byte more than `limit`, which is how too much is told.
fn fill(decoder: &mut impl Read, unpacked: &mut Vec<u8>, limit: usize) -> Option<Coding> {
    let room = (limit + 1).saturating_sub(unpacked.len());
    decoder.take(room as u64).read_to_end(unpacked).is_err().then_some(Coding::Damaged)
}

/// What was unpacked, unless nothing could be.
fn sound(unpacked: Unpacked) -> Option<Unpacked> {
    (unpacked.1.is_none() || !unpacked.0.is_empty()).then_some(unpacked)
}

fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0x0f == 8 && (u32::from(*first) << 8 | u32::from(*second)) % 31 == 0)
}

/// Whether the beginning is markup or plain words rather than compressed.
fn looks_like_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    start.iter().all(|b| matches!(b, b'\t' | b'\r' | b'\n' | b' '..=b'~'))
        || bytes.trim_ascii_start().starts_with(b"<")
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}
