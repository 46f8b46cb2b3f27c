//! Copies: links and aligned passages between the documents of a labelled file of pairs.

use anyhow::{Context, Result};
use reportedly::core::reuse::{Reuse, Source, find_reuse};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let pairs = super::lines(gold)?;
    let side = pairs
        .first()
        .and_then(|p| p["documents"].as_str())
        .context("the gold file names no documents file")?;
    let records = super::lines(&gold.parent().unwrap_or(Path::new(".")).join(side))?;
    let field = |r: &'_ Value, name: &str| r[name].as_str().map(str::to_owned);
    let documents: Vec<[Option<String>; 4]> =
        records.iter().map(|r| ["id", "text", "published", "publisher"].map(|f| field(r, f))).collect();
    let sources: Vec<Source<'_>> = documents
        .iter()
        .map(|[id, text, published, publisher]| Source {
            id: id.as_deref().unwrap_or_default(),
            text: text.as_deref().unwrap_or_default(),
            published: published.as_deref(),
            publisher: publisher.as_deref(),
        })
        .collect();
    let started = std::time::Instant::now();
    let found = find_reuse(&sources);
    eprintln!(
        "{} documents, {} links in {:.2} s",
        sources.len(),
        found.len(),
        started.elapsed().as_secs_f64()
    );
    let links: HashMap<_, _> = found.iter().map(|r| ((sources[r.left].id, sources[r.right].id), r)).collect();
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    for pair in &pairs {
        let (a, b) = (pair["left"].as_str().unwrap_or_default(), pair["right"].as_str().unwrap_or_default());
        let line = match (links.get(&(a, b)), links.get(&(b, a))) {
            (Some(r), _) => prediction(pair, r, false),
            (None, Some(r)) => prediction(pair, r, true),
            (None, None) => json!({"id": pair["id"], "relation": "unrelated"}),
        };
        writeln!(file, "{line}")?;
    }
    Ok(file.flush()?)
}

fn prediction(pair: &Value, r: &Reuse, turned: bool) -> Value {
    let (left, right): (Vec<_>, Vec<_>) = r.passages.iter().copied().unzip();
    let (from, to) = if turned { (right, left) } else { (left, right) };
    json!({"id": pair["id"], "relation": r.kind, "from": from, "to": to})
}
