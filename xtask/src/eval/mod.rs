//! `cargo xtask eval TASK GOLD --out PRED`: the product's own code path over a gold file.
//!
//! A task sees only what the task format says the program is given: labels are dropped before a
//! record reaches it. One file a task.

mod attributions;
mod factuality;
mod scoreboard;

use anyhow::{Context, Result, bail};
use reportedly_nlp::Reader;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// attributions, factuality
    task: String,
    /// Gold file, JSON Lines.
    gold: PathBuf,
    /// Where the predictions go, JSON Lines.
    #[arg(long)]
    out: PathBuf,
    /// Print the score (runs python3 with --scorer).
    #[arg(long)]
    score: bool,
    /// Add the score to eval/scoreboard.csv, with the commit.
    #[arg(long)]
    record: bool,
    /// The scorer.
    #[arg(long, default_value = "../shared/score/score.py")]
    scorer: PathBuf,
}

/// One record in, its labels out.
type Predict = fn(&Reader, &Value) -> Value;

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let predict: Predict = match a.task.as_str() {
        "attributions" => attributions::predict,
        "factuality" => factuality::predict,
        other => bail!("no task {other:?}; there are: attributions, factuality"),
    };
    let file = std::fs::File::open(&a.gold).with_context(|| format!("cannot open {}", a.gold.display()))?;
    let mut records = Vec::new();
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let record =
                serde_json::from_str(&line).with_context(|| format!("{}:{}", a.gold.display(), n + 1))?;
            records.push(given(&record));
        }
    }
    let reader = Reader::new()?;
    let started = std::time::Instant::now();
    let predictions = in_parallel(&records, |r| predict(&reader, r));
    let bytes: usize = records.iter().filter_map(|r| r["text"].as_str()).map(str::len).sum();
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("{} records, {:.1} kB of text in {seconds:.1} s", records.len(), bytes as f64 / 1e3);
    let mut out = BufWriter::new(std::fs::File::create(&a.out)?);
    for p in &predictions {
        writeln!(out, "{p}")?;
    }
    out.flush()?;
    if a.score || a.record {
        scoreboard::score(&a.scorer, &a.task, &a.gold, &a.out, a.record)?;
    }
    Ok(())
}

/// What a program under test is given: identity, text, date, and for events their spans.
fn given(record: &Value) -> Value {
    let mut out = json!({});
    for key in ["id", "text", "published"] {
        if let Some(v) = record.get(key) {
            out[key] = v.clone();
        }
    }
    if let Some(events) = record["events"].as_array() {
        out["events"] = events.iter().map(|e| json!({"span": e["span"]})).collect();
    }
    out
}

/// Map in order, on all cores.
fn in_parallel(records: &[Value], work: impl Fn(&Value) -> Value + Sync) -> Vec<Value> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut parts: Vec<(usize, Value)> = std::thread::scope(|s| {
        let one = || {
            let mut mine = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(r) = records.get(i) else { return mine };
                mine.push((i, work(r)));
            }
        };
        let handles: Vec<_> = (0..threads).map(|_| s.spawn(one)).collect();
        handles.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
    });
    parts.sort_by_key(|(i, _)| *i);
    parts.into_iter().map(|(_, v)| v).collect()
}
