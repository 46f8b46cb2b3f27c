//! The little that is changed in text: line breaks, NULs, white space at the ends.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 of bytes in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut s, b| {
        // Writing to a string cannot fail.
        let _ = write!(s, "{b:02x}");
        s
    })
}

/// Article text: `\r\n` and `\r` become `\n`, NUL becomes U+FFFD, both ends are trimmed. Everything
/// else stays as it was, so that quotations match the source letter by letter.
pub(crate) fn text(s: &str) -> String {
    s.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}").trim().to_owned()
}

/// A field of one line (title, byline, publisher, id): white space runs become one blank, control
/// characters are dropped, since they would garble a terminal. `None` where nothing is left.
pub(crate) fn line(s: &str) -> Option<String> {
    let mut out = String::with_capacity(s.len());
    for word in s.split_whitespace() {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        let before = out.len();
        out.extend(word.chars().filter(|c| !c.is_control()));
        if out.len() == before {
            out.truncate(start);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The name of a file without its folders, as it is shown: `news/a.html` gives `a.html`.
pub(crate) fn file_name(name: &str) -> String {
    let last = name.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(name);
    line(last).unwrap_or_else(|| "unnamed".to_owned())
}

/// What something is called that is known by its address: `https://post.example/a.html?x=1` gives `post.example/a.html`.
pub(crate) fn address_name(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    line(path).unwrap_or_else(|| "unnamed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_everything_but_line_breaks_and_nuls() {
        assert_eq!(text("\r\n one\r\ntwo\rthree  four\0 \n"), "one\ntwo\nthree  four\u{FFFD}");
    }

    #[test]
    fn lines_have_no_control_characters() {
        assert_eq!(line(" a\n\t b\u{1b}[31m \u{7} c "), Some("a b[31m c".into()));
        assert_eq!(line(" \u{7} \n"), None);
    }

    #[test]
    fn names_lose_their_folders() {
        assert_eq!(file_name("news/2023/a.html"), "a.html");
        assert_eq!(file_name("/"), "unnamed");
    }

    #[test]
    fn pages_are_called_by_their_address() {
        assert_eq!(address_name("https://post.example/a/b.html?x=1#y"), "post.example/a/b.html");
        assert_eq!(address_name("https://post.example/"), "post.example");
        assert_eq!(address_name("?"), "unnamed");
    }

    #[test]
    fn hashes_are_hexadecimal() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
