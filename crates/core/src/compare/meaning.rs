//! Nearness of meaning, by the vectors of sentences.

use super::overlap::mean;
use super::side::Side;

/// How many numbers there are.
pub(super) const COUNT: usize = 5;
/// Their names: cosines of the claim with the nearest sentence, the nearest three, the first, all one by one, and
/// the text as a whole.
pub(super) const NAMES: [&str; COUNT] = ["near_best", "near_three", "near_first", "near_mean", "near_whole"];

/// The numbers, and the cosine of the claim with each sentence.
pub(super) fn meaning(claim: &Side, text: &Side) -> ([f32; COUNT], Vec<f32>) {
    let ours = claim.vector();
    let each: Vec<f32> = text.parts.iter().map(|p| dot(&ours, &p.vector)).collect();
    let mut sorted = each.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let numbers = [
        sorted.first().copied().unwrap_or_default(),
        mean(&sorted[..sorted.len().min(3)]),
        each.first().copied().unwrap_or_default(),
        mean(&each),
        dot(&ours, &text.vector()),
    ];
    (numbers, each)
}

/// Sum of products.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
