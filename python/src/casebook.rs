//! Casebooks, by path: each call opens the file, so that any thread may use it and none keeps it locked.

use crate::columns::{Columns, column};
use crate::reader;
use crate::trouble::{Trouble, told};
use pyo3::prelude::*;
use reportedly::ask::{Answer, Options};
use reportedly::claims::claims_of;
use reportedly::core::claims::Parameters;
use reportedly::core::correction::Overrides;
use reportedly::core::question::{NoQuestion, Question};
use reportedly::questions::keep;
use reportedly::{Casebook, walk};
use reportedly_exchange::{Case, Writing, formats, tables};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Adds files and folders; what came in, as JSON.
#[pyfunction]
pub(crate) fn add(py: Python<'_>, casebook: PathBuf, paths: Vec<PathBuf>) -> PyResult<String> {
    let add = || {
        let mut casebook = Casebook::open(&casebook).map_err(told)?;
        let found = walk(&paths).map_err(told)?;
        let added = reportedly::add::add(&mut casebook, &found, reader()?, &mut |_| ()).map_err(told)?;
        serde_json::to_string(&added).map_err(told)
    };
    Ok(py.detach(add)?)
}

/// Answers a question; the answer as JSON. With the moment of asking (`keep_at`, RFC 3339) the casebook keeps both, and what
/// changed since it was last asked comes with the answer as `kept`.
#[pyfunction]
pub(crate) fn ask(
    py: Python<'_>,
    casebook: PathBuf,
    question: String,
    prior: Option<f64>,
    hypotheses: Vec<String>,
    machine: bool,
    keep_at: Option<String>,
) -> PyResult<String> {
    let ask = || {
        let mut casebook = open(&casebook)?;
        let asked = Asked::of(&casebook, &question, prior, &hypotheses, machine)?;
        let answer = asked.answer(&casebook)?;
        let mut told_of = serde_json::to_value(&answer).map_err(told)?;
        if let Some(at) = keep_at {
            let version = reader()?.version();
            let kept = keep(&mut casebook, &asked.question, &answer, &asked.options, version, &at);
            told_of["kept"] = serde_json::to_value(kept.map_err(told)?).map_err(told)?;
        }
        serde_json::to_string(&told_of).map_err(told)
    };
    Ok(py.detach(ask)?)
}

/// What the documents claim, as JSON.
#[pyfunction]
pub(crate) fn claims(py: Python<'_>, casebook: PathBuf, all: bool) -> PyResult<String> {
    let claims = || {
        let mut found = claims_of(&open(&casebook)?, &Parameters::default()).map_err(told)?;
        found.retain(|c| all || c.documents > 1 || c.disputed);
        serde_json::to_string(&found).map_err(told)
    };
    Ok(py.detach(claims)?)
}

/// All documents, as JSON.
#[pyfunction]
pub(crate) fn documents(py: Python<'_>, casebook: PathBuf) -> PyResult<String> {
    let documents = || {
        let all = open(&casebook)?.documents().map_err(told)?;
        let all: Result<Vec<Value>, _> = all.iter().map(|d| serde_json::to_value(&d.document)).collect();
        serde_json::to_string(&all.map_err(told)?).map_err(told)
    };
    Ok(py.detach(documents)?)
}

/// A format as bytes; of formats with tables the one that is named.
#[pyfunction]
pub(crate) fn export(
    py: Python<'_>,
    casebook: PathBuf,
    format: String,
    question: Option<String>,
    table: Option<String>,
    hypotheses: Vec<String>,
) -> PyResult<Vec<u8>> {
    let export = || -> Result<Vec<u8>, Trouble> {
        let format = formats().iter().find(|f| f.name == format);
        let format = format.ok_or_else(|| names("format", formats().iter().map(|f| f.name)))?;
        let casebook = open(&casebook)?;
        let case = gathered(&casebook, question.as_deref(), &hypotheses)?;
        let mut out = Vec::new();
        match format.write {
            Writing::Whole(write) => write(&case, &mut out).map_err(told)?,
            Writing::ByTable(write) => write(&case, named(table.as_deref())?, &mut out).map_err(told)?,
        }
        Ok(out)
    };
    Ok(py.detach(export)?)
}

/// A table, by columns: name, kind and cells of each.
#[pyfunction]
pub(crate) fn table(
    py: Python<'_>,
    casebook: PathBuf,
    name: String,
    question: Option<String>,
    hypotheses: Vec<String>,
) -> PyResult<Columns> {
    let table = || -> Result<Columns, Trouble> {
        let table = named(Some(&name))?;
        let casebook = open(&casebook)?;
        let case = gathered(&casebook, question.as_deref(), &hypotheses)?;
        let mut columns: Columns = table.columns.iter().map(column).collect();
        let mut sink = |row: Vec<reportedly_exchange::Cell>| {
            columns.iter_mut().zip(row).for_each(|(column, cell)| column.2.push(cell));
            Ok(())
        };
        (table.rows)(&case, &mut sink).map_err(told)?;
        Ok(columns)
    };
    Ok(py.detach(table)?)
}

fn open(path: &Path) -> Result<Casebook, Trouble> {
    Casebook::open_existing(path).map_err(told)
}

/// A question, and how it is asked.
struct Asked {
    question: Question,
    options: Options,
}

impl Asked {
    /// With what people have corrected, unless only the machine's own answer is wanted.
    fn of(
        casebook: &Casebook,
        question: &str,
        prior: Option<f64>,
        hypotheses: &[String],
        machine: bool,
    ) -> Result<Self, Trouble> {
        if prior.is_some_and(|p| !(0.01..=0.99).contains(&p)) {
            return Err("the prior is a share from 0.01 to 0.99".into());
        }
        let question = sentence("question", question)?;
        let hypotheses = hypotheses.iter().map(|h| sentence("hypothesis", h)).collect::<Result<_, _>>()?;
        let corrections = if machine { Overrides::default() } else { casebook.overrides().map_err(told)? };
        Ok(Self { question, options: Options { prior, corrections, hypotheses, ..Options::default() } })
    }

    fn answer(&self, casebook: &Casebook) -> Result<Answer, Trouble> {
        reportedly::ask::ask(casebook, reader()?, &self.question, &self.options).map_err(told)
    }
}

fn sentence(what: &str, text: &str) -> Result<Question, Trouble> {
    Question::new(text).map_err(|why| match why {
        NoQuestion::Empty => format!("the {what} is empty").into(),
        NoQuestion::OneWord => format!("that is a word, not a {what}: write a sentence").into(),
        NoQuestion::TooLong => format!("the {what} is longer than 2000 bytes").into(),
    })
}

fn gathered<'a>(
    casebook: &'a Casebook,
    question: Option<&str>,
    hypotheses: &[String],
) -> Result<Case<'a>, Trouble> {
    if question.is_none() && !hypotheses.is_empty() {
        return Err("hypotheses belong to a question".into());
    }
    let asked = question.map(|q| Asked::of(casebook, q, None, hypotheses, false)).transpose()?;
    let answer = asked.map(|asked| asked.answer(casebook)).transpose()?;
    Case::gather(casebook, reader()?.version(), answer.as_ref()).map_err(told)
}

fn named(table: Option<&str>) -> Result<&'static reportedly_exchange::Table, Trouble> {
    let found = tables().iter().find(|t| Some(t.name) == table);
    found.ok_or_else(|| names("table", tables().iter().map(|t| t.name)))
}

fn names(what: &str, all: impl Iterator<Item = &'static str>) -> Trouble {
    format!("there is no such {what}; there are: {}", all.collect::<Vec<_>>().join(", ")).into()
}
