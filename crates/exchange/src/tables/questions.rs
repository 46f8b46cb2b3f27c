//! The table of kept questions: an answer a row, so that an estimate can be followed over time.

use super::{Column, Sink, Table, flag, list, real, text, whole};
use crate::words::word;
use crate::{Case, Cell, Error};

pub(super) const TABLE: Table =
    Table { name: "questions", about: "an answer to a kept question", columns: COLUMNS, rows };

const COLUMNS: &[Column] = &[
    text("id", "id of the question"),
    text("question", "as it was first asked"),
    whole("answer", "number among all answers of the casebook"),
    text("asked_at", "when, RFC 3339"),
    text("as_of", "the day up to which documents counted; empty where all did"),
    real("given_prior", "base rate that the person gave"),
    flag("machine", "there were corrections and they were left out"),
    text("verdict", "`supported`, `refuted`, `conflicting`, `not_enough`"),
    real("probability", "of \"yes\", 0 to 1; empty where no origin took a side"),
    real("low", "lower end of the interval"),
    real("high", "upper end"),
    text("confidence", "how much it rested on: `low`, `moderate`, `high`"),
    whole("supporting", "independent origins that supported"),
    whole("refuting", "independent origins that refuted"),
    whole("documents", "documents that were looked at"),
    whole("related", "those that bore on the question"),
    text("origins", "names of the origins that took a side, one a line"),
    whole("event", "the last event of the log at that time, 0 for none"),
    text("program", "version of the program, and of what it read with"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for question in &case.questions {
        for answer in &question.history {
            let (kept, a) = (&answer.kept, &answer.kept.answered);
            let sided = a.origins.iter().filter(|o| o.weight != 0.0).map(|o| o.name.as_str());
            sink(vec![
                question.id.as_str().into(),
                question.text.as_str().into(),
                Cell::Whole(answer.id),
                kept.asked_at.as_str().into(),
                a.as_of.as_ref().map(|by| by.day.as_str()).into(),
                a.given_prior.into(),
                a.machine.into(),
                word(&a.verdict).into(),
                a.estimate.map(|e| e.probability).into(),
                a.estimate.map(|e| e.low).into(),
                a.estimate.map(|e| e.high).into(),
                word(&a.confidence).into(),
                a.independent_supporting.into(),
                a.independent_refuting.into(),
                a.counts.documents.into(),
                a.counts.related.into(),
                list(sided),
                Cell::Whole(kept.event),
                a.program.as_str().into(),
            ])?;
        }
    }
    Ok(())
}
