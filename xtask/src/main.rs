//! The project's own chores. `cargo xtask --help` lists them.

mod eval;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run a gold file through the product and write the predictions (formats: task-formats.md).
    ///
    /// Example: cargo xtask eval attributions ../shared/data/attributions/polnear-cofenet.dev.jsonl --out pred.jsonl --score
    Eval(eval::Arguments),
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Eval(a) => eval::run(&a),
    }
}
