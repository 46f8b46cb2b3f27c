//! Casebooks, by path: each call opens the file, so that any thread may use it and none keeps it locked.

use crate::columns::{Columns, column};
use crate::reader;
use crate::trouble::{Trouble, told};
use pyo3::prelude::*;
use reportedly::ask::{Answer, Options};
use reportedly::core::question::{NoQuestion, Question};
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

/// Answers a question; the answer as JSON.
#[pyfunction]
pub(crate) fn ask(
    py: Python<'_>,
    casebook: PathBuf,
    question: String,
    prior: Option<f64>,
) -> PyResult<String> {
    let ask = || {
        let answer = answered(&open(&casebook)?, &question, prior)?;
        serde_json::to_string(&answer).map_err(told)
    };
    Ok(py.detach(ask)?)
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
) -> PyResult<Vec<u8>> {
    let export = || -> Result<Vec<u8>, Trouble> {
        let format = formats().iter().find(|f| f.name == format);
        let format = format.ok_or_else(|| names("format", formats().iter().map(|f| f.name)))?;
        let casebook = open(&casebook)?;
        let case = gathered(&casebook, question.as_deref())?;
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
) -> PyResult<Columns> {
    let table = || -> Result<Columns, Trouble> {
        let table = named(Some(&name))?;
        let casebook = open(&casebook)?;
        let case = gathered(&casebook, question.as_deref())?;
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

fn answered(casebook: &Casebook, question: &str, prior: Option<f64>) -> Result<Answer, Trouble> {
    if prior.is_some_and(|p| !(0.01..=0.99).contains(&p)) {
        return Err("the prior is a share from 0.01 to 0.99".into());
    }
    let question = Question::new(question).map_err(|why| match why {
        NoQuestion::Empty => "the question is empty",
        NoQuestion::OneWord => "that is a word, not a question: ask in a sentence",
        NoQuestion::TooLong => "the question is longer than 2000 bytes",
    })?;
    let options = Options { prior, ..Options::default() };
    reportedly::ask::ask(casebook, reader()?, &question, &options).map_err(told)
}

fn gathered<'a>(casebook: &'a Casebook, question: Option<&str>) -> Result<Case<'a>, Trouble> {
    let answer = question.map(|q| answered(casebook, q, None)).transpose()?;
    Case::gather(casebook, reader()?.version(), answer.as_ref()).map_err(told)
}

fn named(table: Option<&str>) -> Result<&'static reportedly_exchange::Table, Trouble> {
    let found = tables().iter().find(|t| Some(t.name) == table);
    found.ok_or_else(|| names("table", tables().iter().map(|t| t.name)))
}

fn names(what: &str, all: impl Iterator<Item = &'static str>) -> Trouble {
    format!("there is no such {what}; there are: {}", all.collect::<Vec<_>>().join(", ")).into()
}
