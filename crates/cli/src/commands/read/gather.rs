//! Documents from files and the standard input, in batches.

use crate::Failure;
use crate::failure::Kind;
use reportedly::core::Document;
use reportedly::{Ingested, ingest_bytes};
use std::io::Read;

/// Documents read side by side. They are shown together, so few enough not to keep a person waiting.
const BATCH: usize = 16;

/// The most that is taken from the standard input, in bytes: it is held in memory.
const MAX_INPUT: u64 = 256 << 20;

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

    pub(super) fn take(&mut self, document: Document) {
        if self.failed.is_none() {
            self.waiting.push(document);
            if self.waiting.len() >= BATCH {
                self.print();
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

/// Draws the documents of the standard input.
pub(super) fn standard_input(sink: &mut dyn FnMut(Ingested)) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock().take(MAX_INPUT + 1).read_to_end(&mut bytes);
    let refuse =
        |error: anyhow::Error, hint: &str| Failure { kind: Kind::Input, error, hints: vec![hint.to_owned()] };
    if let Err(error) = input {
        let error = anyhow::Error::new(error).context("cannot read the standard input");
        return Err(refuse(error, "Save it to a file and give its path."));
    }
    if bytes.len() as u64 > MAX_INPUT {
        let error = anyhow::anyhow!("the standard input gives more than {} MiB", MAX_INPUT >> 20);
        return Err(refuse(error, "Save it to a file: a JSONL file may be of any size."));
    }
    ingest_bytes("stdin", &bytes, sink);
    Ok(())
}
