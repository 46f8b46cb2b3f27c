//! `cargo xtask tidy`: what the project promises about its own files, checked.
//!
//! A check is a function from the tracked files to findings and one line in [`CHECKS`]; it reads
//! nothing itself, so that its test can plant a violation in made-up files.

mod code;
mod files;
mod layers;
mod sources;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A tracked file.
struct File {
    /// From the root of the repository, with `/`.
    path: String,
    /// Length in bytes.
    size: u64,
    /// The content; `None` where it is no UTF-8 text.
    text: Option<String>,
}

/// Something that a check has found.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// Whether it is only a warning, which lets the run pass.
    warning: bool,
    path: String,
    /// Counted from 1; 0 where it is about the whole file.
    line: usize,
    /// What is wrong and what to do about it.
    message: String,
}

impl Finding {
    fn error(file: &File, line: usize, message: impl Into<String>) -> Self {
        Self { warning: false, path: file.path.clone(), line, message: message.into() }
    }

    fn show(&self) -> String {
        let level = if self.warning { "warning" } else { "error" };
        let line = if self.line > 0 { format!(":{}", self.line) } else { String::new() };
        format!("{level}: {}{line}: {}", self.path, self.message)
    }
}

type Check = fn(&[File]) -> Vec<Finding>;

const CHECKS: &[Check] = &[
    sources::core_is_pure,
    sources::only_the_program_prints,
    sources::only_the_fetcher_opens_sockets,
    layers::dependencies_point_one_way,
    layers::architecture_names_every_crate,
    files::small_enough,
    files::short_enough,
    files::no_paths_of_one_machine,
    files::versions_are_locked,
];

/// Runs every check over the tracked files of the repository.
pub(crate) fn run() -> Result<()> {
    let root = crate::root();
    let files: Vec<File> = tracked(&root)?.into_iter().filter_map(|path| read(&root, path)).collect();
    let findings: Vec<Finding> = CHECKS.iter().flat_map(|check| check(&files)).collect();
    for finding in &findings {
        println!("{}", finding.show());
    }
    let warnings = findings.iter().filter(|f| f.warning).count();
    let errors = findings.len() - warnings;
    let result = format!("tidy: {} files, {errors} errors, {warnings} warnings", files.len());
    if errors > 0 {
        bail!("{result}");
    }
    println!("{result}");
    Ok(())
}

/// Paths of the tracked files; of all files where this is no git checkout (an unpacked archive).
fn tracked(root: &Path) -> Result<Vec<String>> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output();
    if let Ok(output) = listed
        && output.status.success()
    {
        let names = String::from_utf8_lossy(&output.stdout);
        return Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect());
    }
    println!("tidy: no git checkout, so all files count as tracked");
    let (mut files, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let (name, path) = (entry.file_name(), folder.join(entry.file_name()));
            let kind = entry.file_type()?;
            if kind.is_dir() && name != "target" && name != ".git" && name != ".venv" {
                folders.push(path);
            } else if kind.is_file() {
                files.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A file with its content; `None` if it was removed and the removal is not committed yet.
fn read(root: &Path, path: String) -> Option<File> {
    let bytes = std::fs::read(root.join(&path)).ok()?;
    Some(File { path, size: bytes.len() as u64, text: String::from_utf8(bytes).ok() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up files for the tests of the checks.
    pub(super) fn made_up(files: &[(&str, &str)]) -> Vec<File> {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            size: text.len() as u64,
            text: Some((*text).to_owned()),
        };
        files.iter().map(file).collect()
    }

    /// Where a check finds something: `path:line`.
    pub(super) fn places(check: Check, files: &[(&str, &str)]) -> Vec<String> {
        check(&made_up(files)).iter().map(|f| format!("{}:{}", f.path, f.line)).collect()
    }

    #[test]
    fn a_finding_names_its_place() {
        let file = &made_up(&[("a/b.rs", "")])[0];
        assert_eq!(Finding::error(file, 7, "is wrong").show(), "error: a/b.rs:7: is wrong");
        let whole = Finding { warning: true, ..Finding::error(file, 0, "is long") };
        assert_eq!(whole.show(), "warning: a/b.rs: is long");
    }
}
