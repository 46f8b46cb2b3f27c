//! `cargo xtask eval TASK GOLD --out PRED`: the product's own code path over a gold file.
//!
//! A task sees only what the task format says the program is given: labels are dropped before a
//! record reaches it. One file a task.

mod attributions;
mod casefiles;
mod copies;
mod factuality;
mod places;
mod scoreboard;

use anyhow::{Context, Result, bail};
use reportedly::Reader;
use reportedly::parallel::map_in_order;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// attributions, factuality, places, copies, casefiles (GOLD is then a folder, and so is PRED)
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
    match a.task.as_str() {
        "casefiles" => return casefiles::run(&a.gold, &a.out, &a.scorer, a.score, a.record),
        "copies" => {
            copies::run(&a.gold, &a.out)?;
            return scored(a);
        }
        _ => {}
    }
    let predict: Predict = match a.task.as_str() {
        "attributions" => attributions::predict,
        "factuality" => factuality::predict,
        "places" => places::predict,
        other => bail!("no task {other:?}; there are: attributions, casefiles, copies, factuality, places"),
    };
    let records: Vec<Value> = lines(&a.gold)?.iter().map(given).collect();
    let reader = Reader::new()?;
    let started = std::time::Instant::now();
    let predictions = map_in_order(&records, |r| predict(&reader, r));
    let bytes: usize = records.iter().filter_map(|r| r["text"].as_str()).map(str::len).sum();
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("{} records, {:.1} kB of text in {seconds:.1} s", records.len(), bytes as f64 / 1e3);
    let mut out = BufWriter::new(std::fs::File::create(&a.out)?);
    for p in &predictions {
        writeln!(out, "{p}")?;
    }
    out.flush()?;
    scored(a)
}

fn scored(a: &Arguments) -> Result<()> {
    if a.score || a.record {
        scoreboard::score(&a.scorer, &a.task, &a.gold, &a.out, a.record)?;
    }
    Ok(())
}

/// The records of a JSON Lines file.
fn lines(path: &Path) -> Result<Vec<Value>> {
    let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut records = Vec::new();
    for (n, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            records
                .push(serde_json::from_str(&line).with_context(|| format!("{}:{}", path.display(), n + 1))?);
        }
    }
    Ok(records)
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
