//! A winnowed index of word shingles: which documents may share a passage, and about where.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

/// Words in a shingle.
pub(super) const SHINGLE: usize = 5;
/// Neighbouring shingles of which one is kept, so that every shared run of
/// `SHINGLE + WINDOW - 1` = 8 words leaves a common fingerprint.
const WINDOW: usize = 4;
/// A document keeps at most so many places of one fingerprint.
pub(super) const PLACES: usize = 4;
/// A document is compared with at most so many holders of one fingerprint.
const HOLDERS: usize = 32;

/// A kept shingle of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    hash: u64,
    /// The document that holds it.
    pub(super) document: u32,
    /// Its first word.
    pub(super) word: u32,
}

/// The shingles of a text that winnowing keeps (Schleimer, Wilkerson and Aiken 2003).
pub(super) fn fingerprints(words: &[u64]) -> Vec<(u64, u32)> {
    let shingles: Vec<u64> = words.windows(SHINGLE).map(shingle).collect();
    let mut kept: Vec<(u64, u32)> = Vec::with_capacity(shingles.len() * 2 / (WINDOW + 1) + 1);
    let mut least = 0;
    for end in 0..shingles.len() {
        let start = (end + 1).saturating_sub(WINDOW);
        if least < start {
            least = start;
            for i in start..end {
                if shingles[i] <= shingles[least] {
                    least = i;
                }
            }
        }
        if shingles[end] <= shingles[least] {
            least = end;
        }
        let whole = end + 1 >= WINDOW || end + 1 == shingles.len();
        if whole && kept.last().is_none_or(|k| k.1 != least as u32) {
            kept.push((shingles[least], least as u32));
        }
    }
    kept
}

fn shingle(words: &[u64]) -> u64 {
    let mut bytes = [0; SHINGLE * 8];
    for (slot, word) in bytes.chunks_exact_mut(8).zip(words) {
        slot.copy_from_slice(&word.to_le_bytes());
    }
    xxh3_64(&bytes)
}

/// Where two documents hold the same fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    /// The other document.
    pub(super) other: u32,
    /// First word in the other document.
    pub(super) there: u32,
    /// First word in this document.
    pub(super) here: u32,
}

/// Fingerprints of many documents, by fingerprint and by document.
#[derive(Debug, Default)]
pub(super) struct Index {
    postings: Vec<Posting>,
    /// For each document its fingerprints: start of the run of postings, and its first word here.
    by_document: Vec<Vec<(u32, u32)>>,
}

impl Index {
    /// Index documents, given as word hashes.
    pub(super) fn new<'a>(documents: impl ExactSizeIterator<Item = &'a [u64]>) -> Self {
        let mut by_document = vec![Vec::new(); documents.len()];
        let mut postings = Vec::new();
        for (document, words) in documents.enumerate() {
            let mut places: HashMap<u64, usize> = HashMap::new();
            for (hash, word) in fingerprints(words) {
                let n = places.entry(hash).or_default();
                *n += 1;
                if *n <= PLACES {
                    postings.push(Posting { hash, document: document as u32, word });
                }
            }
        }
        postings.sort_unstable();
        let mut start = 0;
        for i in 0..postings.len() {
            if postings[i].hash != postings[start].hash {
                start = i;
            }
            by_document[postings[i].document as usize].push((start as u32, postings[i].word));
        }
        Self { postings, by_document }
    }

    /// The postings of each fingerprint, ordered by document.
    pub(super) fn runs(&self) -> impl Iterator<Item = &[Posting]> {
        self.postings.chunk_by(|a, b| a.hash == b.hash)
    }

    /// Seeds with documents of a smaller index, ordered by other document.
    pub(super) fn seeds(&self, document: usize) -> Vec<Seed> {
        let mut seeds = Vec::new();
        for &(start, here) in self.by_document.get(document).into_iter().flatten() {
            let hash = self.postings[start as usize].hash;
            let rest = self.postings[start as usize..].iter();
            let earlier = rest.take_while(|p| p.hash == hash && (p.document as usize) < document);
            let (mut holders, mut last) = (0, u32::MAX);
            for p in earlier {
                if p.document != last {
                    (holders, last) = (holders + 1, p.document);
                }
                if holders > HOLDERS {
                    break;
                }
                seeds.push(Seed { other: p.document, there: p.word, here });
            }
        }
        seeds.sort_unstable();
        seeds
    }
}
