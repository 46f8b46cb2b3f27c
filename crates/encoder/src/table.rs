//! Embedding tables: a row for an id.

use crate::weights::{Matrix, Values, Weights, WeightsError};

/// A table of vectors, kept as it is stored; a row becomes f32 when it is asked for.
#[derive(Debug)]
pub struct Table {
    rows: Rows,
    width: usize,
}

#[derive(Debug)]
enum Rows {
    Bytes(&'static [u8], Vec<f32>),
    Floats(Vec<f32>),
}

impl Table {
    /// The table in tensor `name`, such as `encoder.word.weight`.
    ///
    /// # Errors
    /// If there is no such matrix.
    pub fn new(weights: &Weights, name: &str) -> Result<Self, WeightsError> {
        let Matrix { columns, values, .. } = weights.matrix(name)?;
        let rows = match values {
            Values::Bytes(bytes, scale) => Rows::Bytes(bytes, scale),
            Values::Floats(values) => Rows::Floats(values),
        };
        Ok(Self { rows, width: columns })
    }

    /// Values in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Add row `id` to `x`. A row that the table does not have adds nothing.
    pub fn add_row(&self, id: usize, x: &mut [f32]) {
        let range = id * self.width..(id + 1) * self.width;
        match &self.rows {
            Rows::Bytes(bytes, scales) => {
                if let (Some(row), Some(scale)) = (bytes.get(range), scales.get(id)) {
                    for (x, b) in x.iter_mut().zip(row) {
                        *x += f32::from(*b as i8) * scale;
                    }
                }
            }
            Rows::Floats(values) => {
                if let Some(row) = values.get(range) {
                    for (x, v) in x.iter_mut().zip(row) {
                        *x += v;
                    }
                }
            }
        }
    }
}
