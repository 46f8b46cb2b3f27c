//! `reportedly watch`: feeds, looked at again and again.

use super::add::{count, listed};
use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::fetch::{Client, Settings};
use reportedly::watch::{Pages, Polled, poll};
use reportedly::{Reader, add};
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  reportedly watch https://post.example/rss            look now and every 15 minutes
  reportedly watch --once https://post.example/rss     look once, for a timer of your own
  reportedly watch --every 60 --contact desk@paper.example https://a.example/rss https://b.example/atom

What is new in a feed (RSS, Atom, JSON Feed) goes into the casebook, with the pages behind its entries. Servers are
asked for changes only, at most once a second each, and not for what their robots.txt forbids. Stop it with Ctrl-C at
any time: what was taken in stays.";

/// Take in what is new in feeds, again and again
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Addresses of feeds
    #[arg(required = true, value_name = "FEED")]
    feeds: Vec<String>,
    /// Look once and stop
    #[arg(long)]
    once: bool,
    /// Minutes between two looks
    #[arg(long, value_name = "MINUTES", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    every: u64,
    /// Take in what stands in the feed, without fetching the pages behind
    #[arg(long)]
    no_pages: bool,
    /// Who fetches: an address or e-mail that a webmaster can write to
    #[arg(long, value_name = "WHO")]
    contact: Option<String>,
    /// Print a JSON object a feed and look
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut casebook = context.make_casebook()?;
    let reader = Reader::new()?;
    let client = Client::new(Settings { contact: args.contact.clone(), ..Settings::default() });
    let pages = if args.no_pages { Pages::Leave } else { Pages::Fetch };
    loop {
        let mut had = 0;
        for feed in &args.feeds {
            let mut polled = poll(&mut casebook, &client, feed, pages)?;
            let bar = context.progress();
            let read = add::read(&mut casebook, &reader, &mut |step| bar.show(step));
            bar.done();
            polled.added.read = read?;
            had += usize::from(polled.problem.is_none());
            if args.json {
                context.json(&polled)?;
            } else {
                show(&polled, context)?;
            }
            // Somebody may be waiting for the line, for hours.
            context.flush()?;
        }
        if args.once {
            return Ok(if had == 0 { Outcome::Nothing } else { Outcome::Done });
        }
        std::thread::sleep(Duration::from_secs(60 * args.every));
    }
}

/// `https://post.example/rss: 3 of 40 entries are new; 6 documents: 6 new, 0 known, 0 without text`
fn show(polled: &Polled, context: &mut Context) -> Result<(), Failure> {
    let feed = context.paint(Style::Strong, &clean(&polled.feed));
    if let Some(problem) = &polled.problem {
        let problem = context.paint(Style::Bad, &clean(problem));
        context.line(format!("{feed}: {problem}"))?;
        return Ok(());
    }
    if polled.unchanged {
        context.line(format!("{feed}: unchanged"))?;
        return Ok(());
    }
    let added = &polled.added;
    context.line(format!(
        "{feed}: {} of {} new; {}: {} new, {} known, {} without text",
        polled.new_entries,
        count(polled.entries, "entry").replace("entrys", "entries"),
        count(added.documents, "document"),
        added.new,
        added.known,
        added.unusable
    ))?;
    listed(added, context)?;
    Ok(())
}
