//! Documents in batches.

use crate::Failure;
use reportedly::Ingested;
use reportedly::core::Document;

/// Documents read side by side. They are shown together, so few enough not to keep a person waiting.
const BATCH: usize = 16;

/// Collects documents and hands them on in batches; remembers the first failure, since whoever draws
/// documents cannot be stopped.
pub(super) struct Batches<F> {
    print: F,
    waiting: Vec<Document>,
    failed: Option<Failure>,
}

impl<F: FnMut(&[Document]) -> Result<(), Failure>> Batches<F> {
    pub(super) fn new(print: F) -> Self {
        Self { print, waiting: Vec::new(), failed: None }
    }

    pub(super) fn take(&mut self, ingested: Ingested) {
        for document in ingested.documents {
            if self.failed.is_none() {
                self.waiting.push(document);
                if self.waiting.len() >= BATCH {
                    self.print();
                }
            }
        }
    }

    /// The first failure, if there was one.
    pub(super) fn check(&mut self) -> Result<(), Failure> {
        self.failed.take().map_or(Ok(()), Err)
    }

    pub(super) fn finish(mut self) -> Result<(), Failure> {
        self.check()?;
        self.print();
        self.check()
    }

    fn print(&mut self) {
        self.failed = (self.print)(&self.waiting).err();
        self.waiting.clear();
    }
}
