//! `cargo xtask ci`: everything that must hold before a change is done.
//!
//! Every step runs, whatever the others said; the last line says which failed and how many tests
//! ran. Needs a Rust toolchain and a C compiler; rustfmt and clippy are fetched through rustup where
//! they are missing. The fuzz targets are not built here: they need a C++ compiler and nightly.

use crate::tidy;
use anyhow::{Context, Result, bail};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

type Step = fn(&mut Counts) -> Result<()>;

const STEPS: &[(&str, Step)] = &[
    ("formatting", formatting),
    ("lock files", lock_files),
    ("lints", lints),
    ("tests", tests),
    ("doc tests", doc_tests),
    ("tidy", |_| tidy::run()),
];

/// Runs all steps.
pub(crate) fn run() -> Result<()> {
    let mut counts = Counts::default();
    let mut failed = Vec::new();
    let mut times = Vec::new();
    for (i, (name, step)) in STEPS.iter().enumerate() {
        println!("\n==> step {} of {}: {name}", i + 1, STEPS.len());
        let start = Instant::now();
        let result = step(&mut counts);
        let seconds = start.elapsed().as_secs();
        match result {
            Ok(()) => times.push(format!("{name} {seconds} s")),
            Err(error) => {
                println!("==> FAILED: {name}: {error:#}");
                times.push(format!("{name} FAILED {seconds} s"));
                failed.push(*name);
            }
        }
    }
    println!("\nci: {}", times.join(", "));
    if failed.is_empty() {
        println!("ci: passed; {counts}");
        return Ok(());
    }
    bail!("ci: FAILED in {}; {counts}", failed.join(", "))
}

fn formatting(_: &mut Counts) -> Result<()> {
    component("fmt", "rustfmt")?;
    plain(&["fmt", "--all", "--check"]).context("run `cargo fmt --all`")
}

/// Workspaces of their own keep their own locks, which nothing else here would find out of date.
fn lock_files(_: &mut Counts) -> Result<()> {
    ["python", "fuzz"].iter().try_for_each(|folder| {
        let manifest = format!("{folder}/Cargo.toml");
        println!("cargo metadata --locked --manifest-path {manifest}");
        let mut check =
            cargo(&["metadata", "--locked", "--format-version", "1", "--manifest-path", &manifest]);
        let status = check.stdout(Stdio::null()).status()?;
        if !status.success() {
            bail!("{folder}/Cargo.lock is not up to date; run `cargo metadata --manifest-path {manifest}`");
        }
        Ok(())
    })
}

fn lints(_: &mut Counts) -> Result<()> {
    component("clippy", "clippy")?;
    plain(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// nextest where it is installed (compiling it would take longer than the tests).
fn tests(counts: &mut Counts) -> Result<()> {
    if has("nextest") {
        return counted(&["nextest", "run", "--workspace", "--no-fail-fast"], Runner::Nextest, counts);
    }
    let rest = ["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"];
    counted(&rest, Runner::Cargo, counts)
}

fn doc_tests(counts: &mut Counts) -> Result<()> {
    counted(&["test", "--doc", "--workspace", "--no-fail-fast"], Runner::Cargo, counts)
}

/// Makes sure that a component of the toolchain is there.
fn component(subcommand: &str, name: &str) -> Result<()> {
    if has(subcommand) {
        return Ok(());
    }
    println!("{name} is missing; fetching it: rustup component add {name}");
    let added = Command::new("rustup").args(["component", "add", name]).status();
    if !added.is_ok_and(|status| status.success()) {
        bail!("{name} is missing and rustup could not fetch it; install it with the Rust toolchain");
    }
    Ok(())
}

fn has(subcommand: &str) -> bool {
    let version = cargo(&[subcommand, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// cargo at the root; snapshot tests compare and write nothing.
fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(crate::root()).env("INSTA_UPDATE", "no");
    command
}

fn plain(arguments: &[&str]) -> Result<()> {
    let shown = format!("cargo {}", arguments.join(" "));
    println!("{shown}");
    let status = cargo(arguments).status().with_context(|| format!("cannot run {shown}"))?;
    if !status.success() {
        bail!("{shown} ended with {status}");
    }
    Ok(())
}

/// Who runs the tests, and so where and how the results are written.
#[derive(Clone, Copy)]
enum Runner {
    /// "test result: ok. 3 passed; …" on stdout, for each binary.
    Cargo,
    /// "Summary [ 0.2s] 3 tests run: …" on stderr, once. Results of cargo's form are then the
    /// captured output of a test that failed.
    Nextest,
}

/// Runs tests, shows what they print, and adds up their results.
fn counted(arguments: &[&str], runner: Runner, counts: &mut Counts) -> Result<()> {
    let shown = format!("cargo {}", arguments.join(" "));
    println!("{shown}");
    let mut command = cargo(arguments);
    match runner {
        Runner::Cargo => command.stdout(Stdio::piped()),
        Runner::Nextest => command.stderr(Stdio::piped()),
    };
    let mut child = command.spawn().with_context(|| format!("cannot run {shown}"))?;
    let output: Box<dyn std::io::Read> = match (child.stdout.take(), child.stderr.take()) {
        (Some(out), _) => Box::new(out),
        (None, Some(error)) => Box::new(error),
        (None, None) => bail!("no output of {shown}"),
    };
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        counts.add(runner, &line);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{shown} ended with {status}");
    }
    Ok(())
}

/// How many tests ran.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
    ignored: usize,
}

impl Counts {
    /// Adds a line of results; other lines add nothing.
    fn add(&mut self, runner: Runner, line: &str) {
        let result = match runner {
            Runner::Cargo => line.starts_with("test result:"),
            Runner::Nextest => line.trim_start().starts_with("Summary [") && line.contains(" run: "),
        };
        if !result {
            return;
        }
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(n) = pair[0].parse::<usize>() else { continue };
            match pair[1] {
                "passed" => self.passed += n,
                "failed" => self.failed += n,
                "ignored" | "skipped" => self.ignored += n,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tests: {} passed, {} failed, {} left out", self.passed, self.failed, self.ignored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_both_runners_add_up() {
        let mut counts = Counts::default();
        let cargo =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        let nextest = "     Summary [   0.215s] 9 tests run: 7 passed (1 slow), 2 failed, 4 skipped";
        counts.add(Runner::Cargo, cargo);
        counts.add(Runner::Nextest, nextest);
        assert_eq!(counts, Counts { passed: 19, failed: 2, ignored: 5 });
        counts.add(Runner::Nextest, cargo);
        counts.add(Runner::Cargo, nextest);
        counts.add(Runner::Cargo, "a test may print: 5 passed");
        assert_eq!(counts.to_string(), "tests: 19 passed, 2 failed, 5 left out");
    }
}
