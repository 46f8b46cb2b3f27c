//! `cargo xtask eval TASK GOLD --out PRED`: the product's own code path over a gold file.
//!
//! A task sees only what the task format says the program is given: labels are dropped before a
//! record reaches it. One file a task.

mod article;
mod attributions;
pub(crate) mod casefiles;
mod chains;
mod claims;
mod copies;
mod deeds;
mod entities;
mod events;
mod factuality;
mod hearsay;
mod matching;
mod mentions;
mod negation;
mod open;
mod paraphrase;
mod places;
mod questions;
mod realis;
mod reply_stance;
mod scoreboard;
mod sides;
mod stance;
mod times;
mod triples;

use anyhow::{Context, Result, bail};
use reportedly::Reader;
use reportedly::parallel::map_in_order;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// What to measure; a name that there is not lists those there are. For casefiles GOLD and PRED are folders.
    task: String,
    /// Gold file, JSON Lines.
    gold: PathBuf,
    /// Where the predictions go, JSON Lines.
    #[arg(long)]
    out: PathBuf,
    /// Print the score (runs python3 with --scorer; claims, hearsay and entities need none).
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

/// The tasks that go record by record.
const TASKS: &[(&str, Predict)] = &[
    ("attributions", attributions::predict),
    ("deeds", deeds::predict),
    ("factuality", factuality::predict),
    ("hearsay", hearsay::predict),
    ("mentions", mentions::predict),
    ("negation", negation::predict),
    ("places", places::predict),
    ("realis", realis::predict),
    ("times", times::predict),
    ("triples", triples::predict),
];

/// A gold file in, a file of predictions out.
type Run = fn(&Path, &Path) -> Result<()>;

/// The tasks that take a file as a whole, because its records share texts.
const WHOLE: &[(&str, Run)] = &[
    ("article", article::run),
    ("copies", copies::run),
    ("events", events::run),
    ("matching", matching::run),
    ("paraphrase", paraphrase::run),
    ("reply_stance", reply_stance::run),
    ("stance", stance::run),
];

pub(crate) fn run(a: &Arguments) -> Result<()> {
    match a.task.as_str() {
        "casefiles" => return casefiles::run(&a.gold, &a.out, &a.scorer, a.score, a.record),
        "claims" => return claims::run(a),
        "entities" => return entities::run(a),
        "open" => return open::run(a),
        "questions" => return questions::run(a),
        _ => {}
    }
    if let Some((_, run)) = WHOLE.iter().find(|(name, _)| *name == a.task) {
        run(&a.gold, &a.out)?;
        return scored(a);
    }
    let Some((_, predict)) = TASKS.iter().find(|(name, _)| *name == a.task) else {
        let names: Vec<_> = TASKS.iter().map(|t| t.0).chain(WHOLE.iter().map(|t| t.0)).collect();
        bail!(
            "no task {:?}; there are: casefiles, claims, entities, open, questions, {}",
            a.task,
            names.join(", ")
        );
    };
    let records: Vec<Value> = lines(&a.gold)?.iter().map(given).collect();
    let reader = Reader::new()?;
    let started = std::time::Instant::now();
    let predictions = map_in_order(&records, |r| predict(&reader, r));
    let bytes: usize = records.iter().filter_map(|r| r["text"].as_str()).map(str::len).sum();
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("{} records, {:.1} kB of text in {seconds:.1} s", records.len(), bytes as f64 / 1e3);
    write(&a.out, predictions.into_iter())?;
    match a.task.as_str() {
        "hearsay" => ours(a, hearsay::score),
        "deeds" => ours(a, deeds::score),
        _ => scored(a),
    }
}

fn scored(a: &Arguments) -> Result<()> {
    if a.score || a.record {
        scoreboard::score(&a.scorer, &a.task, &a.gold, &a.out, a.record)?;
    }
    Ok(())
}

/// A task with a scorer of our own, on gold and predictions.
fn ours(a: &Arguments, score: fn(&Path, &Path) -> Result<Value>) -> Result<()> {
    if a.score || a.record {
        let score = score(&a.gold, &a.out)?;
        println!("{}", serde_json::to_string_pretty(&score)?);
        if a.record {
            let set = a.gold.file_stem().unwrap_or_default().to_string_lossy();
            scoreboard::keep(&a.task, &set, &score)?;
        }
    }
    Ok(())
}

/// The product's reading of a record's text and date.
fn read(reader: &Reader, record: &Value) -> reportedly::core::Reading {
    reader.read(record["text"].as_str().unwrap_or_default(), record["published"].as_str())
}

/// Write a file of predictions.
fn write(path: &Path, predictions: impl Iterator<Item = Value>) -> Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    for p in predictions {
        writeln!(out, "{p}")?;
    }
    Ok(out.flush()?)
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

/// What a program under test is given: identity, text, date, kinds of names, and for events their spans.
fn given(record: &Value) -> Value {
    let mut out = json!({});
    for key in ["id", "text", "published", "kinds", "scheme"] {
        if let Some(v) = record.get(key) {
            out[key] = v.clone();
        }
    }
    if let Some(events) = record["events"].as_array().filter(|e| e.iter().any(|e| e["span"].is_array())) {
        out["events"] = events.iter().map(|e| json!({"span": e["span"]})).collect();
    }
    out
}
