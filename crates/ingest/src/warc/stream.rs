//! The file unpacked: runs of bytes, each a gzip member or what lies bare between members.
//!
//! A file that is not compressed is one bare run. Which it is is found anew at the end of every member,
//! so that files put together from both kinds are read, and what lies between members is seen.

use super::record::Trouble;
use super::source::{SIGN, Source, find_member, find_record, is_member, is_record};
use flate2::{Decompress, FlushDecompress, Status};
use std::io::{BufRead, Read};

/// Bytes that are unpacked at once.
const ROOM: usize = 256 << 10;

/// A member that unpacks to more than this many times its size is a bomb, once it is also larger than a
/// record may be. Deflate can reach 1,032; pages stay below 20, logs below 100.
const EXPANSION: u64 = 200;

/// Bytes of a gzip file by which a start that the search found is tried: what unpacks to a `WARC/`.
const TRIED: usize = 8 << 10;

/// Bytes that are searched at once. Small, since a search begins anew at every place that is refused.
const WINDOW: usize = 4 << 10;

pub(super) struct Stream<R> {
    source: Source<R>,
    /// The member that is being unpacked; `None` in a bare run.
    member: Option<Member>,
    /// Decoded bytes, of which `from..to` are unread.
    out: Vec<u8>,
    from: usize,
    to: usize,
    /// Most decoded bytes of a member that expands more than [`EXPANSION`] times.
    largest: u64,
}

struct Member {
    inflate: Decompress,
    /// Place in the file.
    offset: u64,
    /// Decoded bytes already consumed.
    consumed: u64,
    ended: bool,
    /// Told when what was unpacked before it has been read.
    trouble: Option<Trouble>,
}

impl<R: Read> Stream<R> {
    pub(super) fn new(inner: R, largest: u64) -> Self {
        let out = vec![0; ROOM];
        Self { source: Source::new(inner), member: None, out, from: 0, to: 0, largest }
    }

    /// Most bytes that a member may unpack to when it expands without measure.
    pub(super) fn set_largest(&mut self, largest: u64) {
        self.largest = largest;
    }

    /// Where to seek to for the next byte, and how many decoded bytes lie before it there.
    pub(super) fn place(&self) -> (u64, u64) {
        self.member.as_ref().map_or((self.source.position(), 0), |m| (m.offset, m.consumed))
    }

    /// Bytes of the file read so far.
    pub(super) fn position(&self) -> u64 {
        self.source.position()
    }

    pub(super) fn in_member(&self) -> bool {
        self.member.is_some()
    }

    /// At least `n` bytes of this run; fewer only at its end or before damage. `n` is at most 128 kB.
    pub(super) fn peek(&mut self, n: usize) -> Result<&[u8], Trouble> {
        if self.member.is_none() {
            let failure = self.source.peek(n).err();
            // What was read before the failure is given first.
            return match failure {
                Some(e) if self.source.buffered().is_empty() => Err(Trouble::Unreadable(e.to_string())),
                _ => Ok(self.source.buffered()),
            };
        }
        while self.to - self.from < n {
            match self.unpack() {
                Ok(true) => {}
                Ok(false) => break,
                Err(trouble) if self.from == self.to => return Err(trouble),
                Err(trouble) => {
                    // What was unpacked before the damage is given first.
                    if let Some(member) = &mut self.member {
                        member.trouble = Some(trouble);
                    }
                    break;
                }
            }
        }
        Ok(&self.out[self.from..self.to])
    }

    pub(super) fn consume(&mut self, n: usize) {
        match &mut self.member {
            None => self.source.consume(n),
            Some(member) => {
                self.from += n;
                member.consumed += n as u64;
            }
        }
    }

    /// Goes on to the next run where this one has ended; false at the end of the file.
    pub(super) fn enter(&mut self) -> Result<bool, Trouble> {
        if self.member.is_some() {
            if !self.peek(1)?.is_empty() {
                return Ok(true);
            }
            self.member = None;
        }
        if is_member(self.peek(SIGN)?) {
            self.open();
        }
        Ok(self.in_member() || !self.peek(1)?.is_empty())
    }

