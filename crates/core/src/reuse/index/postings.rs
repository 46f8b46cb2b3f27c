//! Which wordings hold a fingerprint: a hash table of eight bytes a posting, which grows in small parts.

use std::ops::Range;

/// Parts of the table. Each grows by itself, so that growing never doubles the memory.
const PARTS: usize = 1 << 10;
/// Entries of a part when it gets its first one.
const FIRST: usize = 16;
/// Places behind the last home, for what it crowds out.
const SPARE: usize = 32;
/// Of one fingerprint at most so many holders are kept: those of the least rank.
pub(super) const HOLDERS: usize = 32;

/// Fingerprints with the wordings that hold them.
///
/// Of a fingerprint with more than [`HOLDERS`] holders those with the least ranks are kept. A rank
/// belongs to a wording, not to a fingerprint: so all the fingerprints of one much printed passage keep the
/// same holders, and which they are does not depend on the order of arrival.
#[derive(Debug, Clone)]
pub(super) struct Postings {
    parts: Vec<Part>,
}

/// A sorted list with gaps, by which an entry is found near a place that its tag tells: open addressing, with the
/// entries of a crowd in order. So a look-up ends at the first greater entry, and equal tags stand side by side.
///
/// An entry is the fingerprint's tag (high half) and the number of a wording plus one (low half); zero is a gap.
#[derive(Debug, Clone, Default)]
struct Part {
    /// Room for as many entries as there are homes, and for those that the last of them crowd out.
    entries: Vec<u64>,
    homes: usize,
    used: usize,
}

impl Default for Postings {
    fn default() -> Self {
        Self { parts: vec![Part::default(); PARTS] }
    }
}

impl Postings {
    /// Note that a wording holds a fingerprint. It must not have been noted before.
    pub(super) fn insert(&mut self, fingerprint: u64, wording: u32, rank: impl Fn(u32) -> u64) {
        let (part, tag) = place(fingerprint);
        let part = &mut self.parts[part];
        let entry = u64::from(tag) << 32 | (u64::from(wording) + 1);
        let held = part.run(tag);
        if held.len() < HOLDERS {
            return part.push(entry, held.end);
        }
        let highest = part.entries[held].iter_mut().max_by_key(|e| rank(holder(**e)));
        if let Some(highest) = highest.filter(|e| rank(wording) < rank(holder(**e))) {
            *highest = entry;
        }
    }

    /// Have memory bring what is held of some fingerprints, which are then inserted or asked for one by one.
    ///
    /// It changes nothing but the time, most of which is waiting for memory: asked at once it brings many
    /// places side by side.
    pub(super) fn fetch(&self, fingerprints: impl Iterator<Item = u64>) {
        let first = |fingerprint| {
            let (part, tag) = place(fingerprint);
            let part = &self.parts[part];
            part.entries.get(home(tag, part.homes)).copied().unwrap_or(0)
        };
        std::hint::black_box(fingerprints.map(first).fold(0, |all, entry| all ^ entry));
    }

    /// The wordings that hold a fingerprint, [`HOLDERS`] at most, in no order.
    pub(super) fn holders(&self, fingerprint: u64) -> impl ExactSizeIterator<Item = u32> {
        let (part, tag) = place(fingerprint);
        let part = &self.parts[part];
        part.entries[part.run(tag)].iter().map(|e| holder(*e))
    }

    /// Bytes on the heap.
    pub(super) fn bytes(&self) -> usize {
        let parts = self.parts.capacity() * size_of::<Part>();
        parts + self.parts.iter().map(|p| p.entries.capacity() * size_of::<u64>()).sum::<usize>()
    }
}

/// Part and tag of a fingerprint. Winnowing prefers small hashes, so that the high bits are uneven.
fn place(fingerprint: u64) -> (usize, u32) {
    (fingerprint as usize % PARTS, (fingerprint >> 10) as u32)
}

/// The wording of an entry.
fn holder(entry: u64) -> u32 {
    entry as u32 - 1
}

impl Part {
    /// Where the entries of a tag stand; where they would, if there are none.
    fn run(&self, tag: u32) -> Range<usize> {
        let least = u64::from(tag) << 32;
        let start = home(tag, self.homes);
        let rest = &self.entries[start..];
        // Lesser tags may stand in its place.
        let start = start + rest.iter().take_while(|e| (1..least).contains(*e)).count();
        let rest = &self.entries[start..];
        start..start + rest.iter().take_while(|e| **e > least && **e >> 32 == u64::from(tag)).count()
    }

    /// Put an entry where it belongs.
    fn push(&mut self, entry: u64, at: usize) {
        self.used += 1;
        if self.used * 4 > self.homes * 3 {
            self.grow();
            let at = self.run((entry >> 32) as u32).end;
            return self.put(entry, at);
        }
        self.put(entry, at);
    }

    fn put(&mut self, entry: u64, at: usize) {
        match self.entries[at..].iter().position(|e| *e == 0) {
            Some(free) => {
                self.entries[at..=at + free].rotate_right(1);
                self.entries[at] = entry;
            }
            None => {
                self.entries.reserve_exact(SPARE);
                self.entries.insert(at, entry);
            }
        }
    }

    fn grow(&mut self) {
        self.homes = FIRST.max(self.homes + self.homes / 4);
        let mut entries = vec![0; self.homes + SPARE];
        let mut next = 0;
        for entry in self.entries.iter().filter(|e| **e != 0) {
            next = home((entry >> 32) as u32, self.homes).max(next);
            match entries.get_mut(next) {
                Some(place) => *place = *entry,
                None => {
                    entries.reserve_exact(SPARE);
                    entries.push(*entry);
                }
            }
            next += 1;
        }
        self.entries = entries;
    }
}

/// First place to look for a tag among `n`.
fn home(tag: u32, n: usize) -> usize {
    ((u64::from(tag) * n as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        /// Whatever is put in comes out, in any order; of crowded fingerprints the least ranks.
        #[test]
        fn the_holders_of_least_rank_are_kept(
            pairs in prop::collection::btree_set((0u64..9, 0u32..90), 0..600), turn in any::<u64>(),
        ) {
            let rank = |wording: u32| u64::from(wording).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7;
            // Some fingerprints have neighbouring tags of one part, which get in each other's way, some the last.
            let fingerprint = |n: u64| match n {
                0..4 => n << 10,
                4..6 => n.wrapping_mul(0xd1b5_4a32_d192_ed03),
                _ => !((n - 6) << 10),
            };
            let mut shuffled: Vec<_> = pairs.iter().copied().collect();
            shuffled.sort_by_key(|p| (p.0 ^ turn).wrapping_mul(u64::from(p.1) | 1).rotate_left(17));
            let mut postings = Postings::default();
            let mut wanted: BTreeMap<u64, BTreeSet<(u64, u32)>> = BTreeMap::new();
            for (n, wording) in shuffled {
                postings.insert(fingerprint(n), wording, rank);
                wanted.entry(n).or_default().insert((rank(wording), wording));
            }
            for (n, all) in wanted {
                let found: BTreeSet<u32> = postings.holders(fingerprint(n)).collect();
                prop_assert_eq!(found, all.into_iter().take(HOLDERS).map(|(_, w)| w).collect());
            }
            prop_assert_eq!(postings.holders(fingerprint(99)).count(), 0);
        }
    }
}
