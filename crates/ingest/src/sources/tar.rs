//! tar archives, read as they stream by. What is packed around them (`.tar.gz`) is another format's business.

use std::cell::Cell;
use std::io::{BufRead, Cursor, Error, ErrorKind, Read};

use reportedly_core::{Problem, ProblemKind};
use tar::{Archive, EntryType};

use super::{Format, Take};
use crate::Item;
use crate::input::Input;
use crate::members::{Members, hidden};
use crate::unpack::{Scope, broken};

pub(crate) const FORMAT: Format = Format {
    name: "tar",
    title: "tar archive",
    about: "Every file in it, whatever it is. Links and devices are passed over.",
    media_type: "application/x-tar",
    also: &["application/tar"],
    extensions: &["tar"],
    magic: |head| is_header(head.bytes) || (head.extension == "tar" && is_end(head.bytes)),
    sniff: |_| false,
    take: Take::Container(open),
};

/// Bytes of a header and of everything that a tar archive is counted in.
const BLOCK: usize = 512;

/// Most bytes of headers between two members. Names and attributes that do not fit into a header come in headers of
/// their own, of a length that they claim themselves; paths end at 4,096 bytes everywhere.
const MAX_HEADERS: u64 = 1 << 20;

/// Whether bytes start with a header: its checksum fits.
fn is_header(bytes: &[u8]) -> bool {
    let Some(block) = bytes.get(..BLOCK) else { return false };
    let header = tar::Header::from_byte_slice(block);
    let sum: u32 = block.iter().map(|b| u32::from(*b)).sum();
    let own: u32 = block[148..156].iter().map(|b| u32::from(*b)).sum();
    block[0] != 0 && header.cksum().is_ok_and(|told| told == sum - own + 8 * u32::from(b' '))
}

/// Whether bytes are the mark of the end, which is all that an empty archive has.
fn is_end(bytes: &[u8]) -> bool {
    bytes.len() >= BLOCK && bytes.iter().all(|b| *b == 0)
}

fn open(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let body = std::mem::replace(&mut input.body, Box::new(std::io::empty()));
    let mut members = Members::new(&input, FORMAT.media_type, scope);
    let left = Cell::new(None);
    let mut gate = Gate { body, again: Cursor::default(), at: 0, left: &left };
    let mut damage: Option<(Error, usize)> = None;
    loop {
        match pass(&input, &mut gate, &left, &mut members, sink) {
            // Archives may be strung together.
            Ok(()) => {
                left.set(None);
                if !gate.seek_header() {
                    break;
                }
            }
            Err(e) => {
                let ends = matches!(e.kind(), ErrorKind::UnexpectedEof | ErrorKind::QuotaExceeded);
                let (_, count) = damage.get_or_insert((e, 0));
                *count += 1;
                left.set(None);
                if ends || !gate.seek_header() {
                    break;
                }
            }
        }
    }
    match damage {
        None => {}
        Some((e, 1)) if matches!(e.kind(), ErrorKind::UnexpectedEof | ErrorKind::QuotaExceeded) => {
            members.complain(broken(&e), sink);
        }
        Some((e, count)) => {
            let message = format!(
                "It is damaged in {count} places ({e}). What stands around them was read. Fetch it again if you can."
            );
            members.complain(Problem::new(ProblemKind::Damaged, message), sink);
        }
    }
    members.finish(sink);
}

