//! The formats that can be read, one file each. A new format is a file with its [`Format`] and a line in [`ALL`].

pub(crate) mod csv;
pub(crate) mod eml;
pub(crate) mod feed;
pub(crate) mod fragment;
pub(crate) mod gzip;
pub(crate) mod html;
pub(crate) mod jsonl;
pub(crate) mod markdown;
pub(crate) mod parquet;
pub(crate) mod pdf;
pub(crate) mod record;
pub(crate) mod tar;
pub(crate) mod text;
pub(crate) mod warc;
pub(crate) mod xml;
pub(crate) mod zip;

use std::borrow::Cow;

use reportedly_core::{Capture, Document};

use crate::input::Input;
use crate::unpack::Scope;
use crate::{Envelope, Item, decode};

/// A format: how to tell it and how to read it.
pub struct Format {
    /// What captures of it are called in the casebook and in the documentation: `html`.
    pub name: &'static str,
    /// What people call it: `Web page`.
    pub title: &'static str,
    /// What becomes of it, in a sentence for the documentation.
    pub about: &'static str,
    /// IANA media type.
    pub media_type: &'static str,
    /// Other media types under which it is served.
    pub also: &'static [&'static str],
    /// Endings of file names, lower case, no dot.
    pub extensions: &'static [&'static str],
    /// Whether these first bytes can be nothing else.
    pub(crate) magic: fn(&Head<'_>) -> bool,
    /// Whether text that starts so is most likely of this format.
    pub(crate) sniff: fn(&str) -> bool,
    /// How it is taken apart.
    pub(crate) take: Take,
}

/// Draws the documents of a capture.
pub(crate) type Draw = fn(&Capture) -> Vec<Document>;
/// Gives what lies in an input: captures, or what comes of unpacking the members.
pub(crate) type Split = fn(Input<'_>, Scope<'_>, &mut dyn FnMut(Item));

/// How a format is taken apart.
#[derive(Clone, Copy)]
pub(crate) enum Take {
    /// The whole file is one capture.
    Whole(Draw),
    /// Records, each a capture; the file may be of any size.
    Records(Split, Draw),
    /// Files of any format.
    Container(Split),
}

impl Format {
    /// What draws the documents of its captures; `None` for containers, which have none.
    pub(crate) fn draw(&self) -> Option<Draw> {
        match self.take {
            Take::Whole(draw) | Take::Records(_, draw) => Some(draw),
            Take::Container(_) => None,
        }
    }
}

/// Every format, in the order in which content is looked at. The last takes what no other did.
pub(crate) const ALL: &[&Format] = &[
    &warc::FORMAT,
    &gzip::FORMAT,
    &pdf::FORMAT,
    &zip::FORMAT,
    &tar::FORMAT,
    &parquet::FORMAT,
    &feed::FORMAT,
    &html::FORMAT,
    &jsonl::FORMAT,
    &record::FORMAT,
    &csv::FORMAT,
    &xml::FORMAT,
    &eml::FORMAT,
    &eml::mbox::FORMAT,
    &markdown::FORMAT,
    &text::FORMAT,
];

/// What is known of bytes before they are read.
pub(crate) struct Head<'a> {
    /// The first of them, up to [`limits::HEAD`](crate::limits::HEAD).
    pub bytes: &'a [u8],
    /// The same as characters, without white space in front.
    pub text: Cow<'a, str>,
    /// Whether they are UTF-16, of which half looks like no text.
    pub wide: bool,
    /// Ending of the file's name, lower case.
    pub extension: String,
    /// Media type that the surroundings declare.
    pub declared: Option<String>,
}

impl<'a> Head<'a> {
    pub(crate) fn new(envelope: &Envelope, bytes: &'a [u8]) -> Self {
        let wide = decode::utf16(bytes);
        let text = match wide {
            Some(encoding) => encoding.decode(bytes).0,
            None => String::from_utf8_lossy(bytes),
        };
        let start =
            text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
        let text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[start..]),
            Cow::Owned(text) => Cow::Owned(text[start..].to_owned()),
        };
        let file = envelope.location.rsplit(['/', '\\']).next().unwrap_or_default();
        let extension = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
        Self { bytes, text, wide: wide.is_some(), extension, declared: envelope.declared() }
    }
}

/// The format that the first bytes leave no doubt about.
pub(crate) fn certain(head: &Head<'_>) -> Option<&'static Format> {
    ALL.iter().find(|format| (format.magic)(head)).copied()
}

/// The format of text, by what the surroundings declare, by its name, by its first characters.
///
/// `text/plain` declares nothing: servers send it for whatever they do not know.
pub(crate) fn likely(head: &Head<'_>) -> &'static Format {
    let find = |test: &dyn Fn(&Format) -> bool| ALL.iter().find(|format| test(format)).copied();
    let declared = head.declared.as_deref().filter(|kind| *kind != text::FORMAT.media_type);
    declared
        .and_then(|kind| find(&|f| f.media_type == kind || f.also.contains(&kind)))
        .or_else(|| find(&|f| f.extensions.contains(&head.extension.as_str())))
        .or_else(|| find(&|f| (f.sniff)(&head.text)))
        .unwrap_or(&text::FORMAT)
}

/// The format of that name.
pub(crate) fn named(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_decide_together() {
        let kind = |name: &str, head: &str| likely(&Head::new(&Envelope::at(name), head.as_bytes())).name;
        assert_eq!(kind("a.HTM", "no markup at all"), "html");
        assert_eq!(kind("a.txt", "\u{FEFF}\n<!DOCTYPE html><p>x"), "html");
        assert_eq!(kind("a", "\u{FEFF}\n<!DOCTYPE html><p>x"), "html");
        assert_eq!(kind("a", "<!-- saved --> <html><p>x"), "html");
        assert_eq!(kind("a", "<p class=x>x"), "html");
        assert_eq!(kind("a", "<parliament> said"), "text");
        assert_eq!(kind("a.ndjson", "anything"), "jsonl");
        assert_eq!(kind("feed", "{\"id\":1,\"text\":\"x\"}\n{"), "jsonl");
        assert_eq!(kind("a.json", "{\n \"text\": \"x\"}"), "record");
        assert_eq!(kind("a", "{ not json }"), "text");
        assert_eq!(kind("dir.html/a", "x"), "text");
        assert_eq!(kind("page", "<?xml version='1.0'?>\n<!DOCTYPE html><html>"), "html");
    }

    #[test]
    fn what_a_server_declares_comes_before_the_name() {
        let with = |kind: &str| {
            let headers = vec![("content-type".to_owned(), kind.to_owned())];
            likely(&Head::new(&Envelope { headers, ..Envelope::at("a.txt") }, b"x")).name
        };
        assert_eq!(with("text/html; charset=utf-8"), "html");
        assert_eq!(with("application/xhtml+xml"), "html");
        assert_eq!(with("text/plain"), "text");
        assert_eq!(with("nonsense"), "text");
    }

    #[test]
    fn every_format_has_one_name_and_no_ending_is_claimed_twice() {
        let mut names: Vec<&str> = ALL.iter().map(|f| f.name).collect();
        let mut endings: Vec<&str> = ALL.iter().flat_map(|f| f.extensions).copied().collect();
        for list in [&mut names, &mut endings] {
            let count = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), count);
        }
    }
}
