//! `reportedly add`: articles into the casebook.

use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::core::ProblemKind;
use reportedly::fetch::{Client, RobotsRule, Settings};
use reportedly::{Added, Envelope, FIELDS, Given, Options, Reader, add, walk, web};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// Problems that are listed before the rest is only counted.
const LISTED: usize = 20;

const EXAMPLES: &str = "\
Examples:
  reportedly add news/                       a folder and all below it
  reportedly add article.html notes.txt      single files
  reportedly add https://post.example/ferry  a page from the web
  reportedly add crawl.warc.gz feeds.zip     archives, and archives in archives
  reportedly add feed.jsonl                  one article a line: id, url, publisher,
                                             published, title, byline, text
  reportedly add table.csv --column text=body --column published=day
  zcat news.jsonl.gz | reportedly add -      from another program
  reportedly add --casebook plant.casebook news/

Formats: web pages, text, Markdown, mail, RSS, Atom and JSON Feed, JSON Lines, CSV, WARC and WACZ, and zip, tar and
gzip of any of these; docs/reference/formats.md lists them all.

Adding the same articles again changes nothing, so an interrupted run is finished by
running it again. An input that gives no text is kept, listed, and never an error; the exit
status is 1 where no input gave any.";

/// Take in articles: pages, texts, feeds, archives, web addresses, or folders of them
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files, folders and web addresses; `-` is the standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Which column of a table or record holds a field: text=body. Fields: text, id, url,
    /// publisher, published, modified, title, byline
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = column)]
    column: Vec<(String, String)>,
    /// What the standard input is called; its ending tells the format (news.csv)
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    name: String,
    /// Who fetches from the web: an address or e-mail that a webmaster can write to
    #[arg(long, value_name = "WHO")]
    contact: Option<String>,
    /// Fetch a page that robots.txt closes to programs, as a person with a browser may
    #[arg(long)]
    ignore_robots: bool,
    /// Print a JSON object, with all problems
    #[arg(long)]
    json: bool,
}

fn column(given: &str) -> Result<(String, String), String> {
    let (field, column) = given.split_once('=').ok_or("write it as FIELD=COLUMN, such as text=body")?;
    match FIELDS.contains(&field) {
        true => Ok((field.to_owned(), column.to_owned())),
        false => Err(format!("there is no field {field}; there are {}", FIELDS.join(", "))),
    }
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    // Before the casebook is made: a mistyped path leaves nothing behind.
    let given = given(args, context)?;
    let mut casebook = context.make_casebook()?;
    let options = Options { columns: args.column.iter().cloned().collect() };
    let bar = context.progress();
    let added = add::add_given(&mut casebook, given, &options, &Reader::new()?, &mut |step| bar.show(step));
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

/// What the arguments stand for, in their order.
fn given(args: &Args, context: &mut Context) -> Result<Vec<Given<'static>>, Failure> {
    let address = |path: &PathBuf| path.to_str().filter(|path| web::is_address(path)).map(str::to_owned);
    let elsewhere = |path: &PathBuf| path.as_os_str() == "-" || address(path).is_some();
    // All paths at once, so that a file that two of them reach is found once; and before anything is fetched.
    let paths: Vec<PathBuf> = args.paths.iter().filter(|path| !elsewhere(path)).cloned().collect();
    let mut given: Vec<Given<'static>> = walk(&paths)?.into_iter().map(Given::File).collect();
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        given.push(Given::Stream(Envelope::at(&args.name), Box::new(io::stdin())));
    }
    let robots = if args.ignore_robots { RobotsRule::Ignore } else { RobotsRule::Obey };
    let client = LazyCell::new(|| {
        Client::new(Settings { contact: args.contact.clone(), robots, ..Settings::default() })
    });
    for url in args.paths.iter().filter_map(address) {
        context.note(&format!("fetching {url}"));
        given.push(web::fetch(&client, &url));
    }
    Ok(given)
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
    listed(added, context)
}

/// What was passed over, and the problems.
pub(super) fn listed(added: &Added, context: &mut Context) -> io::Result<()> {
    if added.passed > 0 {
        let kinds: Vec<String> = kinds(added).iter().map(|(what, n)| format!("{n} {what}")).collect();
        let kinds = clean(&kinds.join(", ")).into_owned();
        let hold = if added.passed == 1 { "holds" } else { "hold" };
        context.line(format!("{} of archives {hold} no article: {kinds}", count(added.passed, "piece")))?;
    }
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

/// What was passed over by kind, over all archives, most first.
fn kinds(added: &Added) -> Vec<(&str, usize)> {
    let mut kinds = BTreeMap::<&str, usize>::new();
    for passed in &added.passed_over {
        *kinds.entry(&passed.what).or_default() += passed.count;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    kinds
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
