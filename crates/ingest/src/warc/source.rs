//! The bytes of the file, buffered, with their place in it and a short way back.

use memchr::memmem;
use std::io::{BufRead, ErrorKind, Read, Result};

/// Bytes that are asked of the file at once.
const CHUNK: usize = 128 << 10;

/// Bytes behind a mark that are kept, so that damage can be gone over again. Most pages are far below it
/// compressed; after damage in a longer record the search starts where the damage was noticed instead.
const KEEP: usize = 1 << 20;

/// What one step back costs besides the bytes that are read twice: about what it takes to try a place.
const STEP: u64 = 4 << 10;

/// A file read from front to back.
pub(super) struct Source<R> {
    inner: R,
    buffer: Vec<u8>,
    /// The unread part of `buffer`.
    from: usize,
    to: usize,
    /// Place of `buffer[from]` in the file, in bytes.
    position: u64,
    /// From where on `buffer` is kept.
    mark: Option<usize>,
    /// Work spent on reading twice, in bytes.
    again: u64,
}

impl<R: Read> Source<R> {
    pub(super) fn new(inner: R) -> Self {
        let buffer = vec![0; KEEP + CHUNK];
        Self { inner, buffer, from: 0, to: 0, position: 0, mark: None, again: 0 }
    }

    /// Place of the next byte in the file.
    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// What is buffered and not read.
    pub(super) fn buffered(&self) -> &[u8] {
        &self.buffer[self.from..self.to]
    }

    /// At least `n` unread bytes, fewer only at the end of the file. `n` is at most a chunk.
    pub(super) fn peek(&mut self, n: usize) -> Result<&[u8]> {
        while self.to - self.from < n && self.more()? {}
        Ok(self.buffered())
    }

    /// Keeps what follows for [`back_to`](Self::back_to).
    pub(super) fn mark(&mut self) {
        self.mark = Some(self.from);
    }

    /// Goes back to a place behind the mark and tells whether it did: not where the bytes are no longer kept.
    pub(super) fn back_to(&mut self, position: u64) -> bool {
        let Some(back) = self.position.checked_sub(position) else { return false };
        let Some(place) = usize::try_from(back).ok().and_then(|b| self.from.checked_sub(b)) else {
            return false;
        };
        if self.mark.is_none_or(|mark| place < mark) || !self.allow(back) {
            return false;
        }
        self.from = place;
        self.position = position;
        true
    }

    /// Whether bytes may be gone over again: in all, not more than the whole file so far. Hostile files would
    /// otherwise take the square of their size.
    pub(super) fn allow(&mut self, bytes: u64) -> bool {
        let allowed = self.again + bytes + STEP <= self.position + KEEP as u64;
        if allowed {
            self.again += bytes + STEP;
        }
        allowed
    }

    /// Reads a chunk behind what is buffered; false at the end of the file.
    fn more(&mut self) -> Result<bool> {
        if self.buffer.len() - self.to < CHUNK {
            self.make_room();
        }
        loop {
            match self.inner.read(&mut self.buffer[self.to..]) {
                // A reader that claims more than it was given is broken, not trusted.
                Ok(n) if n <= self.buffer.len() - self.to => {
                    self.to += n;
                    return Ok(n > 0);
                }
                Ok(_) => return Err(ErrorKind::InvalidData.into()),
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }

    fn make_room(&mut self) {
        // The mark goes where the record has become longer than what is kept.
        self.mark = self.mark.filter(|m| self.to - m <= KEEP);
        let first = self.mark.unwrap_or(self.from);
        self.buffer.copy_within(first..self.to, 0);
        self.mark = self.mark.map(|m| m - first);
        self.from -= first;
        self.to -= first;
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let n = self.fill_buf()?.read(into)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.from == self.to && self.mark.is_none() {
            (self.from, self.to) = (0, 0);
        }
        self.peek(1)
    }

    fn consume(&mut self, n: usize) {
        self.from += n;
        self.position += n as u64;
    }
}

/// Whether these bytes begin a gzip member: the magic, deflate, no reserved flag.
pub(super) fn is_member(bytes: &[u8]) -> bool {
    matches!(bytes, [0x1f, 0x8b, 8, flags, ..] if flags & 0xe0 == 0)
}

/// Whether these bytes begin a record: `WARC/`, a digit, a dot.
pub(super) fn is_record(bytes: &[u8]) -> bool {
    matches!(bytes, [b'W', b'A', b'R', b'C', b'/', major, b'.', ..] if major.is_ascii_digit())
}

/// Whether these bytes begin a record as far as they go.
pub(super) fn may_be_record(bytes: &[u8]) -> bool {
    is_record(bytes)
        || (!bytes.is_empty() && bytes.len() < SIGN && b"WARC/".starts_with(&bytes[..bytes.len().min(5)]))
}

/// Bytes that must be seen to tell whether a record or a member begins.
pub(super) const SIGN: usize = 7;

/// Place of the first record at the start of a line; `line_start`: whether the bytes begin a line.
pub(super) fn find_record(bytes: &[u8], line_start: bool) -> Option<usize> {
    memmem::find_iter(bytes, b"WARC/").find(|i| {
        let at_line = i.checked_sub(1).map_or(line_start, |before| bytes[before] == b'\n');
        at_line && is_record(&bytes[*i..])
    })
}

/// Place of the first thing that looks like a gzip member.
pub(super) fn find_member(bytes: &[u8]) -> Option<usize> {
    memmem::find_iter(bytes, b"\x1f\x8b\x08").find(|i| is_member(&bytes[*i..]))
}
