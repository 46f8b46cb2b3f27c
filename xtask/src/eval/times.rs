//! Time expressions, by rules alone: no model is loaded.

use super::{given, lines};
use anyhow::Result;
use reportedly_times::{Published, times};
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records: Vec<Value> = lines(gold)?.iter().map(given).collect();
    let bytes: usize = records.iter().filter_map(|r| r["text"].as_str()).map(str::len).sum();
    let started = std::time::Instant::now();
    let predictions: Vec<Value> = records.iter().map(predict).collect();
    let seconds = started.elapsed().as_secs_f64();
    let megabytes = bytes as f64 / 1e6;
    eprintln!("{} records, {megabytes:.2} MB, {:.1} MB/s", records.len(), megabytes / seconds);
    let mut out = BufWriter::new(std::fs::File::create(out)?);
    for p in &predictions {
        writeln!(out, "{p}")?;
    }
    Ok(out.flush()?)
}

fn predict(record: &Value) -> Value {
    let published = record["published"].as_str().and_then(Published::parse);
    json!({"id": record["id"], "times": times(record["text"].as_str().unwrap_or_default(), published)})
}
