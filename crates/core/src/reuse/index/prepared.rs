//! A text made ready for the index, which takes most of the work and none of the index.

use xxhash_rust::xxh3::xxh3_64;

use super::super::fingerprint::{PLACES, Seed, fingerprints};
use super::super::judge::Body;
use super::super::words::Words;
use super::sketch::Sketch;

/// A text cut into words, with its fingerprints. Costs about forty times the bytes of the text; make it,
/// use it, drop it.
#[derive(Debug, Clone)]
pub struct Prepared {
    pub(super) body: Body,
    /// Fingerprints and their first words, ascending; [`PLACES`] of each at most.
    pub(super) marks: Vec<(u64, u32)>,
    /// Equal for texts of the same words.
    pub(super) key: u128,
    pub(super) sketch: Sketch,
    /// Equal for equal publishers; zero where unknown.
    pub(super) publisher: u32,
}

impl Prepared {
    /// Make a text ready. The publisher, spelled alike in all documents, is used to know site text by.
    /// Bytes beyond [`Span::MAX`](crate::Span::MAX) are not read.
    pub fn new(text: &str, publisher: Option<&str>) -> Self {
        let words = Words::of(text);
        let mut all = fingerprints(&words.hashes);
        all.sort_unstable();
        let mut marks: Vec<(u64, u32)> = Vec::with_capacity(all.len());
        for mark in all {
            let same = marks.iter().rev().take(PLACES).filter(|m| m.0 == mark.0).count();
            if same < PLACES {
                marks.push(mark);
            }
        }
        let key = words.key();
        let sketch = Sketch::new(marks.chunk_by(same).map(|m| m[0].0));
        let publisher = publisher.map_or(0, |p| xxh3_64(p.as_bytes()) as u32 | 1);
        Self { body: Body::new(words), marks, key, sketch, publisher }
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        self.body.words.len()
    }

    /// Each fingerprint once.
    pub(super) fn fingerprints(&self) -> impl Iterator<Item = u64> {
        self.marks.chunk_by(same).map(|m| m[0].0)
    }

    /// Where this text and another hold the same fingerprint; this text is the left one.
    pub(super) fn seeds(&self, right: &Self) -> Vec<Seed> {
        let mut seeds = Vec::new();
        let mut rest = right.marks.as_slice();
        for &(mark, there) in &self.marks {
            rest = &rest[rest.iter().take_while(|m| m.0 < mark).count()..];
            let equal = rest.iter().take_while(|m| m.0 == mark);
            seeds.extend(equal.map(|m| Seed { other: 0, there, here: m.1 }));
        }
        seeds
    }
}

fn same(a: &(u64, u32), b: &(u64, u32)) -> bool {
    a.0 == b.0
}
