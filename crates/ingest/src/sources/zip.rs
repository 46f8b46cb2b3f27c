//! ZIP archives, and the crawls that are ones (WACZ). Office files are ZIP archives too; they are recognised and not opened.
//!
//! The table of contents at the end is walked one member at a time, so that an archive of any number of members takes
//! the memory of one. Where it is damaged or missing, members are looked for by the header in front of each.

mod salvage;
mod shape;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom, Write};

use reportedly_core::{Problem, ProblemKind};
use zip::read::{Config, ZipReadOptions};
use zip::result::ZipError;
use zip::unstable::read::ZipIterable;

use self::shape::Shape;
use super::{Format, Take};
use crate::Item;
use crate::input::Input;
use crate::limits::MAX_FILE;
use crate::members::{Members, hidden};
use crate::unpack::{Scope, broken, failed};

pub(crate) const FORMAT: Format = Format {
    name: "zip",
    title: "ZIP archive",
    about: "Every member, whatever it is. In a WACZ crawl only the WARC files under `archive/`.",
    media_type: "application/zip",
    also: &["application/x-zip-compressed", "application/wacz"],
    extensions: &["zip", "wacz"],
    magic: |head| {
        [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08PK\x03\x04"].iter().any(|m| head.bytes.starts_with(m))
    },
    sniff: |_| false,
    take: Take::Container(open),
};

/// Largest archive that is copied to a temporary file because it comes from a pipe or lies in another archive, in
/// bytes. One that lies on disk is read where it is and may be of any size.
const MAX_COPY: u64 = 4 << 30;

/// Most members of an archive. Every one costs a document, even an empty one, and a table of contents of 100 MB can name
/// two million of them; the largest collections of pages that people exchange have some hundred thousand.
const MAX_MEMBERS: usize = 1_000_000;

fn open(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let (file, torn) = match spool(&mut input, MAX_COPY) {
        Ok(Some(spooled)) => spooled,
        Ok(None) => {
            let message = "This archive comes from a pipe or lies in another one and is larger than 4 GB. Save it as a \
                           file of its own.";
            let problem = Problem::new(ProblemKind::TooLarge, message);
            return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), problem));
        }
        Err(e) => return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e))),
    };
    if let Err(e) = read(&input, (&file, torn), scope, MAX_MEMBERS, sink) {
        sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e)));
    }
}

/// The archive as a file, and what went wrong where it could not be copied to its end; `None` where it would have to be
/// copied and has more than `limit` bytes.
fn spool(input: &mut Input<'_>, limit: u64) -> std::io::Result<Option<(File, Option<Problem>)>> {
    if input.file.is_some() {
        return Ok(input.seekable(limit)?.map(|file| (file, None)));
    }
    let mut file = tempfile::tempfile()?;
    let mut body = (&mut input.body).take(limit + 1);
    let (mut buffer, mut torn) = (vec![0; 64 << 10], None);
    loop {
        match body.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => file.write_all(&buffer[..count])?,
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            // What came before is an archive without its end.
            Err(e) => {
                torn = Some(broken(&e));
                break;
            }
        }
    }
    Ok((body.limit() > 0).then_some((file, torn)))
}

fn read(
    input: &Input<'_>,
    (file, torn): (&File, Option<Problem>),
    scope: Scope<'_>,
    most: usize,
    sink: &mut dyn FnMut(Item),
) -> std::io::Result<()> {
    let mut archive = ZipIterable::try_new(BufReader::new(file.try_clone()?), Config::default());
    let shape = match &mut archive {
        Ok(archive) => Shape::of(&input.envelope, &mut names(archive).take(most)),
        Err(_) => Shape::of(&input.envelope, &mut std::iter::empty()),
    };
    if let Shape::Office(media_type, what) = shape {
        return office(input, file, media_type, what, sink);
    }
    let members = Members::new(input, FORMAT.media_type, scope);
    let mut reading = Reading { input, shape, members, taken: BTreeMap::new(), most, seen: 0, overlaps: 0 };
    let damage = match archive {
        Ok(mut archive) => reading.by_contents(&mut archive, sink),
        Err(e) => Some(problem(&e)),
    };
    if let Some(damage) = torn.or(damage) {
        reading.by_headers(file, damage, sink)?;
    }
    reading.finish(sink);
    Ok(())
}

/// Names of the members, as far as they can be read.
fn names(archive: &mut Archive) -> impl Iterator<Item = String> {
    let entries = archive.files().ok().into_iter().flatten();
    entries.map_while(Result::ok).map(|entry| name(entry.name_raw()))
}

/// A name in UTF-8, or what can be shown of another encoding.
fn name(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).into_owned()
}

