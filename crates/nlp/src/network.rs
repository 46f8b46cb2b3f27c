//! The two graphs of the trained network, run by `rten` on the thread that asks.
//!
//! One window a run and one thread a run: a window's numbers then depend on nothing but its own
//! words, so that neither batching nor the number of threads can change a reading.

use crate::ReaderError;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use std::sync::Arc;

/// Width of every state of the network.
pub(crate) const HIDDEN: usize = 384;
const CUES: usize = 3;
const ROLES: usize = 5;

thread_local! {
    static ONE_THREAD: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
}

fn options() -> Option<RunOptions> {
    Some(RunOptions::default().with_thread_pool(Some(ONE_THREAD.with(Arc::clone))))
}

/// The encoder and its heads, and the role layer.
pub(crate) struct Network {
    encoder: Model,
    roles: Model,
    encoder_ids: [NodeId; 6],
    role_ids: [NodeId; 3],
}

/// What the encoder says of one window of T word pieces, markers included.
pub(crate) struct Encoded {
    /// States, `[T, 384]` flattened.
    pub hidden: Vec<f32>,
    /// Scores of `O`, `B-cue`, `I-cue` for each piece, `[T, 3]` flattened.
    pub cue: Vec<f32>,
    /// Above zero where the word that begins with this piece is a predicate.
    pub predicate: Vec<f32>,
    /// -3 to 3 should it be one.
    pub factuality: Vec<f32>,
    /// States whose mean over a sentence, scaled to length one, is the sentence's vector, `[T, 384]`.
    pub meaning: Vec<f32>,
}

impl Network {
    /// Load both graphs. Takes about a tenth of a second; int8 weights become f32 here.
    pub(crate) fn new() -> Result<Self, ReaderError> {
        let load = |bytes: &'static [u8]| {
            let mut options = ModelOptions::with_all_ops();
            options.prepack_weights(true);
            options.load_static_slice(bytes).map_err(|e| ReaderError::Weights(e.to_string()))
        };
        let (encoder, roles) = (load(reportedly_model_en::ENCODER)?, load(reportedly_model_en::ROLES)?);
        let node = |m: &Model, name: &str| m.node_id(name).map_err(|e| ReaderError::Weights(e.to_string()));
        let encoder_ids = [
            node(&encoder, "ids")?,
            node(&encoder, "hidden")?,
            node(&encoder, "cue")?,
            node(&encoder, "predicate")?,
            node(&encoder, "factuality")?,
            node(&encoder, "meaning")?,
        ];
        let role_ids = [node(&roles, "words")?, node(&roles, "cue")?, node(&roles, "roles")?];
        Ok(Self { encoder, roles, encoder_ids, role_ids })
    }

    /// Run the encoder over one window.
    pub(crate) fn encode(&self, pieces: &[i32]) -> Result<Encoded, ReaderError> {
        let [ids, outputs @ ..] = self.encoder_ids;
        let input = NdTensorView::from_data([1, pieces.len()], pieces);
        let [hidden, cue, predicate, factuality, meaning] =
            self.encoder.run_n(vec![(ids, input.into())], outputs, options()).map_err(failed)?;
        Ok(Encoded {
            hidden: flat(hidden)?,
            cue: flat(cue)?,
            predicate: flat(predicate)?,
            factuality: flat(factuality)?,
            meaning: flat(meaning)?,
        })
    }

    /// Scores of the role labels for the words of one block, once for each cue.
    ///
    /// `words` is `[W, 384]`; `cues` are word ranges. Returns for each cue `[W, 5]` flattened.
    pub(crate) fn roles(
        &self,
        words: &[f32],
        cues: &[std::ops::Range<usize>],
    ) -> Result<Vec<Vec<f32>>, ReaderError> {
        let width = words.len() / HIDDEN;
        let [words_id, cue_id, roles_id] = self.role_ids;
        let mut out = Vec::with_capacity(cues.len());
        // One cue a run, so that its numbers cannot depend on how many cues the block has.
        for cue in cues {
            let mut mark = NdTensor::<f32, 2>::zeros([1, width]);
            for w in cue.clone() {
                mark[[0, w]] = 1.0;
            }
            let states = NdTensorView::from_data([1, width, HIDDEN], words);
            let inputs: Vec<(NodeId, ValueOrView)> =
                vec![(words_id, states.into()), (cue_id, mark.view().into())];
            let [scores] = self.roles.run_n(inputs, [roles_id], options()).map_err(failed)?;
            out.push(flat(scores)?);
        }
        Ok(out)
    }
}

/// Rows of `[n, 3]` cue scores.
pub(crate) fn cue_row(scores: &[f32], i: usize) -> &[f32] {
    &scores[i * CUES..(i + 1) * CUES]
}

/// Rows of `[n, 5]` role scores.
pub(crate) fn role_rows(scores: &[f32]) -> Vec<&[f32]> {
    scores.chunks_exact(ROLES).collect()
}

fn flat(value: rten::Value) -> Result<Vec<f32>, ReaderError> {
    let tensor: rten_tensor::Tensor<f32> =
        value.try_into().map_err(|_| ReaderError::Weights("a head is no f32".into()))?;
    Ok(tensor.into_data())
}

fn failed(e: rten::RunError) -> ReaderError {
    ReaderError::Weights(e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Example {
        ids: Vec<i32>,
        hidden_first: Vec<f32>,
        hidden_last: Vec<f32>,
    }

    /// The numbers of ONNX Runtime on the same weights, written by training/reader/export.py.
    #[test]
    fn agrees_with_onnx_runtime() {
        let example: Example = serde_json::from_str(reportedly_model_en::EXAMPLE).unwrap();
        let network = Network::new().unwrap();
        let hidden = network.encode(&example.ids).unwrap().hidden;
        let last = hidden.len() - HIDDEN;
        for (got, want) in hidden.iter().zip(&example.hidden_first) {
            assert!((got - want).abs() < 1e-3, "{got} {want}");
        }
        for (got, want) in hidden[last..].iter().zip(&example.hidden_last) {
            assert!((got - want).abs() < 1e-3, "{got} {want}");
        }
    }
}
