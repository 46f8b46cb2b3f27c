//! Weights in the order in which the kernels read them.

use super::lanes::LANES;

/// One step of the sum for sixteen outputs: four inputs of each, 64 bytes, one cache line.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct Line(pub [i8; LANES * STEP]);

/// Inputs in one step of the sum: what one lane of the dot-product instructions takes.
pub(super) const STEP: usize = 4;

/// A linear layer's int8 weights, in panels of sixteen outputs, each `[inputs / 4][16][4]`.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    pub(super) lines: Vec<Line>,
    /// Inputs; a multiple of 16.
    pub(crate) inputs: usize,
    /// Outputs without the padding of the last panel.
    pub(crate) outputs: usize,
    /// Sum of each output's weights, for the zero point of the inputs. Padded, as the next two are.
    pub(super) sums: Vec<i32>,
    pub(super) scale: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Packed {
    /// From `values [outputs, inputs]` (int8 as bytes) with a scale and a bias for each output.
    pub(crate) fn new(values: &[u8], scale: &[f32], bias: &[f32]) -> Self {
        let outputs = scale.len();
        let inputs = values.len() / outputs.max(1);
        debug_assert!(inputs.is_multiple_of(LANES) && bias.len() == outputs);
        let panels = outputs.div_ceil(LANES);
        let steps = inputs / STEP;
        let mut lines = vec![Line([0; LANES * STEP]); panels * steps];
        let mut sums = vec![0; panels * LANES];
        for (n, row) in values.chunks_exact(inputs.max(1)).enumerate() {
            let panel = &mut lines[n / LANES * steps..][..steps];
            let lane = n % LANES * STEP;
            for (line, four) in panel.iter_mut().zip(row.as_chunks::<STEP>().0) {
                line.0[lane..lane + STEP].copy_from_slice(&four.map(|x| x as i8));
            }
            sums[n] = row.iter().map(|x| i32::from(*x as i8)).sum();
        }
        let padded = |x: &[f32]| {
            let mut x = x.to_vec();
            x.resize(panels * LANES, 0.0);
            x
        };
        Self { lines, inputs, outputs, sums, scale: padded(scale), bias: padded(bias) }
    }

    /// Lines of the panel of sixteen outputs that begins at `16 · i`.
    pub(super) fn panel(&self, i: usize) -> &[Line] {
        let steps = self.inputs / STEP;
        &self.lines[i * steps..(i + 1) * steps]
    }

    pub(super) fn panels(&self) -> usize {
        self.sums.len() / LANES
    }
}

/// The part of sixteen outputs from `column` on that exists, out of padded results.
pub(super) fn put(out: &mut [f32], column: usize, results: &[f32; LANES]) {
    let end = out.len().min(column + LANES);
    out[column..end].copy_from_slice(&results[..end - column]);
}
