//! `reportedly log`: who corrected what, when and why.

use crate::terminal::{Style, clean, when};
use crate::{Context, Failure, Outcome};
use reportedly::core::correction::{Act, Event, words};
use serde::Serialize;

const EXAMPLES: &str = "\
Examples:
  reportedly log
  reportedly log --json | jq '.[] | select(.who == \"vera\")'

The log is only ever added to: an undo is an entry of its own. docs/reference/corrections.md has the JSON.";

/// List all corrections, with who made them, when and why
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Print a JSON array
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    event: &'a Event,
    /// The event that has taken it back.
    undone_by: Option<i64>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let log = context.open_casebook()?.log()?;
    let undone = Event::undone(&log);
    if args.json {
        let entry = |(event, undone_by)| Entry { event, undone_by };
        context.json(&log.iter().zip(undone).map(entry).collect::<Vec<_>>())?;
    } else {
        for (event, undone) in log.iter().zip(undone) {
            show(event, undone, context)?;
        }
    }
    if log.is_empty() {
        context.note("nobody has corrected anything");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// `  3  2026-03-01 08:14  vera  grade of Harlow Post: D (not usually reliable)  [undone by 4]`
fn show(event: &Event, undone: Option<i64>, context: &mut Context) -> std::io::Result<()> {
    let what = match &event.act {
        Act::Correct(correction) => words::of(correction),
        Act::Undo { undoes } => format!("undoes {undoes}"),
    };
    let id = context.paint(Style::Strong, &format!("{:>4}", event.id));
    let gone = undone.map(|by| format!("  [undone by {by}]")).unwrap_or_default();
    let (at, who) = (when(&event.at), &event.who);
    context.line(format!("{id}  {}  {}  {}{gone}", clean(&at), clean(who), clean(&what)))?;
    if !event.why.is_empty() {
        let why = format!("      why: {}", clean(&event.why));
        context.line(context.paint(Style::Faint, &why))?;
    }
    Ok(())
}
