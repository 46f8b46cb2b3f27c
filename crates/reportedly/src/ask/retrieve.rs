//! Which statements bear on a question: by meaning and by words.

use super::Options;
use super::sides::Opinion;
use crate::{Casebook, Error, StoredDocument};
use reportedly_core::bearing::Nearness;
use reportedly_core::correction::{Applied, Overrides};
use reportedly_core::meaning::cosine;
use reportedly_core::question::{Question, TermWeights, terms};
use reportedly_core::stance::Stance;
use reportedly_core::{Reading, Statement};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Statements looked at closely: the nearest in meaning, and as many by words.
const CANDIDATES: usize = 400;
/// Statements that are read together with the question, at the most: the nearest to it.
const EVIDENCE: usize = 160;

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
    /// What it does.
    pub opinion: Opinion,
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
/// vector of meaning is `meaning`, and those with most of its words. In the casebook's order. Only those in `among`,
/// where it is given.
pub(super) fn candidates(
    casebook: &Casebook,
    question: &Question,
    meaning: &[i8],
    corrections: &Overrides,
    among: Option<&HashSet<i64>>,
) -> Result<Vec<StoredDocument>, Error> {
    let is_among = |key: i64| among.is_none_or(|keys| keys.contains(&key));
    if among.map_or_else(|| casebook.count_documents(), |keys| Ok(keys.len()))? <= FEW {
        return match among {
            None => casebook.documents(),
            Some(keys) => casebook.documents_of(keys.iter().copied()),
        };
    }
    let words: Vec<String> = question.content_words().map(str::to_owned).collect();
    let by_meaning = enough(is_among, |limit| {
        let found = casebook.nearest(meaning, limit)?;
        Ok(found.into_iter().map(|(key, _)| key.document).collect())
    })?;
    let by_words = enough(is_among, |limit| {
        let found = casebook.search_statements(&words, limit)?;
        Ok(found.into_iter().map(|(key, _)| key.document).collect())
    })?;
    let mut keys: BTreeSet<i64> = by_meaning.into_iter().chain(by_words).collect();
    for id in corrections.documents(&question.text) {
        keys.extend(casebook.find(id)?.iter().map(|d| d.key).filter(|key| is_among(*key)));
    }
    casebook.documents_of(keys)
}

/// The documents of the [`CANDIDATES`] best statements out of those that count, best first. `best` gives those of
/// so many statements, whether they count or not: it is asked for more until they are enough or all.
fn enough(
    counts: impl Fn(i64) -> bool,
    best: impl Fn(usize) -> Result<Vec<i64>, Error>,
) -> Result<Vec<i64>, Error> {
    let mut limit = CANDIDATES;
    loop {
        let mut found = best(limit)?;
        let all = found.len() < limit;
        found.retain(|key| counts(*key));
        if all || found.len() >= CANDIDATES {
            found.truncate(CANDIDATES);
            return Ok(found);
        }
        limit = limit.saturating_mul(4);
    }
}

/// Look for statements near a question in `stored`, the documents that are looked at.
pub(super) fn retrieve<'a>(
    casebook: &Casebook,
    question: &Question,
    meaning: &[i8],
    options: &Options,
    judge: &Judge<'_>,
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
    let mut all: Vec<Near<'_>> = Vec::new();
    for (d, reading) in related() {
        all.extend(near(question, &weights, meaning, options, d, reading));
    }
    let kept = strongest(&all.iter().map(|n| bearing.relevance(n.near)).collect::<Vec<_>>());
    let is_set = |n: &Near<'_>| {
        options.corrections.has_stance(&question.text, &n.stored.document.id, n.statement.span)
    };
    all = all.into_iter().zip(kept).filter_map(|(n, keep)| (keep || is_set(&n)).then_some(n)).collect();
    let (judged, set) = judge(&all);
    corrections.extend(set);
    let mut found = Found { documents: Vec::new(), hits: Vec::new(), looked_at: Vec::new(), corrections };
    for (n, opinion) in all.into_iter().zip(judged) {
        // What a person has set is shown, whatever it is.
        if opinion.judged.stance == Stance::Unrelated && !is_set(&n) {
            continue;
        }
        if found.documents.last().is_none_or(|r: &Related<'_>| r.stored.key != n.stored.key) {
            found.documents.push(Related { stored: n.stored, reading: n.reading });
        }
        let document = found.documents.len() - 1;
        found.hits.push(Hit { document, number: n.number, statement: n.statement, near: n.near, opinion });
    }
    found.looked_at = if stored.len() <= FEW {
        related().collect()
    } else {
        found.documents.iter().map(|d| (d.stored, d.reading)).collect()
    };
    Ok(found)
}

