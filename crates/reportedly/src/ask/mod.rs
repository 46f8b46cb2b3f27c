//! Answering: question → statements that bear on it → stances → origins → assessment.

mod answer;
mod assemble;
mod retrieve;

use crate::{Casebook, Error, Reader};
use assemble::Material;
use reportedly_core::Statement;
use reportedly_core::bearing::Bearing;
use reportedly_core::correction::{Applied, Overrides};
use reportedly_core::lineage::Entry;
use reportedly_core::question::{Question, QuestionKind};
use reportedly_core::reuse::{Source, find_reuse};
use reportedly_core::stance::{Judged, Stance, judge};
use reportedly_core::trace::{Evidence, origins};
use reportedly_core::weigh::{Parameters, assess};
use std::collections::BTreeMap;

pub use answer::{Answer, Chain, Counts, DocumentStance, OriginAnswer, Quote};

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
    let stored = retrieve::candidates(casebook, question, &meaning, &options.corrections)?;
    let mut readings = BTreeMap::new();
    let found = retrieve::retrieve(casebook, question, &meaning, options, &stored, &mut readings)?;

    let mut judged: Vec<Judged> =
        found.hits.iter().map(|h| stance(question, &found, h, &options.bearing)).collect();
    let mut corrections = found.corrections.clone();
    corrections.extend(stances(&options.corrections, question, &found, &mut judged));
    let documents: Vec<Entry<'_>> = found.documents.iter().map(|d| d.stored.document.entry()).collect();
    let evidence: Vec<Evidence<'_>> = found
        .hits
        .iter()
        .zip(&judged)
        .map(|(h, j)| Evidence {
            document: h.document,
            number: h.number,
            statement: &found.documents[h.document].reading.statements[h.number],
            stance: j.stance,
            relevance: options.bearing.relevance(h.near),
            withdraws: j.withdraws,
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
    Ok(assemble::build(&Material {
        question,
        stored: &stored,
        documents: casebook.count_documents()?,
        usable: casebook.count_usable()?,
        found: &found,
        judged: &judged,
        evidence: &evidence,
        origins: &origins,
        assessment,
        corrections,
    }))
}

/// Puts the stances that people have set in place of those judged.
fn stances(
    corrections: &Overrides,
    question: &Question,
    found: &retrieve::Found<'_>,
    judged: &mut [Judged],
) -> Vec<Applied> {
    let hits = found.hits.iter();
    let places: Vec<(&str, &Statement)> =
        hits.map(|h| (found.documents[h.document].stored.document.id.as_str(), h.statement)).collect();
    corrections.stances(&question.text, &places, judged)
}

fn stance(
    question: &Question,
    found: &retrieve::Found<'_>,
    hit: &retrieve::Hit<'_>,
    bearing: &Bearing,
) -> Judged {
    let words = hit.statement.words(&found.documents[hit.document].stored.document.text);
    let judged = judge(question, hit.statement, &words, hit.near, bearing);
    // Open questions have no sides: what bears on them is shown.
    match question.kind {
        QuestionKind::Open if judged.stance != Stance::Unrelated => {
            Judged { stance: Stance::Discusses, withdraws: false, reason: "bears on the question" }
        }
        _ => judged,
    }
}
