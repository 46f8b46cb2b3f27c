//! Members of an archive whose table of contents is damaged or missing, by the header in front of each.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};

use reportedly_core::{Problem, ProblemKind};
use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};

use super::{Item, Reading, name, problem};

/// Bytes of the header in front of a member, without its name.
pub(super) const HEADER: usize = 30;

/// First bytes of the header.
const SIGNATURE: &[u8] = b"PK\x03\x04";

/// Flag of a member whose length stands behind it and not in front.
const LENGTH_FOLLOWS: u16 = 1 << 3;

impl Reading<'_, '_, '_> {
    /// Every member that was not read yet and whose header is found; then what was wrong.
    pub(super) fn by_headers(
        &mut self,
        file: &File,
        damage: Problem,
        sink: &mut dyn FnMut(Item),
    ) -> std::io::Result<()> {
        let before = self.members.given();
        let mut at = 0;
        while let Some(start) = find(file, at)? {
            at = self.member(file, start, sink)?;
            if self.stopped() {
                break;
            }
        }
        let found = self.members.given() - before;
        let message = format!(
            "{} Its table of contents cannot be used; {found} members were found without it. Fetch it again if you can.",
            damage.message
        );
        let kind = if damage.kind == ProblemKind::Bomb { damage.kind } else { ProblemKind::Damaged };
        self.members.complain(Problem::new(kind, message), sink);
        Ok(())
    }

    /// Read the member whose header starts there; gives where to look for the next.
    fn member(&mut self, mut file: &File, start: u64, sink: &mut dyn FnMut(Item)) -> std::io::Result<u64> {
        file.seek(SeekFrom::Start(start))?;
        let mut header = [0; HEADER];
        if let Err(e) = file.read_exact(&mut header) {
            return if e.kind() == ErrorKind::UnexpectedEof { Ok(start + 1) } else { Err(e) };
        }
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let long = |at: usize| u64::from(short(at)) | u64::from(short(at + 2)) << 16;
        let body = start + (HEADER as u64) + u64::from(short(26)) + u64::from(short(28));
        let length = match short(6) & LENGTH_FOLLOWS != 0 || long(18) == u64::from(u32::MAX) {
            false => long(18),
            // It ends before the next header, which deflate and the checksum tell more exactly.
            true => find(file, body)?.unwrap_or(file.metadata()?.len()).saturating_sub(body),
        };
        let mut label = vec![0; usize::from(short(26))];
        file.seek(SeekFrom::Start(start + HEADER as u64))?;
        file.read_exact(&mut label).or_else(|e| match e.kind() {
            ErrorKind::UnexpectedEof => Ok(()),
            _ => Err(e),
        })?;
        let label = name(&label);
        let done = self.taken.contains_key(&start);
        if done || !self.may_go_on(sink) || !self.wanted(&label, false, (start, length)) {
            return Ok(self.next_after(start, start + SIGNATURE.len() as u64));
        }
        file.seek(SeekFrom::Start(start))?;
        let mut reader = BufReader::new(file);
        let options = ZipReadOptions::new();
        let options = match short(6) & LENGTH_FOLLOWS != 0 {
            // The checksum stands behind it too.
            true => options.override_compressed_size(length).ignore_crc32(true),
            false => options,
        };
        match read_zipfile_from_stream_with_options(&mut reader, options) {
            Ok(Some(body)) => self.members.give(self.input, &label, self.input.budget.spend(body), sink),
            Ok(None) => {}
            Err(e) => self.members.fail(&label, problem(&e), sink),
        }
        Ok(self.next_after(start, body))
    }

    /// Behind the member that starts there, or else `or`.
    fn next_after(&self, start: u64, or: u64) -> u64 {
        self.taken.get(&start).copied().unwrap_or(or).max(start + 1)
    }
}

/// Where the next header starts, from a place on.
fn find(mut file: &File, from: u64) -> std::io::Result<Option<u64>> {
    file.seek(SeekFrom::Start(from))?;
    let mut reader = BufReader::with_capacity(64 << 10, file);
    let (mut at, mut met) = (from, 0);
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(None);
        }
        let length = buffer.len();
        for (offset, byte) in buffer.iter().enumerate() {
            // No beginning of the signature repeats within it, so that after a miss only this byte can start it.
            met = if *byte == SIGNATURE[met] { met + 1 } else { usize::from(*byte == SIGNATURE[0]) };
            if met == SIGNATURE.len() {
                return Ok(Some(at + offset as u64 + 1 - met as u64));
            }
        }
        at += length as u64;
        reader.consume(length);
    }
}