impl<'a> Found<'a> {
    /// The statements that were found, with how near they are to another question.
    pub(super) fn near(&self, question: &Question, meaning: &[i8]) -> Vec<Near<'a>> {
        let weights = weights(question, self.documents.iter().map(|d| (d.stored, d.reading)));
        let whole: Vec<f32> = self.documents.iter().map(|d| in_document(&weights, d.stored)).collect();
        let near = |h: &Hit<'a>| {
            let of = &self.documents[h.document];
            let near = nearness(question, &weights, meaning, whole[h.document], of.stored, h.statement);
            Near { stored: of.stored, reading: of.reading, number: h.number, statement: h.statement, near }
        };
        self.hits.iter().map(near).collect()
    }
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

/// A statement and how near it is to the question.
pub(super) struct Near<'a> {
    pub stored: &'a StoredDocument,
    pub reading: &'a Reading,
    pub number: usize,
    pub statement: &'a Statement,
    pub near: Nearness,
}

/// What judges many statements at once.
pub(super) type Judge<'j> = dyn Fn(&[Near<'_>]) -> (Vec<Opinion>, Vec<Applied>) + 'j;

fn near<'a>(
    question: &Question,
    weights: &TermWeights,
    meaning: &[i8],
    options: &Options,
    stored: &'a StoredDocument,
    reading: &'a Reading,
) -> Vec<Near<'a>> {
    let document = in_document(weights, stored);
    let nearness = |s: &Statement| nearness(question, weights, meaning, document, stored, s);
    let id = &stored.document.id;
    let is_set = |s: &Statement| options.corrections.has_stance(&question.text, id, s.span);
    let all = reading.statements.iter().enumerate();
    all.map(|(number, statement)| Near { stored, reading, number, statement, near: nearness(statement) })
        .filter(|n| options.bearing.relevance(n.near) >= options.bearing.read || is_set(n.statement))
        .collect()
}

/// Share of a question's terms that a document holds with its headline.
fn in_document(weights: &TermWeights, stored: &StoredDocument) -> f32 {
    let whole = format!("{} {}", stored.document.title.as_deref().unwrap_or_default(), stored.document.text);
    weights.coverage(&terms(&whole).collect())
}

/// How near a statement is to a question whose terms its document holds by `document`.
fn nearness(
    question: &Question,
    weights: &TermWeights,
    meaning: &[i8],
    document: f32,
    stored: &StoredDocument,
    statement: &Statement,
) -> Nearness {
    let here: BTreeSet<String> = terms(&statement.words(&stored.document.text)).collect();
    Nearness {
        meaning: cosine(meaning, &statement.vector),
        words: weights.coverage(&here),
        point: weights.point(question, &here),
        document,
    }
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
    use super::{CANDIDATES, EVIDENCE, enough, strongest};

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

    /// A thousand newer reports in front do not hide those of the day that is asked about.
    #[test]
    fn what_does_not_count_is_passed_over_until_there_is_enough() {
        let all: Vec<i64> = (0..3000).collect();
        let best = |limit: usize| Ok(all.iter().copied().take(limit).collect());
        let found = enough(|key| key >= 1000, best).unwrap();
        assert_eq!((found[0], found.len()), (1000, CANDIDATES));
        assert_eq!(enough(|key| key >= 2990, best).unwrap(), (2990..3000).collect::<Vec<_>>());
        assert!(enough(|_| false, best).unwrap().is_empty());
    }
}
