//! The records of a file, one after another.

use super::block::End;
use super::record::{Block, Gap, Kind, Record, Trouble};
use super::source::{SIGN, find_record};
use super::stream::Stream;
use crate::limits::MAX_FILE;
use std::io::Read;

/// Bytes that are set aside for a block before any of it is read: a stated length is only a claim.
const RESERVED: u64 = 1 << 20;

/// What a member may unpack to beyond the largest record, however small it is: fields and line breaks.
const SLACK: u64 = 1 << 20;

/// Reads a WARC file from front to back: an iterator of records, and of the gaps between them.
///
/// It ends at the end of the file, and after trouble that nothing can follow ([`Trouble::Unsupported`],
/// [`Trouble::Unreadable`]). Memory is bounded by the limit on a record and some 2 MB.
pub struct Records<R> {
    stream: Stream<R>,
    limit: u64,
    wanted: fn(Kind) -> bool,
    /// A gap that follows the record that was just given.
    pending: Option<Gap>,
    ended: bool,
}

impl<R: Read> Records<R> {
    /// Reads from the start of a file. Nothing is read before the first record is asked for. The reader
    /// needs no buffer of its own.
    pub fn new(reader: R) -> Self {
        let limit = MAX_FILE as u64;
        let stream = Stream::new(reader, limit + SLACK);
        Self { stream, limit, wanted: |_| true, pending: None, ended: false }
    }

    /// Blocks of more than `limit` bytes are passed over ([`Block::TooLarge`]); 20 MB unless told.
    #[must_use]
    pub fn with_limit(mut self, limit: usize) -> Self {
        self.limit = limit as u64;
        self.stream.set_largest(self.limit + SLACK);
        self
    }

    /// Only blocks of these kinds are read; the others are passed over ([`Block::Unread`]).
    #[must_use]
    pub fn with_blocks_of(mut self, wanted: fn(Kind) -> bool) -> Self {
        self.wanted = wanted;
        self
    }

    /// The next record, or the gap before it. `None` at the end.
    fn step(&mut self) -> Option<Result<Record, Gap>> {
        if let Some(gap) = self.pending.take() {
            return Some(Err(self.after(gap)));
        }
        if self.stream.position() == 0
            && let Some(gap) = self.unsupported()
        {
            return Some(Err(self.after(gap)));
        }
        loop {
            self.stream.mark();
            let breaks = match self.stream.enter() {
                Ok(true) => self.stream.line_breaks(usize::MAX),
                Ok(false) => return None,
                Err(trouble) => Err(trouble),
            };
            match breaks {
                Ok(0) => return Some(self.record()),
                Ok(_) => {}
                Err(trouble) => {
                    let offset = self.stream.place().0;
                    return Some(Err(self.after(Gap { offset, skipped: 0, trouble })));
                }
            }
        }
    }

    /// The record that begins here, where there is at least one byte.
    fn record(&mut self) -> Result<Record, Gap> {
        let (offset, within) = self.stream.place();
        let gap = |trouble| Gap { offset, skipped: 0, trouble };
        let fields = match self.stream.head() {
            Ok(fields) => fields,
            Err(trouble) => return Err(self.after(gap(trouble))),
        };
        let length = fields.get("Content-Length").unwrap_or_default();
        let Ok(stated) = length.parse::<u64>() else {
            let length = length.chars().take(40).collect();
            return Err(self.after(gap(Trouble::NoLength(length))));
        };
        let kind = Kind::named(fields.get("WARC-Type").unwrap_or_default());
        let start = self.stream.position();
        let (mut block, end) = self.block(kind, stated);
        let length = match self.finish(end, &mut block, start) {
            Ok(()) => self.length(offset, within).map_err(Some),
            Err(trouble) => Err(trouble),
        };
        if let (Block::Whole(bytes), true) = (&mut block, length.is_err()) {
            block = Block::Cut(std::mem::take(bytes));
        }
        let length = length.unwrap_or_else(|trouble| {
            self.pending = trouble.map(gap);
            None
        });
        Ok(Record { offset, within, length, kind, fields, stated, block })
    }

    /// The block of a record, or nothing of it.
    fn block(&mut self, kind: Kind, stated: u64) -> (Block, End) {
        if !(self.wanted)(kind) {
            (Block::Unread, self.stream.pass(stated, |_| {}))
        } else if stated > self.limit {
            (Block::TooLarge, self.stream.pass(stated, |_| {}))
        } else {
            let mut bytes = Vec::with_capacity(stated.min(RESERVED) as usize);
            let end = self.stream.pass(stated, |part| bytes.extend_from_slice(part));
            (Block::Whole(bytes), end)
        }
    }

