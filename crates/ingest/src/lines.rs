//! Lines of a stream, each of bounded length.

use std::io::BufRead;

/// A line without its break.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It was longer than allowed and was passed over without being kept.
    TooLong,
    /// There are no more.
    End,
}

/// The next line of at most `limit` bytes.
pub(crate) fn next_line(reader: &mut dyn BufRead, limit: usize) -> std::io::Result<Line> {
    let (mut bytes, mut length) = (Vec::new(), 0usize);
    loop {
        let buffer = match reader.fill_buf() {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if buffer.is_empty() && length == 0 {
            return Ok(Line::End);
        }
        let end = buffer.iter().position(|b| *b == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        length += part.len();
        match length <= limit {
            true => bytes.extend_from_slice(part),
            false => bytes = Vec::new(),
        }
        let last = end.is_some() || buffer.is_empty();
        let used = part.len() + usize::from(end.is_some());
        reader.consume(used);
        if last {
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
            return Ok(if length > limit { Line::TooLong } else { Line::Bytes(bytes) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_their_breaks_and_the_long_one_is_passed_over() {
        let mut reader = &b"one\r\n\ntoo long a line\nlast"[..];
        let mut next = || next_line(&mut reader, 6).unwrap();
        assert_eq!(next(), Line::Bytes(b"one".to_vec()));
        assert_eq!(next(), Line::Bytes(Vec::new()));
        assert_eq!(next(), Line::TooLong);
        assert_eq!(next(), Line::Bytes(b"last".to_vec()));
        assert_eq!(next(), Line::End);
    }
}
