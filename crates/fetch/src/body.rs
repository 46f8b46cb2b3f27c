//! Bodies: taken off their content coding, never beyond a limit.
//!
//! The decoders are called here and not by the HTTP library, for three reasons: the headers stay as
//! they came, the size is bounded before and after unpacking, and a stream that ends too early is
//! told from one that is whole.

use crate::error::FetchErrorKind;
use brotli_decompressor::{BrotliDecoderParameter, Decompressor};
use flate2::bufread::GzDecoder;
use std::io::{self, Read};

/// What this crate can unpack, for the header `Accept-Encoding`.
pub(crate) const ACCEPTED: &str = "gzip, br";

/// Most codings around one body. One is usual; two happens behind a careless proxy.
const MAX_CODINGS: usize = 2;

/// Most gzip members in one body. Each costs a new decoder, and 20 MB could hold a million empty ones.
const MAX_MEMBERS: usize = 10_000;

/// Why a body could not be had: kind, and particulars in words.
pub(crate) type Trouble = (FetchErrorKind, String);

/// A body without the codings that its header `Content-Encoding` names.
///
/// `limit` (bytes) holds for the result of every step. Bytes behind the end of a packed stream are
/// left out, as browsers do.
pub fn decode(encoding: &str, body: Vec<u8>, limit: usize) -> Result<Vec<u8>, (FetchErrorKind, String)> {
    let codings: Vec<String> = encoding
        .split(',')
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity")
        .collect();
    if codings.len() > MAX_CODINGS {
        return Err((FetchErrorKind::BadBody, format!("packed {} times", codings.len())));
    }
    // The last one named was put on last.
    codings.iter().rev().try_fold(body, |body, coding| match coding.as_str() {
        // Servers announce packing even where they have nothing to send.
        _ if body.is_empty() => Ok(body),
        "gzip" | "x-gzip" => gunzip(&body, limit),
        "br" => unbrotli(&body, limit),
        other => {
            let named: String = other.chars().take(40).collect();
            Err((FetchErrorKind::BadBody, format!("packed as {named:?}, which was not asked for")))
        }
    })
}

fn gunzip(body: &[u8], limit: usize) -> Result<Vec<u8>, Trouble> {
    const MAGIC: [u8; 2] = [0x1f, 0x8b];
    if !body.starts_with(&MAGIC[..body.len().min(2)]) {
        // The decoder would call a short plain page a packed one that ends too early.
        return Err((FetchErrorKind::BadBody, "not packed with gzip, though its header says so".to_owned()));
    }
    let mut out = Vec::new();
    let mut rest = body;
    for _ in 0..MAX_MEMBERS {
        let mut member = GzDecoder::new(rest);
        read_bounded(&mut member, &mut out, limit)?;
        rest = member.into_inner();
        if !rest.starts_with(&MAGIC) {
            return Ok(out);
        }
    }
    Err((FetchErrorKind::BadBody, format!("more than {MAX_MEMBERS} parts")))
}

fn unbrotli(body: &[u8], limit: usize) -> Result<Vec<u8>, Trouble> {
    const BUFFER: usize = 4096;
    let mut out = Vec::new();
    let mut decoder = Decompressor::new(body.chain(Missing), BUFFER);
    // Windows of up to 1 GB are an extension that `br` on the web does not have (RFC 7932), but that this
    // decoder allows unless told otherwise.
    decoder.set_parameter(BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW, 0);
    read_bounded(&mut decoder, &mut out, limit)?;
    Ok(out)
}

/// What follows a body that ended too early. The decoder of brotli reads on only where its stream is not
/// complete, and calls an end there "invalid data".
struct Missing;

impl Read for Missing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Reads to the end, and fails once `out` would grow beyond `limit` bytes.
fn read_bounded(reader: &mut impl Read, out: &mut Vec<u8>, limit: usize) -> Result<(), Trouble> {
    let room = limit.saturating_sub(out.len());
    let most = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
    let read = reader.take(most).read_to_end(out).map_err(|e| trouble(&e))?;
    if read > room {
        return Err(too_large(limit));
    }
    Ok(())
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            (FetchErrorKind::Truncated, "the packed page ends too early".to_owned())
        }
        _ => (FetchErrorKind::BadBody, error.to_string()),
    }
}

