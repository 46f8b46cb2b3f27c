//! How the sentences that are near to the claim are put: means over all, those counting most that hold most of the
//! claim's words and meaning.

use super::side::Side;
use super::told::{self, Told};
use super::{marks, overlap};

/// Numbers for each sharpness.
pub(super) const COUNT: usize = marks::KINDS + told::COUNT;
/// How sharply the nearest sentence is preferred: a sentence weighs `exp(sharpness · nearness)`.
pub(super) const SHARPNESS: [f32; 2] = [4.0, 12.0];
/// A sentence counts as near if it is within this of the nearest one.
const NEAR: f32 = 0.3;
/// More marks of one kind in one sentence say nothing more.
const MOST_MARKS: f32 = 2.0;

/// Means of marks, then of [`told::NAMES`].
pub(super) fn near(text: &Side, nearness: &[f32], sharpness: f32) -> [f32; COUNT] {
    let best = nearness.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights: Vec<f32> = nearness.iter().map(|n| (sharpness * (n - best)).exp()).collect();
    let total = weights.iter().sum::<f32>().max(1e-6);
    let (mut marked, mut told) = ([0.0f32; marks::KINDS], Told::default());
    for (part, weight) in text.parts.iter().zip(&weights) {
        let weight = weight / total;
        for (sum, n) in marked.iter_mut().zip(part.marks) {
            *sum += weight * n.min(MOST_MARKS);
        }
        told.add(&part.told, weight);
    }
    let mut out = [0.0; COUNT];
    out[..marks::KINDS].copy_from_slice(&marked);
    out[marks::KINDS..].copy_from_slice(&told.means());
    out
}

/// Numbers of [`shape`].
pub(super) const SHAPES: usize = 6;
/// Their names: where the nearest sentence stands (0 first), how near it is, logarithms of lengths, and the share of
/// sentences that are near.
pub(super) const SHAPE_NAMES: [&str; SHAPES] =
    ["best_at", "nearest", "log_sentences", "log_words", "log_claim_words", "near_share"];

/// Where in the text the claim is met, and how long both are.
pub(super) fn shape(claim: &Side, text: &Side, nearness: &[f32]) -> [f32; SHAPES] {
    let best = overlap::first_best(nearness);
    let nearest = nearness.get(best).copied().unwrap_or_default();
    let n = nearness.len().max(1) as f32;
    [
        best as f32 / n,
        nearest,
        (nearness.len() as f32).ln_1p(),
        (text.words() as f32).ln_1p(),
        (claim.words() as f32).ln_1p(),
        nearness.iter().filter(|r| **r > nearest - NEAR).count() as f32 / n,
    ]
}
