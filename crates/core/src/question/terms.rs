//! The words of a question that tell, and how much each does.

use super::Question;
use crate::speaker::same_word;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;

impl Question {
    /// How telling each term is in a collection: rarer terms weigh more. `df` counts the statements
    /// that hold a term, `n` all of them.
    pub fn weights(&self, df: impl Fn(&str) -> usize, n: usize) -> TermWeights {
        let weight = |t: &String| (t.clone(), (1.0 + n as f32 / (1.0 + df(t) as f32)).ln());
        TermWeights(self.terms.iter().map(weight).collect())
    }
}

/// How telling each of a question's terms is (inverse document frequency).
#[derive(Debug, Clone, PartialEq)]
pub struct TermWeights(std::collections::BTreeMap<String, f32>);

impl TermWeights {
    /// Weighted share of the question's terms among the terms of a text, 0 to 1. A country's name and
    /// its adjective are one term.
    pub fn coverage(&self, found: &BTreeSet<String>) -> f32 {
        self.share(found, |_| true)
    }

    /// The same over the terms that are no names: what is asked of those who are named. Over all terms
    /// where the question holds nothing but names.
    pub fn point(&self, question: &Question, found: &BTreeSet<String>) -> f32 {
        let names: BTreeSet<String> = question.names.iter().flat_map(|n| terms(n)).collect();
        if self.0.keys().all(|t| names.contains(t)) {
            return self.coverage(found);
        }
        self.share(found, |t| !names.contains(t))
    }

    fn share(&self, found: &BTreeSet<String>, counts: impl Fn(&str) -> bool) -> f32 {
        let holds = |t: &String| found.contains(t) || found.iter().any(|f| same_word(t, f));
        let counted = || self.0.iter().filter(|(t, _)| counts(t));
        let all: f32 = counted().map(|(_, w)| w).sum();
        let here: f32 = counted().filter(|(t, _)| holds(t)).map(|(_, w)| w).sum();
        if all > 0.0 { here / all } else { 0.0 }
    }
}

/// Stems of the content words of a text, repeated ones repeated.
pub fn terms(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::create(Algorithm::English);
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| w.len() > 1 && !STOP.contains(&w.as_str()))
        .map(move |w| stemmer.stem(&w).into_owned())
}

const STOP: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "as",
    "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "has", "have", "had", "will",
    "shall", "would", "could", "can", "may", "might", "should", "must", "not", "no", "it", "its", "he",
    "she", "they", "them", "his", "her", "their", "this", "that", "these", "those", "there", "who", "whom",
    "whose", "what", "which", "where", "when", "why", "how", "many", "much", "any", "some", "than", "then",
    "so", "if", "up", "out", "into", "over", "under", "about", "after", "before", "really", "ever", "never",
    "least", "most", "we", "you", "our", "your", "us", "me", "my", "re", "ve", "ll",
];
