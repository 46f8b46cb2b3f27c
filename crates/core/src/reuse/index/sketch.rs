//! Which of the holders of a phrase are printings of one story: from a few numbers a document.

use crate::sets::Sets;

/// Fingerprints in a sketch.
const SIZE: usize = 32;
/// Fingerprints that two sketches share when the texts are of one family. With ten of 32, about nine in ten pairs
/// are near that share two fifths of their text, and one in a hundred that share an eighth: a publisher's
/// site text may be so much of a short article.
const SHARED: usize = 10;

/// Of two that are near one of the first eight is shared nineteen times in twenty. Most pairs end here.
const FIRST: usize = 8;

/// The least fingerprints of a text in an order of their own, ascending. Two texts that have a share of
/// their text in common have about that share of their sketch in common (Broder 1997).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sketch([u32; SIZE]);

impl Sketch {
    pub(super) fn new(fingerprints: impl Iterator<Item = u64>) -> Self {
        // Half of the fingerprint that neither winnowing nor the table's parts depend on.
        let mut least: Vec<u32> = fingerprints.map(|f| (f >> 16) as u32).collect();
        if least.len() > SIZE {
            least.select_nth_unstable(SIZE);
            least.truncate(SIZE);
        }
        least.sort_unstable();
        let mut sketch = [u32::MAX; SIZE];
        sketch.iter_mut().zip(least).for_each(|(to, from)| *to = from);
        Self(sketch)
    }

    /// Whether much of the two texts is the same.
    fn is_near(&self, other: &Self) -> bool {
        // What is among the first of both together is among the first of each. Asked so it needs no branch.
        let among = |x: u32| other.0[..FIRST].iter().fold(false, |found, y| found | (x == *y));
        self.0[..FIRST].iter().fold(false, |found, x| found | among(*x)) && self.shares_enough(other)
    }

    fn shares_enough(&self, other: &Self) -> bool {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        // The least of both together are a fair sample of both; beyond them it would be skewed.
        for looked in 0..SIZE {
            if (looked == FIRST && shared == 0) || looked - shared > SIZE - SHARED {
                break;
            }
            let (Some(x), Some(y)) = (self.0.get(a), other.0.get(b)) else { break };
            shared += usize::from(x == y && *x != u32::MAX);
            a += usize::from(x <= y);
            b += usize::from(y <= x);
        }
        shared >= SHARED
    }
}

/// Whether texts are of so many families or more: those that are near one another, directly or through others.
pub(super) fn are_families(sketches: &[&Sketch], least: usize) -> bool {
    let mut sets = Sets::new(sketches.len());
    let mut families = sketches.len();
    for (i, a) in sketches.iter().enumerate() {
        for (j, b) in sketches.iter().enumerate().take(i) {
            if families < least {
                return false;
            }
            if sets.find(i) != sets.find(j) && a.is_near(b) {
                sets.join(i, j);
                families -= 1;
            }
        }
    }
    families >= least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn sketch(words: std::ops::Range<u64>) -> Sketch {
        Sketch::new(words.map(|w| w.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// The greatest number that there are at least.
    fn families(sketches: &[Sketch]) -> usize {
        let sketches: Vec<&Sketch> = sketches.iter().collect();
        (0..).take_while(|least| are_families(&sketches, *least)).last().unwrap_or(0)
    }

    #[test]
    fn printings_are_a_family_and_strangers_are_not() {
        let story: Vec<Sketch> = (0..9).map(|n| sketch(n * 10..200 + n * 5)).collect();
        assert_eq!(families(&story), 1);
        let strangers: Vec<Sketch> = (0..9).map(|n| sketch(n * 200..n * 200 + 210)).collect();
        assert_eq!(families(&strangers), 9);
        let empty = [sketch(0..0), sketch(0..0)];
        assert_eq!(families(&empty), 2);
    }

    proptest! {
        /// The first look leaves out no pair that is near.
        #[test]
        fn near_texts_are_not_passed_over(
            a in prop::collection::btree_set(0u64..60, 0..60), b in prop::collection::btree_set(0u64..60, 0..60),
        ) {
            let sketch = |f: BTreeSet<u64>| Sketch::new(f.into_iter().map(|f| f << 16));
            let (a, b) = (sketch(a), sketch(b));
            prop_assert_eq!(a.is_near(&b), a.shares_enough(&b));
        }
    }
}
