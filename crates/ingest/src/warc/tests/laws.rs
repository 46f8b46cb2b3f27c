//! What holds for every file.

use super::*;
use proptest::prelude::*;

/// A file of some records in one of its forms, and where in it each record ends.
fn files() -> impl Strategy<Value = (Vec<u8>, Vec<usize>)> {
    (prop::collection::vec(0usize..80, 1..8), 0..3).prop_map(|(sizes, form)| {
        let records = sizes.iter().map(|n| record("resource", "", &page(*n)));
        let mut ends = Vec::new();
        let mut file = Vec::new();
        for record in records {
            file.extend(if form == 1 { gzip(&record) } else { record });
            ends.push(file.len());
        }
        if form == 2 {
            file = gzip(&file);
            // Nothing in it is sure before its end.
            ends.clear();
        }
        (file, ends)
    })
}

proptest! {
    #[test]
    fn cutting_never_loses_what_is_whole((file, ends) in files(), at in 0.0..1.0) {
        let cut = (file.len() as f64 * at) as usize;
        let items = read(&file[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        prop_assert_eq!(&items[..whole], &read(&file)[..whole]);
    }

    #[test]
    fn damage_never_loses_what_is_before_it((file, ends) in files(), at in 0.0..1.0, new: Vec<u8>) {
        let place = (file.len() as f64 * at) as usize;
        let mut damaged = file.clone();
        for (old, new) in damaged[place..].iter_mut().zip(new) {
            *old = new;
        }
        let before = ends.iter().filter(|end| **end <= place).count();
        prop_assert_eq!(&read(&damaged)[..before], &read(&file)[..before]);
    }

    #[test]
    fn the_pieces_in_which_a_file_comes_do_not_matter((file, _) in files(), size in 1usize..300, flip: prop::sample::Index) {
        let mut file = file;
        let at = flip.index(file.len());
        file[at] ^= 0x10;
        let pieces = Pieces { bytes: &file, size };
        prop_assert_eq!(bounded(Records::new(pieces), file.len()), read(&file));
    }

    #[test]
    fn anything_ends(parts in prop::collection::vec(0usize..9, 0..60), noise: Vec<u8>) {
        let member = gzip(&record("response", "", b"ab"));
        let parts = parts.iter().map(|i| match i {
            0 => &b"WARC/1.0\r\n"[..],
            1 => b"\r\n\r\n",
            2 => b"Content-Length: 20\r\n",
            3 => &member[..30],
            4 => &member,
            5 => b"\x1f\x8b\x08\0",
            6 => &noise,
            7 => b"Content-Length: 99999999\n\n",
            _ => b"WARC/1.1\nContent-Length: 1\n\na\n\n",
        });
        let file = parts.collect::<Vec<_>>().concat();
        let _ = bounded(Records::new(&file[..]).with_limit(1000), file.len());
        let _ = read(&gzip(&file));
    }
}

/// Gives at most `size` bytes at once.
struct Pieces<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl std::io::Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let some = self.bytes.len().min(self.size).min(into.len());
        into[..some].copy_from_slice(&self.bytes[..some]);
        self.bytes = &self.bytes[some..];
        Ok(some)
    }
}
