//! Events over documents: which predicates of a set of documents tell of one event.

use anyhow::Result;
use reportedly::core::Span;
use reportedly::core::cluster::{Parameters, Source, same_events};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

pub(super) fn run(gold: &Path, out: &Path) -> Result<()> {
    let records: Vec<Value> = super::lines(gold)?.iter().map(super::given).collect();
    let started = std::time::Instant::now();
    let chains = predict(&records, &Parameters::default());
    eprintln!("{} documents, {:.2} s", records.len(), started.elapsed().as_secs_f64());
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    for (record, chains) in records.iter().zip(chains) {
        let events = record["events"].as_array().into_iter().flatten().zip(chains);
        let events: Vec<Value> = events.map(|(e, c)| json!({"span": e["span"], "chain": c})).collect();
        writeln!(file, "{}", json!({"id": record["id"], "events": events}))?;
    }
    Ok(file.flush()?)
}

/// The chain of each event, document by document.
fn predict(records: &[Value], parameters: &Parameters) -> Vec<Vec<usize>> {
    let spans: Vec<Vec<Span>> = records.iter().map(spans).collect();
    let sources: Vec<Source<'_>> = records
        .iter()
        .zip(&spans)
        .map(|(r, events)| Source { text: r["text"].as_str().unwrap_or_default(), events })
        .collect();
    same_events(&sources, parameters)
}

fn spans(record: &Value) -> Vec<Span> {
    let at = |e: &Value, i: usize| e["span"][i].as_u64().unwrap_or_default() as usize;
    record["events"].as_array().into_iter().flatten().map(|e| Span::new(at(e, 0), at(e, 1))).collect()
}
