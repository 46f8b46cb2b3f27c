//! `cargo xtask seen FOLDER… --out FILE`: what the judge of stances is given of each statement, for `training/pair/weigh.py`.

use crate::eval::casefiles::{casebook, cases};
use anyhow::{Context, Result};
use reportedly::Reader;
use reportedly::ask::{Options, Seen, seen};
use reportedly::core::question::Question;
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folders of cases: each a folder with `documents.jsonl`, and `question.txt` with a question a line.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Where it goes, JSON Lines.
    #[arg(long)]
    out: PathBuf,
}

#[derive(Serialize)]
struct Line<'a> {
    case: &'a str,
    question: &'a str,
    #[serde(flatten)]
    seen: Seen,
}

pub(crate) fn run(a: &Arguments) -> Result<()> {
    let reader = Reader::new()?;
    let mut out = std::io::BufWriter::new(fs::File::create(&a.out)?);
    for folder in &a.folders {
        for case in &cases(folder)? {
            write(case, &reader, &mut out).with_context(|| case.display().to_string())?;
        }
    }
    out.flush()?;
    Ok(())
}

fn write(case: &Path, reader: &Reader, out: &mut impl Write) -> Result<()> {
    let casebook = casebook(case, reader)?;
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    for text in fs::read_to_string(case.join("question.txt"))?.lines().filter(|l| !l.trim().is_empty()) {
        let question = Question::new(text).map_err(|e| anyhow::anyhow!("{text}: {e:?}"))?;
        for seen in seen(&casebook, reader, &question, &Options::default())? {
            let line = Line { case: &name, question: &question.text, seen };
            writeln!(out, "{}", serde_json::to_string(&line)?)?;
        }
    }
    Ok(())
}
