//! Vectors of meaning: the mean of the encoder's states over some words, turned and scaled to length one.
//!
//! Trained to lie near the vectors of the untouched all-MiniLM-L6-v2, so that cosine similarity
//! means what it means there.

use crate::blocks::Block;
use crate::network::{HIDDEN, Network};
use reportedly_core::{Span, Statement};

/// Words of a text with the sum of the states of their pieces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meanings {
    words: Vec<WordState>,
}

#[derive(Debug, Clone)]
struct WordState {
    span: Span,
    pieces: usize,
    /// Sum of the pieces' states, component divided by `scale`: a byte each, because they are kept.
    sum: Box<[i8]>,
    scale: f32,
}

impl Meanings {
    /// The words of a block, from the states `[T, 384]` of its pieces with a marker at both ends.
    pub(crate) fn of(block: &Block, states: &[f32]) -> Self {
        let words = block.pieces_from(1).map(|(piece, word)| {
            let mut sum = vec![0.0f32; HIDDEN];
            for row in states[piece * HIDDEN..(piece + word.pieces.len()) * HIDDEN].chunks_exact(HIDDEN) {
                add(&mut sum, row.iter().copied());
            }
            let scale = sum.iter().fold(0.0f32, |m, x| m.max(x.abs())) / 127.0;
            let byte = |x: &f32| if scale > 0.0 { (x / scale).round() as i8 } else { 0 };
            WordState {
                span: word.span,
                pieces: word.pieces.len(),
                sum: sum.iter().map(byte).collect(),
                scale,
            }
        });
        Self { words: words.collect() }
    }

    /// Put the words of a later block behind these, moved by `by` bytes.
    pub(crate) fn append(&mut self, later: &Self, by: usize) {
        self.words.extend(later.words.iter().map(|w| WordState { span: w.span.shift(by), ..w.clone() }));
    }

    /// The vector of a statement: 384 components times 127; zeros where it has no word.
    pub(crate) fn over(&self, network: &Network, statement: &Statement) -> Vec<i8> {
        let first = self.words.partition_point(|w| w.span.end <= statement.span.start);
        let near = self.words[first..].iter().take_while(|w| w.span.start < statement.span.end);
        vector(network, near.filter(|w| statement.pieces.iter().any(|p| p.contains(w.span))))
    }

    /// The vector of all the words.
    pub(crate) fn whole(&self, network: &Network) -> Vec<i8> {
        vector(network, self.words.iter())
    }
}

fn vector<'a>(network: &Network, words: impl Iterator<Item = &'a WordState>) -> Vec<i8> {
    let (mut sum, mut pieces) = (vec![0.0f32; HIDDEN], 0);
    for w in words {
        add(&mut sum, w.sum.iter().map(|b| f32::from(*b) * w.scale));
        pieces += w.pieces;
    }
    if pieces == 0 {
        return vec![0; HIDDEN];
    }
    let mean: Vec<f32> = sum.iter().map(|x| x / pieces as f32).collect();
    let turned = network.embed.apply(&mean);
    let norm = turned.iter().map(|x| x * x).sum::<f32>().sqrt();
    if norm == 0.0 {
        return vec![0; HIDDEN];
    }
    turned.iter().map(|x| (x / norm * 127.0).round().clamp(-127.0, 127.0) as i8).collect()
}

fn add(sum: &mut [f32], row: impl Iterator<Item = f32>) {
    for (s, x) in sum.iter_mut().zip(row) {
        *s += x;
    }
}
