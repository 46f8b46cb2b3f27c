//! A casebook as tables: one file a table, written as CSV or Parquet.
//!
//! Rows come one by one, so that a large casebook is never kept as a table. A new table is a file with a `TABLE` and its
//! line in [`tables`]; formats need no change.

mod assessments;
mod attributions;
mod claims;
mod corrections;
mod documents;
mod hypotheses;
mod origins;
mod questions;
mod statements;

use crate::{Case, Error};

/// A table: what it is called, its columns, and where its rows come from.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Name of its file without the ending.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
    /// Gives all rows to a sink, each with a cell for every column.
    pub rows: fn(&Case<'_>, &mut Sink<'_>) -> Result<(), Error>,
}

/// Takes the rows of a table.
pub type Sink<'a> = dyn FnMut(Vec<Cell>) -> Result<(), Error> + 'a;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What it means.
    pub about: &'static str,
}

/// What the cells of a column hold, where they are not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Real,
    /// Yes or no.
    Flag,
}

/// A cell. [`Cell::Nothing`] fits every column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known, or not applicable.
    Nothing,
    /// Text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

/// All tables, in the order in which they are written.
pub fn tables() -> &'static [Table] {
    &[
        documents::TABLE,
        statements::TABLE,
        attributions::TABLE,
        claims::TABLE,
        origins::TABLE,
        assessments::TABLE,
        hypotheses::TABLE,
        questions::TABLE,
        corrections::TABLE,
    ]
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, about }
}

const fn whole(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Whole, about }
}

const fn real(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Real, about }
}

const fn flag(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Flag, about }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Whole(i64::from(number))
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Nothing, Into::into)
    }
}

/// Several names in one cell. A line break parts them, which no name holds.
fn list<'a>(all: impl IntoIterator<Item = &'a str>) -> Cell {
    let all: Vec<&str> = all.into_iter().collect();
    if all.is_empty() { Cell::Nothing } else { all.join("\n").into() }
}
