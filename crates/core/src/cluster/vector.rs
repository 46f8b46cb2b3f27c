//! Weighted words of a text as a unit vector.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Weight of each word, by its number; squares sum to 1, or there is no word.
pub(crate) type Vector = BTreeMap<usize, f64>;

/// In how many documents each word stands.
#[derive(Debug)]
pub(crate) struct Frequencies<'a> {
    of: HashMap<&'a str, (usize, usize)>,
    documents: usize,
}

impl<'a> Frequencies<'a> {
    pub(crate) fn new(documents: &'a [Vec<String>]) -> Self {
        let mut of: HashMap<&str, (usize, usize)> = HashMap::new();
        for words in documents {
            for w in words.iter().map(String::as_str).collect::<HashSet<_>>() {
                of.entry(w).or_default().1 += 1;
            }
        }
        // Numbers by the alphabet, so that sums do not depend on the order of arrival.
        let mut all: Vec<&str> = of.keys().copied().collect();
        all.sort_unstable();
        for (n, w) in all.into_iter().enumerate() {
            if let Some(entry) = of.get_mut(w) {
                entry.0 = n;
            }
        }
        Self { of, documents: documents.len() }
    }

    /// The weighted words: how often, damped, times how rare (tf-idf).
    pub(crate) fn vector(&self, words: &[String]) -> Vector {
        let mut out = Vector::new();
        for w in words {
            if let Some((n, _)) = self.of.get(w.as_str()) {
                *out.entry(*n).or_default() += 1.0;
            }
        }
        let rare: HashMap<usize, f64> = words
            .iter()
            .filter_map(|w| self.of.get(w.as_str()))
            .map(|(n, d)| (*n, ((1.0 + self.documents as f64) / *d as f64).ln()))
            .collect();
        for (n, weight) in &mut out {
            *weight = (1.0 + weight.ln()) * rare.get(n).copied().unwrap_or_default();
        }
        let length = out.values().map(|w| w * w).sum::<f64>().sqrt();
        out.retain(|_, w| {
            *w /= length;
            w.is_finite()
        });
        out
    }
}

/// Sum of products.
pub(crate) fn dot(a: &Vector, b: &Vector) -> f64 {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().filter_map(|(n, w)| many.get(n).map(|v| v * w)).sum()
}
