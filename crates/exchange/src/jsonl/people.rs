//! What people did, out of an export: believed only where the person who imports it says so.

use super::read::{Imported, same_name};
use crate::Error;
use reportedly::Casebook;
use reportedly::handed::{Handed, take_log, take_questions};
use reportedly::questions::KeptQuestion;
use reportedly_core::correction::{Act, Event};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What becomes of the lines that no bytes can prove: corrections, and kept questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// They are counted.
    Leave,
    /// They are taken over.
    Take,
}

/// Such lines, as they come in.
#[derive(Default)]
pub(super) struct Waiting {
    log: Vec<Event>,
    questions: Vec<KeptQuestion>,
    /// The hash of each document's text, by which it is found here under whatever name.
    texts: BTreeMap<String, String>,
}

impl Waiting {
    /// A line of the type `kind`; `Err` says why it cannot be used. False for other types.
    pub(super) fn take(&mut self, kind: &str, line: &[u8]) -> Result<bool, String> {
        fn read<T: DeserializeOwned>(line: &[u8]) -> Result<T, String> {
            serde_json::from_slice(line).map_err(|e| e.to_string())
        }
        match kind {
            "correction" => self.log.push(read(line)?),
            "question" => self.questions.push(read(line)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A document of the export.
    pub(super) fn document(&mut self, id: &str, text: &str) {
        self.texts.insert(id.to_owned(), text.to_owned());
    }

    /// Takes everything over, once the documents are there.
    pub(super) fn commit(self, casebook: &mut Casebook, done: &mut Imported) -> Result<(), Error> {
        if self.log.is_empty() && self.questions.is_empty() {
            return Ok(());
        }
        let mut here: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for stored in casebook.documents()? {
            let hash = reportedly_ingest::sha256(stored.document.text.as_bytes());
            here.entry(hash).or_default().push(stored.document.id);
        }
        let mut handed = Handed::default();
        let mut log = Vec::new();
        for mut event in self.log {
            match named_here(&mut event, &self.texts, &here) {
                Ok(()) => log.push(event),
                Err(id) => {
                    handed.refused.push(format!("event {} is about {id}, which is not here", event.id))
                }
            }
        }
        take_log(casebook, log, &mut handed)?;
        take_questions(casebook, self.questions, &mut handed)?;
        done.corrections = handed.corrections;
        done.answers = handed.answers;
        for why in handed.refused {
            done.refuse(why);
        }
        Ok(())
    }
}

/// Names the documents of a correction as they are called here. `Err` is one that is not here, or has another text.
fn named_here(
    event: &mut Event,
    texts: &BTreeMap<String, String>,
    here: &BTreeMap<String, Vec<String>>,
) -> Result<(), String> {
    let Act::Correct(correction) = &mut event.act else { return Ok(()) };
    for id in correction.places_mut() {
        let same_text = texts.get(id).and_then(|hash| here.get(hash)).map(Vec::as_slice).unwrap_or_default();
        if same_text.contains(id) {
            continue;
        }
        match same_text.iter().find(|other| same_name(id, other)) {
            Some(other) => other.clone_into(id),
            None => return Err(id.clone()),
        }
    }
    Ok(())
}
