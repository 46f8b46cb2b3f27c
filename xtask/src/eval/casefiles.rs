//! Casefiles: a folder a question, answered through `ask` as the command-line program does it.

use super::scoreboard;
use anyhow::{Context, Result};
use reportedly::ask::{Options, ask};
use reportedly::core::question::Question;
use reportedly::{Casebook, Reader, add, walk};
use std::path::{Path, PathBuf};

pub(super) fn run(folder: &Path, out: &Path, scorer: &Path, score: bool, record: bool) -> Result<()> {
    std::fs::create_dir_all(out)?;
    let reader = Reader::new()?;
    for case in &cases(folder)? {
        let text = std::fs::read_to_string(case.join("question.txt"))?;
        let question = Question::new(&text).map_err(|e| anyhow::anyhow!("{}: {e:?}", case.display()))?;
        let casebook = casebook(case, &reader)?;
        let answer = ask(&casebook, &reader, &question, &Options::default())?;
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        std::fs::write(out.join(format!("{name}.json")), serde_json::to_string_pretty(&answer)?)?;
    }
    if score || record {
        let script = scorer.parent().unwrap_or(Path::new(".")).join("casefiles/score_casefiles.py");
        let arguments = [script.as_os_str(), out.as_os_str(), "--gold".as_ref(), folder.as_os_str()];
        println!("{}", scoreboard::python(&arguments)?);
        if record {
            let json = scoreboard::python(&[&arguments[..], &["--json".as_ref()]].concat())?;
            let score: serde_json::Value = serde_json::from_str(&json)?;
            let set = folder.file_name().unwrap_or_default().to_string_lossy();
            scoreboard::keep("casefiles", &set, &score["total"])?;
        }
    }
    Ok(())
}

/// The cases of a folder, in order: folders with a question.
pub(crate) fn cases(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut cases: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("cannot open {}", folder.display()))?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.join("question.txt").is_file())
        .collect();
    cases.sort();
    Ok(cases)
}

/// The articles of a case, read.
pub(crate) fn casebook(case: &Path, reader: &Reader) -> Result<Casebook> {
    let mut casebook = Casebook::in_memory()?;
    add::add(&mut casebook, &walk(&[case.join("documents.jsonl")])?, reader, &mut |_| ())?;
    Ok(casebook)
}
