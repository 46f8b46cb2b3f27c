//! Which wordings hold a fingerprint: a hash table of eight bytes a posting, which grows in small parts.

/// Parts of the table. Each grows by itself, so that growing never doubles the memory.
const PARTS: usize = 1 << 10;
/// Entries of a part when it gets its first one.
const FIRST: usize = 16;
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

/// Open addressing with linear probing. An entry is the fingerprint's tag (high half) and the number of
/// a wording plus one (low half); zero is an empty place.
#[derive(Debug, Clone, Default)]
struct Part {
    entries: Vec<u64>,
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
        let (mut holders, mut last) = (0, None);
        for at in part.places_of(tag) {
            let holder = part.entries[at] as u32 - 1;
            holders += 1;
            if holders == 1 || last.is_some_and(|(highest, _)| highest < rank(holder)) {
                last = Some((rank(holder), at));
            }
        }
        let entry = u64::from(tag) << 32 | (u64::from(wording) + 1);
        match last {
            Some((highest, at)) if holders >= HOLDERS => {
                if rank(wording) < highest {
                    part.entries[at] = entry;
                }
            }
            _ => part.push(entry),
        }
    }

    /// The wordings that hold a fingerprint, [`HOLDERS`] at most, in no order.
    pub(super) fn holders(&self, fingerprint: u64) -> impl Iterator<Item = u32> {
        let (part, tag) = place(fingerprint);
        let part = &self.parts[part];
        part.places_of(tag).map(|at| part.entries[at] as u32 - 1)
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

impl Part {
    /// Where entries with this tag stand: from the tag's own place up to the next empty one.
    fn places_of(&self, tag: u32) -> impl Iterator<Item = usize> {
        let n = self.entries.len();
        let mut at = home(tag, n);
        std::iter::from_fn(move || {
            loop {
                let entry = *self.entries.get(at)?;
                if entry == 0 {
                    return None;
                }
                let here = at;
                at = if at + 1 == n { 0 } else { at + 1 };
                if entry >> 32 == u64::from(tag) {
                    return Some(here);
                }
            }
        })
    }

    fn push(&mut self, entry: u64) {
        if self.used * 4 >= self.entries.len() * 3 {
            let more = self.entries.len() + self.entries.len() / 4;
            let old = std::mem::replace(&mut self.entries, vec![0; more.max(FIRST)]);
            old.into_iter().filter(|e| *e != 0).for_each(|e| self.put(e));
        }
        self.put(entry);
        self.used += 1;
    }

    fn put(&mut self, entry: u64) {
        let n = self.entries.len();
        let start = home((entry >> 32) as u32, n);
        let free = (start..n).chain(0..start).find(|at| self.entries[*at] == 0);
        if let Some(at) = free {
            self.entries[at] = entry;
        }
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
            pairs in prop::collection::btree_set((0u64..6, 0u32..90), 0..400), turn in any::<u64>(),
        ) {
            let rank = |wording: u32| u64::from(wording).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7;
            // Some fingerprints have neighbouring tags of one part, which get in each other's way.
            let fingerprint = |n: u64| if n < 4 { n << 10 } else { n.wrapping_mul(0xd1b5_4a32_d192_ed03) };
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
