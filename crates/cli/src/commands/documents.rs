//! `reportedly documents`: what the casebook holds.

use crate::failure::Kind;
use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::core::{Document, Evidence, Note, NoteKind, Problem, Section};
use reportedly::{Casebook, StoredDocument};
use serde::Serialize;

const EXAMPLES: &str = "\
Examples:
  reportedly documents                 all, a line each
  reportedly documents ferry.html      all that is known of one, and from what
  reportedly documents --json | jq -r '.[].publisher' | sort | uniq -c";

/// List the documents in the casebook, by date, then name
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Show these with all that is known of them: evidence, dateline, credits, corrections, entries
    #[arg(value_name = "ID")]
    ids: Vec<String>,
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

/// A document without its text, with all that is known of it.
#[derive(Serialize)]
struct Known<'a> {
    #[serde(flatten)]
    entry: Entry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
    /// From what the fields were taken.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    evidence: &'a [Evidence],
    /// Passages in which the article speaks of itself.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
    /// Entries of a live blog.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sections: &'a [Section],
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let documents = if args.ids.is_empty() { casebook.documents()? } else { named(&casebook, &args.ids)? };
    if args.json {
        let known: Vec<Known<'_>> = documents.iter().map(|stored| known(&stored.document)).collect();
        context.json(&known)?;
    } else {
        for stored in &documents {
            if args.ids.is_empty() {
                let line = line(&stored.document, context);
                context.line(line)?;
            } else {
                card(&stored.document, context)?;
            }
        }
    }
    if documents.is_empty() {
        context.note("the casebook holds no documents");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

fn known(document: &Document) -> Known<'_> {
    Known {
        entry: entry(document),
        modified: document.modified.as_deref(),
        evidence: &document.evidence,
        notes: &document.notes,
        sections: &document.sections,
    }
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

/// The documents of these ids or names.
pub(super) fn named(casebook: &Casebook, ids: &[String]) -> Result<Vec<StoredDocument>, Failure> {
    let mut documents = Vec::new();
    for id in ids {
        let of_name = casebook.find(id)?;
        if of_name.is_empty() {
            return Err(Failure {
                kind: Kind::Input,
                error: anyhow::anyhow!("there is no document {id}"),
                hints: vec!["`reportedly documents` lists them.".to_owned()],
            });
        }
        documents.extend(of_name);
    }
    Ok(documents)
}

/// All that is known of a document, a field a line, with what it was taken from.
fn card(document: &Document, context: &mut Context) -> Result<(), Failure> {
    let id = context.paint(Style::Strong, &clean(&document.id));
    context.line(id)?;
    let fields = [
        ("title", &document.title),
        ("publisher", &document.publisher),
        ("byline", &document.byline),
        ("published", &document.published),
        ("modified", &document.modified),
        ("url", &document.url),
        ("language", &document.language),
    ];
    for (name, value) in fields {
        let Some(value) = value else { continue };
        let evidence = document.evidence.iter().find(|e| e.field == name);
        let from = match evidence {
            Some(e) => format!("  ({} {}: {})", word(&e.from)?, e.place, e.said),
            None => String::new(),
        };
        let from = context.paint(Style::Faint, &clean(&from));
        context.line(format!("  {name:10} {}{from}", clean(value)))?;
    }
    context.line(format!("  {:10} {}", "location", clean(&document.location)))?;
    for note in &document.notes {
        let name = match note.kind {
            NoteKind::Dateline => "dateline",
            NoteKind::Credit => "credit",
            NoteKind::Correction => "correction",
            NoteKind::Update => "update",
        };
        let place = context.paint(Style::Faint, &format!("  {}-{}", note.span.start, note.span.end));
        context.line(format!("  {name:10} {}{place}", clean(note.span.of(&document.text))))?;
    }
    for section in &document.sections {
        let title = section.title.as_deref().unwrap_or("(no title)");
        let when = section.published.as_deref().unwrap_or("undated");
        let place = context.paint(Style::Faint, &format!("  {}-{}", section.span.start, section.span.end));
        context.line(format!("  {:10} {}  {}{place}", "entry", clean(when), clean(title)))?;
    }
    for problem in &document.problems {
        let problem = super::add::problem(problem.kind, &problem.message, context)?;
        context.line(format!("  {:10} {problem}", "problem"))?;
    }
    Ok(())
}

/// The word of a kind, as in JSON.
fn word(kind: &impl Serialize) -> std::io::Result<String> {
    Ok(serde_json::to_value(kind)?.as_str().unwrap_or_default().to_owned())
}
