//! A reading on a terminal.

use super::marks::{self, Mark};
use super::things::things;
use crate::Context;
use crate::commands::add;
use crate::terminal::{Style, clean, shorten, when, width};
use reportedly::core::weigh::word;
use reportedly::core::{Certainty, Document, Link, Polarity, Reading, Span, Statement, Status};
use reportedly::paragraphs;
use std::io;

/// Characters of a statement that are shown even where the line gets too long for it; the whole
/// stands in the text above.
const QUOTE_CHARACTERS: usize = 30;

/// Parts one document from the next.
pub(super) fn rule(c: &mut Context) -> io::Result<()> {
    let line = c.paint(Style::Faint, &"─".repeat(width()));
    c.line(format!("\n{line}\n"))
}

pub(super) fn show(document: &Document, reading: &Reading, c: &mut Context) -> io::Result<()> {
    header(document, c)?;
    if !document.is_usable() {
        return Ok(());
    }
    let text = &document.text;
    let paragraphs = paragraphs(text);
    let marks = marks::marks(reading);
    let mut statements = reading.statements.iter().enumerate().peekable();
    for (i, p) in paragraphs.iter().enumerate() {
        c.line("")?;
        paragraph(text, *p, &marks, c)?;
        let until = paragraphs.get(i + 1).map_or(u32::MAX, |next| next.start);
        let mut first = true;
        while let Some((n, s)) = statements.next_if(|(_, s)| s.span.start < until) {
            if std::mem::take(&mut first) {
                c.line("")?;
            }
            statement(n + 1, s, text, c)?;
        }
    }
    things(text, reading, c)
}

/// Title; publisher, date and place; what is wrong.
fn header(document: &Document, c: &mut Context) -> io::Result<()> {
    let title = document.title.as_deref().unwrap_or("(no title)");
    c.line(c.paint(Style::Strong, &clean(title)))?;
    let date = document.published.as_deref().map(when);
    let facts = [document.publisher.as_deref(), date.as_deref(), Some(document.location.as_str())];
    let facts: Vec<_> = facts.into_iter().flatten().map(clean).collect();
    c.line(c.paint(Style::Faint, &facts.join(" · ")))?;
    for problem in &document.problems {
        let line = add::problem(problem.kind, &problem.message, c)?;
        c.line(line)?;
    }
    Ok(())
}

fn paragraph(text: &str, span: Span, marks: &[Mark], c: &mut Context) -> io::Result<()> {
    for line in marks::lines(text, span, marks, !c.colors(), width()) {
        let painted = line.iter().map(|(role, run)| match role {
            Some(role) => c.paint(role.style(), run),
            None => run.clone(),
        });
        let line: String = painted.collect();
        c.line(line)?;
    }
    Ok(())
}

/// Number, certainty, words and place on one line; on whose word on the next.
fn statement(number: usize, s: &Statement, text: &str, c: &mut Context) -> io::Result<()> {
    let mut words = s.words(text);
    if !c.colors() {
        words = words.replace(marks::BRACKETS, "\u{fffd}");
    }
    let words = clean(unquoted(&words));
    let (how, place) = (how(s), format!("{}-{}", s.span.start, s.span.end));
    let room =
        width().saturating_sub(how.chars().count() + place.len() + "  000    \" …\"  ".chars().count());
    let words = shorten(&words, room.max(QUOTE_CHARACTERS));
    c.line(format!("  {number:>3}  {how}  \"{words}\"  {}", c.paint(Style::Faint, &place)))?;
    let chain = match s.chain.as_slice() {
        [] => "the author".to_owned(),
        links => links.iter().map(link).collect::<Vec<_>>().join(" > "),
    };
    c.line(format!("       on the word of: {chain}"))
}

/// Without the quotation marks around all of it: it is shown in some.
fn unquoted(words: &str) -> &str {
    let inside = words.strip_prefix(['"', '“']).and_then(|rest| rest.strip_suffix(['"', '”']));
    inside.filter(|rest| !rest.contains(['"', '“', '”'])).unwrap_or(words)
}

/// `certain, not so, happened`; `planned`.
fn how(s: &Statement) -> String {
    let f = &s.factuality;
    let mut parts = vec![word(f.certainty)];
    // What is denied is always put as not so.
    if f.polarity == Polarity::Negative && f.certainty != Certainty::Denied {
        parts.push("not so");
    }
    let time = match f.status {
        Status::Happened => "happened",
        Status::Ongoing => "ongoing",
        Status::Planned => "planned",
        Status::Hypothetical => "hypothetical",
    };
    if time != parts[0] {
        parts.push(time);
    }
    parts.join(", ")
}

fn link(link: &Link) -> String {
    let name = clean(&link.name);
    match &link.speaks_for {
        Some(body) => format!("{name} (for {})", clean(body)),
        None => name.into_owned(),
    }
}
