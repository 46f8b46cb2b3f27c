//! First step: files and streams to captures, captures to stored documents.

use super::{Added, Given, Noted, PassedOver, Progress, trace};
use crate::parallel::map_in_order;
use crate::{Casebook, Error, Stored};
use reportedly_core::{Capture, Document, Problem};
use reportedly_ingest::{Ingested, Item, Options, Passed, captures, captures_of, draw};

/// Captures that are drawn side by side and committed together.
const BATCH: usize = 256;
/// Bytes of captures after which a batch is taken even if it is small.
const BATCH_BYTES: usize = 16 << 20;

/// Stores what was given, in that order, with the footprints of its texts. Nothing is read by a model here. The casebook's own
/// file is passed over, so that `add .` does not take the casebook into itself.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`], [`Error::Damaged`]; batches that were committed before stay.
pub fn store(
    casebook: &mut Casebook,
    given: Vec<Given<'_>>,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Added, Error> {
    let own = casebook.own_files();
    let is_own = |one: &Given<'_>| match one {
        Given::File(file) => file.path.canonicalize().is_ok_and(|path| own.contains(&path)),
        _ => false,
    };
    let given: Vec<Given<'_>> = given.into_iter().filter(|one| !is_own(one)).collect();
    let files = given.len();
    let mut intake = Intake {
        casebook,
        progress,
        files,
        waiting: Vec::new(),
        bytes: 0,
        added: Added::default(),
        failed: None,
    };
    for one in given {
        match one {
            Given::File(file) => captures(&file, options, &mut |item| intake.take(item)),
            Given::Stream(envelope, mut body) => {
                captures_of(envelope, &mut *body, options, &mut |item| intake.take(item));
            }
            Given::Item(item) => intake.take(*item),
        }
        if let Some(error) = intake.failed {
            return Err(error);
        }
        intake.added.files += 1;
    }
    intake.commit()?;
    let Intake { casebook, added, progress, .. } = intake;
    trace(casebook, progress)?;
    Ok(added)
}

struct Intake<'a> {
    casebook: &'a mut Casebook,
    progress: &'a mut dyn FnMut(Progress),
    /// Files in all.
    files: usize,
    waiting: Vec<Capture>,
    bytes: usize,
    added: Added,
    /// The first failure. The ingesting side has no way to stop, so what comes after is let go.
    failed: Option<Error>,
}

impl Intake<'_> {
    fn take(&mut self, item: Item) {
        if self.failed.is_some() {
            return;
        }
        match item {
            Item::Passed(passed) => self.added.pass(passed),
            Item::Capture(capture) => {
                self.bytes += capture.bytes.len();
                self.waiting.push(capture);
                if self.waiting.len() >= BATCH || self.bytes >= BATCH_BYTES {
                    self.failed = self.commit().err();
                }
            }
        }
    }

    /// Draws what is new side by side, stores it, and counts everything in the order in which it came.
    fn commit(&mut self) -> Result<(), Error> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let known: Vec<_> =
            waiting.iter().map(|capture| self.casebook.known(capture)).collect::<Result<_, _>>()?;
        let (mut fresh, mut order) = (Vec::new(), Vec::new());
        for (capture, known) in waiting.into_iter().zip(known) {
            match known {
                Some(known) => order.push(Ok((capture.location, known))),
                None => {
                    order.push(Err(()));
                    fresh.push(capture);
                }
            }
        }
        let documents = map_in_order(&fresh, draw);
        let drawn: Vec<Ingested> = fresh
            .into_iter()
            .zip(documents)
            .map(|(capture, documents)| Ingested { capture, documents })
            .collect();
        let mut stored = self.casebook.put(&drawn)?.into_iter();
        let mut drawn = drawn.into_iter();
        for one in order {
            match one {
                Ok((location, known)) => {
                    for document in known {
                        self.added.count(&location, document.unusable, Stored::Known, document.problems);
                    }
                }
                Err(()) => {
                    let documents = drawn.next().map(|one| one.documents).unwrap_or_default();
                    for (document, stored) in documents.into_iter().zip(stored.by_ref()) {
                        let Document { location, problems, .. } = document;
                        let unusable = problems.iter().any(|problem| problem.kind.is_fatal());
                        self.added.count(&location, unusable, stored, problems);
                    }
                }
            }
        }
        (self.progress)(Progress::Storing {
            files: self.added.files,
            of: self.files,
            documents: self.added.documents,
        });
        Ok(())
    }
}

impl Added {
    fn count(&mut self, location: &str, unusable: bool, stored: Stored, problems: Vec<Problem>) {
        self.documents += 1;
        match stored {
            _ if unusable => {
                self.unusable += 1;
                let empty = problems.iter().any(|p| p.kind.is_fatal() && p.kind.is_empty());
                if empty { self.empty += 1 } else { self.failed += 1 }
            }
            Stored::New => self.new += 1,
            Stored::Known => self.known += 1,
        }
        self.with_problems += usize::from(!problems.is_empty());
        self.problems.extend(problems.into_iter().map(|problem| Noted {
            location: location.to_owned(),
            kind: problem.kind,
            message: problem.message,
        }));
    }

    /// Counts pieces that were passed over, once a kind and archive.
    fn pass(&mut self, passed: Passed) {
        let Passed { location, what, count } = passed;
        self.passed += count;
        match self.passed_over.iter_mut().find(|p| p.location == location && p.what == what) {
            Some(known) => known.count += count,
            None => self.passed_over.push(PassedOver { location, what, count }),
        }
    }
}
