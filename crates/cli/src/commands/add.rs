//! `reportedly add`: articles into the casebook.

use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::core::ProblemKind;
use reportedly::{Added, Reader, add, walk};
use std::io;
use std::path::PathBuf;

/// Problems that are listed before the rest is only counted.
const LISTED: usize = 20;

const EXAMPLES: &str = "\
Examples:
  reportedly add news/                       a folder and all below it
  reportedly add article.html notes.txt      single files
  reportedly add feed.jsonl                  one article a line: id, url, publisher,
                                             published, title, byline, text
  reportedly add --casebook plant.casebook news/

Adding the same articles again changes nothing, so an interrupted run is finished by
running it again. An input that gives no text is kept, listed, and never an error; the exit
status is 1 where no input gave any.";

/// Take in articles: pages, texts, feeds, or folders of them
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print a JSON object, with all problems
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    // Before the casebook is made: a mistyped path leaves nothing behind.
    let found = walk(&args.paths)?;
    let mut casebook = context.make_casebook()?;
    let bar = context.progress();
    let added = add::add(&mut casebook, &found, &Reader::new()?, &mut |step| bar.show(step));
    bar.done();
    let added = added?;
    if args.json {
        context.json(&added)?;
    } else {
        show(&added, context)?;
    }
    if added.new + added.known == 0 {
        context.note("nothing that was given holds an article");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

fn show(added: &Added, context: &mut Context) -> io::Result<()> {
    let documents = count(added.documents, "document");
    let summary = format!("{documents} in {}", count(added.files, "file"));
    let summary = context.paint(Style::Strong, &summary);
    context.line(format!(
        "{summary}: {} new, {} known, {} without text",
        added.new, added.known, added.unusable
    ))?;
    context.line(format!("{} read", count(added.read, "document")))?;
    if added.problems.is_empty() {
        return Ok(());
    }
    context.line(format!("\nProblems in {}:", count(added.with_problems, "document")))?;
    for noted in added.problems.iter().take(LISTED) {
        let line = problem_line(&noted.location, noted.kind, &noted.message, context)?;
        context.line(format!("  {line}"))?;
    }
    if added.problems.len() > LISTED {
        context.line(format!("  and {} more; --json lists all", added.problems.len() - LISTED))?;
    }
    Ok(())
}

/// `news/a.html: [no_text] The page holds no article.`
pub(super) fn problem_line(
    location: &str,
    kind: ProblemKind,
    message: &str,
    context: &Context,
) -> io::Result<String> {
    Ok(format!("{}: {}", clean(location), problem(kind, message, context)?))
}

/// `[no_text] The page holds no article.`
pub(super) fn problem(kind: ProblemKind, message: &str, context: &Context) -> io::Result<String> {
    let style = if kind.is_fatal() { Style::Bad } else { Style::Faint };
    let word = serde_json::to_value(kind)?;
    let kind = context.paint(style, word.as_str().unwrap_or_default());
    Ok(format!("[{kind}] {}", clean(message)))
}

/// `1 document`, `2 documents`.
pub(super) fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
