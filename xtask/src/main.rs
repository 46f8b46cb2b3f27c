//! The project's own chores. `cargo xtask --help` lists them.

mod bench;
mod browser;
mod ci;
mod eval;
mod exchange;
mod gold;
mod python;
mod release;
mod seen;
mod tidy;
mod venv;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run everything that must hold: formatting, lints, all tests, tidy.
    Ci,
    /// Time the program; compares with nothing but itself and a peer in the same run.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Make journeys through the workbench in a real browser, Chromium, with checks of accessibility.
    Browser(browser::Arguments),
    /// Check exports and the MCP server with each format's own tools, from PyPI.
    Exchange,
    /// Build the wheel for Python, install it, and test it with its stubs.
    Python,
    /// Build the program with every feature and pack it with its manual and completions: target/packages.
    Release,
    /// Write what the judge of stances is given of each statement of some cases, to fit its coefficients on.
    Seen(seen::Arguments),
    /// Check what the project promises about its own files.
    Tidy,
    /// Run a gold file through the product and write the predictions (formats: task-formats.md).
    ///
    /// Example: cargo xtask eval attributions ../shared/data/attributions/polnear-cofenet.dev.jsonl --out pred.jsonl --score
    Eval(eval::Arguments),
    /// Check a gold set of our own and write its records: cargo xtask gold eval/hearsay --out DIR
    Gold(gold::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Bench(a) => bench::run(&a),
        Task::Browser(a) => browser::run(&a),
        Task::Ci => ci::run(),
        Task::Exchange => exchange::run(),
        Task::Python => python::run(),
        Task::Release => release::run(),
        Task::Seen(a) => seen::run(&a),
        Task::Tidy => tidy::run(),
        Task::Eval(a) => eval::run(&a),
        Task::Gold(a) => gold::run(&a),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Root of the repository: cargo says where this package is, its parent is the root.
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    here.and_then(|folder| folder.parent().map(PathBuf::from)).unwrap_or_else(|| PathBuf::from("."))
}
