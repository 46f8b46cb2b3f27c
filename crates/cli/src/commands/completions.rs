//! `reportedly completions`: what a shell needs to complete commands and options.

use crate::{Context, Failure, Outcome};
use clap_complete::Shell;

const EXAMPLES: &str = "\
Examples:
  reportedly completions bash > ~/.local/share/bash-completion/completions/reportedly
  reportedly completions zsh > ~/.zfunc/_reportedly
  reportedly completions fish > ~/.config/fish/completions/reportedly.fish";

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    // By way of memory: the library ends the program where its output does.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::program(), "reportedly", &mut script);
    context.bytes(&script)?;
    Ok(Outcome::Done)
}
