//! What an index keeps of a text, in a form that can be stored, so that an index is had again without the texts.

use super::prepared::Prepared;
use super::sketch::Sketch;

/// What an index keeps of a text: enough to be found by, too little to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footprint {
    pub(super) key: u128,
    pub(super) publisher: u32,
    /// Ascending, each once.
    pub(super) fingerprints: Vec<u64>,
}

/// Bytes before the fingerprints.
const HEAD: usize = 20;

impl Footprint {
    /// Changes whenever the same text may have another footprint: stored ones must then be made anew.
    pub const VERSION: u32 = 1;

    /// As bytes: key, publisher, fingerprints, lowest byte first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEAD + 8 * self.fingerprints.len());
        out.extend(self.key.to_le_bytes());
        out.extend(self.publisher.to_le_bytes());
        out.extend(self.fingerprints.iter().flat_map(|f| f.to_le_bytes()));
        out
    }

    /// From bytes; none where they are no footprint.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (key, rest) = bytes.split_first_chunk()?;
        let (publisher, rest) = rest.split_first_chunk()?;
        let (fingerprints, rest) = rest.as_chunks();
        let fingerprints: Vec<u64> = fingerprints.iter().map(|f| u64::from_le_bytes(*f)).collect();
        let fits = rest.is_empty() && fingerprints.is_sorted();
        fits.then_some(Self {
            key: u128::from_le_bytes(*key),
            publisher: u32::from_le_bytes(*publisher),
            fingerprints,
        })
    }

    pub(super) fn sketch(&self) -> Sketch {
        Sketch::new(self.fingerprints.iter().copied())
    }
}

impl From<&Prepared> for Footprint {
    fn from(text: &Prepared) -> Self {
        Self { key: text.key, publisher: text.publisher, fingerprints: text.fingerprints().collect() }
    }
}
