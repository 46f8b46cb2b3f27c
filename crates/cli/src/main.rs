//! The program `reportedly`: arguments to engine calls, results to text or JSON.
//!
//! stdout is data, stderr is talk. Whatever was drawn from an article goes through
//! [`terminal::clean`] before it is shown. A command is one file and one line in
//! [`commands`].

mod commands;
mod context;
mod failure;
mod progress;
mod terminal;

use clap::{Args, CommandFactory, Parser};
use context::Context;
use failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

const AFTER_HELP: &str = "\
Exit status:
  0  answered, done
  1  nothing found
  2  error

Examples:
  reportedly ask \"Did the bridge collapse?\" news/
                                       answer from a folder of articles
  reportedly read article.html         show who says what in an article
  reportedly add news/                 take in a folder of articles
  reportedly documents                 list what the casebook holds
  reportedly problems                  list what could not be read, and why";

/// Finds out who says so, on whose word, how certain, and how many independent origins stand
/// behind a claim. Everything stays on this computer, in one file: the casebook.
#[derive(Debug, Parser)]
#[command(name = "reportedly", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Program {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: commands::Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// The casebook; made by `add` where there is none
    #[arg(long, global = true, value_name = "PATH", default_value = "reportedly.casebook")]
    casebook: PathBuf,
    /// Colours: `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    color: terminal::Color,
    /// No progress and no notes; results and errors only
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Answered, done: exit status 0.
    Done,
    /// There was nothing to show or to use: exit status 1.
    Nothing,
}

/// The whole program as clap knows it, for what is made of it: completions, pages of the manual.
pub(crate) fn program() -> clap::Command {
    Program::command()
}

fn main() -> ExitCode {
    let program = Program::parse();
    let mut context = Context::new(&program.global);
    let result = program.command.run(&mut context);
    // What was written before a failure is shown too.
    let flushed = context.flush().map_err(Failure::from);
    match result.and_then(|outcome| flushed.map(|()| outcome)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(failure) => context.report(&failure),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn arguments_are_consistent() {
        super::program().debug_assert();
    }
}
