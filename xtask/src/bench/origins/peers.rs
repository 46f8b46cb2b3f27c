//! MinHash LSH of two Python libraries on the same documents.

use super::Row;
use super::score::{Found, Score, Truth};
use super::stream::Made;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

/// How to get a Python that can run them.
pub(super) const HOW: &str = "no peers: make them with `python3 -m venv peer && peer/bin/pip install rensa datasketch` \
     and give them as --peer peer";

/// Run both, print what each found, and tell what it took.
pub(super) fn compare(environment: &Path, made: &[Made], truth: &Truth) -> Result<Vec<Row>> {
    let python = std::path::absolute(environment.join("bin/python"))?;
    let file = std::env::temp_dir().join(format!("reportedly-origins-peers-{}.jsonl", std::process::id()));
    let mut out = BufWriter::new(std::fs::File::create(&file)?);
    for m in made {
        writeln!(out, "{}", json!({"text": m.text}))?;
    }
    out.flush()?;
    let script = crate::root().join("xtask/src/bench/origins/peers.py");
    let mut rows = Vec::new();
    for library in ["rensa", "datasketch"] {
        let run = Command::new(&python).arg(&script).arg(library).arg(&file).output();
        let run = run.with_context(|| format!("cannot run {}; {HOW}", python.display()))?;
        ensure!(run.status.success(), "{library}: {}; {HOW}", String::from_utf8_lossy(&run.stderr));
        let answer: Value = serde_json::from_slice(&run.stdout)?;
        let seconds = answer["seconds"].as_f64().unwrap_or(f64::NAN);
        let mut found: Vec<Found> = made.iter().map(|_| Found::default()).collect();
        for link in answer["links"].as_array().into_iter().flatten() {
            let (n, other) = (link[0].as_u64().unwrap_or(0), link[1].as_u64().unwrap_or(0));
            found[n as usize].linked.push((other as u32, true));
        }
        let mut score = Score::default();
        for (n, (m, f)) in made.iter().zip(&found).enumerate() {
            score.add(truth, n as u32, m, f);
        }
        let name = answer["name"].as_str().unwrap_or(library).to_owned();
        println!("{name} on {} documents:", made.len());
        score.print();
        let peak = answer["peak"].as_u64().unwrap_or(0);
        rows.push(Row::new(name, made.len() as u32, seconds, peak, &score));
    }
    std::fs::remove_file(&file)?;
    Ok(rows)
}
