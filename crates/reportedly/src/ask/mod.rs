//! Answering: question → statements that bear on it → stances → origins → assessment.

mod answer;
mod assemble;
mod hypotheses;
mod retrieve;
mod seen;
mod sides;
mod values;

use crate::{Casebook, Error, Reader, StoredDocument};
use assemble::Material;
use hypotheses::Judging;
use reportedly_core::bearing::Bearing;
use reportedly_core::correction::{Correction, Overrides, same_question};
use reportedly_core::lineage::Entry;
use reportedly_core::question::Question;
use reportedly_core::reuse::{Source, find_reuse};
use reportedly_core::trace::{Evidence, origins};
use reportedly_core::weigh::{Parameters, assess};
use retrieve::Near;
use std::collections::BTreeMap;

pub use answer::{Answer, AsOf, Chain, Counts, DocumentStance, OriginAnswer, Place, Quote, ValueAnswer};
pub use hypotheses::{Hypothesis, MOST_HYPOTHESES, Matrix, Row, SetFit};
pub use reportedly_core::correction::Fit;
pub use seen::{Seen, seen};

/// What can be set about an answer.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Base rate of "yes", 0 to 1; without one the documented default for the question's tense.
    pub prior: Option<f64>,
    /// What bears on a question.
    pub bearing: Bearing,
    /// What an origin weighs.
    pub parameters: Parameters,
    /// What people have corrected; none for the machine's own answer.
    pub corrections: Overrides,
    /// Look only at documents that were published by the end of this day, `YYYY-MM-DD`; those that do not say when they
    /// were published are left out.
    pub as_of: Option<String>,
    /// Explanations to set beside what the question itself supposes: [`Answer::matrix`]. The estimate does not depend on them.
    pub hypotheses: Vec<Question>,
}

/// Answer a question from what the casebook holds. All that it shows is computed from the texts.
///
/// # Errors
///
/// Those of the casebook. Finding nothing is an answer: [`Answer::origins`] is then empty.
pub fn ask(
    casebook: &Casebook,
    reader: &Reader,
    question: &Question,
    options: &Options,
) -> Result<Answer, Error> {
    let meaning = reader.embed(&question.text);
    let by = options.as_of.as_deref().map(|day| casebook.published_by(day)).transpose()?;
    let stored = retrieve::candidates(
        casebook,
        question,
        &meaning,
        &options.corrections,
        by.as_ref().map(|b| &b.keys),
    )?;
    let asked = dated(question, reader, &stored, options.as_of.as_deref());
    let question = &asked;
    let mut readings = BTreeMap::new();
    let judge = |near: &[Near<'_>]| sides::judge_all(reader, question, near, options);
    let found = retrieve::retrieve(casebook, question, &meaning, options, &judge, &stored, &mut readings)?;
    let mut corrections = found.corrections.clone();
    let documents: Vec<Entry<'_>> = found.documents.iter().map(|d| d.stored.document.entry()).collect();
    let evidence: Vec<Evidence<'_>> = found
        .hits
        .iter()
        .map(|h| Evidence {
            document: h.document,
            number: h.number,
            statement: h.statement,
            stance: h.opinion.judged.stance,
            relevance: h.opinion.surely,
            withdraws: h.opinion.judged.withdraws,
        })
        .collect();

    let sources: Vec<Source<'_>> = documents.iter().map(Entry::text_of).collect();
    let reuse = find_reuse(&sources);
    let origins = origins(&documents, &reuse, &evidence);
    let (origins, regrouped) =
        options.corrections.origins(&question.text, &documents, &reuse, &evidence, origins);
    corrections.extend(regrouped);
    let parameters =
        Parameters { set: options.corrections.weights(&question.text), ..options.parameters.clone() };
    corrections.extend(options.corrections.weighed(&question.text, &origins));
    corrections.sort_by_key(|c| c.by.event);
    let assessment = assess(question, &documents, &origins, &evidence, &parameters, options.prior);
    let judging = Judging {
        reader,
        options,
        documents: &documents,
        origins: &origins,
        evidence: &evidence,
        parameters: &parameters,
    };
    let mut columns = Vec::new();
    for hypothesis in &options.hypotheses {
        let near = found.near(hypothesis, &reader.embed(&hypothesis.text));
        let (column, set) = judging.column(hypothesis, &near);
        columns.push(column);
        corrections.extend(set);
    }
    Ok(assemble::build(&Material {
        question,
        stored: &stored,
        documents: by.as_ref().map_or_else(|| casebook.count_documents(), |b| Ok(b.keys.len()))?,
        usable: by.as_ref().map_or_else(|| casebook.count_usable(), |b| Ok(b.usable))?,
        found: &found,
        evidence: &evidence,
        origins: &origins,
        assessment,
        corrections,
        overrides: &options.corrections,
        columns: &columns,
        as_of: options.as_of.clone().zip(by).map(|(day, b)| AsOf { day, later: b.later, undated: b.undated }),
    }))
}

impl Options {
    /// The same with the hypothesis that a correction speaks of, where `answer` does not have it: one cannot be held against
    /// an answer that does not show it. `None` where nothing is missing.
    pub fn for_correction(&self, correction: &Correction, answer: &Answer) -> Option<Self> {
        let Correction::Fit { hypothesis, .. } = correction else { return None };
        let is_there = answer.matrix.hypotheses.iter().any(|h| same_question(&h.text, hypothesis));
        let asked = Question::new(hypothesis).ok().filter(|_| !is_there)?;
        let hypotheses = self.hypotheses.iter().cloned().chain([asked]).collect();
        Some(Self { hypotheses, ..self.clone() })
    }
}

/// The question with the time that it names, as seen from the day by which it is asked or from that of the newest document.
fn dated(question: &Question, reader: &Reader, stored: &[StoredDocument], as_of: Option<&str>) -> Question {
    let newest = stored.iter().filter_map(|d| d.document.published.as_deref()).max();
    question.clone().dated(&reader.read(&question.text, as_of.or(newest)).times)
}
