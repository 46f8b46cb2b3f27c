//! Scores, printed and kept in eval/scoreboard.csv: date, commit, task, set, metric, value.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::Command;

pub(super) fn score(scorer: &Path, task: &str, gold: &Path, predictions: &Path, record: bool) -> Result<()> {
    let run = Command::new("python3").arg(scorer).arg(task).arg(gold).arg(predictions).output();
    let output = run.with_context(|| format!("cannot run python3 {}", scorer.display()))?;
    if !output.status.success() {
        bail!("the scorer failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout)?;
    println!("{text}");
    if record {
        let set = gold.file_stem().unwrap_or_default().to_string_lossy();
        let commit = command("git", &["rev-parse", "--short", "HEAD"])?;
        let date = command("date", &["-u", "+%Y-%m-%d"])?;
        let mut rows = Vec::new();
        flatten("", &serde_json::from_str(&text)?, &mut rows);
        let path = Path::new("eval/scoreboard.csv");
        let fresh = !path.exists();
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
        if fresh {
            writeln!(file, "date,commit,task,set,metric,value")?;
        }
        for (metric, value) in rows {
            writeln!(file, "{date},{commit},{task},{set},{metric},{value}")?;
        }
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
