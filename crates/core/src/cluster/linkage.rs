//! Clusters by average linkage, over pairs that have a word in common.

use super::vector::{Vector, dot};
use std::collections::BTreeMap;

/// Group vectors: the most alike pairs first, two groups become one if the mean cosine between their
/// members is at least `needed`.
pub(super) fn clusters(vectors: &[Vector], needed: f64) -> Vec<Vec<usize>> {
    let mut sums: Vec<Vector> = vectors.to_vec();
    let mut members: Vec<Vec<usize>> = (0..vectors.len()).map(|i| vec![i]).collect();
    let mut of: Vec<usize> = (0..vectors.len()).collect();
    for (_, i, j) in pairs(vectors, needed) {
        let (a, b) = (of[i], of[j]);
        if a == b {
            continue;
        }
        let mean = dot(&sums[a], &sums[b]) / (members[a].len() * members[b].len()) as f64;
        if mean < needed {
            continue;
        }
        // The smaller group goes into the larger one.
        let (a, b) = if members[a].len() >= members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut members[b]);
        moved.iter().for_each(|m| of[*m] = a);
        members[a].extend(moved);
        for (n, w) in std::mem::take(&mut sums[b]) {
            *sums[a].entry(n).or_default() += w;
        }
    }
    members.retain(|m| !m.is_empty());
    members.iter_mut().for_each(|m| m.sort_unstable());
    members.sort();
    members
}

/// Pairs that are alike enough, the most alike first. A word that very many share brings no pairs of
/// its own: those that have nothing else in common are not alike.
fn pairs(vectors: &[Vector], needed: f64) -> Vec<(f64, usize, usize)> {
    let mut by_word: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, v) in vectors.iter().enumerate() {
        v.keys().for_each(|w| by_word.entry(*w).or_default().push(i));
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for held in by_word.values().filter(|held| held.len() <= MOST) {
        for (n, i) in held.iter().enumerate() {
            found.extend(held[n + 1..].iter().map(|j| (*i, *j)));
        }
        if found.len() > MANY {
            found.sort_unstable();
            found.dedup();
        }
    }
    found.sort_unstable();
    found.dedup();
    let alike = |(i, j): (usize, usize)| (dot(&vectors[i], &vectors[j]), i, j);
    let mut out: Vec<(f64, usize, usize)> =
        found.into_iter().map(alike).filter(|(s, _, _)| *s >= needed).collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    out
}

/// Holders of a word beyond which it brings no pairs.
const MOST: usize = 300;

/// Pairs in hand beyond which doubles are dropped.
const MANY: usize = 4_000_000;
