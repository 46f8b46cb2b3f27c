//! A question and a statement read together: what does the statement, in its place, do to the question?
//!
//! A network of its own over the reader's tables (`training/pair`).

use crate::ReaderError;
use crate::network::HIDDEN;
use crate::words::{CLS, SEP, Tokenizer};
use reportedly_core::stance::Sides;
use reportedly_encoder::{Encoder, Linear, Weights};
use std::ops::Range;

/// Word pieces that are looked at of each part; as in `training/pair/data.py`.
const MAX_QUESTION: usize = 40;
const MAX_CONTEXT: usize = 72;
const MAX_STATEMENT: usize = 48;

/// The network.
pub(crate) struct Pair {
    encoder: Encoder,
    judge: Linear,
}

impl Pair {
    /// Over the tables of the reader.
    pub(crate) fn new(tables: &Weights) -> Result<Self, ReaderError> {
        let weights = Weights::parse(reportedly_model_en::PAIR)?;
        Ok(Self {
            encoder: Encoder::over(tables, &weights)?,
            judge: Linear::sized(&weights, "judge", 5 * HIDDEN, 6)?,
        })
    }

    /// What one statement does to a question. `context` is where it stands (headline, the sentence before, its own), as
    /// far as there is any.
    pub(crate) fn judge(
        &self,
        tokenizer: &Tokenizer,
        question: &str,
        context: &str,
        statement: &str,
    ) -> Sides {
        let input = Input::new(tokenizer, question, context, statement);
        let states = self.encoder.forward(&input.ids, &input.cases);
        let (a, b) = (mean(&states, input.question), mean(&states, input.statement));
        let mut pooled = states[..HIDDEN].to_vec();
        pooled.extend_from_slice(&a);
        pooled.extend_from_slice(&b);
        pooled.extend(a.iter().zip(&b).map(|(a, b)| (a - b).abs()));
        pooled.extend(a.iter().zip(&b).map(|(a, b)| a * b));
        let scores = self.judge.apply(&pooled);
        let [supports, refutes, matter, around, unrelated, withdrawn] = softmax(&scores);
        Sides { supports, refutes, matter, around, unrelated, withdrawn }
    }
}

/// `[CLS] question [SEP] context [SEP] statement [SEP]`.
struct Input {
    ids: Vec<u32>,
    cases: Vec<u8>,
    question: Range<usize>,
    statement: Range<usize>,
}

impl Input {
    fn new(tokenizer: &Tokenizer, question: &str, context: &str, statement: &str) -> Self {
        let mut input = Self { ids: vec![CLS], cases: vec![0], question: 0..0, statement: 0..0 };
        input.question = input.push(tokenizer, question, MAX_QUESTION);
        input.push(tokenizer, context, MAX_CONTEXT);
        input.statement = input.push(tokenizer, statement, MAX_STATEMENT);
        input
    }

    /// Adds a part and the marker behind it; where it lies.
    fn push(&mut self, tokenizer: &Tokenizer, text: &str, most: usize) -> Range<usize> {
        let start = self.ids.len();
        for word in tokenizer.words(text) {
            for piece in word.pieces {
                if self.ids.len() - start < most {
                    self.ids.push(piece);
                    self.cases.push(word.case);
                }
            }
        }
        let end = self.ids.len();
        self.ids.push(SEP);
        self.cases.push(0);
        start..end
    }
}

/// Mean of the states of some pieces; zeros where there is none.
fn mean(states: &[f32], pieces: Range<usize>) -> Vec<f32> {
    let count = pieces.len().max(1) as f32;
    let mut sum = vec![0.0; HIDDEN];
    for row in states[pieces.start * HIDDEN..pieces.end * HIDDEN].chunks_exact(HIDDEN) {
        sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
    sum.iter().map(|x| x / count).collect()
}

/// Shares that add up to 1. Through `f64`'s own operations alone, so that every machine gives the same bits.
fn softmax(scores: &[f32]) -> [f32; 6] {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out = [0.0; 6];
    for (out, score) in out.iter_mut().zip(scores) {
        // e^x = (1 + tanh(x/2)) / (1 - tanh(x/2)); for x of 0 or less.
        let t = reportedly_encoder::tanh((score - most).max(-16.0) / 2.0);
        *out = (1.0 + t) / (1.0 - t);
    }
    let all: f32 = out.iter().sum();
    out.map(|x| x / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reader;

    #[derive(serde::Deserialize)]
    struct Example {
        question: String,
        context: String,
        statement: String,
        ids: Vec<u32>,
        shares: [f32; 6],
    }

    /// The same as numpy on the same weights (`training/pair/export.py`), and the same word pieces.
    #[test]
    fn agrees_with_numpy() {
        let example: Example = serde_json::from_str(reportedly_model_en::PAIR_EXAMPLE).unwrap();
        let tokenizer = Tokenizer::new(reportedly_model_en::VOCABULARY);
        let input = Input::new(&tokenizer, &example.question, &example.context, &example.statement);
        assert_eq!(input.ids, example.ids);
        let got = Reader::new().unwrap().sides(&example.question, &example.context, &example.statement);
        let got = [got.supports, got.refutes, got.matter, got.around, got.unrelated, got.withdrawn];
        for (got, want) in got.iter().zip(example.shares) {
            assert!((got - want).abs() < 1e-3, "{got} {want}");
        }
    }

    #[test]
    fn parts_of_any_length_are_read() {
        let reader = Reader::new().unwrap();
        for (question, context, statement) in
            [("", "", ""), ("Did it?", "", &"port ".repeat(500)), ("?", "\u{0}", "é")]
        {
            let s = reader.sides(question, context, statement);
            let sum = s.supports + s.refutes + s.matter + s.around + s.unrelated + s.withdrawn;
            assert!((sum - 1.0).abs() < 1e-3, "{s:?}");
        }
    }
}
