//! What goes wrong, as Python sees it.

use pyo3::PyErr;
use pyo3::exceptions::PyException;

pyo3::create_exception!(reportedly, ReportedlyError, PyException, "What went wrong, and what to do about it.");

/// What went wrong, in a sentence.
#[derive(Debug)]
pub(crate) struct Trouble(String);

/// An error with its causes.
pub(crate) fn told(error: impl std::error::Error) -> Trouble {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        said.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    Trouble(said)
}

impl From<&str> for Trouble {
    fn from(said: &str) -> Self {
        Self(said.to_owned())
    }
}

impl From<String> for Trouble {
    fn from(said: String) -> Self {
        Self(said)
    }
}

impl From<Trouble> for PyErr {
    fn from(trouble: Trouble) -> Self {
        ReportedlyError::new_err(trouble.0)
    }
}
