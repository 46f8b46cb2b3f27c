//! Scores, printed and kept in eval/scoreboard.csv: date, commit, task, set, metric, value.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Run the scorer on a prediction file, print what it says, and keep it where asked.
pub(super) fn score(scorer: &Path, task: &str, gold: &Path, predictions: &Path, record: bool) -> Result<()> {
    let text = python(&[scorer.as_os_str(), task.as_ref(), gold.as_os_str(), predictions.as_os_str()])?;
    println!("{text}");
    if record {
        let set = gold.file_stem().unwrap_or_default().to_string_lossy();
        keep(task, &set, &serde_json::from_str(&text)?)?;
    }
    Ok(())
}

/// Output of a Python script.
pub(super) fn python(arguments: &[&std::ffi::OsStr]) -> Result<String> {
    let output = Command::new("python3").args(arguments).output().context("cannot run python3")?;
    if !output.status.success() {
        bail!("the scorer failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Add every number of a score to the board.
pub(super) fn keep(task: &str, set: &str, score: &Value) -> Result<()> {
    let commit = command("git", &["rev-parse", "--short", "HEAD"])?;
    let date = command("date", &["-u", "+%Y-%m-%d"])?;
    let mut rows = Vec::new();
    flatten("", score, &mut rows);
    let path = Path::new("eval/scoreboard.csv");
    let fresh = !path.exists();
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    if fresh {
        writeln!(file, "date,commit,task,set,metric,value")?;
    }
    for (metric, value) in rows {
        writeln!(file, "{date},{commit},{task},{set},{metric},{value}")?;
    }
    Ok(())
}

fn flatten(prefix: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (k, v) in fields {
                let name = if prefix.is_empty() { k.clone() } else { format!("{prefix}.{k}") };
                flatten(&name, v, out);
            }
        }
        Value::Number(n) => {
            const SMALL: [&str; 4] = ["correct", "predicted", "gold", "missing"];
            if !SMALL.iter().any(|s| prefix.ends_with(s)) {
                out.push((prefix.to_owned(), n.to_string()));
            }
        }
        _ => {}
    }
}

fn command(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
