//! `reportedly problems`: what could not be read, and why.

use super::add::problem_line;
use crate::{Context, Failure, Outcome};
use reportedly::core::ProblemKind;
use serde::Serialize;

const EXAMPLES: &str = "\
Examples:
  reportedly problems
  reportedly problems --json | jq -r '.[] | select(.usable | not) | .location'";

/// List everything that went wrong with documents in the casebook
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Print a JSON array
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    document: &'a str,
    location: &'a str,
    kind: ProblemKind,
    message: &'a str,
    /// Whether the document has text all the same.
    usable: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let documents = context.open_casebook()?.documents()?;
    let mut entries = Vec::new();
    for document in documents.iter().map(|stored| &stored.document) {
        entries.extend(document.problems.iter().map(|problem| Entry {
            document: &document.id,
            location: &document.location,
            kind: problem.kind,
            message: &problem.message,
            usable: document.is_usable(),
        }));
    }
    if args.json {
        context.json(&entries)?;
    } else {
        for entry in &entries {
            let line = problem_line(entry.location, entry.kind, entry.message, context)?;
            context.line(line)?;
        }
    }
    if entries.is_empty() {
        context.note("no problems");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}
