//! The content of a record, and what stands around it.

use super::record::Trouble;
use super::source::{SIGN, is_member, is_record};
use super::stream::Stream;
use std::io::Read;

/// How the reading of a block ended.
pub(super) enum End {
    /// As long as stated.
    Whole,
    /// The file ends, or the next record begins.
    Early,
    /// Damage; it is told after the record.
    Damaged(Trouble),
}

impl<R: Read> Stream<R> {
    /// Passes over `n` bytes of a block and shows them to `each`.
    pub(super) fn pass(&mut self, n: u64, mut each: impl FnMut(&[u8])) -> End {
        let mut left = n;
        while left > 0 {
            let bytes = match self.peek(1) {
                Ok(bytes) => bytes,
                Err(trouble) => return End::Damaged(trouble),
            };
            if bytes.is_empty() {
                match self.goes_on() {
                    Ok(true) => continue,
                    Ok(false) => return End::Early,
                    Err(trouble) => return End::Damaged(trouble),
                }
            }
            let now = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            each(&bytes[..now]);
            self.consume(now);
            left -= now as u64;
        }
        End::Whole
    }

    /// Whether a block goes on after the end of a run: in a further gzip member that begins no record.
    pub(super) fn goes_on(&mut self) -> Result<bool, Trouble> {
        if !self.in_member() || !self.enter()? || !self.in_member() {
            return Ok(false);
        }
        Ok(!is_record(self.peek(SIGN)?))
    }

    pub(super) fn at_end_of_file(&mut self) -> bool {
        !self.enter().unwrap_or(true)
    }

    /// Whether neither a record nor the end of the run follows.
    pub(super) fn junk_follows(&mut self) -> Result<bool, Trouble> {
        let bytes = self.peek(SIGN)?;
        Ok(!bytes.is_empty() && !is_record(bytes) && !is_member(bytes))
    }

    /// Passes over at most `most` line breaks, CR and LF counted apart, within this run.
    pub(super) fn line_breaks(&mut self, most: usize) -> Result<usize, Trouble> {
        let mut passed = 0;
        while passed < most {
            let bytes = self.peek(1)?;
            let breaks = bytes.iter().take(most - passed).take_while(|b| matches!(b, b'\r' | b'\n')).count();
            if breaks == 0 {
                break;
            }
            self.consume(breaks);
            passed += breaks;
        }
        Ok(passed)
    }
}
