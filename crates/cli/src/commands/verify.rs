//! `reportedly verify`: does every document still derive from what was received.

use super::add::count;
use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::{FindingKind, Verified, verify};

const EXAMPLES: &str = "\
Examples:
  reportedly verify
  reportedly verify --json | jq '.findings'

Hashes the bytes of every capture again, draws its documents again, and compares them with those in the
casebook. Exit status 1 where something does not hold: bytes that are not those received, or a document that no
capture gives. A document that an older version of this program drew, and that this one draws otherwise, is
listed too, but is no contradiction.";

/// Prove that every document derives from the bytes that were received
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Print a JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let bar = context.progress();
    let found = verify(&casebook, &mut |done, of| bar.count("Verifying captures", done, of));
    bar.done();
    let found = found?;
    if args.json {
        context.json(&found)?;
    } else {
        show(&found, context)?;
    }
    Ok(if found.holds() { Outcome::Done } else { Outcome::Nothing })
}

fn show(found: &Verified, context: &mut Context) -> Result<(), Failure> {
    let (documents, captures) = (count(found.documents, "document"), count(found.captures, "capture"));
    let word = if found.holds() {
        context.paint(Style::Strong, "holds")
    } else {
        context.paint(Style::Bad, "does not hold")
    };
    context.line(format!(
        "{word}: {} of {documents} derive from their captures; {captures} hashed",
        found.proved
    ))?;
    for finding in &found.findings {
        let kind = match finding.kind {
            FindingKind::Bytes => context.paint(Style::Bad, "bytes"),
            FindingKind::Document => context.paint(Style::Bad, "document"),
            FindingKind::Outdated => context.paint(Style::Faint, "outdated"),
        };
        context.line(format!("  {}: [{kind}] {}", clean(&finding.id), clean(&finding.message)))?;
    }
    Ok(())
}
