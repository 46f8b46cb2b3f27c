//! Tables as Python takes them.

use pyo3::prelude::*;
use reportedly_exchange::{Cell, Column, Kind};

/// Columns: name, kind (`text`, `whole`, `real`, `flag`), cells.
pub(crate) type Columns = Vec<(&'static str, &'static str, Cells)>;

/// Cells of a column; they become Python's own values.
pub(crate) struct Cells(Vec<Cell>);

impl Cells {
    pub(crate) fn push(&mut self, cell: Cell) {
        self.0.push(cell);
    }
}

/// A column without cells.
pub(crate) fn column(column: &Column) -> (&'static str, &'static str, Cells) {
    let kind = match column.kind {
        Kind::Text => "text",
        Kind::Whole => "whole",
        Kind::Real => "real",
        Kind::Flag => "flag",
    };
    (column.name, kind, Cells(Vec::new()))
}

impl<'py> IntoPyObject<'py> for Cells {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let value = |cell: Cell| -> PyResult<Bound<'py, PyAny>> {
            Ok(match cell {
                Cell::Nothing => py.None().into_bound(py),
                Cell::Text(text) => text.into_pyobject(py)?.into_any(),
                Cell::Whole(number) => number.into_pyobject(py)?.into_any(),
                Cell::Real(number) => number.into_pyobject(py)?.into_any(),
                Cell::Flag(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
            })
        };
        let all: Vec<Bound<'py, PyAny>> = self.0.into_iter().map(value).collect::<PyResult<_>>()?;
        Ok(pyo3::types::PyList::new(py, all)?.into_any())
    }
}
