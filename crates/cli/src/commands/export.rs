//! `reportedly export`: what the casebook holds, in a format that others read.

mod files;

use super::add::count;
use super::ask::refuse;
use crate::failure::Kind;
use crate::terminal::clean;
use crate::{Context, Failure, Outcome};
use clap::builder::PossibleValue;
use reportedly::Reader;
use reportedly::ask::{Options, ask};
use reportedly::core::correction::Overrides;
use reportedly::core::question::Question;
use reportedly_exchange::{Case, Format, Table, Writing, formats, tables};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  reportedly export jsonl --out case.jsonl             everything; `reportedly import` takes it back
  reportedly export csv --out tables                   a folder of tables for spreadsheets, pandas, R
  reportedly export csv --table statements | head      one of them
  reportedly export stix --question \"Did the ferry catch fire?\" --out ferry.json
  reportedly export report --question \"Did the ferry catch fire?\" --out ferry.html
  reportedly export csv --question \"Did the ferry catch fire?\" --hypothesis \"It began in a lorry\" --out tables

A file is written beside its name first and then put in its place, so that it is whole or not there. With
a question, stix, ftm, claimreview, annotations, report, pdf and markdown have the documents that bear on it;
jsonl and the tables have all, and the answer. The report becomes a PDF when a browser prints it, too. What
each format holds is in docs/reference/export.md.";

/// Write what the casebook holds in a format that other programs read
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The format
    #[arg(value_name = "FORMAT", value_parser = Formats)]
    format: &'static Format,
    /// Answer this question and write the answer with it
    #[arg(long, value_name = "TEXT")]
    question: Option<String>,
    /// An explanation to set beside others in the answer, in a sentence; may be given again for each
    #[arg(long, value_name = "TEXT", requires = "question")]
    hypothesis: Vec<String>,
    /// The file to write, or the folder for csv and parquet; `-` is the standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Leave out what people did: corrections, and what was asked
    #[arg(long)]
    without_people: bool,
    /// Of csv and parquet only this table
    #[arg(long, value_name = "NAME", value_parser = Tables)]
    table: Option<&'static Table>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let question = args.question.as_deref().map(Question::new).transpose().map_err(refuse)?;
    let hypotheses =
        args.hypothesis.iter().map(|h| Question::new(h)).collect::<Result<_, _>>().map_err(refuse)?;
    let out = args.out.as_deref().filter(|path| *path != Path::new("-"));
    let to_folder = matches!(args.format.write, Writing::ByTable(_)) && args.table.is_none();
    match out {
        None if to_folder => return Err(needs("a folder: --out FOLDER, or one of the tables: --table NAME")),
        // What articles say could steer the terminal.
        None if std::io::stdout().is_terminal() => return Err(needs("a file: --out FILE, or a pipe")),
        _ => {}
    }
    if args.table.is_some() && !matches!(args.format.write, Writing::ByTable(_)) {
        return Err(refused(format!("the format {} has no tables", args.format.name), "Leave --table out."));
    }
    if args.format.needs_answer && question.is_none() {
        return Err(reportedly_exchange::Error::NoAnswer(args.format.name).into());
    }
    let casebook = context.open_casebook()?;
    let reader = Reader::new()?;
    let corrections = if args.without_people { Overrides::default() } else { casebook.overrides()? };
    let options = Options { corrections, hypotheses, ..Options::default() };
    let answer = question.map(|q| ask(&casebook, &reader, &q, &options)).transpose()?;
    let mut case = Case::gather(&casebook, reader.version(), answer.as_ref())?;
    if args.without_people {
        case = case.without_people()?;
    }
    let documents = case.documents.len();
    let written = write(args, &case, out, context)?;
    if let Some(path) = out {
        let (n, path) = (count(documents, "document"), path.display().to_string());
        context.note(&format!("{n} in {} as {}", clean(&path), count(written, "file")));
    }
    Ok(if documents == 0 { Outcome::Nothing } else { Outcome::Done })
}

/// Writes it all. Gives the number of files.
fn write(args: &Args, case: &Case<'_>, out: Option<&Path>, context: &mut Context) -> Result<usize, Failure> {
    match (args.format.write, args.table, out) {
        (Writing::Whole(write), _, None) => write(case, context.output())?,
        (Writing::Whole(write), _, Some(path)) => files::whole(path, &mut |file| write(case, file))?,
        (Writing::ByTable(write), Some(table), None) => write(case, table, context.output())?,
        (Writing::ByTable(write), Some(table), Some(path)) => {
            files::whole(path, &mut |file| write(case, table, file))?;
        }
        (Writing::ByTable(write), None, Some(folder)) => {
            files::folder(folder)?;
            for table in tables() {
                let path = folder.join(format!("{}.{}", table.name, args.format.extension));
                files::whole(&path, &mut |file| write(case, table, file))?;
            }
            return Ok(tables().len());
        }
        (Writing::ByTable(_), None, None) => return Err(needs("a folder: --out FOLDER")),
    }
    Ok(1)
}

fn refused(what: String, hint: &str) -> Failure {
    Failure { kind: Kind::Input, error: anyhow::anyhow!(what), hints: vec![hint.to_owned()] }
}

fn needs(what: &str) -> Failure {
    refused("there is nowhere to write to".to_owned(), &format!("Name {what}."))
}

/// Parses the name of a format, and lists them all.
#[derive(Clone)]
struct Formats;

/// Parses the name of a table, and lists them all.
#[derive(Clone)]
struct Tables;

/// A parser of one of a list of names.
macro_rules! one_of {
    ($parser:ident, $item:ty, $all:expr) => {
        impl clap::builder::TypedValueParser for $parser {
            type Value = &'static $item;

            fn parse_ref(
                &self,
                command: &clap::Command,
                argument: Option<&clap::Arg>,
                value: &std::ffi::OsStr,
            ) -> Result<Self::Value, clap::Error> {
                let names = clap::builder::PossibleValuesParser::new($all.iter().map(|one| one.name));
                let name = clap::builder::TypedValueParser::parse_ref(&names, command, argument, value)?;
                let found = $all.iter().find(|one| one.name == name);
                found.ok_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidValue))
            }

            fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
                Some(Box::new($all.iter().map(|one| PossibleValue::new(one.name).help(one.about))))
            }
        }
    };
}

one_of!(Formats, Format, formats());
one_of!(Tables, Table, tables());
