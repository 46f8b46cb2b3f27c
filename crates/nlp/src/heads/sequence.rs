//! Sequence heads: a label for every word, chosen together.

use crate::ReaderError;
use crate::decode::{Run, Table};
use crate::network::{HIDDEN, Tensors};
use reportedly_encoder::{Layer, Linear, Table as Rows};
use std::ops::Range;

/// Scores of the labels by a linear layer, then the best path of a CRF.
pub(crate) struct Sequence {
    linear: Linear,
    table: Table,
}

impl Sequence {
    pub(crate) fn new(tensors: &Tensors, name: &str) -> Result<Self, ReaderError> {
        let (linear, table) = (Linear::new(&tensors.weights, name)?, tensors.table(name)?);
        if linear.outputs() != table.labels.len() {
            return Err(ReaderError::Weights(format!("{name} has not a score a label")));
        }
        Ok(Self { linear, table })
    }

    /// The label of every word. `words` is `[W, 384]`.
    pub(crate) fn labels(&self, words: &[f32]) -> Vec<&str> {
        self.path(words).into_iter().map(|l| self.table.labels[l].as_str()).collect()
    }

    /// Labelled runs of words, in order.
    pub(crate) fn runs(&self, words: &[f32]) -> Vec<Run<'_>> {
        self.table.runs(&self.path(words))
    }

    fn path(&self, words: &[f32]) -> Vec<usize> {
        let scores = self.linear.apply(words);
        self.table.best(&scores.chunks_exact(self.linear.outputs()).collect::<Vec<_>>())
    }
}

/// One more layer over some words that knows of one cue among them: its sort and how far each word is.
pub(crate) struct SecondLook {
    layer: Layer,
    /// `[21, 384]`, a row for every [`distance`].
    distance: Rows,
}

/// Words a cue may stand from its parts before the distance is "far"; see `training/reader/data.py`.
const STEPS: [usize; 9] = [1, 2, 3, 4, 6, 9, 14, 22, 35];

/// Row of the distance table for word `i` and a cue: 0 in it, 1 to 10 before it, 11 to 20 behind it.
fn distance(i: usize, cue: &Range<usize>) -> usize {
    if cue.contains(&i) {
        return 0;
    }
    let (far, side) = if i < cue.start { (cue.start - i, 0) } else { (i - cue.end + 1, 10) };
    side + 1 + STEPS.iter().filter(|s| far > **s).count()
}

impl SecondLook {
    pub(crate) fn new(tensors: &Tensors, name: &str) -> Result<Self, ReaderError> {
        let distance = Rows::new(&tensors.weights, &format!("{name}.distance"))?;
        Ok(Self { layer: Layer::new(&tensors.weights, &format!("{name}.layer"))?, distance })
    }

    /// States of the words once more. `words` is `[W, 384]`, `mark` the vector of this sort of cue.
    pub(crate) fn states(&self, words: &[f32], mark: &[f32], cue: &Range<usize>) -> Vec<f32> {
        let mut x = words.to_vec();
        for (i, row) in x.chunks_exact_mut(HIDDEN).enumerate() {
            self.distance.add_row(distance(i, cue), row);
            if cue.contains(&i) {
                for (x, m) in row.iter_mut().zip(mark) {
                    *x += m;
                }
            }
        }
        self.layer.forward(&mut x);
        x
    }
}
