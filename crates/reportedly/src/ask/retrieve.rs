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
    // Stable: of equally near ones the casebook's order decides, which keys, that depend on the order of
    // adding, would not.
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
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
    let mut all: Vec<(&StoredDocument, &Reading, Hit<'_>)> = Vec::new();
    for (d, reading) in related() {
        all.extend(
            hits(question, &weights, meaning, bearing, d, reading).into_iter().map(|h| (d, reading, h)),
        );
    }
    let kept = strongest(&all.iter().map(|(_, _, h)| bearing.relevance(h.near)).collect::<Vec<_>>());
    let mut found = Found { documents: Vec::new(), hits: Vec::new(), looked_at: Vec::new() };
    for ((d, reading, hit), _) in all.into_iter().zip(kept).filter(|(_, keep)| *keep) {
        if found.documents.last().is_none_or(|r: &Related<'_>| r.stored.key != d.key) {
            found.documents.push(Related { stored: d, reading });
        }
        found.hits.push(Hit { document: found.documents.len() - 1, ..hit });
    }
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

/// Which of the relevances are among the [`EVIDENCE`] highest; of equal ones the first.
fn strongest(relevance: &[f32]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..relevance.len()).collect();
    order.sort_by(|a, b| relevance[*b].total_cmp(&relevance[*a]));
    let mut kept = vec![false; relevance.len()];
    order.into_iter().take(EVIDENCE).for_each(|i| kept[i] = true);
    kept
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
    use super::{EVIDENCE, cosine, strongest};

    /// A story that a thousand outlets copied has a thousand statements of one relevance.
    #[test]
    fn many_equal_statements_do_not_push_each_other_out() {
        let mut relevance = vec![0.7; EVIDENCE + 100];
        relevance[EVIDENCE + 50] = 0.9;
        let kept = strongest(&relevance);
        assert_eq!(kept.iter().filter(|k| **k).count(), EVIDENCE);
        assert!(kept[0] && kept[EVIDENCE + 50] && !kept[EVIDENCE + 99]);
        assert_eq!(strongest(&[0.5, 0.4]), [true, true]);
    }

    #[test]
    fn cosine_of_quantised_vectors() {
        assert_eq!(cosine(&[127, 0], &[127, 0]), 1.0);
        assert_eq!(cosine(&[127, 0], &[0, 127]), 0.0);
        assert_eq!(cosine(&[127], &[-127]), -1.0);
        assert_eq!(cosine(&[], &[]), 0.0);
    }
}
