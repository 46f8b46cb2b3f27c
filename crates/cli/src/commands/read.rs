//! `reportedly read`: who says what in an article, without a casebook.

mod gather;
mod json;
mod marks;
mod show;
mod things;

use crate::{Context, Failure, Outcome};
use gather::Batches;
use reportedly::core::{Document, Reading};
use reportedly::{Reader, ingest_file, ingest_stream, parallel, walk};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  reportedly read article.html
  reportedly read news/ | less
  curl -s https://example.org/story.html | reportedly read -
  reportedly read --json feed.jsonl | jq '.reading.statements[].words'

Marked in the text: \u{27e6}who says so\u{27e7}, \u{27e8}the words that attribute it\u{27e9}, \u{27ea}what is said\u{27eb}; in colour,
magenta, yellow and green instead. Below each paragraph stand its statements: number, how certain
and where in time, the words, their place (UTF-8 bytes of the text), and on whose word, outermost
first: `Example Times > the ministry > unnamed`. Below the article stand the names in it, its places
with coordinates, its times with their dates, and who did what to whom where that has a category
(PLOVER); --json has all.

Nothing is kept; `add` puts articles into a casebook. An input without text is shown with its
problem; the exit status is 1 where no input gave any.";

/// Show who says what in articles, on whose word, and how certain
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files and folders; `-` is the standard input, which is read first
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print a JSON object a document, one a line (docs/reference/reading.md)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let (input, paths): (Vec<_>, Vec<_>) = args.paths.iter().cloned().partition(|p| p == Path::new("-"));
    let found = walk(&paths)?;
    let mut pages = Pages { reader: Reader::new()?, json: args.json, shown: 0, usable: 0, context };
    let mut batches = Batches::new(|documents: &[Document]| pages.print(documents));
    if !input.is_empty() {
        ingest_stream("stdin", &mut std::io::stdin(), &mut |ingested| batches.take(ingested));
    }
    for file in &found {
        ingest_file(file, &mut |ingested| batches.take(ingested));
        batches.check()?;
    }
    batches.finish()?;
    if pages.usable == 0 {
        pages.context.note("nothing that was given holds an article");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// Reads documents and prints them.
struct Pages<'a> {
    reader: Reader,
    json: bool,
    shown: usize,
    usable: usize,
    context: &'a mut Context,
}

impl Pages<'_> {
    fn print(&mut self, documents: &[Document]) -> Result<(), Failure> {
        let readings = parallel::map_in_order(documents, |document| match document.is_readable() {
            true => self.reader.read(&document.text, document.published.as_deref()),
            false => Reading::default(),
        });
        for (document, reading) in documents.iter().zip(&readings) {
            self.usable += usize::from(document.is_usable());
            if self.json {
                self.context.json(&json::record(self.reader.version(), document, reading))?;
            } else {
                if self.shown > 0 {
                    show::rule(self.context)?;
                }
                show::show(document, reading, self.context)?;
            }
            self.shown += 1;
        }
        // Whoever watches sees each batch as it comes.
        Ok(self.context.flush()?)
    }
}
