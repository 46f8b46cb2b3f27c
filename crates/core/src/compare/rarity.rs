//! How rare a term is in news at large.

use std::collections::{BTreeMap, BTreeSet};

/// Size of the table. Terms are looked up by their hash; with about 15,000 that are not rare, few share a byte.
pub const BUCKETS: usize = 1 << 16;
/// Steps of a byte in one unit of the natural logarithm.
const STEPS: f32 = 16.0;

/// The inverse document frequency of terms, counted in training articles: `ln((n + 1) / (df + 1))`.
///
/// A table of bytes by hash, so that it holds no words. Where two terms fall on one byte, the more common one
/// counts.
#[derive(Debug, Clone, Copy)]
pub struct Rarity<'a>(&'a [u8]);

impl<'a> Rarity<'a> {
    /// The table in these bytes, [`BUCKETS`] of them. With none, every term is as rare as every other.
    pub const fn new(table: &'a [u8]) -> Self {
        Self(table)
    }

    /// How telling a term is, 0 and more; the term by its hash.
    pub fn of(self, term: u64) -> f32 {
        self.0.get(term as usize % BUCKETS).map_or(1.0, |b| f32::from(*b) / STEPS)
    }

    /// The table of a collection: the terms of each of its documents, by their hashes.
    pub fn table<'d>(documents: impl IntoIterator<Item = &'d BTreeSet<u64>>) -> Vec<u8> {
        let (mut frequencies, mut n) = (BTreeMap::<u64, usize>::new(), 0);
        for document in documents {
            n += 1;
            for term in document {
                *frequencies.entry(*term).or_default() += 1;
            }
        }
        let byte = |df: usize| ((n as f32 + 1.0) / (df as f32 + 1.0)).ln() * STEPS;
        let mut table = vec![byte(0).min(255.0) as u8; BUCKETS];
        for (term, df) in frequencies {
            let slot = &mut table[term as usize % BUCKETS];
            *slot = (*slot).min(byte(df).min(255.0) as u8);
        }
        table
    }
}
