//! Linear layers.

use crate::kernels::{Kernel, LANES, Packed, Rows, Scale};
use crate::scratch::with_scratch;
use crate::weights::{Values, Weights, WeightsError, unfit};

/// A linear layer: `x · Wᵀ + b`.
#[derive(Debug)]
pub struct Linear {
    inputs: usize,
    outputs: usize,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Packed(Packed),
    /// Small ones: `[outputs, inputs]` and a bias.
    Floats(Vec<f32>, Vec<f32>),
}

impl Linear {
    /// The layer of tensors `NAME.weight [outputs, inputs]` and `NAME.bias [outputs]`.
    ///
    /// # Errors
    /// If they are missing, or the number of inputs is no multiple of 16.
    pub fn new(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let weight = format!("{name}.weight");
        let matrix = weights.matrix(&weight)?;
        let (inputs, outputs) = (matrix.columns, matrix.rows);
        if inputs % LANES != 0 {
            return Err(unfit(&weight, "the number of inputs is no multiple of 16"));
        }
        let bias = weights.vector(&format!("{name}.bias"), outputs)?;
        let form = match matrix.values {
            Values::Bytes(bytes, scale) => Form::Packed(Packed::new(bytes, &scale, &bias)),
            Values::Floats(values) => Form::Floats(values, bias),
        };
        Ok(Self { inputs, outputs, form })
    }

    /// As [`Linear::new`], which must have this shape.
    ///
    /// # Errors
    /// If it has another, too.
    pub fn sized(weights: &Weights, name: &str, inputs: usize, outputs: usize) -> Result<Self, WeightsError> {
        let linear = Self::new(weights, name)?;
        if linear.inputs != inputs || linear.outputs != outputs {
            return Err(unfit(&format!("{name}.weight"), &format!("[{outputs}, {inputs}] expected")));
        }
        Ok(linear)
    }

    /// Its number of inputs.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Its number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// `x [T, inputs]` to `[T, outputs]`, both flattened.
    pub fn apply(&self, x: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; x.len() / self.inputs * self.outputs];
        let kernel = Kernel::best();
        with_scratch(|s| {
            let (bytes, scales) = (s.bytes.take(x.len()), s.scales.take(x.len() / self.inputs));
            self.run(kernel, x, bytes, scales, &mut out);
        });
        out
    }

    /// As [`Linear::apply`], with room for the bytes of `x` and their scales.
    pub(crate) fn run(
        &self,
        kernel: Kernel,
        x: &[f32],
        bytes: &mut [u8],
        scales: &mut [Scale],
        out: &mut [f32],
    ) {
        match &self.form {
            Form::Packed(packed) => {
                let rows = x.chunks_exact(self.inputs).zip(bytes.chunks_exact_mut(self.inputs));
                for ((row, bytes), scale) in rows.zip(&mut *scales) {
                    *scale = kernel.quantise(row, bytes);
                }
                kernel.multiply(Rows { bytes, scales }, packed, out);
            }
            Form::Floats(values, bias) => {
                let rows = x.chunks_exact(self.inputs).zip(out.chunks_exact_mut(self.outputs));
                for (row, out) in rows {
                    let each = values.chunks_exact(self.inputs).zip(bias);
                    for (out, (w, b)) in out.iter_mut().zip(each) {
                        *out = kernel.dot(row, w) + b;
                    }
                }
            }
        }
    }
}
