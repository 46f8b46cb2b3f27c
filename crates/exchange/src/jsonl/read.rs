//! Lines back into a casebook. Only captures are taken: documents are drawn from them and read again, so that a forged
//! export can say nothing that its bytes do not.

use super::line::{CaptureLine, Head};
use super::people::{People, Waiting};
use super::{MARK, VERSION};
use crate::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reportedly::add::{Progress, store};
use reportedly::{Casebook, DocumentReader, Given, Item, Options, add};
use reportedly_core::Capture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{BufRead, Read};

/// Longest line: what the largest capture that a casebook keeps (64 MiB) becomes in base64, and room for what is around it.
const MAX_LINE: u64 = 96 << 20;
/// Captures that are taken in together, and bytes after which fewer are.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 16 << 20;
/// Problems that are told one by one.
const TOLD: usize = 100;

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Imported {
    /// Captures that were in the export and whole.
    pub captures: usize,
    /// Documents that they gave.
    pub documents: usize,
    /// Those of them that the casebook did not have.
    pub new: usize,
    /// Inputs among them that gave no text.
    pub unusable: usize,
    /// Documents read.
    pub read: usize,
    /// Events of the log that were taken over and are new; none with [`People::Leave`].
    pub corrections: usize,
    /// Answers to questions that were taken over and are new; none with [`People::Leave`].
    pub answers: usize,
    /// Lines of what people did that were left.
    pub left: usize,
    /// Lines that could not be used: broken ones, captures whose bytes are not those that were received, corrections of
    /// what is not here.
    pub refused: usize,
    /// Ids of documents that the export has and that its captures do not give, in order.
    pub not_given: Vec<String>,
    /// What was wrong with refused lines, for people; the first hundred.
    pub problems: Vec<String>,
}

impl Imported {
    pub(super) fn refuse(&mut self, why: String) {
        self.refused += 1;
        if self.problems.len() < TOLD {
            self.problems.push(why);
        }
    }
}

/// What of a line is looked at before it is known what it is.
#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(rename = "type", borrow)]
    kind: std::borrow::Cow<'a, str>,
    /// Text of documents; a number of corrections.
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    text: Option<String>,
}

/// Takes the captures of an export into a casebook, draws their documents, and reads them; with [`People::Take`] what
/// people did, too.
///
/// # Errors
///
/// [`Error::NotAnExport`] where the first line is not that of an export, or of a later version; [`Error::Input`],
/// [`Error::Casebook`]. What was committed before stays.
pub fn import(
    casebook: &mut Casebook,
    input: &mut dyn BufRead,
    reader: &dyn DocumentReader,
    people: People,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, Error> {
    let mut run = Import { casebook, progress, waiting: Vec::new(), bytes: 0, done: Imported::default() };
    let mut promised: BTreeSet<(String, String)> = BTreeSet::new();
    let mut handed = Waiting::default();
    let mut line = Vec::new();
    let mut number = 0;
    while next_line(input, &mut line)? {
        number += 1;
        if number == 1 {
            check_head(&line)?;
            continue;
        }
        if line.len() as u64 > MAX_LINE {
            run.refuse(number, &format!("it is longer than {} MiB", MAX_LINE >> 20));
            continue;
        }
        match serde_json::from_slice::<Kind<'_>>(&line) {
            Err(error) => run.refuse(number, &error.to_string()),
            Ok(kind) if kind.kind == "capture" => run.capture(number, &line)?,
            Ok(Kind { kind, id: Some(Value::String(id)), text: Some(text) }) if kind == "document" => {
                let hash = reportedly_ingest::sha256(text.as_bytes());
                handed.document(&id, &hash);
                promised.insert((id, hash));
            }
            Ok(Kind { kind, .. }) if people == People::Leave => {
                run.done.left += usize::from(kind == "correction" || kind == "question");
            }
            // All that is not of people is made anew from the captures.
            Ok(Kind { kind, .. }) => {
                if let Err(why) = handed.take(&kind, &line) {
                    run.refuse(number, &why);
                }
            }
        }
    }
    if number == 0 {
        return Err(Error::NotAnExport("it is empty".into()));
    }
    run.commit()?;
    let Import { casebook, progress, mut done, .. } = run;
    done.read = add::read(casebook, reader, progress)?;
    for stored in casebook.documents()? {
        let hash = reportedly_ingest::sha256(stored.document.text.as_bytes());
        promised.retain(|(id, text)| *text != hash || !same_name(id, &stored.document.id));
    }
    handed.commit(casebook, &mut done)?;
    done.not_given = promised.into_iter().map(|(id, _)| id).collect();
    Ok(done)
}

