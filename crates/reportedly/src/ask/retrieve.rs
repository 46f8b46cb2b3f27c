//! Which statements bear on a question: by meaning and by words.

use crate::{Casebook, Error, StatementKey, StoredDocument};
use reportedly_core::bearing::{Bearing, Nearness};
use reportedly_core::question::{Question, TermWeights, terms};
use reportedly_core::{Reading, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Statements looked at closely: the nearest in meaning, and as many by words.
const CANDIDATES: usize = 400;
/// Statements that an answer rests on, at the most.
const EVIDENCE: usize = 600;

/// Documents in a casebook up to which every one is looked at closely, so that a folder of articles can
/// be checked whole.
const FEW: usize = 200;

/// A document with at least one statement that bears on the question.
pub(super) struct Related<'a> {
    pub stored: &'a StoredDocument,
    pub reading: &'a Reading,
}

/// A statement that bears on the question.
pub(super) struct Hit<'a> {
    /// Index into [`Found::documents`].
    pub document: usize,
    /// Number of the statement in its document's reading.
    pub number: usize,
    pub statement: &'a Statement,
    pub near: Nearness,
}

/// What retrieval found, documents in the casebook's order, hits by document and place.
pub(super) struct Found<'a> {
    pub documents: Vec<Related<'a>>,
    pub hits: Vec<Hit<'a>>,
    /// Documents whose chains the answer lists: all of a few, else those that bear on the question.
    pub looked_at: Vec<(&'a StoredDocument, &'a Reading)>,
}

/// Look for statements near a question whose vector of meaning is `meaning`.
pub(super) fn retrieve<'a>(
    casebook: &Casebook,
    question: &Question,
    meaning: &[i8],
    bearing: &Bearing,
    stored: &'a [StoredDocument],
    readings: &'a mut BTreeMap<i64, Reading>,
) -> Result<Found<'a>, Error> {
    let mut near: Vec<(f32, StatementKey)> = Vec::new();
    casebook.vectors(&mut |key, vector| near.push((cosine(meaning, vector), key)))?;
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.truncate(CANDIDATES);
    let words: Vec<String> = question.text.split_whitespace().map(str::to_owned).collect();
    let by_words = casebook.search_statements(&words, CANDIDATES)?;
    let mut candidates: BTreeSet<i64> =
        near.iter().map(|(_, k)| k.document).chain(by_words.iter().map(|(k, _)| k.document)).collect();
    if stored.len() <= FEW {
        candidates.extend(stored.iter().map(|d| d.key));
    }

    for key in &candidates {
        if let Some(reading) = casebook.reading(*key)? {
            readings.insert(*key, reading);
        }
    }
    let readings = &*readings;
    let related = || stored.iter().filter_map(|d| Some((d, readings.get(&d.key)?)));
    let weights = weights(question, related());
    let mut found = Found { documents: Vec::new(), hits: Vec::new(), looked_at: Vec::new() };
    for (d, reading) in related() {
        let hits = hits(question, &weights, meaning, bearing, d, reading);
        if !hits.is_empty() {
            let document = found.documents.len();
            found.documents.push(Related { stored: d, reading });
            found.hits.extend(hits.into_iter().map(|h| Hit { document, ..h }));
        }
    }
    strongest(&mut found.hits, bearing);
    found.looked_at = if stored.len() <= FEW {
        related().collect()
    } else {
        found.documents.iter().map(|d| (d.stored, d.reading)).collect()
    };
    Ok(found)
}

/// How telling the question's terms are among the statements of the candidate documents.
fn weights<'a>(
    question: &Question,
    documents: impl Iterator<Item = (&'a StoredDocument, &'a Reading)>,
) -> TermWeights {
    let (mut df, mut n) = (BTreeMap::<String, usize>::new(), 0);
    for (d, reading) in documents {
        for s in &reading.statements {
            n += 1;
            let here: BTreeSet<String> = terms(&s.words(&d.document.text)).collect();
            for t in here.intersection(&question.terms) {
                *df.entry(t.clone()).or_default() += 1;
            }
        }
    }
    question.weights(|t| df.get(t).copied().unwrap_or(0), n)
}

fn hits<'a>(
    question: &Question,
    weights: &TermWeights,
    meaning: &[i8],
    bearing: &Bearing,
    stored: &StoredDocument,
    reading: &'a Reading,
) -> Vec<Hit<'a>> {
    let text = &stored.document.text;
    let coverage = |t: &str| weights.coverage(&terms(t).collect());
    let whole = format!("{} {text}", stored.document.title.as_deref().unwrap_or_default());
    let document = coverage(&whole);
    let nearness = |s: &Statement| {
        let here: BTreeSet<String> = terms(&s.words(text)).collect();
        Nearness {
            meaning: cosine(meaning, &s.vector),
            words: weights.coverage(&here),
            point: weights.point(question, &here),
            document,
        }
    };
    let all = reading.statements.iter().enumerate();
    all.map(|(number, statement)| Hit { document: 0, number, statement, near: nearness(statement) })
        .filter(|h| bearing.is_about(h.near))
        .collect()
}

/// Keep the strongest, in the order of the text.
fn strongest(hits: &mut Vec<Hit<'_>>, bearing: &Bearing) {
    if hits.len() > EVIDENCE {
        let mut by_strength: Vec<f32> = hits.iter().map(|h| bearing.relevance(h.near)).collect();
        by_strength.sort_by(|a, b| b.total_cmp(a));
        let least = by_strength[EVIDENCE];
        hits.retain(|h| bearing.relevance(h.near) > least);
    }
}

/// Cosine of two quantised unit vectors; 0 where one is missing.
fn cosine(a: &[i8], b: &[i8]) -> f32 {
    let (mut dot, mut aa, mut bb) = (0i32, 0i32, 0i32);
    for (x, y) in a.iter().zip(b) {
        let (x, y) = (i32::from(*x), i32::from(*y));
        dot += x * y;
        aa += x * x;
        bb += y * y;
    }
    if aa == 0 || bb == 0 { 0.0 } else { dot as f32 / ((aa as f32) * (bb as f32)).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::cosine;

    #[test]
    fn cosine_of_quantised_vectors() {
        assert_eq!(cosine(&[127, 0], &[127, 0]), 1.0);
        assert_eq!(cosine(&[127, 0], &[0, 127]), 0.0);
        assert_eq!(cosine(&[127], &[-127]), -1.0);
        assert_eq!(cosine(&[], &[]), 0.0);
    }
}
