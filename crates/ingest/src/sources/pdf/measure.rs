//! What packed bytes unpack to, without keeping it.

use std::io::{Read, copy, sink};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use weezl::decode::Decoder;
use weezl::{BitOrder, LzwStatus};

/// Ways in which a stream is packed. Those of pictures are not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Flate,
    Lzw,
    RunLength,
    Hex,
    Base85,
}

impl Packing {
    /// Whether bytes become more than they are.
    pub(super) fn grows(self) -> bool {
        !matches!(self, Self::Hex | Self::Base85)
    }

    /// How many bytes come out, at most `limit`. What is broken gives what it has.
    pub(super) fn unpacked(self, packed: &[u8], limit: u64) -> u64 {
        match self {
            Self::Flate => flate(packed, limit),
            Self::Lzw => lzw(packed, limit),
            Self::RunLength => run_length(packed).min(limit),
            Self::Hex | Self::Base85 => (packed.len() as u64).min(limit),
        }
    }

    /// The bytes that stand as text.
    pub(super) fn bytes(self, text: &[u8]) -> Vec<u8> {
        match self {
            Self::Hex => hex(text),
            Self::Base85 => base85(text),
            Self::Flate | Self::Lzw | Self::RunLength => text.to_vec(),
        }
    }
}

/// With the two bytes in front that belong there, or without, as readers accept both.
fn flate(packed: &[u8], limit: u64) -> u64 {
    let with = count(ZlibDecoder::new(packed), limit);
    if with > 0 { with } else { count(DeflateDecoder::new(packed), limit) }
}

fn count(mut unpacked: impl Read, limit: u64) -> u64 {
    let mut total = 0;
    // An error comes after what was read before it, so that pieces are counted.
    while total < limit {
        match copy(&mut (&mut unpacked).take((limit - total).min(64 << 10)), &mut sink()) {
            Ok(0) | Err(_) => break,
            Ok(more) => total += more,
        }
    }
    total
}

fn lzw(packed: &[u8], limit: u64) -> u64 {
    let mut decoder = Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
    let (mut rest, mut out, mut total) = (packed, [0; 8 << 10], 0);
    while total < limit {
        let step = decoder.decode_bytes(rest, &mut out);
        rest = &rest[step.consumed_in..];
        total += step.consumed_out as u64;
        match step.status {
            Ok(LzwStatus::Ok) if step.consumed_in + step.consumed_out > 0 => {}
            _ => break,
        }
    }
    total.min(limit)
}

fn run_length(packed: &[u8]) -> u64 {
    let (mut at, mut total) = (0, 0);
    while let Some(&length) = packed.get(at) {
        match length {
            128 => break,
            0..=127 => (at, total) = (at + 2 + usize::from(length), total + u64::from(length) + 1),
            _ => (at, total) = (at + 2, total + 257 - u64::from(length)),
        }
    }
    total
}

fn hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().take_while(|b| **b != b'>').filter_map(|b| char::from(*b).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// Five letters from `!` to `u` stand for four bytes, `z` for four zeros, `~` for the end.
fn base85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 5 * 4);
    let mut five = Vec::with_capacity(5);
    for &b in text.iter().take_while(|b| **b != b'~') {
        match b {
            b'z' if five.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => five.push(u32::from(b - b'!')),
            _ => {}
        }
        if five.len() == 5 {
            out.extend(number(&five).to_be_bytes());
            five.clear();
        }
    }
    if five.len() > 1 {
        let bytes = five.len() - 1;
        five.resize(5, 84);
        out.extend(&number(&five).to_be_bytes()[..bytes]);
    }
    out
}

fn number(five: &[u32]) -> u32 {
    five.iter().fold(0, |all, digit| all.wrapping_mul(85).wrapping_add(*digit))
}

#[cfg(test)]
mod tests {
    use super::Packing::*;
    use std::io::Write;

    #[test]
    fn every_packing_is_measured_and_stops_at_the_limit() {
        let zeros = vec![0; 100_000];
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(&zeros).unwrap();
        let zlib = zlib.finish().unwrap();
        let lzw =
            weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&zeros).unwrap();
        let runs = [129, 0].repeat(50);
        for (packing, packed, want) in [
            (Flate, &zlib[..], 100_000),
            (Flate, &zlib[2..], 100_000),
            (Lzw, &lzw, 100_000),
            (RunLength, &runs, 6400),
            (RunLength, &[2, 7, 7, 7, 255, 9, 128, 5], 5),
        ] {
            assert_eq!(packing.unpacked(packed, 1 << 30), want, "{packing:?}");
            assert_eq!(packing.unpacked(packed, 100), want.min(100));
            assert!(packing.unpacked(&packed[..packed.len() / 2], 1 << 30) <= want);
        }
        assert_eq!(Flate.unpacked(b"harbour", 9), 0);
    }

    #[test]
    fn bytes_that_stand_as_text_are_read() {
        assert_eq!(Base85.bytes(b"87cURD_*#TDfTZ)~>"), b"Hello, world");
        assert_eq!(Base85.bytes(b"z 5s~>rest"), [0, 0, 0, 0, b'A']);
        assert_eq!(Hex.bytes(b"48 65 7>00"), b"Hep");
    }
}
