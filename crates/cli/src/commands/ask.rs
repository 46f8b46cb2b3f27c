//! `reportedly ask`: a question answered from the articles, with the evidence.

mod show;

pub(super) use show::estimate as headline;

use crate::failure::{Failure, Kind};
use crate::{Context, Outcome};
use reportedly::ask::{Options, ask};
use reportedly::core::correction::Overrides;
use reportedly::core::question::{NoQuestion, Question};
use reportedly::{Casebook, Reader, add, walk};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly ask \"Will Iran set up a drone factory in Belarus?\" examples/drone-plant/documents.jsonl
  reportedly ask \"Did the ferry catch fire?\"            from the casebook
  reportedly ask --prior 0.1 --json \"Did the ferry catch fire?\" news/ > answer.json

With paths, the articles are read into a casebook in memory and nothing is kept. The exit status
is 1 where nothing in the articles bears on the question. How the estimate is made, and with which
numbers, is in docs/reference/estimate.md.";

/// Answer a question, with every origin and quote that the answer rests on
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The question, in quotation marks
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Files and folders to answer from, instead of the casebook
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How likely `yes` was before any of the articles, from 0.01 to 0.99
    #[arg(long, value_name = "P", value_parser = share)]
    prior: Option<f64>,
    /// Show every origin and every quote
    #[arg(long)]
    all: bool,
    /// Answer without what people have corrected
    #[arg(long)]
    machine: bool,
    /// Print the answer as JSON (docs/reference/answer.md)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let question = Question::new(&args.question).map_err(refuse)?;
    if !question.looks_english() {
        context.note("the question does not look English; the reader was trained on English only");
    }
    let (casebook, reader) = if args.paths.is_empty() {
        (context.open_casebook()?, Reader::new()?)
    } else {
        let found = walk(&args.paths)?;
        let reader = Reader::new()?;
        let mut casebook = Casebook::in_memory()?;
        let bar = context.progress();
        let added = add::add(&mut casebook, &found, &reader, &mut |step| bar.show(step));
        bar.done();
        let added = added?;
        if added.with_problems > 0 {
            context.note(&format!(
                "{} of {} documents have problems; `reportedly add` lists them",
                added.with_problems, added.documents
            ));
        }
        (casebook, reader)
    };
    let corrections = if args.machine { Overrides::default() } else { casebook.overrides()? };
    let options = Options { prior: args.prior, corrections, ..Options::default() };
    let answer = ask(&casebook, &reader, &question, &options)?;
    if args.json {
        context.json(&answer)?;
    } else {
        show::show(&answer, args.all, context)?;
        super::correct::show(&answer, &casebook.log()?, context)?;
    }
    if answer.counts.statements == 0 {
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(p) if (0.01..=0.99).contains(&p) => Ok(p),
        _ => Err("a share from 0.01 to 0.99, such as 0.3".into()),
    }
}

pub(super) fn refuse(why: NoQuestion) -> Failure {
    let (what, hint) = match why {
        NoQuestion::Empty => {
            ("the question is empty", "Ask in a sentence: reportedly ask \"Did the bridge collapse?\"")
        }
        NoQuestion::OneWord => (
            "that is a word, not a question",
            "Ask in a sentence, with what is said of whom: \"Will the plant be converted?\"",
        ),
        NoQuestion::TooLong => ("the question is longer than 2000 bytes", "Ask about one thing at a time."),
    };
    Failure { kind: Kind::Input, error: anyhow::anyhow!(what), hints: vec![hint.to_owned()] }
}
