//! `reportedly man`: the pages of the manual.

use crate::failure::Kind;
use crate::{Context, Failure, Outcome};
use clap_mangen::Man;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly man | man -l -                          read the page of the program
  reportedly man --out ~/.local/share/man/man1       write the pages of all commands";

/// Print the manual page, or write the pages of all commands
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Write a page for the program and one for each command into this folder
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    match &args.out {
        None => Man::new(crate::program()).render(&mut context.output())?,
        Some(folder) => {
            let write = std::fs::create_dir_all(folder)
                .and_then(|()| clap_mangen::generate_to(crate::program(), folder));
            write.map_err(|error| Failure {
                kind: Kind::Output,
                error: anyhow::Error::new(error).context(format!("cannot write into {}", folder.display())),
                hints: vec!["Name a folder where you may write.".to_owned()],
            })?;
        }
    }
    Ok(Outcome::Done)
}