/// An office file: kept, with what to do instead.
fn office(
    input: &Input<'_>,
    mut file: &File,
    media_type: &str,
    what: &str,
    sink: &mut dyn FnMut(Item),
) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_FILE {
        bytes = Vec::new();
    }
    let message = format!("This is {what}, which is not read. Save its text as plain text, a page or PDF.");
    sink(failed(&input.envelope, media_type, bytes, Problem::new(ProblemKind::Unsupported, message)));
    Ok(())
}

type Archive = ZipIterable<BufReader<File>>;

/// An archive that is being read.
struct Reading<'i, 'b, 's> {
    input: &'i Input<'b>,
    shape: Shape,
    members: Members<'s>,
    /// Where members were found: first byte and the byte after the last, in the file.
    taken: BTreeMap<u64, u64>,
    /// Most members that are read.
    most: usize,
    /// Members met, whatever became of them.
    seen: usize,
    /// Members that share bytes with others.
    overlaps: usize,
}

impl Reading<'_, '_, '_> {
    /// Every member that the table of contents names; gives what is wrong where it cannot be read further.
    fn by_contents(&mut self, archive: &mut Archive, sink: &mut dyn FnMut(Item)) -> Option<Problem> {
        let files = match archive.files() {
            Ok(files) => files,
            Err(e) => return Some(problem(&e)),
        };
        while let Some(entry) = files.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => return Some(problem(&e)),
            };
            let name = name(entry.name_raw());
            let place = (entry.header_start(), entry.compressed_size());
            if !self.may_go_on(sink) {
                return None;
            }
            if !self.wanted(&name, entry.is_symlink(), place) {
                continue;
            }
            match entry.with_reader(files.reader_mut(), ZipReadOptions::new()) {
                Ok(body) => self.members.give(self.input, &name, self.input.budget.spend(body), sink),
                Err(e) => self.members.fail(&name, problem(&e), sink),
            }
        }
        None
    }

    /// Whether the next member may be read; tells once why not.
    fn may_go_on(&mut self, sink: &mut dyn FnMut(Item)) -> bool {
        self.seen += 1;
        let message = match () {
            () if self.input.budget.is_spent() => {
                "The members from here on were not read: the archive unpacks to far more than its size. Unpack it \
                 yourself if you trust it."
                    .to_owned()
            }
            () if self.seen > self.most => format!(
                "Only the first {} members were read. Split the archive, or give the folder it was made of.",
                self.most
            ),
            () => return true,
        };
        self.members.complain(Problem::new(ProblemKind::Bomb, message), sink);
        false
    }

    fn stopped(&self) -> bool {
        self.input.budget.is_spent() || self.seen > self.most
    }

    /// Whether to open a member; counts it where not. `place` is where its header starts and how long its packed bytes are.
    fn wanted(&mut self, name: &str, link: bool, place: (u64, u64)) -> bool {
        if name.ends_with(['/', '\\']) {
            return false;
        }
        if !self.claim(place) {
            self.overlaps += 1;
            return false;
        }
        let other = match () {
            () if hidden(name) => Some("hidden file"),
            () if link => Some("link"),
            () => self.shape.passes_over(name),
        };
        other.inspect(|what| self.members.pass(what)).is_none()
    }

    /// Claim the bytes of a member; `false` where another one has some of them. Bombs let thousands of members share
    /// the same bytes, which would also be read thousands of times.
    fn claim(&mut self, (start, length): (u64, u64)) -> bool {
        let end = start.saturating_add(salvage::HEADER as u64).saturating_add(length);
        let free = self.taken.range(..end).next_back().is_none_or(|(_, before)| *before <= start);
        if free {
            self.taken.insert(start, end);
        }
        free
    }

    fn finish(mut self, sink: &mut dyn FnMut(Item)) {
        if self.overlaps > 0 {
            let message = format!(
                "{} members share their bytes with others, as in archives made to fill a disk, and were not read.",
                self.overlaps
            );
            self.members.complain(Problem::new(ProblemKind::Bomb, message), sink);
        }
        self.members.finish(sink);
    }
}

/// What an error of the library means for a person.
fn problem(error: &ZipError) -> Problem {
    match error {
        ZipError::Io(e) => broken(e),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::new(
            ProblemKind::Unsupported,
            "It is encrypted. Unpack the archive with its password and give the files.",
        ),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => Problem::new(
            ProblemKind::Unsupported,
            format!("It is packed in a way that is not read ({error}). Unpack it and give the files."),
        ),
        _ => Problem::new(ProblemKind::Damaged, format!("It is damaged ({error}).")),
    }
}

#[cfg(test)]
mod tests;
