//! `reportedly undo`: takes an event of the log back.

use super::correct::Signed;
use crate::{Context, Failure, Outcome};
use reportedly::{Appended, correct::undo};

const EXAMPLES: &str = "\
Examples:
  reportedly log                       find the number
  reportedly undo 3 --why \"the paper has corrected itself\"

The undo is an entry of the log itself; undoing it brings the correction into force again.";

/// Take a correction back
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The number of the entry in the log
    #[arg(value_name = "ID")]
    id: i64,
    #[command(flatten)]
    signed: Signed,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut casebook = context.open_casebook()?;
    match undo(&mut casebook, args.id, &args.signed.by())? {
        Appended::Kept(id) => context.line(format!("Event {id}: {} is undone.", args.id))?,
        Appended::Stale(by) => {
            let by = by.first().map_or(0, |e| e.id);
            context.note(&format!("{} is undone already, by event {by}", args.id));
            return Ok(Outcome::Nothing);
        }
    }
    Ok(Outcome::Done)
}
