//! Whether every document still derives from its capture.

use crate::parallel::map_in_order;
use crate::{Casebook, Error};
use reportedly_core::{Capture, Document};
use serde::Serialize;

/// Captures that are drawn again side by side.
const BATCH: usize = 128;

/// What a verification found. `captures` and `documents` count all there are; every one of them is either proved or in
/// `findings`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Verified {
    /// Captures whose bytes were hashed again.
    pub captures: usize,
    /// Documents of the casebook.
    pub documents: usize,
    /// Documents that came out of one of their captures again, byte for byte.
    pub proved: usize,
    /// Documents that an older version of this program drew, and that this one draws otherwise.
    pub outdated: usize,
    /// What is not as it should be.
    pub findings: Vec<Finding>,
}

impl Verified {
    /// Whether nothing contradicts the casebook.
    pub fn holds(&self) -> bool {
        self.findings.iter().all(|finding| finding.kind == FindingKind::Outdated)
    }
}

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The document's or the capture's id.
    pub id: String,
    /// What is wrong, for programs.
    pub kind: FindingKind,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// Kinds of [`Finding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The bytes of a capture are not those whose hash was recorded.
    Bytes,
    /// No capture gives this document.
    Document,
    /// As `Document`, but an older version of the program drew it, which may be the reason.
    Outdated,
}

/// Hashes every capture again, draws its documents again and compares them with those that are kept.
/// `progress` is told how many captures of all are done.
///
/// # Errors
///
/// [`Error::Store`], [`Error::Damaged`] where the casebook cannot be read at all.
pub fn verify(casebook: &Casebook, progress: &mut dyn FnMut(usize, usize)) -> Result<Verified, Error> {
    let ids: Vec<String> = casebook.captures()?.into_iter().map(|capture| capture.id).collect();
    let mut found = Verified { documents: casebook.count_documents()?, ..Verified::default() };
    let mut proved = std::collections::HashSet::new();
    for batch in ids.chunks(BATCH) {
        let captures: Vec<(&String, Capture)> = batch
            .iter()
            .filter_map(|id| casebook.capture(id).transpose().map(|capture| Ok((id, capture?))))
            .collect::<Result<_, Error>>()?;
        let drawn = map_in_order(&captures, |(_, capture)| {
            (reportedly_ingest::sha256(&capture.bytes), reportedly_ingest::draw(capture))
        });
        for ((id, capture), (hash, documents)) in captures.iter().zip(drawn) {
            found.captures += 1;
            if hash != capture.hash {
                let message = format!(
                    "The bytes of {} are not those that were received: their hash is {hash}, recorded was {}.",
                    capture.location, capture.hash
                );
                found.findings.push(Finding { id: (*id).clone(), kind: FindingKind::Bytes, message });
                continue;
            }
            for (number, key, stored) in casebook.drawn(id)? {
                if documents.get(number).is_some_and(|drawn| same(drawn, &stored)) {
                    proved.insert(key);
                }
            }
        }
        progress(found.captures, ids.len());
    }
    found.proved = proved.len();
    for (key, id, drawn_by) in casebook.drawn_by()? {
        if proved.contains(&key) {
            continue;
        }
        let old = drawn_by != reportedly_ingest::VERSION;
        let kind = if old { FindingKind::Outdated } else { FindingKind::Document };
        let message = match old {
            true => "An older version of this program drew it; this one draws its capture otherwise.",
            false => "None of its captures gives this document.",
        };
        found.outdated += usize::from(old);
        found.findings.push(Finding { id, kind, message: message.to_owned() });
    }
    Ok(found)
}

/// Whether two documents are the same but for what the casebook gave them: a unique id, and the least of their places.
fn same(drawn: &Document, stored: &Document) -> bool {
    let plain = |document: &Document| Document { location: String::new(), ..document.clone() };
    plain(drawn) == plain(stored)
}
