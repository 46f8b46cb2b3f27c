//! `reportedly import`: an export back into a casebook.

use super::add::count;
use crate::failure::Kind;
use crate::terminal::clean;
use crate::{Context, Failure, Outcome};
use reportedly::Reader;
use reportedly_exchange::{Imported, People, import};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  reportedly import case.jsonl
  reportedly --casebook second.casebook import case.jsonl
  zcat case.jsonl.gz | reportedly import -
  reportedly import --with-people colleague.jsonl      with corrections and kept questions

Only the captures of the export are taken, once their bytes have the hash that was recorded; documents are
drawn from them and read again, so that nobody has to trust what somebody else's export says. Documents
that the export has and that its captures do not give are told.

Corrections and kept questions cannot be proved by bytes. With --with-people they are taken over, under the
names and at the times that the export says: do so only with the export of somebody whom you trust.";

/// Take in what `export jsonl` wrote, bytes as received, and prove it on the way
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The export; `-` is the standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Take over what people did, too: corrections and kept questions
    #[arg(long)]
    with_people: bool,
    /// Print a JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut input: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let file = File::open(&args.file).map_err(|error| Failure {
            kind: Kind::Input,
            error: anyhow::Error::new(error).context(format!("cannot read {}", args.file.display())),
            hints: Vec::new(),
        })?;
        Box::new(BufReader::new(file))
    };
    let mut casebook = context.make_casebook()?;
    let reader = Reader::new()?;
    let people = if args.with_people { People::Take } else { People::Leave };
    let bar = context.progress();
    let done = import(&mut casebook, &mut *input, &reader, people, &mut |step| bar.show(step));
    bar.done();
    let done = done?;
    if args.json {
        context.json(&done)?;
    } else {
        show(&done, context)?;
    }
    Ok(if done.captures == 0 { Outcome::Nothing } else { Outcome::Done })
}

fn show(done: &Imported, context: &mut Context) -> Result<(), Failure> {
    context.line(format!(
        "{} from {}: {} new, {} without text",
        count(done.documents, "document"),
        count(done.captures, "capture"),
        done.new,
        done.unusable
    ))?;
    context.line(format!("{} read", count(done.read, "document")))?;
    if done.corrections + done.answers > 0 {
        let (events, answers) = (count(done.corrections, "correction"), count(done.answers, "answer"));
        context.line(format!("{events} and {answers} taken over"))?;
    }
    if done.left > 0 {
        let n = done.left;
        context.line(format!("corrections and kept questions left: {n}; --with-people takes them over"))?;
    }
    if done.refused > 0 {
        context.line(format!("{} refused", count(done.refused, "line")))?;
    }
    for problem in &done.problems {
        context.line(format!("  {}", clean(problem)))?;
    }
    if !done.not_given.is_empty() {
        let n = count(done.not_given.len(), "document");
        context.line(format!("{n} of the export not given by its captures:"))?;
        for id in &done.not_given {
            context.line(format!("  {}", clean(id)))?;
        }
    }
    Ok(())
}
