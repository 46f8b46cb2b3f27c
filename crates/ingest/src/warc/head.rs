//! The head of a record: its version and its named fields.

use super::fields::{Fields, MAX_HEAD, end_of_head};
use super::record::Trouble;
use super::source::{find_record, is_record, may_be_record};
use super::stream::Stream;
use std::io::Read;

/// Bytes in which the end of a head is looked for first. Small, so that heads without an end cost little.
const FIRST_LOOK: usize = 1 << 10;

impl<R: Read> Stream<R> {
    /// Reads the version and the fields.
    pub(super) fn head(&mut self) -> Result<Fields, Trouble> {
        let (mut seen, mut want) = (0, FIRST_LOOK);
        loop {
            let in_member = self.in_member();
            let bytes = self.peek(want)?;
            if in_member && bytes.len() < want && end_of_head(bytes, 0).is_none() && may_be_record(bytes) {
                return self.head_in_members();
            }
            if !is_record(bytes) {
                return Err(Trouble::Junk);
            }
            let ended = bytes.len() < want;
            let bytes = &bytes[..bytes.len().min(want)];
            let end = end_of_head(bytes, seen);
            let (lines, after) = end.unwrap_or((bytes.len(), bytes.len()));
            if let Some(next) = find_record(&bytes[1..lines], false) {
                // The next record begins before this head ends.
                self.consume(1 + next);
                return Err(Trouble::Junk);
            }
            if end.is_some() {
                let first = memchr::memchr(b'\n', bytes).map_or(lines, |i| i + 1);
                let fields = Fields::parse(&bytes[first..lines]);
                self.consume(after);
                return fields.ok_or(Trouble::LongHead);
            }
            if ended || after == MAX_HEAD {
                self.consume(after);
                return Err(if after == MAX_HEAD { Trouble::LongHead } else { self.cut_head()? });
            }
            seen = after - 2;
            want = (want * 2).min(MAX_HEAD);
        }
    }

    /// What is wrong where a run ends in the fields of a record; an error where damage ends it.
    fn cut_head(&mut self) -> Result<Trouble, Trouble> {
        let ended = self.peek(1)?.is_empty() && self.at_end_of_file();
        Ok(if ended { Trouble::Truncated } else { Trouble::Junk })
    }

    /// Reads a head that goes on in further gzip members: tools that pack in blocks end them anywhere.
    fn head_in_members(&mut self) -> Result<Fields, Trouble> {
        let mut head = Vec::new();
        loop {
            let before = head.len();
            let bytes = self.peek(1)?;
            let all = bytes.len();
            head.extend_from_slice(&bytes[..all.min(MAX_HEAD - before)]);
            if let Some((lines, end)) = end_of_head(&head, before.saturating_sub(2)) {
                self.consume(end - before);
                let first = memchr::memchr(b'\n', &head).map_or(lines, |i| i + 1);
                let fields = is_record(&head).then(|| Fields::parse(&head[first..lines]));
                return fields.ok_or(Trouble::Junk)?.ok_or(Trouble::LongHead);
            }
            self.consume(head.len() - before);
            if head.len() == MAX_HEAD {
                return Err(Trouble::LongHead);
            }
            if all == 0 && !self.goes_on()? {
                return Err(self.cut_head()?);
            }
        }
    }
}
