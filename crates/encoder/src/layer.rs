//! One layer of the network: attention, then two linear layers with a GELU between, each added to what
//! came in and normalised.

use crate::kernels::{HEAD, Head, Kernel, LANES};
use crate::linear::Linear;
use crate::scratch::{Room, Scratch, with_scratch};
use crate::weights::{Weights, WeightsError, unfit};
use crate::{HEADS, HIDDEN};

/// Rows of attention scores that a kernel works on at once.
const SCORE_ROWS: usize = 6;

/// A post-norm BERT layer.
#[derive(Debug)]
pub struct Layer {
    qkv: Linear,
    out: Linear,
    norm1: Norm,
    up: Linear,
    down: Linear,
    norm2: Norm,
}

/// Gain and bias of a normalisation.
#[derive(Debug)]
pub(crate) struct Norm {
    pub(crate) gain: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

impl Norm {
    pub(crate) fn new(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        Ok(Self {
            gain: weights.vector(&format!("{name}.weight"), HIDDEN)?,
            bias: weights.vector(&format!("{name}.bias"), HIDDEN)?,
        })
    }
}

impl Layer {
    /// The layer whose tensors begin with `name`, such as `role_layer`.
    ///
    /// # Errors
    /// If one is missing or has another shape.
    pub fn new(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let linear = |part: &str, inputs: usize, outputs: usize| {
            Linear::sized(weights, &format!("{name}.{part}"), inputs, outputs)
        };
        let up = Linear::new(weights, &format!("{name}.up"))?;
        let inner = up.outputs();
        if up.inputs() != HIDDEN || inner % LANES != 0 {
            return Err(unfit(&format!("{name}.up"), "[a multiple of 16, 384] expected"));
        }
        Ok(Self {
            up,
            qkv: linear("qkv", HIDDEN, 3 * HIDDEN)?,
            out: linear("out", HIDDEN, HIDDEN)?,
            norm1: Norm::new(weights, &format!("{name}.norm1"))?,
            down: linear("down", inner, HIDDEN)?,
            norm2: Norm::new(weights, &format!("{name}.norm2"))?,
        })
    }

    /// Run it over `x [T, 384]`, in place.
    pub fn forward(&self, x: &mut [f32]) {
        with_scratch(|s| self.run(Kernel::best(), x, s));
    }

    pub(crate) fn run(&self, kernel: Kernel, x: &mut [f32], s: &mut Scratch) {
        let t = x.len() / HIDDEN;
        if t == 0 {
            return;
        }
        let inner = self.up.outputs();
        let bytes = s.bytes.take(t * inner.max(HIDDEN));
        let scales = s.scales.take(t);
        let wide = s.wide.take(t * inner.max(3 * HIDDEN));
        let narrow = s.narrow.take(t * HIDDEN);

        let qkv = &mut wide[..t * 3 * HIDDEN];
        self.qkv.run(kernel, x, &mut bytes[..t * HIDDEN], scales, qkv);
        attention(kernel, qkv, narrow, &mut s.heads);
        let mixed = &mut wide[..t * HIDDEN];
        self.out.run(kernel, narrow, &mut bytes[..t * HIDDEN], scales, mixed);
        add_norm(kernel, x, mixed, &self.norm1);

        let up = &mut wide[..t * inner];
        self.up.run(kernel, x, &mut bytes[..t * HIDDEN], scales, up);
        for row in up.chunks_exact_mut(inner) {
            kernel.gelu(row);
        }
        self.down.run(kernel, up, &mut bytes[..t * inner], scales, narrow);
        add_norm(kernel, x, narrow, &self.norm2);
    }
}

fn add_norm(kernel: Kernel, x: &mut [f32], more: &[f32], norm: &Norm) {
    for (x, more) in x.chunks_exact_mut(HIDDEN).zip(more.chunks_exact(HIDDEN)) {
        kernel.add_norm(x, more, &norm.gain, &norm.bias);
    }
}

/// `qkv [T, 3, heads, 32]` to `out [T, heads, 32]`.
fn attention(kernel: Kernel, qkv: &[f32], out: &mut [f32], room: &mut Room<f32>) {
    const STRIDE: usize = 3 * HIDDEN;
    let t = qkv.len() / STRIDE;
    let padded = t.next_multiple_of(LANES);
    let room = room.take(padded * (HEAD + SCORE_ROWS) + t * HEAD);
    let (keys, room) = room.split_at_mut(padded * HEAD);
    let (scores, values) = room.split_at_mut(padded * SCORE_ROWS);
    for head in 0..HEADS {
        let at = head * HEAD;
        for (i, row) in qkv.chunks_exact(STRIDE).enumerate() {
            for (d, k) in row[HIDDEN + at..][..HEAD].iter().enumerate() {
                keys[d * padded + i] = *k;
            }
            values[i * HEAD..][..HEAD].copy_from_slice(&row[2 * HIDDEN + at..][..HEAD]);
        }
        for row in keys.chunks_exact_mut(padded) {
            row[t..].fill(0.0);
        }
        kernel.attend(&mut Head {
            query: &qkv[at..],
            stride: STRIDE,
            keys,
            values,
            scores,
            out: &mut out[at..],
            out_stride: HIDDEN,
        });
    }
}
