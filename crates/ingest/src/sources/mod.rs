//! The formats that can be read, one file each. A new format is a file and a line in [`ALL`].

pub(crate) mod html;
pub(crate) mod jsonl;
pub(crate) mod text;

use reportedly_core::Document;

/// A format: how to tell it and how to read it.
pub(crate) struct Source {
    /// IANA media type of the capture.
    pub media_type: &'static str,
    /// Endings of file names (lower case, no dot) that decide without a look at the content.
    pub extensions: &'static [&'static str],
    /// Whether a file of another ending is of this format, by its first characters.
    pub sniff: fn(&str) -> bool,
    /// Whether the bytes may declare their own encoding, as pages do.
    pub page: bool,
    /// How documents are drawn.
    pub reading: Reading,
}

/// How documents are drawn from a file.
pub(crate) enum Reading {
    /// One document from all characters of the file. What it leaves empty (id) is filled in after it.
    Whole(fn(&str) -> Document),
    /// One document from each line, streamed by [`jsonl::each`].
    Lines,
}

/// Every format, in the order in which content is looked at. The last takes what no other did.
const ALL: &[&Source] = &[&html::SOURCE, &jsonl::SOURCE, &jsonl::SINGLE, &text::MARKUP, &text::SOURCE];

/// The format of a file by its name and first characters.
pub(crate) fn of(name: &str, head: &str) -> &'static Source {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let extension = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let named = ALL.iter().find(|s| s.extensions.contains(&extension.as_str()));
    named.or_else(|| ALL.iter().find(|s| (s.sniff)(head))).copied().unwrap_or(&text::SOURCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_content_decide_together() {
        let kind = |name: &str, head: &str| of(name, head).media_type;
        assert_eq!(kind("a.HTM", "no markup at all"), "text/html");
        assert_eq!(kind("a.txt", "\u{FEFF}\n<!DOCTYPE html><p>x"), "text/html");
        assert_eq!(kind("a", "<!-- saved --> <html><p>x"), "text/html");
        assert_eq!(kind("a", "<p class=x>x"), "text/html");
        assert_eq!(kind("a", "<parliament> said"), "text/plain");
        assert_eq!(kind("a.ndjson", "anything"), "application/json");
        assert_eq!(kind("feed", "{\"id\":1,\"text\":\"x\"}\n{"), "application/json");
        assert_eq!(kind("a.json", "{\n \"text\": \"x\"}"), "application/json");
        assert_eq!(kind("a", "{ not json }"), "text/plain");
        assert_eq!(kind("dir.html/a", "x"), "text/plain");
        assert_eq!(kind("feed", "<?xml version='1.0'?><rss>"), "application/xml");
        assert_eq!(kind("page", "<?xml version='1.0'?>\n<!DOCTYPE html><html>"), "text/html");
    }
}