    /// Leaves the member for the bare bytes behind its first: what follows has to be searched.
    pub(super) fn abandon(&mut self) {
        if let Some(member) = self.member.take()
            && !self.source.back_to(member.offset + 1)
            && self.source.position() == member.offset
        {
            self.source.consume(1);
        }
    }

    /// Keeps what follows in a bare run for [`back_to`](Self::back_to).
    pub(super) fn mark(&mut self) {
        if self.member.is_none() {
            self.source.mark();
        }
    }

    /// Goes back to a place in a bare run; false where that cannot be.
    pub(super) fn back_to(&mut self, position: u64) -> bool {
        self.member.is_none() && self.source.back_to(position)
    }

    /// Searches this run for the next record (in a bare run also for a member that holds one). Tells how many
    /// bytes lie before it and whether it was found; if not, the run is at its end.
    pub(super) fn search(&mut self, mut line_start: bool) -> (u64, Result<bool, Trouble>) {
        let mut skipped = 0;
        loop {
            let bare = self.member.is_none();
            let bytes = match self.peek(SIGN) {
                Ok([]) => return (skipped, Ok(false)),
                Ok(bytes) => bytes,
                Err(trouble) => return (skipped, Err(trouble)),
            };
            let bytes = &bytes[..bytes.len().min(WINDOW)];
            let record = find_record(bytes, line_start);
            let before = &bytes[..record.unwrap_or(bytes.len())];
            let member = if bare { find_member(before) } else { None };
            // What could be the beginning of a sign stays for the next round.
            let rest = if bytes.len() < SIGN { 0 } else { SIGN - 1 };
            let go = member.or(record).unwrap_or(bytes.len() - rest);
            line_start = if go > 0 { bytes[go - 1] == b'\n' } else { line_start };
            self.consume(go);
            skipped += go as u64;
            if (member.is_none() && record.is_some()) || (member.is_some() && self.holds_record()) {
                return (skipped, Ok(true));
            }
            if member.is_some() {
                self.consume(1);
                skipped += 1;
                line_start = false;
            }
        }
    }

    /// Whether the gzip member here begins with a record. Three bytes that look like a member are common
    /// in compressed data; this is not.
    fn holds_record(&mut self) -> bool {
        let mut start = [0; SIGN];
        if !self.source.allow(0) {
            return false;
        }
        let bytes = self.source.peek(TRIED).unwrap_or_default();
        let bytes = &bytes[..bytes.len().min(TRIED)];
        let mut inflate = Decompress::new_gzip(15);
        // An error may follow what is wanted: the count tells.
        let _ = inflate.decompress(bytes, &mut start, FlushDecompress::None);
        inflate.total_out() >= SIGN as u64 && is_record(&start)
    }

    fn open(&mut self) {
        self.source.mark();
        (self.from, self.to) = (0, 0);
        self.member = Some(Member {
            inflate: Decompress::new_gzip(15),
            offset: self.source.position(),
            consumed: 0,
            ended: false,
            trouble: None,
        });
    }

    /// Unpacks more; false at the end of the member.
    fn unpack(&mut self) -> Result<bool, Trouble> {
        let Some(member) = &mut self.member else { return Ok(false) };
        if member.ended {
            return Ok(false);
        }
        if let Some(trouble) = &member.trouble {
            return Err(trouble.clone());
        }
        if self.out.len() - self.to < ROOM / 2 {
            self.out.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
        }
        let (was_in, was_out) = (member.inflate.total_in(), member.inflate.total_out());
        if was_out > self.largest && was_out > EXPANSION * was_in {
            member.trouble = Some(Trouble::Bomb);
            return Err(Trouble::Bomb);
        }
        let input = self.source.fill_buf().map_err(|e| Trouble::Unreadable(e.to_string()))?;
        let at_end = input.is_empty();
        let status = member.inflate.decompress(input, &mut self.out[self.to..], FlushDecompress::None);
        let (read, made) = (member.inflate.total_in() - was_in, member.inflate.total_out() - was_out);
        self.source.consume(read as usize);
        self.to += made as usize;
        match status {
            Ok(Status::StreamEnd) => member.ended = true,
            Ok(_) if at_end && made == 0 => member.trouble = Some(Trouble::Truncated),
            Ok(_) if read + made > 0 => {}
            Ok(_) | Err(_) => member.trouble = Some(Trouble::Corrupt),
        }
        Ok(true)
    }
}
