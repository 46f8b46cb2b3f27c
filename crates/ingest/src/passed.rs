//! Pieces of archives and crawls that hold no article by their nature: images, style sheets, scripts, fonts, films.
//! They are counted by kind, since a problem each would hide the problems that matter.

use std::collections::BTreeMap;

use crate::sources::{Head, html};
use crate::{Envelope, Item, Passed, binary};

/// First bytes that only media and programs have.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\0\0\x01\0", "image/x-icon"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"OTTO\0", "font/otf"),
    (b"\0\x01\0\0\0", "font/ttf"),
    (b"ttcf\0", "font/collection"),
    (b"ID3\x02", "audio/mpeg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"OggS\0", "audio/ogg"),
    (b"fLaC\0", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"FLV\x01", "video/x-flv"),
    (b"\0\0\x01\xba", "video/mpeg"),
    (b"\0asm\x01\0\0\0", "application/wasm"),
];

/// Endings of names and the media type that they stand for.
const ENDINGS: &[(&[&str], &str)] = &[
    (&["css"], "text/css"),
    (&["js", "mjs"], "text/javascript"),
    (&["svg"], "image/svg+xml"),
    (&["png"], "image/png"),
    (&["jpg", "jpeg", "jpe"], "image/jpeg"),
    (&["gif"], "image/gif"),
    (&["webp"], "image/webp"),
    (&["avif"], "image/avif"),
    (&["heic"], "image/heic"),
    (&["bmp"], "image/bmp"),
    (&["tif", "tiff"], "image/tiff"),
    (&["ico"], "image/x-icon"),
    (&["woff"], "font/woff"),
    (&["woff2"], "font/woff2"),
    (&["ttf"], "font/ttf"),
    (&["otf"], "font/otf"),
    (&["eot"], "application/vnd.ms-fontobject"),
    (&["mp3"], "audio/mpeg"),
    (&["m4a"], "audio/mp4"),
    (&["wav"], "audio/wav"),
    (&["ogg", "oga"], "audio/ogg"),
    (&["flac"], "audio/flac"),
    (&["mp4", "m4v"], "video/mp4"),
    (&["mov"], "video/quicktime"),
    (&["webm"], "video/webm"),
    (&["mkv"], "video/x-matroska"),
    (&["avi"], "video/x-msvideo"),
    (&["mpg", "mpeg"], "video/mpeg"),
    (&["swf"], "application/x-shockwave-flash"),
    (&["wasm"], "application/wasm"),
];

/// Declared types other than `image/*`, `audio/*`, `video/*` and `font/*` of which no article is made.
const DECLARED: &[&str] = &[
    "text/css",
    "text/javascript",
    "text/ecmascript",
    "application/javascript",
    "application/x-javascript",
    "application/ecmascript",
    "application/wasm",
    "application/vnd.ms-fontobject",
    "application/x-shockwave-flash",
    "application/manifest+json",
];

/// What a piece of an archive is (a media type) that holds no article by its nature; `None` for everything that may.
///
/// First bytes come before what is declared, and that before the ending of the name. A page is never passed over,
/// whatever it is declared or called: servers answer the address of an image with a page. Neither is text that
/// is called like an image or a film.
pub(crate) fn no_article(envelope: &Envelope, head: &[u8]) -> Option<String> {
    if let Some(kind) = magic(head) {
        return Some(kind.to_owned());
    }
    let start = Head::new(envelope, head);
    if html::is_page(&start.text) {
        return None;
    }
    if let Some(kind) = start.declared.as_deref() {
        let media = ["image/", "audio/", "video/", "font/"].iter().any(|family| kind.starts_with(family));
        if media || DECLARED.contains(&kind) {
            // Declared as an image and yet text: a mistake of the server, unless it is a drawing.
            let text = media && kind != "image/svg+xml" && is_text(&start);
            return (!text).then(|| kind.to_owned());
        }
        if kind != "application/octet-stream" && kind != "binary/octet-stream" {
            return None;
        }
    }
    let ending = ending(envelope);
    let (_, kind) = ENDINGS.iter().find(|(endings, _)| endings.contains(&ending.as_str()))?;
    let written = matches!(*kind, "text/css" | "text/javascript" | "image/svg+xml");
    (written || !is_text(&start)).then(|| (*kind).to_owned())
}

