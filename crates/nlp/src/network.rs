//! The trained network: the encoder, and the layers that the heads stand on.

use crate::ReaderError;
use crate::blocks::Block;
use crate::decode::Table;
use crate::heads::sequence::{SecondLook, Sequence};
use crate::pair::Pair;
use crate::words::{CLS, SEP};
use reportedly_encoder::{Encoder, Linear, Weights, WeightsError};
use std::collections::{BTreeMap, BTreeSet};

/// Width of every state.
pub(crate) const HIDDEN: usize = reportedly_encoder::HIDDEN;

/// The files of `crates/model-en`, taken apart.
pub(crate) struct Tensors {
    pub weights: Weights,
    tables: BTreeMap<String, Table>,
}

/// What `heads.json` holds.
#[derive(serde::Deserialize)]
struct Heads {
    cue_words: BTreeSet<String>,
    #[serde(flatten)]
    tables: BTreeMap<String, Table>,
}

impl Tensors {
    /// The label table of a sequence head.
    pub(crate) fn table(&self, name: &str) -> Result<Table, ReaderError> {
        self.tables.get(name).cloned().ok_or_else(|| ReaderError::Weights(format!("no labels of {name}")))
    }

    fn mark(&self, name: &str) -> Result<Vec<f32>, ReaderError> {
        Ok(self.weights.vector(name, HIDDEN)?)
    }
}

impl From<WeightsError> for ReaderError {
    fn from(e: WeightsError) -> Self {
        Self::Weights(e.to_string())
    }
}

/// All trained parts. What each is for stands in `training/reader/model.py` under the same name.
pub(crate) struct Network {
    encoder: Encoder,
    pub cue: Sequence,
    pub role_look: SecondLook,
    pub mark: Vec<f32>,
    pub role: Sequence,
    pub mention: Sequence,
    pub negation: Sequence,
    pub deed: Sequence,
    /// Shared by the scopes of negations and the parts of deeds.
    pub part_look: SecondLook,
    pub scope_mark: Vec<f32>,
    pub scope: Sequence,
    pub part_mark: Vec<f32>,
    pub part: Sequence,
    pub predicate: Linear,
    pub fact_up: Linear,
    pub fact_down: Linear,
    pub realis: Linear,
    pub embed: Linear,
    /// Reads a question and a statement together.
    pub pair: Pair,
    /// Words that attribute in at least a quarter of their uses in the training articles.
    pub cue_words: BTreeSet<String>,
}

impl Network {
    /// Take the embedded weights apart.
    pub(crate) fn new() -> Result<Self, ReaderError> {
        let heads: Heads = serde_json::from_str(reportedly_model_en::HEADS)
            .map_err(|e| ReaderError::Weights(e.to_string()))?;
        let t = Tensors { weights: Weights::parse(reportedly_model_en::WEIGHTS)?, tables: heads.tables };
        Ok(Self {
            encoder: Encoder::new(&t.weights)?,
            cue: Sequence::new(&t, "cue")?,
            role_look: SecondLook::new(&t, "role_look")?,
            mark: t.mark("mark")?,
            role: Sequence::new(&t, "role")?,
            mention: Sequence::new(&t, "mention")?,
            negation: Sequence::new(&t, "negation")?,
            deed: Sequence::new(&t, "deed")?,
            part_look: SecondLook::new(&t, "part_look")?,
            scope_mark: t.mark("scope_mark")?,
            scope: Sequence::new(&t, "scope")?,
            part_mark: t.mark("part_mark")?,
            part: Sequence::new(&t, "part")?,
            predicate: Linear::new(&t.weights, "predicate")?,
            fact_up: Linear::new(&t.weights, "fact_up")?,
            fact_down: Linear::new(&t.weights, "fact_down")?,
            realis: Linear::new(&t.weights, "realis")?,
            embed: Linear::new(&t.weights, "embed")?,
            pair: Pair::new(&t.weights)?,
            cue_words: heads.cue_words,
        })
    }

    /// States of a block's word pieces with a marker at both ends, `[pieces + 2, 384]`.
    pub(crate) fn encode(&self, block: &Block) -> Vec<f32> {
        let (ids, cases) = inputs(block);
        self.encoder.forward(&ids, &cases)
    }
}

/// What the encoder is given: word pieces with a marker at both ends, and how each one's word is written.
pub(crate) fn inputs(block: &Block) -> (Vec<u32>, Vec<u8>) {
    let (mut ids, mut cases) = (vec![CLS], vec![0]);
    for word in &block.words {
        ids.extend(&word.pieces);
        cases.extend(word.pieces.iter().map(|_| word.case));
    }
    ids.push(SEP);
    cases.push(0);
    (ids, cases)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reportedly_encoder::Layer;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Example {
        ids: Vec<u32>,
        cases: Vec<u8>,
        hidden: Shown,
        #[serde(rename = "role_look.layer")]
        role_look: Shown,
    }

    #[derive(Deserialize)]
    struct Shown {
        first: Vec<f32>,
        last: Vec<f32>,
    }

    impl Shown {
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
        let mut states = Network::new().unwrap().encoder.forward(&example.ids, &example.cases);
        example.hidden.check(&states);
        let weights = Weights::parse(reportedly_model_en::WEIGHTS).unwrap();
        Layer::new(&weights, "role_look.layer").unwrap().forward(&mut states);
        example.role_look.check(&states);
    }
}
