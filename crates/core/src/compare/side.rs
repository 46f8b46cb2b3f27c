//! A text made ready to be compared.

use super::marks;
use super::told::Told;
use crate::question::terms;
use crate::reading::{Reading, Statement};
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh3::xxh3_64;

/// A text, sentence by sentence.
#[derive(Debug, Clone, Default)]
pub struct Side {
    pub(super) parts: Vec<Part>,
    /// How often each term stands in the whole text.
    pub(super) counts: BTreeMap<u64, u32>,
}

/// A sentence, or a statement by itself.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Stems of its content words, by their hashes.
    pub(super) terms: BTreeSet<u64>,
    /// The same in order, repeated ones repeated.
    order: Vec<u64>,
    /// Those of them that are written with a capital.
    pub(super) names: BTreeSet<u64>,
    /// Its numbers in figures.
    pub(super) numbers: BTreeSet<u64>,
    pub(super) marks: [f32; marks::KINDS],
    /// How many words it has.
    pub(super) words: usize,
    /// Whether it ends in a question mark.
    pub(super) question: bool,
    pub(super) told: Told,
    /// Unit vector of its meaning, or nothing.
    pub(super) vector: Vec<f32>,
}

impl Part {
    /// A sentence or a statement in these words, with its vector of meaning (of any length; empty if unknown).
    pub fn new(text: &str, vector: &[i8]) -> Self {
        let mut part = Self { question: text.trim_end().ends_with('?'), ..Self::default() };
        part.meaning(vector.iter().map(|x| f32::from(*x)).collect());
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        part.words = words.len();
        let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
        part.marks = marks::count(lower.iter().map(String::as_str));
        for word in words {
            let Some(term) = terms(word).next().map(|t| xxh3_64(t.as_bytes())) else { continue };
            part.order.push(term);
            part.terms.insert(term);
            if word.starts_with(char::is_uppercase) {
                part.names.insert(term);
            }
            if word.chars().all(char::is_numeric) {
                part.numbers.insert(term);
            }
        }
        part
    }

    /// A statement of a document: its own words, its vector, and how it is put.
    pub fn of_statement(text: &str, statement: &Statement) -> Self {
        Self { told: Told::of(statement), ..Self::new(&statement.words(text), &statement.vector) }
    }

    /// The hashes of its terms.
    pub fn terms(&self) -> &BTreeSet<u64> {
        &self.terms
    }

    /// Its terms in order, by their hashes, repeated ones repeated.
    pub(super) fn order(&self) -> &[u64] {
        &self.order
    }

    /// Neighbouring terms, in order.
    pub(super) fn doubles(&self) -> impl Iterator<Item = (u64, u64)> {
        self.order.windows(2).map(|w| (w[0], w[1]))
    }

    fn meaning(&mut self, vector: Vec<f32>) {
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        self.vector = if length > 0.0 { vector.iter().map(|x| x / length).collect() } else { Vec::new() };
    }
}

impl Side {
    /// Of parts that were made by themselves.
    pub fn new(parts: Vec<Part>) -> Self {
        let mut counts = BTreeMap::new();
        for term in parts.iter().flat_map(|p| &p.order) {
            *counts.entry(*term).or_default() += 1;
        }
        Self { parts, counts }
    }

    /// Of a document that was read: its sentences, each with the statements that stand in it. The vector of a
    /// sentence is the mean of its statements'.
    pub fn of_reading(text: &str, reading: &Reading) -> Self {
        let mut parts: Vec<Part> = reading.sentences.iter().map(|s| Part::new(s.of(text), &[])).collect();
        let mut sums: Vec<Vec<f32>> = vec![Vec::new(); parts.len()];
        for statement in &reading.statements {
            let behind = reading.sentences.partition_point(|s| s.end <= statement.span.start);
            let Some(last) = parts.len().checked_sub(1) else { break };
            let at = behind.min(last);
            parts[at].told.add(&Told::of(statement), 1.0);
            let sum = &mut sums[at];
            sum.resize(statement.vector.len().max(sum.len()), 0.0);
            for (sum, x) in sum.iter_mut().zip(&statement.vector) {
                *sum += f32::from(*x);
            }
        }
        for (part, sum) in parts.iter_mut().zip(sums) {
            part.meaning(sum);
        }
        Self::new(parts)
    }

    /// Whether it has no sentence.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The terms of the whole text, by their hashes.
    pub fn terms(&self) -> BTreeSet<u64> {
        self.counts.keys().copied().collect()
    }

    /// What it says with capitals, in figures.
    pub(super) fn gathered(&self, of: impl Fn(&Part) -> &BTreeSet<u64>) -> BTreeSet<u64> {
        self.parts.iter().flat_map(|p| of(p).iter().copied()).collect()
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.parts.iter().map(|p| p.words).sum()
    }

    /// Mean of the vectors of its parts, as a unit vector; empty if none has one.
    pub(super) fn vector(&self) -> Vec<f32> {
        let width = self.parts.iter().map(|p| p.vector.len()).max().unwrap_or_default();
        let mut sum = vec![0.0f32; width];
        for part in &self.parts {
            for (s, x) in sum.iter_mut().zip(&part.vector) {
                *s += x;
            }
        }
        let mut mean = Part::default();
        mean.meaning(sum);
        mean.vector
    }
}
