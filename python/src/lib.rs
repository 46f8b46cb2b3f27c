//! What Python calls. The functions here take and give plain values (text, lists, JSON); the shape in which Python people
//! want them is made in `reportedly/__init__.py`. All work is done without the interpreter's lock.

mod casebook;
mod columns;
mod trouble;

use pyo3::prelude::*;
use reportedly::Reader;
use reportedly::core::reuse::{Footprint, Prepared};
use reportedly::core::{Document, Reading};
use reportedly::{DocumentReader, parallel};
use std::sync::OnceLock;
use trouble::{Trouble, told};

/// The model, loaded once for the whole process.
fn reader() -> Result<&'static Reader, Trouble> {
    static READER: OnceLock<Reader> = OnceLock::new();
    if let Some(reader) = READER.get() {
        return Ok(reader);
    }
    let made = Reader::new().map_err(told)?;
    Ok(READER.get_or_init(|| made))
}

fn document(text: String, published: Option<String>) -> Document {
    Document { text, published, ..Document::default() }
}

/// A reading as JSON, with the words of each statement.
fn json(document: &Document, reading: &Reading) -> Result<String, Trouble> {
    let mut value = serde_json::to_value(reading).map_err(told)?;
    for name in ["mentions", "entities", "places", "times", "negations", "deeds"] {
        // What is empty is left out where it is stored; whoever looks things up wants it there.
        let lacks = value.get(name).is_none();
        if lacks {
            value[name] = serde_json::json!([]);
        }
    }
    for (statement, shown) in reading.statements.iter().zip(value["statements"].as_array_mut().into_iter().flatten()) {
        shown["words"] = statement.words(&document.text).into();
    }
    Ok(value.to_string())
}

/// What stands in a text, as JSON.
#[pyfunction]
fn read(py: Python<'_>, text: String, published: Option<String>) -> PyResult<String> {
    let read = || {
        let document = document(text, published);
        json(&document, &DocumentReader::read(reader()?, &document))
    };
    Ok(py.detach(read)?)
}

/// What stands in many texts, side by side: JSON, number of statements, and fingerprints of each. Of what is no text nothing.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn read_many(
    py: Python<'_>,
    texts: Vec<Option<String>>,
    published: Vec<Option<String>>,
) -> PyResult<Vec<Option<(String, usize, Vec<i64>)>>> {
    let read = || -> Result<Vec<_>, Trouble> {
        let reader = reader()?;
        let dates = published.into_iter().chain(std::iter::repeat(None));
        let documents: Vec<Option<Document>> =
            texts.into_iter().zip(dates).map(|(text, date)| Some(document(text?, date))).collect();
        let one = |document: &Option<Document>| -> Result<_, Trouble> {
            let Some(document) = document else { return Ok(None) };
            let reading = DocumentReader::read(reader, document);
            Ok(Some((json(document, &reading)?, reading.statements.len(), fingerprints(&document.text))))
        };
        parallel::map_in_order(&documents, one).into_iter().collect()
    };
    Ok(py.detach(read)?)
}

/// Fingerprints of a text (winnowed shingles of five words), ascending as unsigned numbers, each once. Their bits are those of
/// the casebook's; as signed numbers, because Arrow's readers lack unsigned ones.
fn fingerprints(text: &str) -> Vec<i64> {
    /// Bytes of a footprint before its fingerprints: a key of 16 and a publisher of 4.
    const HEAD: usize = 20;
    let bytes = Footprint::from(&Prepared::new(text, None)).to_bytes();
    let (all, _) = bytes.get(HEAD..).unwrap_or_default().as_chunks();
    all.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect()
}

/// Name of the weights and rules that read.
#[pyfunction]
fn reader_version() -> PyResult<String> {
    Ok(reader()?.version().to_owned())
}

#[pymodule]
fn _reportedly(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("ReportedlyError", module.py().get_type::<trouble::ReportedlyError>())?;
    module.add_function(wrap_pyfunction!(read, module)?)?;
    module.add_function(wrap_pyfunction!(read_many, module)?)?;
    module.add_function(wrap_pyfunction!(reader_version, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::add, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::ask, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::claims, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::documents, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::export, module)?)?;
    module.add_function(wrap_pyfunction!(casebook::table, module)?)?;
    Ok(())
}
