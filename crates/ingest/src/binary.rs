//! Bytes that are no text at all: images, archives, office files, executables.

use reportedly_core::{Problem, ProblemKind};

/// First bytes of common formats, their media type and what people call them.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png", "a PNG image"),
    (b"\xff\xd8\xff", "image/jpeg", "a JPEG image"),
    (b"GIF87a", "image/gif", "a GIF image"),
    (b"GIF89a", "image/gif", "a GIF image"),
    (b"%PDF-", "application/pdf", "a PDF file"),
    (b"PK\x03\x04", "application/zip", "a ZIP archive or an office file"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive"),
    (b"BZh", "application/x-bzip2", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "application/x-xz", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old office file"),
    (b"\x7fELF", "application/x-executable", "an executable"),
    (b"SQLite format 3\0", "application/vnd.sqlite3", "an SQLite database"),
];

/// Bytes looked at for control characters.
const WINDOW: usize = 8 << 10;

/// The media type of bytes that are no text, with the problem that says so; `None` for text.
///
/// Text is taken to be without NULs and nearly without control characters, apart from a stray one:
/// more than one NUL in a thousand bytes, or one control character in ten, is no text. UTF-16 must
/// be told before ([`crate::decode::utf16`]), since half of its bytes are NUL.
pub(crate) fn binary(bytes: &[u8]) -> Option<(&'static str, Problem)> {
    if let Some((_, media_type, what)) = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Some((media_type, problem(&format!("This is {what}, not text."))));
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    let count = |test: fn(u8) -> bool| window.iter().filter(|b| test(**b)).count();
    let nuls = count(|b| b == 0);
    let controls = count(|b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b));
    (nuls * 1000 > window.len() || controls * 10 > window.len())
        .then(|| ("application/octet-stream", problem("These bytes are not text.")))
}

fn problem(what: &str) -> Problem {
    Problem::new(ProblemKind::Binary, format!("{what} Only text, HTML and JSONL are read."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_and_archives_are_named() {
        assert_eq!(binary(b"\x89PNG\r\n\x1a\n....").unwrap().0, "image/png");
        assert_eq!(binary(b"%PDF-1.7\n").unwrap().0, "application/pdf");
    }

    #[test]
    fn nuls_make_bytes_binary_but_one_stray_nul_does_not() {
        assert!(binary(b"abc\0\0def").is_some());
        let mut page = vec![b'a'; 5000];
        page[77] = 0;
        assert!(binary(&page).is_none());
    }

    #[test]
    fn text_of_any_script_is_text() {
        assert!(binary("Ведомство сообщило".as_bytes()).is_none());
        assert!(binary(b"").is_none());
        assert!(binary(b"a\r\nb\tc\x1b[0m\x0c").is_none());
    }
}
