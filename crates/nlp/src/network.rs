//! The trained network: what the encoder and the layers on it make of one window of word pieces.
//!
//! One window a run and one thread a run: a window's numbers then depend on nothing but its own
//! words, so that neither batching nor the number of threads can change a reading.

use crate::ReaderError;
use reportedly_encoder::{Encoder, Layer, Linear, Weights, WeightsError, gelu, tanh};

/// Width of every state of the network.
pub(crate) const HIDDEN: usize = reportedly_encoder::HIDDEN;
const CUES: usize = 3;
const ROLES: usize = 5;

/// The encoder and its heads, and the role layer.
pub(crate) struct Network {
    encoder: Encoder,
    cue: Linear,
    predicate: Linear,
    fact_up: Linear,
    fact_down: Linear,
    embed: Linear,
    mark: Vec<f32>,
    role_layer: Layer,
    role: Linear,
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
    /// Load all layers. Takes a few milliseconds, in which the int8 weights are put in another order.
    pub(crate) fn new() -> Result<Self, ReaderError> {
        Self::parse(reportedly_model_en::WEIGHTS).map_err(|e| ReaderError::Weights(e.to_string()))
    }

    fn parse(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let weights = Weights::parse(bytes)?;
        let head = |name: &str, inputs: usize, outputs: usize| Linear::sized(&weights, name, inputs, outputs);
        Ok(Self {
            encoder: Encoder::new(&weights)?,
            cue: head("cue", HIDDEN, CUES)?,
            predicate: head("predicate", HIDDEN, 1)?,
            fact_up: head("fact_up", HIDDEN, HIDDEN)?,
            fact_down: head("fact_down", HIDDEN, 1)?,
            embed: head("embed", HIDDEN, HIDDEN)?,
            mark: weights.vector("mark", HIDDEN)?,
            role_layer: Layer::new(&weights, "role_layer")?,
            role: head("role", HIDDEN, ROLES)?,
        })
    }

    /// Run the encoder and its heads over one window.
    pub(crate) fn encode(&self, pieces: &[u32]) -> Encoded {
        let hidden = self.encoder.forward(pieces, &[]);
        let mut facts = self.fact_up.apply(&hidden);
        gelu(&mut facts);
        let mut factuality = self.fact_down.apply(&facts);
        for f in &mut factuality {
            *f = 3.0 * tanh(*f);
        }
        Encoded {
            cue: self.cue.apply(&hidden),
            predicate: self.predicate.apply(&hidden),
            factuality,
            meaning: self.embed.apply(&hidden),
            hidden,
        }
    }

    /// Scores of the role labels for the words of one block, once for each cue.
    ///
    /// `words` is `[W, 384]`; `cues` are word ranges. Returns for each cue `[W, 5]` flattened.
    pub(crate) fn roles(&self, words: &[f32], cues: &[std::ops::Range<usize>]) -> Vec<Vec<f32>> {
        // One cue a run, so that its numbers cannot depend on how many cues the block has.
        cues.iter().map(|cue| self.roles_of(words.to_vec(), cue)).collect()
    }

    fn roles_of(&self, mut words: Vec<f32>, cue: &std::ops::Range<usize>) -> Vec<f32> {
        for word in words[cue.start * HIDDEN..cue.end * HIDDEN].chunks_exact_mut(HIDDEN) {
            for (x, mark) in word.iter_mut().zip(&self.mark) {
                *x += mark;
            }
        }
        self.role_layer.forward(&mut words);
        self.role.apply(&words)
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Example {
        ids: Vec<u32>,
        hidden: Ends,
        role_layer: Ends,
    }

    /// The first values of the first and of the last state.
    #[derive(Deserialize)]
    struct Ends {
        first: Vec<f32>,
        last: Vec<f32>,
    }

    impl Ends {
        fn check(&self, states: &[f32]) {
            let last = &states[states.len() - HIDDEN..];
            for (got, want) in [(states, &self.first), (last, &self.last)] {
                assert_eq!(&got[..want.len()], want);
            }
        }
    }

    /// The same bits as numpy on the same weights, by training/reader/int8.py. Nothing less would do:
    /// one byte that is rounded the other way moves the last layer by a hundredth.
    #[test]
    fn agrees_with_numpy() {
        let example: Example = serde_json::from_str(reportedly_model_en::EXAMPLE).unwrap();
        let network = Network::new().unwrap();
        let mut states = network.encode(&example.ids).hidden;
        example.hidden.check(&states);
        network.role_layer.forward(&mut states);
        example.role_layer.check(&states);
    }
}
