//! `reportedly captures`: the bytes as received, listed, written out one by one or as a web archive.

use super::add::count;
use crate::failure::Kind;
use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::export::warc;
use reportedly::{CaptureEntry, Casebook};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  reportedly captures                        when, how large, which documents, from where
  reportedly captures --get 3f9a > page.html the bytes of one, as received
  reportedly captures --warc case.warc.gz    all of them as a web archive
  reportedly captures --json | jq -r '.[] | select(.url) | [.received, .hash, .url] | @tsv'

The archive is WARC 1.1, which the tools of web archives read, `reportedly add` too.";

/// List what was received, byte for byte, or write it out
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Write the bytes of one capture to the standard output; the beginning of its id will do
    #[arg(long, value_name = "ID", conflicts_with_all = ["warc", "json"])]
    get: Option<String>,
    /// Write all captures to a new file as a web archive
    #[arg(long, value_name = "FILE")]
    warc: Option<PathBuf>,
    /// Print JSON: the list, or with --warc what was written
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    if let Some(id) = &args.get {
        return get(&casebook, id, context);
    }
    if let Some(file) = &args.warc {
        return archive(&casebook, file, args.json, context);
    }
    let captures = casebook.captures()?;
    if args.json {
        context.json(&captures)?;
    } else {
        for capture in &captures {
            let line = line(capture, context);
            context.line(line)?;
        }
    }
    if captures.is_empty() {
        context.note("the casebook holds no captures");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// `3f9a0c1d  2024-03-05T07:31:02Z      5120  text/html   post.example/ferry  https://post.example/ferry`
fn line(capture: &CaptureEntry, context: &Context) -> String {
    let id = context.paint(Style::Strong, capture.id.get(..12).unwrap_or(&capture.id));
    let when = capture.received.as_deref().unwrap_or("-");
    let documents = match &capture.documents[..] {
        [one] => clean(one).into_owned(),
        many => count(many.len(), "document"),
    };
    let place = capture.url.as_deref().unwrap_or(&capture.location);
    let kind = if capture.media_type.is_empty() { "-" } else { &capture.media_type };
    format!(
        "{id}  {:20}  {:>9}  {:17}  {documents}  {}",
        clean(when),
        capture.size,
        clean(kind),
        clean(place)
    )
}

fn get(casebook: &Casebook, start: &str, context: &mut Context) -> Result<Outcome, Failure> {
    let captures = casebook.captures()?;
    let fits: Vec<&CaptureEntry> = captures.iter().filter(|capture| capture.id.starts_with(start)).collect();
    let [one] = fits[..] else {
        let hint = "`reportedly captures` lists them; give as much of the id as tells one from the others.";
        return Err(Failure {
            kind: Kind::Input,
            error: anyhow::anyhow!("{} have an id that begins with {start}", count(fits.len(), "capture")),
            hints: vec![hint.to_owned()],
        });
    };
    let bytes = casebook.capture(&one.id)?.map(|capture| capture.bytes).unwrap_or_default();
    context.bytes(&bytes)?;
    Ok(if bytes.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn archive(casebook: &Casebook, path: &Path, json: bool, context: &mut Context) -> Result<Outcome, Failure> {
    let refuse = |error: std::io::Error| Failure {
        kind: Kind::Output,
        error: anyhow::Error::new(error).context(format!("cannot write {}", path.display())),
        hints: vec!["Name a file that does not exist yet, in a folder where you may write.".to_owned()],
    };
    let mut out = BufWriter::new(File::create_new(path).map_err(refuse)?);
    let written = warc::write(casebook, &mut out)?;
    out.flush().map_err(refuse)?;
    if json {
        context.json(&written)?;
    } else {
        let left = match written.left_out {
            0 => String::new(),
            n => format!("; {} without bytes left out", count(n, "capture")),
        };
        context.line(format!(
            "{} in {}{left}",
            count(written.captures, "capture"),
            clean(&path.display().to_string())
        ))?;
    }
    Ok(if written.captures == 0 { Outcome::Nothing } else { Outcome::Done })
}
