//! First step: files to stored documents.

use super::{Added, Noted, Progress};
use crate::parallel::map_in_order;
use crate::{Casebook, Error, Stored};
use reportedly_core::{Capture, Document};
use reportedly_ingest::{Found, Ingested, ingest_file};

/// Documents in one transaction.
const BATCH: usize = 64;
/// Bytes of captures after which a batch is committed even if it is small.
const BATCH_BYTES: usize = 16 << 20;
/// Files taken in side by side.
const GROUP: usize = 64;
/// A file above this many bytes is streamed by itself: a feed may hold more than fits in memory.
const SMALL: u64 = 1 << 20;

/// Stores what was found, in the order given. Nothing is read by a model here. The casebook's own
/// file is passed over, so that `add .` does not take the casebook into itself.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`]; batches that were committed before stay.
pub fn store(
    casebook: &mut Casebook,
    found: &[Found],
    progress: &mut dyn FnMut(Progress),
) -> Result<Added, Error> {
    let own = casebook.own_files();
    let is_own = |file: &Found| file.path.canonicalize().is_ok_and(|path| own.contains(&path));
    let files = found.iter().filter(|file| !is_own(file)).count();

    let added = Added::default();
    let mut intake = Intake { casebook, progress, files, waiting: Vec::new(), bytes: 0, added, failed: None };
    for group in found.split(is_own).flat_map(groups) {
        if let [large] = group {
            ingest_file(large, &mut |ingested| intake.take(ingested));
        } else {
            let ingested: Vec<Vec<Ingested>> = map_in_order(group, ingest_all);
            ingested.into_iter().flatten().for_each(|ingested| intake.take(ingested));
        }
        if let Some(error) = intake.failed {
            return Err(error);
        }
        intake.added.files += group.len();
    }
    intake.commit()?;
    Ok(intake.added)
}

/// Runs of small files, and large files by themselves, in order.
fn groups(found: &[Found]) -> impl Iterator<Item = &[Found]> {
    let small = |file: &Found| std::fs::metadata(&file.path).is_ok_and(|m| m.len() <= SMALL);
    found.chunk_by(move |a, b| small(a) && small(b)).flat_map(|run| run.chunks(GROUP))
}

fn ingest_all(file: &Found) -> Vec<Ingested> {
    let mut all = Vec::new();
    ingest_file(file, &mut |ingested| all.push(ingested));
    all
}

struct Intake<'a> {
    casebook: &'a mut Casebook,
    progress: &'a mut dyn FnMut(Progress),
    /// Files in all.
    files: usize,
    waiting: Vec<(Capture, Document)>,
    bytes: usize,
    added: Added,
    /// The first failure. The ingesting side has no way to stop, so what comes after is let go.
    failed: Option<Error>,
}

impl Intake<'_> {
    fn take(&mut self, ingested: Ingested) {
        if self.failed.is_some() {
            return;
        }
        self.bytes += ingested.capture.bytes.len();
        self.waiting.push((ingested.capture, ingested.document));
        if self.waiting.len() >= BATCH || self.bytes >= BATCH_BYTES {
            self.failed = self.commit().err();
        }
    }

    fn commit(&mut self) -> Result<(), Error> {
        let stored = self.casebook.put(&self.waiting)?;
        for ((_, document), stored) in self.waiting.drain(..).zip(stored) {
            self.added.count(document, stored);
        }
        self.bytes = 0;
        (self.progress)(Progress::Storing {
            files: self.added.files,
            of: self.files,
            documents: self.added.documents,
        });
        Ok(())
    }
}

impl Added {
    fn count(&mut self, document: Document, stored: Stored) {
        self.documents += 1;
        match stored {
            _ if !document.is_usable() => self.unusable += 1,
            Stored::New => self.new += 1,
            Stored::Known => self.known += 1,
        }
        self.with_problems += usize::from(!document.problems.is_empty());
        self.problems.extend(document.problems.into_iter().map(|problem| Noted {
            location: document.location.clone(),
            kind: problem.kind,
            message: problem.message,
        }));
    }
}