/// Whether two ids may be of one document: a name that became ambiguous has digits behind it.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let plain = |id: &str| id.rsplit_once('~').map_or(id.to_owned(), |(name, _)| name.to_owned());
    a == b || plain(a) == b || a == plain(b) || plain(a) == plain(b)
}

struct Import<'a> {
    casebook: &'a mut Casebook,
    progress: &'a mut dyn FnMut(Progress),
    waiting: Vec<Given<'static>>,
    bytes: usize,
    done: Imported,
}

impl Import<'_> {
    fn refuse(&mut self, number: usize, why: &str) {
        self.done.refuse(format!("line {number}: {why}"));
    }

    fn capture(&mut self, number: usize, line: &[u8]) -> Result<(), Error> {
        match capture(line) {
            Err(why) => self.refuse(number, &why),
            Ok(capture) => {
                self.bytes += capture.bytes.len();
                self.done.captures += 1;
                self.waiting.push(Given::Item(Box::new(Item::Capture(capture))));
                if self.waiting.len() >= BATCH || self.bytes >= BATCH_BYTES {
                    self.commit()?;
                }
            }
        }
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let added = store(self.casebook, waiting, &Options::default(), self.progress)?;
        self.done.documents += added.documents;
        self.done.new += added.new;
        self.done.unusable += added.unusable;
        Ok(())
    }
}

/// The capture of a line, if its bytes are those whose hash it has.
fn capture(line: &[u8]) -> Result<Capture, String> {
    let line: CaptureLine = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let bytes = STANDARD.decode(&line.bytes).map_err(|e| format!("the bytes are no base64: {e}"))?;
    let hash = reportedly_ingest::sha256(&bytes);
    // What could not be received has a hash of nothing, or none.
    if hash != line.hash && !(bytes.is_empty() && line.problem.is_some()) {
        return Err(format!(
            "the bytes of {} are not those that were received: their hash is {hash}, recorded was {}",
            line.location, line.hash
        ));
    }
    Ok(Capture {
        hash: line.hash,
        location: line.location,
        name: line.name,
        format: line.format,
        media_type: line.media_type,
        url: line.url,
        received: line.received,
        headers: line.headers,
        context: line.context,
        problem: line.problem,
        bytes,
    })
}

fn check_head(line: &[u8]) -> Result<(), Error> {
    let head = serde_json::from_slice::<Head>(line).ok().filter(|head| head.mark == MARK);
    match head {
        None => Err(Error::NotAnExport("the first line is not that of an export in the format jsonl".into())),
        Some(head) if head.version > VERSION => Err(Error::NotAnExport(format!(
            "it has version {} of the format; this program knows up to {VERSION}",
            head.version
        ))),
        Some(_) => Ok(()),
    }
}

/// The next line without its end; false where there is none. Of one that is too long only so much is kept as shows it.
fn next_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> Result<bool, Error> {
    line.clear();
    let read = input.take(MAX_LINE + 1).read_until(b'\n', line).map_err(Error::Input)?;
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 > MAX_LINE {
        skip_line(input).map_err(Error::Input)?;
    }
    Ok(read > 0)
}

/// Passes over the rest of a line.
fn skip_line(input: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (used, ended) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}
