//! `cargo xtask exchange`: exports checked with each format's own tools (stix2-validator, followthemoney, pandas, DuckDB,
//! jsonschema, the MCP client), and the HTTP API with schemathesis. Needs Python 3.11 or later; the tools are installed once, into `target/exchange`.

use crate::tools::{done, environment};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where all of it lies, from the root of the repository.
const FOLDER: &str = "crates/exchange/validate";
/// Articles that answer the question, and the question.
const EXAMPLE: &str = "examples/drone-plant/documents.jsonl";
const QUESTION: &str = "Will Iran set up a drone factory in Belarus?";

/// Tests what only programs with everything have, builds the program, fills a casebook, and runs the checks.
pub(crate) fn run() -> Result<()> {
    let root = crate::root();
    let here = root.join("target/exchange");
    let work = here.join("work");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    std::fs::create_dir_all(&work)?;
    test(&root)?;
    let program = build(&root)?;
    let casebook = work.join("case.casebook");
    let mut add = Command::new(&program);
    add.arg("--casebook").arg(&casebook).arg("add").arg(EXAMPLE).arg(format!("{FOLDER}/hostile.jsonl"));
    done(add.current_dir(&root))?;
    let python = environment(&root.join(FOLDER).join("requirements.txt"), &here)?;
    let mut check = Command::new(python);
    check.arg(root.join(FOLDER).join("check.py")).arg(program).arg(casebook).arg(QUESTION).arg(&work);
    done(&mut check)
}

/// The tests of exports with Parquet, which the tests of the workspace leave out.
fn test(root: &Path) -> Result<()> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "--quiet", "-p", "reportedly-exchange", "--features", "parquet"]);
    done(cargo.arg("--target-dir").arg(root.join("target")).current_dir(root))
}

/// The program with everything that can be written. Only what writes Parquet is built anew: not what reads it.
fn build(root: &Path) -> Result<PathBuf> {
    let target = root.join("target");
    let features = ["--features", "reportedly-exchange/parquet"];
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "-p", "reportedly-cli"]).args(features).arg("--target-dir").arg(&target);
    done(cargo.current_dir(root))?;
    Ok(target.join("debug").join(format!("reportedly{}", std::env::consts::EXE_SUFFIX)))
}