/// Every member up to the end or to where the archive is damaged.
fn pass(
    input: &Input<'_>,
    gate: &mut Gate<'_>,
    left: &Cell<Option<u64>>,
    members: &mut Members<'_>,
    sink: &mut dyn FnMut(Item),
) -> std::io::Result<()> {
    let mut archive = Archive::new(gate);
    let mut entries = archive.entries()?;
    loop {
        left.set(Some(MAX_HEADERS));
        let Some(entry) = entries.next() else { return Ok(()) };
        let mut entry = entry?;
        left.set(None);
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        let sparse = match entry.pax_extensions() {
            Ok(Some(mut all)) => {
                all.any(|one| one.is_ok_and(|one| one.key_bytes().starts_with(b"GNU.sparse.")))
            }
            _ => false,
        };
        let pass = match kind {
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse if hidden(&name) => {
                Some("hidden file")
            }
            EntryType::Regular if name.ends_with('/') => None,
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse if !sparse => {
                let left = entry.size();
                let mut body = input.budget.spend(Full { reader: &mut entry, left });
                members.give(input, &name, &mut body, sink);
                // To its end, since a sparse file reads otherwise than it lies there.
                std::io::copy(&mut body, &mut std::io::sink())?;
                continue;
            }
            EntryType::Regular | EntryType::Continuous => {
                let message =
                    "It is stored with its gaps left out, which is not read. Unpack the archive yourself.";
                members.fail(&name, Problem::new(ProblemKind::Unsupported, message), sink);
                None
            }
            EntryType::Directory | EntryType::XGlobalHeader => None,
            EntryType::Link | EntryType::Symlink => Some("link"),
            EntryType::Char | EntryType::Block | EntryType::Fifo => Some("device or pipe"),
            _ => Some("member of an unknown kind"),
        };
        if let Some(what) = pass {
            members.pass(what);
        }
        std::io::copy(&mut entry, &mut std::io::sink())?;
    }
}

/// The archive's bytes, with a bound on headers and a way back to the next one.
struct Gate<'a> {
    body: Box<dyn BufRead + 'a>,
    /// A header that was looked at and is to be read again.
    again: Cursor<Vec<u8>>,
    /// Bytes read so far.
    at: u64,
    /// Bytes that may still be read before a member; `None` inside of one.
    left: &'a Cell<Option<u64>>,
}

impl Gate<'_> {
    /// Go on to the next block that is a header; `false` where there is none.
    fn seek_header(&mut self) -> bool {
        let over = self.at % BLOCK as u64;
        let mut skip = if over == 0 { 0 } else { BLOCK as u64 - over };
        loop {
            let mut block = Vec::with_capacity(BLOCK);
            let wanted = if skip > 0 { skip } else { BLOCK as u64 };
            if !matches!(self.take(wanted).read_to_end(&mut block), Ok(count) if count as u64 == wanted) {
                return false;
            }
            if skip == 0 && is_header(&block) {
                self.at -= BLOCK as u64;
                self.again = Cursor::new(block);
                return true;
            }
            skip = 0;
        }
    }
}

impl Read for Gate<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = match self.again.read(buffer)? {
            0 => self.body.read(buffer)?,
            count => count,
        };
        self.at += count as u64;
        if let Some(left) = self.left.get() {
            let left = left.checked_sub(count as u64);
            self.left.set(Some(left.unwrap_or(0)));
            left.ok_or_else(|| {
                Error::new(ErrorKind::InvalidData, "a name or attribute of more than a megabyte")
            })?;
        }
        Ok(count)
    }
}

/// A member that must be as long as its header says; the library takes a shorter one for whole.
struct Full<R> {
    reader: R,
    left: u64,
}

