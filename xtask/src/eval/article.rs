//! Text, title, date and author of pages, given nothing but their bytes.

use super::lines;
use crate::bench::page;
use anyhow::{Context, Result};
use reportedly::ingest_bytes;
use serde_json::json;
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let folder = gold.parent().unwrap_or(Path::new("."));
    let mut out = BufWriter::new(std::fs::File::create(out)?);
    let started = std::time::Instant::now();
    let records = lines(gold)?;
    let mut size = 0;
    for record in &records {
        let path = record["html"].as_str().with_context(|| format!("{} names no page", record["id"]))?;
        let bytes = page(&folder.join(path))?;
        size += bytes.len();
        let mut prediction = json!({"id": record["id"]});
        // The name of the file says that it is a page and nothing else: names may tell dates.
        ingest_bytes("page.html", &bytes, &mut |one| {
            let Some(document) = one.documents.into_iter().next() else { return };
            prediction["text"] = document.text.into();
            let fields =
                [("title", document.title), ("published", document.published), ("author", document.byline)];
            for (name, value) in fields {
                if let Some(value) = value {
                    prediction[name] = value.into();
                }
            }
        });
        writeln!(out, "{prediction}")?;
    }
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("{} pages, {:.1} MB in {seconds:.1} s", records.len(), size as f64 / 1e6);
    Ok(out.flush()?)
}