pub(crate) fn too_large(limit: usize) -> Trouble {
    (FetchErrorKind::TooLarge, format!("more than {limit} bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FetchErrorKind::{BadBody, TooLarge, Truncated};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    const LIMIT: usize = 10_000;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Brotli with stored blocks of at most 65,536 bytes each, which needs no encoder.
    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let mut bits = Bits::default();
        bits.push(0, 1); // a window of 16 bits
        for block in bytes.chunks(1 << 16) {
            bits.push(0, 1); // not the last
            bits.push(0, 2); // the length has four nibbles
            bits.push(block.len() as u32 - 1, 16);
            bits.push(1, 1); // stored
            bits.align();
            bits.bytes.extend_from_slice(block);
        }
        bits.push(3, 2); // last and empty
        bits.align();
        bits.bytes
    }

    #[derive(Default)]
    struct Bits {
        bytes: Vec<u8>,
        used: u32,
    }

    impl Bits {
        fn push(&mut self, value: u32, count: u32) {
            for i in 0..count {
                if self.used == 0 {
                    self.bytes.push(0);
                }
                *self.bytes.last_mut().unwrap() |= ((value >> i & 1) as u8) << self.used;
                self.used = (self.used + 1) % 8;
            }
        }

        fn align(&mut self) {
            self.used = 0;
        }
    }

    fn kind(encoding: &str, body: Vec<u8>) -> FetchErrorKind {
        decode(encoding, body, LIMIT).unwrap_err().0
    }

    #[test]
    fn codings_are_taken_off_in_order() {
        let text = b"The ferry left at noon.".to_vec();
        assert_eq!(decode("", text.clone(), LIMIT).unwrap(), text);
        assert_eq!(decode("identity", text.clone(), LIMIT).unwrap(), text);
        assert_eq!(decode("GZIP", gzip(&text), LIMIT).unwrap(), text);
        assert_eq!(decode("br", brotli(&text), LIMIT).unwrap(), text);
        assert_eq!(decode("br, x-gzip", gzip(&brotli(&text)), LIMIT).unwrap(), text);
        assert_eq!(decode("gzip", Vec::new(), LIMIT).unwrap(), b"");
    }

    #[test]
    fn members_are_joined_and_what_follows_them_is_left_out() {
        let body = [gzip(b"one "), gzip(b"two"), b"\0\0 not gzip".to_vec()].concat();
        assert_eq!(decode("gzip", body, LIMIT).unwrap(), b"one two");
        assert_eq!(decode("br", [brotli(b"one"), b"\0\0 more".to_vec()].concat(), LIMIT).unwrap(), b"one");
        assert_eq!(kind("gzip", gzip(b"").repeat(MAX_MEMBERS + 1)), BadBody);
    }

    #[test]
    fn a_bomb_is_cut() {
        let bomb = gzip(&vec![0; 50_000_000]);
        assert!(bomb.len() < 1_000_000);
        assert_eq!(kind("gzip", bomb.clone()), TooLarge);
        assert_eq!(kind("gzip, gzip", gzip(&bomb)), TooLarge);
        assert_eq!(kind("br", brotli(&[0; LIMIT + 1])), TooLarge);
        assert_eq!(decode("gzip", gzip(&[0; LIMIT]), LIMIT).unwrap().len(), LIMIT);
        assert_eq!(kind("gzip", [gzip(&[0; LIMIT]), gzip(&[0])].concat()), TooLarge);
        assert_eq!(kind("gzip, gzip, gzip", gzip(b"x")), BadBody);
    }

    #[test]
    fn a_window_larger_than_the_web_knows_is_refused() {
        // 0x11 announces a large window, here of 30 bits: a gigabyte.
        assert_eq!(kind("br", vec![0x11, 0x1e, 0x03]), BadBody);
    }

    #[test]
    fn what_was_not_asked_for_is_refused() {
        assert_eq!(kind("zstd", b"x".to_vec()), BadBody);
        assert_eq!(kind("gzip", b"<html>plain</html>".to_vec()), BadBody);
        let mut broken = gzip(b"The ferry left at noon.");
        let last = broken.len() - 5;
        broken[last] ^= 1; // the checksum
        assert_eq!(kind("gzip", broken), BadBody);
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes in proptest::collection::vec(any::<u8>(), 1..2000)) {
            prop_assert_eq!(&decode("gzip", gzip(&bytes), LIMIT).unwrap(), &bytes);
            prop_assert_eq!(&decode("br", brotli(&bytes), LIMIT).unwrap(), &bytes);
        }

        #[test]
        fn a_cut_stream_is_called_truncated(bytes in proptest::collection::vec(any::<u8>(), 1..500), cut in 1_usize..500) {
            for (coding, packed) in [("gzip", gzip(&bytes)), ("br", brotli(&bytes))] {
                let left = packed.len().saturating_sub(cut).max(1);
                prop_assert_eq!(kind(coding, packed[..left].to_vec()), Truncated);
            }
        }

        #[test]
        fn garbage_never_grows_beyond_the_limit(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            for coding in ["gzip", "br"] {
                if let Ok(out) = decode(coding, bytes.clone(), 100) {
                    prop_assert!(out.len() <= 100);
                }
            }
        }
    }
}
