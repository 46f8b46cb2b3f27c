//! `reportedly ask`: a question answered from the articles, with the evidence.

mod change;
mod matrix;
mod show;

pub(super) use change::{change, headline as headline_of_change};
pub(super) use matrix::against;
pub(super) use show::estimate as headline;

use crate::failure::{Failure, Kind};
use crate::{Context, Outcome};
use reportedly::ask::{Answer, Options, ask};
use reportedly::core::correction::Overrides;
use reportedly::core::question::{NoQuestion, Question};
use reportedly::questions::{Keeping, keep};
use reportedly::{Casebook, Reader, add, walk};
use serde::Serialize;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly ask \"Will Iran set up a drone factory in Belarus?\" examples/drone-plant/documents.jsonl
  reportedly ask \"Did the ferry catch fire?\"            from the casebook
  reportedly ask q1f0c2a --as-of 2024-03-01              a kept question, as it stood on a day
  reportedly ask \"Did the ferry catch fire?\" --hypothesis \"It began in a lorry\"
  reportedly ask \"How many people were hurt in the ferry fire?\"
  reportedly ask --prior 0.1 --json \"Did the ferry catch fire?\" news/ > answer.json

From the casebook, the question and its answer are kept: asked again, it says what changed since and
why; `reportedly questions` lists them. With paths, the articles are read into a casebook in memory and
nothing is kept. Questions for who, which, where, when and how many are answered with the values that
are given, and by whom. With --as-of, articles that do not say when they were published are left out. The exit
status is 1 where nothing in the articles bears on the question. How the estimate is made, and with which
numbers, is in docs/reference/estimate.md.";

/// Answer a question, with every origin and quote that the answer rests on
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The question, in quotation marks, or the id of a kept one
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Files and folders to answer from, instead of the casebook
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How likely `yes` was before any of the articles, from 0.01 to 0.99
    #[arg(long, value_name = "P", value_parser = share)]
    prior: Option<f64>,
    /// Use only what was published by the end of this day, such as 2024-03-01
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<String>,
    /// An explanation to set beside others, in a sentence; may be given again for each. A kept question remembers its last ones
    #[arg(long, value_name = "TEXT")]
    hypothesis: Vec<String>,
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

/// The answer, and what became of it.
#[derive(Serialize)]
struct Asked<'a> {
    #[serde(flatten)]
    answer: &'a Answer,
    /// The question's id and what changed; `None` where nothing is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<Keeping>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let text = match args.paths.is_empty() {
        true => by_id(&args.question, context)?,
        false => None,
    };
    let question = Question::new(text.as_deref().unwrap_or(&args.question)).map_err(refuse)?;
    if !question.looks_english() {
        context.note("the question does not look English; the reader was trained on English only");
    }
    let (mut casebook, reader) = if args.paths.is_empty() {
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
    let mut hypotheses: Vec<Question> =
        args.hypothesis.iter().map(|h| Question::new(h)).collect::<Result<_, _>>().map_err(refuse)?;
    if hypotheses.is_empty() && args.paths.is_empty() {
        hypotheses = casebook.question(&question.text)?.map(|q| q.hypotheses()).unwrap_or_default();
    }
    let (prior, as_of) = (args.prior, args.as_of.clone());
    let options = Options { prior, corrections, as_of, hypotheses, ..Options::default() };
    let answer = ask(&casebook, &reader, &question, &options)?;
    if !args.json {
        show::show(&answer, args.all, context)?;
        if !options.hypotheses.is_empty() || answer.matrix.rows.iter().any(|row| !row.set.is_empty()) {
            matrix::show(&answer, context)?;
        }
        super::correct::show(&answer, &casebook.log()?, context)?;
    }
    let mut kept = None;
    if args.paths.is_empty() {
        match keep(&mut casebook, &question, &answer, &options, reader.version(), &now()) {
            Ok(keeping) => kept = Some(keeping),
            Err(error) => {
                let why = anyhow::Error::from(error);
                context.note(&format!("the question is not kept: {why:#}"));
            }
        }
    }
    if args.json {
        context.json(&Asked { answer: &answer, kept })?;
    } else if let Some(kept) = &kept {
        change::show(kept, context)?;
    }
    if answer.counts.statements == 0 {
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// The words of the kept question that goes by an id; `None` for what is no id of one.
pub(super) fn by_id(name: &str, context: &Context) -> Result<Option<String>, Failure> {
    let is_id =
        name.len() > 6 && name.strip_prefix('q').is_some_and(|n| n.bytes().all(|b| b.is_ascii_hexdigit()));
    if !is_id {
        return Ok(None);
    }
    Ok(context.open_casebook()?.question(name)?.map(|q| q.text))
}

/// This moment, to the second.
fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

fn day(text: &str) -> Result<String, String> {
    match text.parse::<jiff::civil::Date>() {
        Ok(day) if text.len() == 10 => Ok(day.to_string()),
        _ => Err("a day, such as 2024-03-01".into()),
    }
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
