//! The encoder: word pieces to states.

use crate::HIDDEN;
use crate::kernels::Kernel;
use crate::layer::{Layer, Norm};
use crate::scratch::with_scratch;
use crate::table::Table;
use crate::weights::{Weights, WeightsError, unfit};

/// Tables of the input, and the layers over it: all tensors that begin with `encoder.`.
#[derive(Debug)]
pub struct Encoder {
    word: Table,
    position: Table,
    kind: Vec<f32>,
    /// How a word is written (upper case, …); older weights have none.
    case: Option<Table>,
    norm: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Pack the encoder's weights.
    ///
    /// # Errors
    /// If a tensor is missing or has another shape.
    pub fn new(weights: &Weights) -> Result<Self, WeightsError> {
        Self::over(weights, weights)
    }

    /// The tables of one network under the layers of another, which was trained on them as they are: the tables are more
    /// than half of an encoder and lie in memory once.
    ///
    /// # Errors
    /// If a tensor is missing or has another shape.
    pub fn over(tables: &Weights, weights: &Weights) -> Result<Self, WeightsError> {
        let table = |name: &str| {
            let table = Table::new(tables, name)?;
            if table.width() == HIDDEN { Ok(table) } else { Err(unfit(name, "rows of 384 expected")) }
        };
        let mut layers = Vec::new();
        while weights.has(&format!("encoder.layers.{}.qkv.weight", layers.len())) {
            layers.push(Layer::new(weights, &format!("encoder.layers.{}", layers.len()))?);
        }
        let case = ["encoder.case", "encoder.case.weight"].into_iter().find(|name| tables.has(name));
        Ok(Self {
            word: table("encoder.word.weight")?,
            position: table("encoder.position.weight")?,
            kind: tables.vector("encoder.kind", HIDDEN)?,
            case: case.map(table).transpose()?,
            norm: Norm::new(weights, "encoder.norm")?,
            layers,
        })
    }

    /// States of one window: T word pieces, and for each how its word is written, to `[T, 384]`.
    ///
    /// Defined for every input: a piece, a position or a case that has no row adds nothing; too few
    /// cases mean none for the rest.
    pub fn forward(&self, ids: &[u32], cases: &[u8]) -> Vec<f32> {
        self.forward_by(Kernel::best(), ids, cases)
    }

    /// As [`Encoder::forward`], by a kernel of one's choice: the same bits, more slowly.
    pub fn forward_by(&self, kernel: Kernel, ids: &[u32], cases: &[u8]) -> Vec<f32> {
        with_scratch(|s| {
            let mut states = std::mem::take(&mut s.states);
            let x = states.take(ids.len() * HIDDEN);
            for (i, (row, id)) in x.chunks_exact_mut(HIDDEN).zip(ids).enumerate() {
                row.copy_from_slice(&self.kind);
                self.word.add_row(*id as usize, row);
                self.position.add_row(i, row);
                if let (Some(table), Some(case)) = (&self.case, cases.get(i)) {
                    table.add_row(usize::from(*case), row);
                }
                kernel.add_norm(row, &[0.0; HIDDEN], &self.norm.gain, &self.norm.bias);
            }
            for layer in &self.layers {
                layer.run(kernel, x, s);
            }
            let out = x.to_vec();
            s.states = states;
            out
        })
    }
}
