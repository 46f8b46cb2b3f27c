//! `reportedly documents`: what the casebook holds.

use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::core::{Document, Problem};
use serde::Serialize;

const EXAMPLES: &str = "\
Examples:
  reportedly documents
  reportedly documents --json | jq -r '.[].publisher' | sort | uniq -c";

/// List the documents in the casebook, by date, then name
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Print a JSON array
    #[arg(long)]
    json: bool,
}

/// A document without its text.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    id: &'a str,
    published: Option<&'a str>,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    location: &'a str,
    /// Length of the text in bytes.
    bytes: usize,
    usable: bool,
    problems: &'a [Problem],
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let documents = context.open_casebook()?.documents()?;
    if args.json {
        let entries: Vec<Entry<'_>> = documents.iter().map(|stored| entry(&stored.document)).collect();
        context.json(&entries)?;
    } else {
        for stored in &documents {
            let line = line(&stored.document, context);
            context.line(line)?;
        }
    }
    if documents.is_empty() {
        context.note("the casebook holds no documents");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

pub(super) fn entry(document: &Document) -> Entry<'_> {
    Entry {
        id: &document.id,
        published: document.published.as_deref(),
        publisher: document.publisher.as_deref(),
        title: document.title.as_deref(),
        byline: document.byline.as_deref(),
        url: document.url.as_deref(),
        language: document.language.as_deref(),
        location: &document.location,
        bytes: document.text.len(),
        usable: document.is_usable(),
        problems: &document.problems,
    }
}

/// `2023-10-30  a.html  Example Wire  Headline`
fn line(document: &Document, context: &Context) -> String {
    let published = document.published.as_deref().unwrap_or("undated");
    let day: String = clean(published).chars().take(10).collect();
    let publisher = document.publisher.as_deref().unwrap_or("-");
    let rest = match document.problems.iter().find(|problem| problem.kind.is_fatal()) {
        Some(problem) => context.paint(Style::Bad, &clean(&problem.message)),
        None => clean(document.title.as_deref().unwrap_or("(no title)")).into_owned(),
    };
    let id = context.paint(Style::Strong, &clean(&document.id));
    format!("{day:10}  {id}  {}  {rest}", clean(publisher))
}