impl<R: Read> Read for Full<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.left = self.left.saturating_sub(count as u64);
        match count == 0 && self.left > 0 && !buffer.is_empty() {
            true => Err(ErrorKind::UnexpectedEof.into()),
            false => Ok(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::told;
    use proptest::prelude::*;

    const ONE: &[u8] = b"The ferry sailed on Monday.";
    const TWO: &[u8] = b"The pier was rebuilt in June.";

    fn add(builder: &mut tar::Builder<Vec<u8>>, kind: EntryType, name: &str, bytes: &[u8]) {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, bytes).unwrap();
    }

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, bytes) in members {
            add(&mut builder, EntryType::Regular, name, bytes);
        }
        builder.into_inner().unwrap()
    }

    #[test]
    fn every_file_is_read_and_the_rest_is_counted() {
        let mut builder = tar::Builder::new(Vec::new());
        let long = format!("{}/a.txt", "long".repeat(60));
        add(&mut builder, EntryType::Directory, "news/", b"");
        add(&mut builder, EntryType::Regular, "./news/a.txt", ONE);
        add(&mut builder, EntryType::Regular, &long, TWO);
        add(&mut builder, EntryType::Regular, "b.jpg", b"\xff\xd8\xff\xe0..");
        add(&mut builder, EntryType::Regular, "news/.hidden", b"x");
        add(&mut builder, EntryType::Symlink, "link", b"");
        add(&mut builder, EntryType::Fifo, "pipe", b"");
        let bytes = builder.into_inner().unwrap();
        assert_eq!(
            told("n.tar", &bytes),
            [
                "n.tar/news/a.txt: The ferry sailed on Monday.".to_owned(),
                format!("n.tar/{long}: The pier was rebuilt in June."),
                "n.tar: passed 1 device or pipe".to_owned(),
                "n.tar: passed 1 hidden file".to_owned(),
                "n.tar: passed 1 image/jpeg".to_owned(),
                "n.tar: passed 1 link".to_owned(),
            ]
        );
        // Told by its content whatever its name.
        assert_eq!(told("n", &bytes).len(), 6);
    }

    #[test]
    fn what_is_behind_a_damaged_header_is_read() {
        let mut bytes = tar(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", TWO)]);
        bytes[2 * BLOCK] ^= 1;
        assert_eq!(
            told("n.tar", &bytes),
            [
                "n.tar/a.txt: The ferry sailed on Monday.",
                "n.tar/c.txt: The pier was rebuilt in June.",
                "n.tar: Damaged"
            ]
        );
    }

    #[test]
    fn a_member_that_breaks_off_is_told() {
        let bytes = tar(&[("a.txt", ONE), ("b.txt", TWO)]);
        assert_eq!(
            told("n.tar", &bytes[..3 * BLOCK + 9]),
            [
                "n.tar/a.txt: The ferry sailed on Monday.",
                "n.tar/b.txt: The pier (Truncated)",
                "n.tar: Damaged"
            ]
        );
    }

    #[test]
    fn archives_strung_together_are_all_read() {
        let bytes = [tar(&[("a.txt", ONE)]), tar(&[("b.txt", TWO)]), b"and some words".to_vec()].concat();
        assert_eq!(told("n.tar", &bytes).len(), 2);
    }

    #[test]
    fn an_empty_archive_says_so() {
        assert_eq!(told("n.tar", &tar(&[])), ["n.tar: Empty"]);
    }

    #[test]
    fn headers_without_end_are_not_kept() {
        let mut builder = tar::Builder::new(Vec::new());
        let name = vec![b'x'; 3 << 20];
        add(&mut builder, EntryType::GNULongName, "././@LongLink", &name);
        add(&mut builder, EntryType::Regular, "a.txt", ONE);
        let lines = told("n.tar", &builder.into_inner().unwrap());
        assert_eq!(lines, ["n.tar/a.txt: The ferry sailed on Monday.", "n.tar: Damaged"]);
    }

    #[test]
    fn a_file_of_nothing_but_gaps_is_stopped() {
        let mut header = tar::Header::new_gnu();
        header.set_path("a.txt").unwrap();
        header.set_entry_type(EntryType::GNUSparse);
        header.set_size(1);
        let gnu = header.as_gnu_mut().unwrap();
        // One byte behind a gap of a terabyte.
        gnu.sparse[0].offset.copy_from_slice(b"20000000000\0");
        gnu.sparse[0].numbytes.copy_from_slice(b"00000000001\0");
        gnu.realsize.copy_from_slice(b"20000000001\0");
        header.set_cksum();
        let bytes = [header.as_bytes(), &[b'x'; BLOCK][..], &[0; 2 * BLOCK][..]].concat();
        let budget = crate::budget::Budget::new(Some(bytes.len() as u64));
        let input = Input::stream(crate::Envelope::at("n.tar"), &bytes[..], budget);
        let mut out = Vec::new();
        open(input, Scope { options: &crate::Options::default() }, &mut |item| out.push(item));
        let lines = crate::testing::lines(&out);
        assert!(lines.last().is_some_and(|l| l == "n.tar: Bomb"), "{lines:?}");
    }

    proptest! {
        #[test]
        fn cut_and_changed_archives_give_what_is_before(
            cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), to in any::<u8>(),
        ) {
            let whole = tar(&[("a.txt", ONE), ("b.txt", TWO)]);
            let cut = &whole[..cut.index(whole.len())];
            let lines = told("n.tar", cut);
            prop_assert!(!lines.is_empty());
            prop_assert_eq!(&lines, &told("n.tar", cut));
            if cut.len() >= 2 * BLOCK {
                prop_assert_eq!(&lines[0], "n.tar/a.txt: The ferry sailed on Monday.");
            }
            let mut changed = whole.clone();
            changed[at.index(whole.len())] = to;
            prop_assert!(!told("n.tar", &changed).is_empty());
        }
    }
}
