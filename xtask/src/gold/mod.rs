//! `cargo xtask gold FOLDER --out DIR`: the project's own gold sets, from marked-up passages to records.
//!
//! A gold set is a folder of Markdown files that a person can read and extend without a tool. Its name
//! says what is marked in it: one file here for each. Offsets in the records are UTF-8 bytes.

mod deeds;
mod entities;
mod hearsay;
mod markup;
mod passage;

use anyhow::{Context, Result, bail};
use passage::Passage;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of a gold set: eval/hearsay, eval/deeds.
    folder: PathBuf,
    /// Folder for the records, SET.train.jsonl and SET.dev.jsonl; made where it is missing.
    #[arg(long)]
    out: PathBuf,
}

/// What is wrong in a file of passages, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    /// Counted from 1.
    line: usize,
    message: String,
}

impl Fault {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// How one gold set is marked: its roles, and its record from a passage.
struct Set {
    name: &'static str,
    /// The letters that may follow an id in `{1s|…}`.
    roles: &'static [char],
    /// The fields that the set adds to `id`, `text` and `published`.
    record: fn(&Passage) -> Result<Value, Vec<Fault>>,
}

const SETS: &[Set] = &[hearsay::SET, deeds::SET, entities::SET];

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let (name, mut splits) = records(&a.folder)?;
    std::fs::create_dir_all(&a.out)?;
    for split in passage::SPLITS {
        let records = splits.remove(split).unwrap_or_default();
        let path = a.out.join(format!("{name}.{split}.jsonl"));
        write(&path, &records).with_context(|| format!("cannot write {}", path.display()))?;
        eprintln!("{}: {} records", path.display(), records.len());
    }
    Ok(())
}

/// The name of a gold set and its records by split; faults are printed and are an error.
pub(crate) fn records(folder: &Path) -> Result<(String, BTreeMap<&'static str, Vec<Value>>)> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(set) = SETS.iter().find(|s| s.name == name) else {
        let known: Vec<&str> = SETS.iter().map(|s| s.name).collect();
        bail!("no gold set {name:?}: the folder's name says which; there are: {}", known.join(", "));
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot open {}", folder.display()))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "md") && !p.ends_with("README.md"))
        .collect();
    files.sort();
    let (mut splits, mut faults) = (BTreeMap::<&str, Vec<Value>>::new(), Vec::new());
    let mut seen = HashMap::new();
    for path in &files {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let (passages, wrong) = passage::passages(&text, set.roles);
        faults.extend(wrong.into_iter().map(|f| (path, f)));
        for p in passages {
            if let Some(other) = seen.insert(p.id.clone(), path) {
                let message =
                    format!("the id {} is used in {} already: number it anew", p.id, other.display());
                faults.push((path, Fault::new(p.line, message)));
            }
            match record(set, &p) {
                Ok(r) => splits.entry(p.split).or_default().push(r),
                Err(wrong) => faults.extend(wrong.into_iter().map(|f| (path, f))),
            }
        }
    }
    faults.sort_by_key(|(path, f)| ((*path).clone(), f.line));
    for (path, f) in &faults {
        eprintln!("error: {}:{}: {}", path.display(), f.line, f.message);
    }
    if !faults.is_empty() {
        bail!("{} faults in {}; nothing was written", faults.len(), folder.display());
    }
    Ok((name, splits))
}

fn record(set: &Set, p: &Passage) -> Result<Value, Vec<Fault>> {
    let mut out = serde_json::json!({"id": p.id, "text": p.text});
    if let Some(date) = &p.published {
        out["published"] = date.as_str().into();
    }
    if let Value::Object(fields) = (set.record)(p)? {
        for (key, value) in fields {
            out[key] = value;
        }
    }
    Ok(out)
}

fn write(path: &Path, records: &[Value]) -> Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for r in records {
        writeln!(file, "{r}")?;
    }
    Ok(file.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The record of one passage of a set, or the faults as `line: message`.
    pub(super) fn built(set: &Set, text: &str) -> Result<Value, Vec<String>> {
        let shown = |faults: Vec<Fault>| -> Vec<String> {
            faults.iter().map(|f| format!("{}: {}", f.line, f.message)).collect()
        };
        let (passages, faults) = passage::passages(text, set.roles);
        if !faults.is_empty() {
            return Err(shown(faults));
        }
        record(set, &passages[0]).map_err(shown)
    }

    /// The words at spans written as `[[s, e], …]`.
    pub(super) fn words<'a>(record: &'a Value, spans: &Value) -> Vec<&'a str> {
        let text = record["text"].as_str().unwrap();
        let at = |s: &Value, i: usize| s[i].as_u64().unwrap() as usize;
        spans.as_array().unwrap().iter().map(|s| &text[at(s, 0)..at(s, 1)]).collect()
    }
}
