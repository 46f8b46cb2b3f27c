//! The file of weights: tensors by name.

use safetensors::{Dtype, SafeTensors};

/// Why weights cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// The bytes are no safetensors file.
    #[error("not a safetensors file: {0}")]
    Format(#[from] safetensors::SafeTensorError),
    /// A tensor has a type or a shape that its use does not allow.
    #[error("tensor {name:?} does not fit: {why}")]
    Unfit {
        /// Its name.
        name: String,
        /// What was expected.
        why: String,
    },
}

/// Tensors by their PyTorch names.
///
/// Matrices of 4096 values or more are `I8 [rows, columns]` with a scale a row in `F32 NAME.scale
/// [rows]`: value = int8 · scale. All others are `F32`. `training/reader/export.py` writes them.
#[derive(Debug)]
pub struct Weights {
    tensors: SafeTensors<'static>,
}

/// A matrix as stored.
pub(crate) enum Values {
    /// int8 as bytes, and a scale a row.
    Bytes(&'static [u8], Vec<f32>),
    Floats(Vec<f32>),
}

/// Values of `[rows, columns]`.
pub(crate) struct Matrix {
    pub rows: usize,
    pub columns: usize,
    pub values: Values,
}

impl Weights {
    /// Read the table of contents. The tensors stay where they are.
    ///
    /// # Errors
    /// [`WeightsError::Format`].
    pub fn parse(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        Ok(Self { tensors: SafeTensors::deserialize(bytes)? })
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    /// The values of an `F32` tensor of this many, such as a learnt mark that is added to states.
    ///
    /// # Errors
    /// If there is none of this name, type and length.
    pub fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        let values = self.floats(name)?;
        if values.len() != length {
            return Err(unfit(name, &format!("{length} values expected, {} found", values.len())));
        }
        Ok(values)
    }

    fn floats(&self, name: &str) -> Result<Vec<f32>, WeightsError> {
        let tensor = self.tensors.tensor(name)?;
        if tensor.dtype() != Dtype::F32 {
            return Err(unfit(name, "F32 expected"));
        }
        let (bytes, _): (&[[u8; 4]], _) = tensor.data().as_chunks();
        Ok(bytes.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    pub(crate) fn matrix(&self, name: &str) -> Result<Matrix, WeightsError> {
        let tensor = self.tensors.tensor(name)?;
        let &[rows, columns] = tensor.shape() else { return Err(unfit(name, "two dimensions expected")) };
        if rows == 0 || columns == 0 {
            return Err(unfit(name, "it is empty"));
        }
        let values = match tensor.dtype() {
            Dtype::I8 => Values::Bytes(tensor.data(), self.vector(&format!("{name}.scale"), rows)?),
            _ => Values::Floats(self.floats(name)?),
        };
        Ok(Matrix { rows, columns, values })
    }
}

pub(crate) fn unfit(name: &str, why: &str) -> WeightsError {
    WeightsError::Unfit { name: name.to_owned(), why: why.to_owned() }
}