    /// Looks at what follows a block. An error where the block is cut, with what to tell about it if there
    /// is more to tell.
    fn finish(&mut self, end: End, block: &mut Block, start: u64) -> Result<(), Option<Trouble>> {
        match end {
            End::Damaged(trouble) => Err(Some(trouble)),
            End::Early if self.found_inside(block) => Err(None),
            // The search then begins at the block.
            End::Early if !matches!(block, Block::Whole(_)) && self.stream.back_to(start) => {
                Err(Some(Trouble::Truncated))
            }
            End::Early => Err(self.stream.at_end_of_file().then_some(Trouble::Truncated)),
            End::Whole => {
                let wrong = self.stream.line_breaks(4)? == 0 && self.stream.junk_follows()?;
                if wrong && self.found_inside(block) { Err(None) } else { Ok(()) }
            }
        }
    }

    /// Bytes of the file that hold the record that was just read, if they hold nothing else. An error where
    /// its gzip member turns out to be damaged.
    fn length(&mut self, offset: u64, within: u64) -> Result<Option<u64>, Trouble> {
        let member_ends = self.stream.in_member() && self.stream.peek(1)?.is_empty();
        let alone = within == 0 && member_ends && self.stream.place().0 == offset;
        Ok((alone || !self.stream.in_member()).then(|| self.stream.position() - offset))
    }

    /// Whether another record begins in the block of this one, whose length was found to be wrong. The block
    /// is then cut and reading goes on at the other. Only in files that are not compressed: in the others
    /// the end of a member tells where a record ends.
    fn found_inside(&mut self, block: &mut Block) -> bool {
        let Block::Whole(bytes) = block else { return false };
        if self.stream.in_member() {
            return false;
        }
        let seam = bytes.len().saturating_sub(SIGN);
        let ahead = self.stream.peek(SIGN).unwrap_or_default();
        let around = [&bytes[seam..], &ahead[..ahead.len().min(SIGN - 1)]].concat();
        let inside = find_record(bytes, false).or_else(|| find_record(&around, false).map(|i| seam + i));
        let Some(inside) = inside.filter(|i| *i < bytes.len()) else { return false };
        let back = (bytes.len() - inside) as u64;
        if !self.stream.back_to(self.stream.position().saturating_sub(back)) {
            return false;
        }
        // At most the two line breaks that end a record are not its own.
        bytes.truncate(inside);
        for end in [b'\n', b'\r', b'\n', b'\r'] {
            if bytes.last() == Some(&end) {
                bytes.pop();
            }
        }
        true
    }

    /// The gap, with what has to be passed over to get to the next record.
    fn after(&mut self, mut gap: Gap) -> Gap {
        let mut trouble = gap.trouble.clone();
        let in_member = self.stream.in_member();
        loop {
            if matches!(trouble, Trouble::Unsupported(_) | Trouble::Unreadable(_)) {
                self.ended = true;
                return gap;
            }
            let damaged = self.stream.in_member() && trouble.is_damage();
            if damaged {
                self.stream.abandon();
            }
            let (skipped, found) = self.stream.search(!damaged);
            gap.skipped += skipped;
            trouble = match found {
                Ok(true) => return gap.before_a_record(in_member),
                // The next run: a record at its start ends the search at once.
                Ok(false) => match self.stream.enter() {
                    Ok(true) => Trouble::Junk,
                    Ok(false) => return gap,
                    Err(trouble) => trouble,
                },
                Err(trouble) => trouble,
            };
            if trouble.is_damage() && gap.trouble == Trouble::Junk {
                // What seemed to be junk was damage that showed only later.
                gap.trouble = trouble.clone();
            }
        }
    }

    /// Whether the file is compressed with something that is not read.
    fn unsupported(&mut self) -> Option<Gap> {
        let name = match self.stream.peek(4).ok()? {
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => "zstd",
            [0x04, 0x22, 0x4d, 0x18, ..] => "lz4",
            [b'B', b'Z', b'h', b'1'..=b'9', ..] => "bzip2",
            [0xfd, b'7', b'z', b'X', ..] => "xz",
            _ => return None,
        };
        Some(Gap { offset: 0, skipped: 0, trouble: Trouble::Unsupported(name) })
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<Record, Gap>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.step();
        self.ended |= next.is_none();
        next
    }
}
