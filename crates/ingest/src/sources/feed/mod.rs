//! Feeds: RSS of every version, Atom 0.3 and 1.0, JSON Feed. One capture, a document for each entry.
//!
//! One reader for all of them, and a lenient one. The field's library (`feed-rs`) insists on versions and rejects or
//! panics on feeds that people publish; a strict reader with a lenient one behind it would be two that differ.

mod entry;
mod fields;
mod json;
mod xml;

use std::panic::catch_unwind;

use reportedly_core::{Capture, Document, Problem, ProblemKind};

use super::{Format, Take};
use crate::draw::{blank, text_of};
use crate::html::attributes;

pub(crate) const FORMAT: Format = Format {
    name: "feed",
    title: "RSS, Atom, JSON Feed",
    about: "One document an entry: its text or summary, else its headline, and from whom an aggregator has it.",
    media_type: "application/rss+xml",
    also: &[
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "text/rss+xml",
        "text/atom+xml",
    ],
    extensions: &["rss", "atom", "rdf"],
    // Servers and file names call feeds XML, pages and JSON; the first element is what tells.
    magic: |head| is_feed(&head.text),
    sniff: |_| false,
    take: Take::Whole(draw),
};

/// Most entries of a feed that are read. Feeds of publishers have some dozens, archives of a blog some thousands; what
/// is beyond is a file made to fill memory.
const MAX_ENTRIES: usize = 100_000;

/// A feed as read, before anything is judged.
#[derive(Debug, Default)]
struct Feed {
    title: Option<String>,
    /// The page that the feed belongs to.
    home: Option<String>,
    /// Against what addresses in it are meant (`xml:base`).
    base: Option<String>,
    /// The author of entries that name none.
    byline: Option<String>,
    entries: Vec<Entry>,
    /// Entries beyond [`MAX_ENTRIES`].
    more: usize,
}

/// An entry as read.
#[derive(Debug, Default)]
struct Entry {
    guid: Option<String>,
    url: Option<String>,
    base: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    /// Who published it, where the entry itself says so.
    publisher: Option<Said>,
    /// Dates as written, the best first.
    published: Vec<Said>,
    modified: Vec<Said>,
    /// Texts, the fullest first.
    bodies: Vec<Body>,
    /// The feed breaks off in it.
    cut: bool,
}

/// Something an entry says, and in which element.
#[derive(Debug)]
struct Said {
    place: String,
    said: String,
}

/// A text of an entry.
#[derive(Debug)]
struct Body {
    text: String,
    html: bool,
}

/// What a reader that fetches the linked pages needs to know of an entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedEntry {
    /// By what the feed tells it from others: GUID, Atom id. Falls back to the address.
    pub guid: Option<String>,
    /// Where the article is, `http` or `https`.
    pub url: Option<String>,
    /// Its headline, without markup.
    pub title: Option<String>,
    /// From whom an aggregator has it (`<source>`).
    pub source: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
}

/// The entries of a feed that was captured, in its order; none where the capture is no feed that can be read.
/// [`draw`](crate::draw) gives as many documents in the same order, and more only to say that something was left out.
pub fn feed_entries(capture: &Capture) -> Vec<FeedEntry> {
    if capture.format != FORMAT.name || capture.problem.is_some() {
        return Vec::new();
    }
    let Ok(feed) = read(text_of(capture, true).text.trim_start_matches('\u{FEFF}')) else {
        return Vec::new();
    };
    feed.entries.iter().map(|one| entry::short(one, &feed, capture)).collect()
}

fn draw(capture: &Capture) -> Vec<Document> {
    let decoded = text_of(capture, true);
    let text = decoded.text.trim_start_matches('\u{FEFF}');
    if blank(text) {
        return Vec::new();
    }
    let feed = match read(text) {
        Ok(feed) => feed,
        Err(problem) => return vec![alone(problem)],
    };
    let mut documents: Vec<Document> =
        feed.entries.iter().map(|one| entry::document(one, &feed, capture)).collect();
    if documents.is_empty() {
        documents.push(alone(Problem::new(ProblemKind::Empty, "There are no entries in this feed.")));
    }
    if feed.more > 0 {
        let message = format!("{} entries beyond the first {MAX_ENTRIES} were not read.", feed.more);
        documents.push(alone(Problem::new(ProblemKind::TooLarge, message)));
    }
    // Damage is counted for the feed as a whole and told once.
    documents[0].problems.extend(decoded.problem);
    documents
}

fn alone(problem: Problem) -> Document {
    Document { problems: vec![problem], ..Document::default() }
}

/// The feed in a text, or why there is none.
fn read(text: &str) -> Result<Feed, Problem> {
    let text = text.trim_start();
    if text.starts_with('{') {
        return json::read(text)
            .map_err(|why| Problem::new(ProblemKind::BadRecord, format!("This JSON Feed {why}.")));
    }
    if attributes::too_many(text) {
        let message = "This feed has tags with thousands of attributes and was not read.";
        return Err(Problem::new(ProblemKind::TooLarge, message));
    }
    // The parser is not ours; should it fail, only this feed is lost.
    let read = catch_unwind(|| xml::read(text)).ok().flatten();
    read.ok_or_else(|| Problem::new(ProblemKind::NoText, "There is neither RSS nor Atom in it."))
}

/// Elements with which feeds begin.
const FIRST: &[&str] = &["rss", "feed", "rdf:rdf"];

fn is_feed(head: &str) -> bool {
    if head.starts_with('{') {
        // The address of the standard is the value of the first field, mostly.
        let start: String = head.chars().take(2000).collect();
        return start.contains("\"version\"") && start.contains("://jsonfeed.org/version/");
    }
    first_tag(head).is_some_and(|name| {
        let name = name.to_ascii_lowercase();
        // Any prefix may stand for Atom: `<atom:feed`, `<a:feed`.
        FIRST.contains(&&*name) || name.rsplit_once(':').is_some_and(|(_, local)| local == "feed")
    })
}

/// The name of the first tag behind declarations, comments and a document type.
fn first_tag(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let (open, close) = [("<!--", "-->"), ("<?", "?>"), ("<!DOCTYPE", ">"), ("<!doctype", ">")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))
            .unwrap_or(("", ""));
        if open.is_empty() {
            let name = rest.strip_prefix('<')?;
            let end = name.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(name.len());
            return Some(&name[..end]);
        }
        let inner = &rest[open.len()..];
        // Declarations in a document type end with its bracket.
        let close = match inner.find(['[', '>']) {
            Some(at) if close == ">" && inner[at..].starts_with('[') => "]>",
            _ => close,
        };
        rest = &inner[inner.find(close)? + close.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_told_by_their_first_element() {
        for head in [
            "<rss version=\"2.0\">",
            "<?xml version='1.0'?><?xml-stylesheet href='x'?>\n<!-- <html> -->\n<RSS>",
            "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"x.dtd\">\n<rss>",
            "<!DOCTYPE rss [<!ENTITY a \"<b>\">]><rss>",
            "<rdf:RDF xmlns='x'>",
            "<atom:feed>",
            "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []",
        ] {
            assert!(is_feed(head), "{head}");
        }
        for head in
            ["<urlset>", "<html>", "<!DOCTYPE html><rss>x", "{\"version\":1}", "<feedback>", "<!--", ""]
        {
            assert_eq!(is_feed(head), head.contains("<rss>"), "{head}");
        }
    }
}
