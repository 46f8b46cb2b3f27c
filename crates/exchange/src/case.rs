//! All that is written out, gathered once from a casebook.

use crate::Error;
use crate::finding::Finding;
use reportedly::ask::Answer;
use reportedly::claims::claims_under;
use reportedly::origins::{Traced, origins_of};
use reportedly::questions::KeptQuestion;
use reportedly::{CaptureEntry, Casebook, Name, StoredDocument, names_under};
use reportedly_core::claims::{Claim, Parameters};
use reportedly_core::correction::{Event, Overrides};
use reportedly_core::{Document, Reading};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A casebook as it is written out, with the answer to a question where one was asked.
///
/// Documents are kept in memory; readings, which are ten times as large, and the bytes of captures are had one by one. Only
/// for claims, which are gathered where a format has them, all readings are held together for a while.
pub struct Case<'a> {
    casebook: &'a Casebook,
    /// Name of the weights and rules that read the documents.
    pub reader: String,
    /// The documents, in the casebook's order.
    pub documents: Vec<Filed>,
    /// The captures, by location and id, without their bytes.
    pub captures: Vec<CaptureEntry>,
    /// Where the documents come from.
    pub origins: Traced,
    /// Whom the documents name.
    pub names: Vec<Name>,
    /// What people have corrected, first to last.
    pub log: Vec<Event>,
    /// What was asked, with all answers, in the order in which it was first asked.
    pub questions: Vec<KeptQuestion>,
    /// What the evidence amounts to, for formats that show it in their own words.
    pub finding: Option<Finding>,
    /// The whole answer, as `ask --json` prints it.
    pub answer: Option<Value>,
    places: BTreeMap<String, usize>,
    /// Corrections in force, under which claims are gathered.
    overrides: Overrides,
    claims: OnceCell<Vec<Claim>>,
}

/// A document, and the captures that it was drawn from.
#[derive(Debug, Clone)]
pub struct Filed {
    /// The document as the casebook keeps it.
    pub stored: StoredDocument,
    /// Ids of its captures, in the order of [`Case::captures`]; at least one.
    pub captures: Vec<String>,
}

impl Filed {
    /// The document.
    pub fn document(&self) -> &Document {
        &self.stored.document
    }
}

impl<'a> Case<'a> {
    /// Takes together all that a casebook holds. `reader` is the version of the reader that read it.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn gather(casebook: &'a Casebook, reader: &str, answer: Option<&Answer>) -> Result<Self, Error> {
        let answered = answer.map(serde_json::to_value).transpose()?;
        let mut case = Self::without_answer(casebook, reader)?;
        case.answer = answered;
        case.finding = answer.map(Finding::of);
        Ok(case)
    }

    fn without_answer(casebook: &'a Casebook, reader: &str) -> Result<Self, Error> {
        let captures = casebook.captures()?;
        let stored = casebook.documents()?;
        let origins = origins_of(casebook, &stored)?;
        let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for capture in &captures {
            for document in &capture.documents {
                of.entry(document.clone()).or_default().push(capture.id.clone());
            }
        }
        let file = |stored: StoredDocument| Filed {
            captures: of.remove(&stored.document.id).unwrap_or_default(),
            stored,
        };
        let documents: Vec<Filed> = stored.into_iter().map(file).collect();
        let places = documents.iter().enumerate().map(|(n, d)| (d.document().id.clone(), n)).collect();
        let names = reportedly::names(casebook)?;
        Ok(Self {
            casebook,
            reader: reader.to_owned(),
            documents,
            captures,
            origins,
            names,
            overrides: casebook.overrides()?,
            claims: OnceCell::new(),
            log: casebook.log()?.to_vec(),
            questions: casebook.questions()?,
            finding: None,
            answer: None,
            places,
        })
    }

    /// Leaves out what people did, for whoever is not to know it: corrections with all that they changed in names and claims,
    /// and what was asked. The answer is the caller's: asked without corrections it shows none.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn without_people(mut self) -> Result<Self, Error> {
        self.log.clear();
        self.questions.clear();
        self.overrides = Overrides::default();
        self.claims = OnceCell::new();
        self.names = names_under(self.casebook, &self.overrides)?;
        Ok(self)
    }

    /// What the documents claim: all claims, most origins first. Gathered when they are first asked for.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn claims(&self) -> Result<&[Claim], Error> {
        if let Some(claims) = self.claims.get() {
            return Ok(claims);
        }
        let made = claims_under(self.casebook, &self.overrides, &Parameters::default())?;
        Ok(self.claims.get_or_init(|| made))
    }

    /// The claims that formats for others show: of two documents or more, or in dispute. A claim of one statement says no more
    /// than the statement.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub(crate) fn told_claims(&self) -> Result<impl Iterator<Item = &Claim>, Error> {
        Ok(self.claims()?.iter().filter(|c| c.documents > 1 || c.disputed))
    }

    /// The casebook itself.
    pub fn casebook(&self) -> &Casebook {
        self.casebook
    }

    /// A document by its id.
    pub fn find(&self, id: &str) -> Option<&Filed> {
        self.places.get(id).map(|n| &self.documents[*n])
    }

    /// What was read in a document; an empty reading where it has not been read.
    ///
    /// # Errors
    ///
    /// Those of the casebook.
    pub fn reading(&self, filed: &Filed) -> Result<Reading, Error> {
        Ok(self.casebook.reading(filed.stored.key)?.unwrap_or_default())
    }

    /// The documents that are shown: those that bear on the question where there is one, else all with text.
    pub fn shown(&self) -> impl Iterator<Item = &Filed> {
        let cited: Option<Vec<&str>> = self.finding.as_ref().map(Finding::documents);
        self.documents.iter().filter(move |d| {
            let bears = cited.as_ref().is_none_or(|ids| ids.contains(&d.document().id.as_str()));
            bears && d.document().is_usable()
        })
    }

    /// The finding, or an error that says that `format` needs one.
    pub(crate) fn finding(&self, format: &'static str) -> Result<&Finding, Error> {
        self.finding.as_ref().ok_or(Error::NoAnswer(format))
    }

    /// The latest moment that anything here is known from: a publication or a fetch. What stands for "now" where a
    /// format wants a time, so that the same casebook gives the same bytes.
    pub(crate) fn latest(&self) -> Option<String> {
        let published = self.documents.iter().filter_map(|d| d.document().published.as_deref());
        let received = self.captures.iter().filter_map(|c| c.received.as_deref());
        published.chain(received).filter_map(crate::when::moment).max()
    }
}
