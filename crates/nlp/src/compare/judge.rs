//! A network of one hidden layer over the numbers of a pair.

use crate::ReaderError;
use reportedly_encoder::{Linear, Weights};

/// Inputs of a layer come in sixteens; what is left over is zero.
const STEP: usize = 16;
/// A number further from the mean of training than this many standard deviations says no more than one at it.
const FURTHEST: f32 = 5.0;

/// Standardised numbers, a hidden layer, a score for each label. `training/stance/train.py` makes it.
#[derive(Debug)]
pub(super) struct Judge {
    mean: Vec<f32>,
    deviation: Vec<f32>,
    hidden: Linear,
    out: Linear,
}

impl Judge {
    /// The tensors `NAME.mean`, `NAME.deviation`, `NAME.hidden.…` and `NAME.out.…`, for this many numbers and labels.
    pub(super) fn new(
        weights: &Weights,
        name: &str,
        numbers: usize,
        labels: usize,
    ) -> Result<Self, ReaderError> {
        let hidden = Linear::new(weights, &format!("{name}.hidden"))?;
        let out = Linear::sized(weights, &format!("{name}.out"), hidden.outputs(), labels)?;
        if hidden.inputs() != numbers.next_multiple_of(STEP) {
            return Err(ReaderError::Weights(format!("{name} is not made for {numbers} numbers")));
        }
        Ok(Self {
            mean: weights.vector(&format!("{name}.mean"), numbers)?,
            deviation: weights.vector(&format!("{name}.deviation"), numbers)?,
            hidden,
            out,
        })
    }

    /// The score of each label: a logarithm of its probability, up to what all have in common.
    pub(super) fn scores(&self, numbers: &[f32]) -> Vec<f32> {
        let standard = |((x, m), d): ((&f32, &f32), &f32)| ((x - m) / d).clamp(-FURTHEST, FURTHEST);
        let mut inputs: Vec<f32> =
            numbers.iter().zip(&self.mean).zip(&self.deviation).map(standard).collect();
        inputs.resize(self.hidden.inputs(), 0.0);
        let mut hidden = self.hidden.apply(&inputs);
        hidden.iter_mut().for_each(|x| *x = x.max(0.0));
        self.out.apply(&hidden)
    }
}

/// Scores to probabilities.
pub(super) fn probabilities<const N: usize>(scores: &[f32]) -> [f32; N] {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out = [0.0; N];
    for (p, s) in out.iter_mut().zip(scores) {
        *p = (s - top).exp();
    }
    let total: f32 = out.iter().sum();
    out.map(|p| p / total)
}
