//! Which statements bear on a question: by meaning and by words.

use super::Options;
use crate::{Casebook, Error, StoredDocument};
use reportedly_core::bearing::Nearness;
use reportedly_core::correction::{Applied, Overrides};
use reportedly_core::meaning::cosine;
use reportedly_core::question::{Question, TermWeights, terms};
use reportedly_core::{Reading, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Statements looked at closely: the nearest in meaning, and as many by words.
const CANDIDATES: usize = 400;
/// Statements that an answer rests on, at the most.
const EVIDENCE: usize = 600;

/// Documents in a casebook up to which every one is looked at closely, so that a folder of articles can
/// be checked whole.
pub(super) const FEW: usize = 200;

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
    /// The corrected chains of the documents that were looked at.
    pub corrections: Vec<Applied>,
}

/// The documents that are looked at closely: all of a few, else those with the statements nearest to a question, whose
/// vector of meaning is `meaning`, and those with most of its words. In the casebook's order.
pub(super) fn candidates(
    casebook: &Casebook,
    question: &Question,
    meaning: &[i8],
    corrections: &Overrides,
) -> Result<Vec<StoredDocument>, Error> {
    if casebook.count_documents()? <= FEW {
        return casebook.documents();
    }
    let words: Vec<String> = question.content_words().map(str::to_owned).collect();
    let by_meaning = casebook.nearest(meaning, CANDIDATES)?;
    let by_words = casebook.search_statements(&words, CANDIDATES)?;
    let mut keys: BTreeSet<i64> = by_meaning
        .iter()
        .map(|(key, _)| key.document)
        .chain(by_words.iter().map(|(key, _)| key.document))
        .collect();
    for id in corrections.documents(&question.text) {
        keys.extend(casebook.find(id)?.iter().map(|d| d.key));
    }
    casebook.documents_of(keys)
}

/// Look for statements near a question in `stored`, the documents that are looked at.
pub(super) fn retrieve<'a>(
    casebook: &Casebook,
    question: &Question,
    meaning: &[i8],
    options: &Options,
    stored: &'a [StoredDocument],
    readings: &'a mut BTreeMap<i64, Reading>,
) -> Result<Found<'a>, Error> {
    let (bearing, mut corrections) = (&options.bearing, Vec::new());
    for document in stored {
        if let Some(mut reading) = casebook.reading(document.key)? {
            corrections.extend(options.corrections.chains(&document.document.id, &mut reading));
            readings.insert(document.key, reading);
        }
    }
    let readings = &*readings;
    let related = || stored.iter().filter_map(|d| Some((d, readings.get(&d.key)?)));
    let weights = weights(question, related());
    let mut all: Vec<(&StoredDocument, &Reading, Hit<'_>)> = Vec::new();
    for (d, reading) in related() {
        all.extend(
            hits(question, &weights, meaning, options, d, reading).into_iter().map(|h| (d, reading, h)),
        );
    }
    let kept = strongest(&all.iter().map(|(_, _, h)| bearing.relevance(h.near)).collect::<Vec<_>>());
    let mut found = Found { documents: Vec::new(), hits: Vec::new(), looked_at: Vec::new(), corrections };
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
    options: &Options,
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
    let id = &stored.document.id;
    let is_set = |s: &Statement| options.corrections.has_stance(&question.text, id, s.span);
    let all = reading.statements.iter().enumerate();
    all.map(|(number, statement)| Hit { document: 0, number, statement, near: nearness(statement) })
        .filter(|h| options.bearing.is_about(h.near) || is_set(h.statement))
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

#[cfg(test)]
mod tests {
    use super::{EVIDENCE, strongest};

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
}
