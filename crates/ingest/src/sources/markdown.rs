//! Markdown: an article as an editor or a static site holds it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use reportedly_core::Document;

use super::record::{evidence, unknown_date};
use super::{Format, Take, fragment};
use crate::{dates, draw, tidy};

pub(crate) const FORMAT: Format = Format {
    name: "markdown",
    title: "Markdown",
    about: "One document: the text without markup and code; the front matter and the first heading say what it is.",
    media_type: "text/markdown",
    also: &["text/x-markdown"],
    extensions: &["md", "markdown", "mkd"],
    magic: |_| false,
    // Plain text may look like it, and is read as plain text.
    sniff: |_| false,
    take: Take::Whole(|capture| draw::one(capture, false, read)),
};

/// Lines that front matter may have. Editors write a dozen.
const FRONT_MATTER: usize = 200;

fn read(text: &str) -> Document {
    let mut document = Document::default();
    let text = text.replace("\r\n", "\n");
    let (fields, body) = front_matter(&text).unwrap_or((Vec::new(), &text));
    for (key, value) in fields {
        take(&mut document, &key, &value);
    }
    let (heading, text) = plain(body);
    // The heading of an article is its headline; another than the front matter names stays in the text.
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    document.text = match (heading, &document.title) {
        (Some(heading), None) => {
            document.title = Some(heading);
            text
        }
        (Some(heading), Some(title)) if !same(&heading, title) => tidy::text(&format!("{heading}\n\n{text}")),
        _ => text,
    };
    document
}

fn take(document: &mut Document, key: &str, value: &str) {
    let Some(value) = tidy::line(value) else { return };
    let field = match key {
        "title" | "headline" => &mut document.title,
        "author" | "authors" | "byline" => &mut document.byline,
        "url" | "canonical" | "canonical_url" | "link" => &mut document.url,
        "publisher" | "source" | "site" => &mut document.publisher,
        "date" | "published" | "pubdate" | "publishdate" | "modified" | "updated" | "lastmod" => {
            let modified = matches!(key, "modified" | "updated" | "lastmod");
            let field = if modified { "modified" } else { "published" };
            match dates::normalise(&value) {
                Some(date) => {
                    document.evidence.push(evidence(field, key, &value));
                    *(if modified { &mut document.modified } else { &mut document.published }) = Some(date);
                }
                None if !modified => document.problems.push(unknown_date(&value)),
                None => {}
            }
            return;
        }
        _ => return,
    };
    field.get_or_insert(value);
}

/// The lines `key: value` between `---` and `---` (or `+++`, with `=`) at the start, and what follows. Lists are joined; what is nested deeper is passed
/// over.
fn front_matter(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let (fence, sign) = match text.split_once('\n')?.0.trim_end() {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return None,
    };
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let mut at = text.find('\n')? + 1;
    for _ in 0..FRONT_MATTER {
        let rest = text.get(at..)?;
        let line = rest.split_inclusive('\n').next()?;
        at += line.len();
        let line = line.trim_end();
        if line == fence || (fence == "---" && line == "...") {
            let fields = fields.into_iter().map(|(key, values)| (key, values.join(", "))).collect();
            return Some((fields, &text[at..]));
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, values)) = fields.last_mut() {
                values.push(unquote(item.strip_prefix("name:").unwrap_or(item)));
            }
        } else if let Some((key, value)) =
            line.split_once(sign).filter(|_| !line.starts_with([' ', '\t', '#']))
        {
            let value = value.trim();
            let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
            let values: Vec<String> = match list {
                Some(list) => list.split(',').map(unquote).filter(|v| !v.is_empty()).collect(),
                None => Some(unquote(value)).filter(|v| !v.is_empty()).into_iter().collect(),
            };
            fields.push((key.trim().to_ascii_lowercase(), values));
        }
    }
    None
}

fn unquote(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return inner.to_owned();
        }
    }
    // A comment of YAML.
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

/// The first heading of the first level, where nothing stands before it, and the text below.
fn plain(markdown: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut out = Out::default();
    for event in Parser::new_ext(markdown, options) {
        out.event(event);
    }
    out.end();
    (out.heading, tidy::text(&out.done.join("\n\n")))
}

#[derive(Default)]
struct Out {
    heading: Option<String>,
    done: Vec<String>,
    open: String,
    html: String,
    /// Elements open whose text is no text of the article: code, pictures.
    silent: usize,
}

impl Out {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::MetadataBlock(_)) => self.silent += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image | TagEnd::MetadataBlock(_)) => {
                self.silent = self.silent.saturating_sub(1);
            }
            _ if self.silent > 0 => {}
            Event::Text(text) | Event::Code(text) => self.open.push_str(&text),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => self.open.push('\n'),
            Event::SoftBreak => self.open.push(' '),
            Event::HardBreak => self.open.push('\n'),
            Event::Start(Tag::TableCell) if !self.open.is_empty() => self.open.push(' '),
            Event::End(TagEnd::HtmlBlock) => {
                self.end();
                let html = std::mem::take(&mut self.html);
                self.done.extend(fragment::paragraphs(&html).ok().filter(|text| !text.is_empty()));
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1))
                if self.done.is_empty() && self.heading.is_none() =>
            {
                self.heading = tidy::line(&self.open);
                self.open.clear();
            }
            Event::Start(tag) if is_block(&tag) => self.end(),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow,
            ) => self.end(),
            _ => {}
        }
    }

    fn end(&mut self) {
        let text = self.open.trim();
        if !text.is_empty() {
            self.done.push(text.to_owned());
        }
        self.open.clear();
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::TableCell
            | Tag::Superscript
            | Tag::Subscript
    )
}
