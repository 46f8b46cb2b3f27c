//! The table of assessments: one row for the question that was asked, none without one.

use super::{Column, Sink, Table, real, text, whole};
use crate::{Case, Error};

pub(super) const TABLE: Table = Table {
    name: "assessments",
    about: "what the evidence amounts to; no row where no question was asked",
    columns: COLUMNS,
    rows,
};

const COLUMNS: &[Column] = &[
    text("question", "the question"),
    text("verdict", "`supported`, `refuted`, `conflicting`, `not_enough`"),
    real("probability", "of \"yes\", 0 to 1; empty where no origin takes a side"),
    real("low", "lower end of the interval"),
    real("high", "upper end"),
    real("prior", "base rate that it started from"),
    text("likelihood", "the probability in the words of ICD 203"),
    text("confidence", "how much it rests on: `low`, `moderate`, `high`"),
    whole("supporting", "independent origins that support"),
    whole("refuting", "independent origins that refute"),
    whole("documents", "documents in the casebook"),
    whole("related", "those that bear on the question"),
];

fn rows(case: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Some(f) = &case.finding else { return Ok(()) };
    sink(vec![
        f.question.as_str().into(),
        f.verdict.as_str().into(),
        f.estimate.map(|e| e.probability).into(),
        f.estimate.map(|e| e.low).into(),
        f.estimate.map(|e| e.high).into(),
        f.estimate.map(|e| e.prior).into(),
        f.likelihood.map(|l| l.word()).into(),
        f.confidence.into(),
        f.supporting.into(),
        f.refuting.into(),
        f.looked_at.into(),
        f.related.into(),
    ])
}