fn magic(head: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(kind);
    }
    let at = |from: usize, word: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(word));
    match () {
        () if at(0, b"RIFF") && at(8, b"WEBP") => Some("image/webp"),
        () if at(0, b"RIFF") && at(8, b"WAVE") => Some("audio/wav"),
        () if at(0, b"RIFF") && at(8, b"AVI ") => Some("video/x-msvideo"),
        () if at(4, b"ftypavif") => Some("image/avif"),
        () if at(4, b"ftyphei") => Some("image/heic"),
        () if at(4, b"ftypM4A") => Some("audio/mp4"),
        () if at(0, b"\0\0") && at(4, b"ftyp") => Some("video/mp4"),
        () => None,
    }
}

fn is_text(start: &Head<'_>) -> bool {
    !start.bytes.is_empty() && (start.wide || binary::binary(start.bytes).is_none())
}

/// The ending of the name, or of the path of an address: `style.css?v=3` ends in `css`.
fn ending(envelope: &Envelope) -> String {
    let name = match envelope.url.is_some() {
        true => envelope.name.split(['?', '#']).next().unwrap_or_default(),
        false => &envelope.name,
    };
    name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

/// Counts of what was passed over in one archive.
#[derive(Debug, Default)]
pub(crate) struct Tally(BTreeMap<String, usize>);

impl Tally {
    /// One more of a kind.
    pub(crate) fn add(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    /// Whether nothing was passed over.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tell the counts, sorted by kind.
    pub(crate) fn tell(self, archive: &Envelope, sink: &mut dyn FnMut(Item)) {
        for (what, count) in self.0 {
            sink(Item::Passed(Passed { location: archive.location.clone(), what, count }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str, declared: &str, head: &[u8]) -> Option<String> {
        let headers = vec![("content-type".to_owned(), declared.to_owned())];
        no_article(&Envelope { headers, ..Envelope::at(name) }, head)
    }

    #[test]
    fn media_scripts_and_fonts_are_passed_over() {
        assert_eq!(kind("a.html", "text/html", b"\x89PNG\r\n\x1a\n..").as_deref(), Some("image/png"));
        assert_eq!(kind("a", "", b"RIFF1234WEBPVP8 ").as_deref(), Some("image/webp"));
        assert_eq!(kind("a", "", b"\0\0\0\x18ftypmp42").as_deref(), Some("video/mp4"));
        assert_eq!(kind("site.CSS", "", b"p { color: red }").as_deref(), Some("text/css"));
        assert_eq!(
            kind("a", "application/javascript; x=y", b"let a;").as_deref(),
            Some("application/javascript")
        );
        assert_eq!(kind("a.svg", "", b"<svg xmlns=''>").as_deref(), Some("image/svg+xml"));
        assert_eq!(kind("a.png", "", b"").as_deref(), Some("image/png"));
        assert_eq!(kind("a.jpg", "application/octet-stream", &[0; 99]).as_deref(), Some("image/jpeg"));
    }

    #[test]
    fn a_text_or_a_page_is_never_passed_over() {
        assert_eq!(kind("a.png", "image/png", b"<!doctype html><p>Not found"), None);
        assert_eq!(kind("style.css", "text/css", b"<html><p>Moved"), None);
        assert_eq!(kind("a.jpg", "", b"The ferry sailed."), None);
        assert_eq!(kind("a.jpg", "image/jpeg", b"The ferry sailed."), None);
        assert_eq!(kind("a.js", "text/plain", b"The ferry sailed."), None);
        assert_eq!(kind("a.txt", "", b"The ferry sailed."), None);
        assert_eq!(kind("a.pdf", "application/pdf", b"%PDF-1.7"), None);
        assert_eq!(kind("a.bin", "", &[0; 99]), None);
    }

    #[test]
    fn the_ending_of_an_address_is_that_of_its_path() {
        let url = Some("https://post.example/site.css?v=3".to_owned());
        assert!(no_article(&Envelope { url, ..Envelope::at("post.example/site.css?v=3") }, b"p{}").is_some());
    }
}
