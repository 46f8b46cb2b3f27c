//! Bytes to characters: byte order mark, declared charset, valid UTF-8, and at last a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use reportedly_core::{Problem, ProblemKind};

/// How far into a page its charset declaration is looked for. The standard says 1024 bytes; pages
/// with long comments in front are common enough.
const META_WINDOW: usize = 4096;

/// Decoded text, without byte order mark.
pub(crate) struct Decoded {
    /// The characters. What could not be decoded stands as U+FFFD.
    pub text: String,
    /// Set where something could not be decoded, with the number of places.
    pub problem: Option<Problem>,
}

/// Decode a file. `outer` is the encoding that the surroundings declare, such as the headers of an answer from the web;
/// `page` says whether to look for an HTML charset declaration.
pub(crate) fn decode(bytes: &[u8], outer: Option<&'static Encoding>, page: bool) -> Decoded {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[bom..]);
    }
    if let Some(encoding) = utf16(bytes) {
        return with(encoding, bytes);
    }
    // Bytes that are valid UTF-8 are UTF-8, whatever the page declares: other encodings produce
    // valid multi-byte sequences only by rare accident, while wrong declarations are common.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), problem: None };
    }
    let declared = outer.or_else(|| if page { declared(bytes) } else { None });
    match declared {
        Some(encoding) if encoding != UTF_8 => with(encoding, bytes),
        _ if mostly_utf8(bytes) => with(UTF_8, bytes),
        _ => with(guess(bytes), bytes),
    }
}

/// UTF-16, told by its byte order mark or by NULs in every second place.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let window = &bytes[..bytes.len().min(1024)];
    if window.len() < 4 {
        return None;
    }
    let nuls = |odd: usize| window.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let half = window.len() / 2;
    // European text: nearly every high byte is NUL and no low byte is.
    match () {
        () if odd * 10 >= half * 7 && even == 0 => Some(UTF_16LE),
        () if even * 10 >= half * 7 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Decode UTF-8 that may have invalid places, such as one line of a JSONL file.
pub(crate) fn utf8(bytes: &[u8]) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), problem: None },
        Err(_) => with(UTF_8, bytes),
    }
}

/// Decode bytes of a known encoding.
pub(crate) fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if !broken {
        return Decoded { text, problem: None };
    }
    let count = text.matches('\u{FFFD}').count();
    let message = format!("{count} places are not valid {} and read as \u{FFFD}.", encoding.name());
    Decoded { text, problem: Some(Problem::new(ProblemKind::Encoding, message)) }
}

/// Whether invalid UTF-8 is damaged UTF-8 (cut off, or with a foreign byte) rather than another
/// encoding: as many good multi-byte characters as broken places, and at least one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= broken
}

/// The encoding of a file by its start where that is not UTF-8: for files that are read piece by piece, of which a piece
/// may be too short to tell.
pub(crate) fn foreign(head: &[u8]) -> Option<&'static Encoding> {
    match std::str::from_utf8(head) {
        Ok(_) => None,
        // A character that is cut by the end of the look.
        Err(e) if e.error_len().is_none() => None,
        Err(_) => (!mostly_utf8(head)).then(|| guess(head)),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// The charset that a page declares in its first bytes, as `<meta charset=…>`, in the older
/// `http-equiv` form or in an XML declaration. Read loosely: the word and a value after it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(META_WINDOW)];
    let head: Vec<u8> = head.iter().map(u8::to_ascii_lowercase).collect();
    let after = |word: &[u8]| {
        let at = head.windows(word.len()).position(|w| w == word)? + word.len();
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b)));
        Encoding::for_label(&rest[..end.unwrap_or(rest.len())])
    };
    let encoding = after(b"charset").or_else(|| after(b"encoding"))?;
    // A declaration that can be read in ASCII cannot stand in UTF-16, says the standard too.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { WINDOWS_1252 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], page: bool) -> (String, Option<ProblemKind>) {
        let d = decode(bytes, None, page);
        (d.text, d.problem.map(|p| p.kind))
    }

    #[test]
    fn byte_order_marks_decide_and_vanish() {
        assert_eq!(text(b"\xef\xbb\xbfcaf\xc3\xa9", false), ("café".into(), None));
        assert_eq!(text(b"\xff\xfeh\0i\0", false), ("hi".into(), None));
        assert_eq!(text(b"\xfe\xff\0h\0i", false), ("hi".into(), None));
    }

    #[test]
    fn utf16_is_told_without_a_mark() {
        assert_eq!(text(b"h\0e\0l\0l\0o\0", false), ("hello".into(), None));
        assert_eq!(text(b"\0h\0e\0l\0l\0o", false), ("hello".into(), None));
    }

    #[test]
    fn a_declared_charset_is_followed_unless_the_bytes_are_utf8() {
        let page = b"<meta charset=windows-1251><p>\xcc\xee\xf1\xea\xe2\xe0";
        assert!(text(page, true).0.ends_with("Москва"));
        let lie = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>café";
        assert!(text(lie.as_bytes(), true).0.ends_with("café"));
    }

    #[test]
    fn undeclared_bytes_are_guessed() {
        let (t, problem) = text(b"The minister\x92s caf\xe9 in M\xfcnchen, he said \x93no\x94.", false);
        assert_eq!(t, "The minister’s café in München, he said “no”.");
        assert_eq!(problem, None);
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_says_how_often() {
        let d = decode(b"caf\xc3\xa9 and \xffna\xc3\xafve", None, false);
        assert_eq!(d.text, "café and \u{FFFD}naïve");
        assert_eq!(d.problem.unwrap().message, "1 places are not valid UTF-8 and read as \u{FFFD}.");
    }
}
