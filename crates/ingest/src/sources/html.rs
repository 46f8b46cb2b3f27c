//! Pages: the article without menus, captions and comments, and what the page says of itself.

use reportedly_core::{Document, Problem, ProblemKind};

use super::{Format, Take};
use crate::{draw, html, limits};

pub(crate) const FORMAT: Format = Format {
    name: "html",
    title: "Web page",
    about: "One document: the main text without menus, captions and comments, and what the page says of itself.",
    media_type: "text/html",
    also: &["application/xhtml+xml"],
    extensions: &["html", "htm", "xhtml", "shtml"],
    magic: |_| false,
    sniff: is_page,
    take: Take::Whole(|capture| draw::one(capture, true, |page| read(page, capture.url.as_deref()))),
};

/// First tags by which a page or a fragment of one is told, as in the WHATWG sniffing standard.
const FIRST: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "div",
    "p",
    "article",
    "section",
    "main",
    "h1",
    "table",
];

pub(crate) fn is_page(head: &str) -> bool {
    let mut rest = head;
    // Comments and an XML declaration may stand before the first tag.
    while let Some((open, close)) =
        [("<!--", "-->"), ("<?xml", "?>")].iter().find(|(open, _)| rest.starts_with(open))
    {
        let Some(at) = rest[open.len()..].find(close) else { return false };
        rest = rest[open.len() + at + close.len()..].trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    FIRST.iter().any(|name| {
        let ends = |rest: &str| rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
        tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)) && ends(&tag[name.len()..])
    })
}

/// The article of a page. Paragraphs are parted by a blank line.
///
/// A page that is nested too deeply or too large as a tree gives a document with a problem; the rest of the run is not
/// touched.
pub(crate) fn read(page: &str, url: Option<&str>) -> Document {
    // A thread of its own, because trees are walked by recursion and a worker's stack may be small,
    // and because a panic then ends the page and not the run.
    let read = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("page".into()).stack_size(limits::STACK);
        thread.spawn_scoped(scope, || html::read(page, url)).ok().and_then(|handle| handle.join().ok())
    });
    read.unwrap_or_else(|| Document {
        problems: vec![Problem::new(
            ProblemKind::NoText,
            "The markup of this page could not be taken apart.",
        )],
        ..Document::default()
    })
}
