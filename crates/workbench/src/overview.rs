//! What there is in the whole casebook: for lists, sources, timeline and map. Texts are not kept.

use reportedly::core::{Certainty, Problem, Reading, Span, Statement};
use reportedly::{Casebook, Error, StatementKey, StoredDocument};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The casebook at a glance.
#[derive(Debug, Default)]
pub(crate) struct Overview {
    /// Documents in the casebook's order.
    pub(crate) documents: Vec<Listed>,
    /// Statements of all documents, in their order.
    pub(crate) statements: Vec<Told>,
    /// For each publisher its documents (indices).
    pub(crate) publishers: BTreeMap<Arc<str>, Vec<u32>>,
    /// For each speaker the statements made on its word (indices), at whatever link of the chain.
    pub(crate) speakers: BTreeMap<Arc<str>, Vec<u32>>,
}

/// A document without its text.
#[derive(Debug)]
pub(crate) struct Listed {
    pub(crate) key: i64,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<Arc<str>>,
    pub(crate) published: Option<String>,
    pub(crate) location: String,
    pub(crate) problems: Vec<Problem>,
    pub(crate) usable: bool,
}

/// A statement without its words.
#[derive(Debug)]
pub(crate) struct Told {
    /// Index into [`Overview::documents`].
    pub(crate) document: u32,
    /// Number in its document's reading.
    pub(crate) number: u32,
    pub(crate) span: Span,
    pub(crate) certainty: Certainty,
    /// On whose word, outermost first.
    pub(crate) chain: Vec<Arc<str>>,
    /// Days that it names: `2023-10-30`, `2023-10`, `2023`.
    pub(crate) days: Vec<String>,
    /// Places that it names: name, degrees north, degrees east.
    pub(crate) places: Vec<(Arc<str>, f64, f64)>,
}

/// Names, each kept once.
#[derive(Default)]
struct Names(BTreeSet<Arc<str>>);

impl Names {
    fn of(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}

impl Overview {
    /// Looks through the casebook.
    pub(crate) fn of(casebook: &Casebook) -> Result<Self, Error> {
        let (mut all, mut names) = (Self::default(), Names::default());
        for stored in casebook.documents()? {
            let reading = casebook.reading(stored.key)?.unwrap_or_default();
            all.add(stored, &reading, &mut names);
        }
        Ok(all)
    }

    fn add(&mut self, stored: StoredDocument, reading: &Reading, names: &mut Names) {
        let number = self.documents.len() as u32;
        for (n, statement) in reading.statements.iter().enumerate() {
            let told = told(number, n as u32, statement, reading, names);
            let mut here: Vec<&Arc<str>> = told.chain.iter().collect();
            here.sort();
            here.dedup();
            for name in here {
                self.speakers.entry(Arc::clone(name)).or_default().push(self.statements.len() as u32);
            }
            self.statements.push(told);
        }
        let usable = stored.document.is_usable();
        let d = stored.document;
        let publisher = d.publisher.as_deref().map(|p| names.of(p));
        if let Some(publisher) = &publisher {
            self.publishers.entry(Arc::clone(publisher)).or_default().push(number);
        }
        self.documents.push(Listed {
            key: stored.key,
            id: d.id,
            title: d.title,
            publisher,
            published: d.published,
            location: d.location,
            problems: d.problems,
            usable,
        });
    }

    /// The document of a statement.
    pub(crate) fn document(&self, told: &Told) -> &Listed {
        &self.documents[told.document as usize]
    }

    /// The key under which searches find a statement.
    pub(crate) fn key(&self, told: &Told) -> StatementKey {
        StatementKey { document: self.document(told).key, number: told.number as usize }
    }
}

fn told(document: u32, number: u32, statement: &Statement, reading: &Reading, names: &mut Names) -> Told {
    let times = reading.times.iter().filter(|t| statement.span.contains(t.span));
    let days: BTreeSet<String> = times.filter_map(|t| day(t.value.as_deref()?)).collect();
    let mut places: Vec<(Arc<str>, f64, f64)> = reading
        .places
        .iter()
        .filter(|p| statement.span.contains(p.span))
        .map(|p| (names.of(&p.name), p.latitude, p.longitude))
        .collect();
    places.sort_by(|a, b| a.0.cmp(&b.0));
    places.dedup_by(|a, b| a.0 == b.0);
    Told {
        document,
        number,
        span: statement.span,
        certainty: statement.factuality.certainty,
        chain: statement.chain.iter().map(|l| names.of(&l.name)).collect(),
        days: days.into_iter().collect(),
        places,
    }
}

/// The day, month or year of a TIMEX3 value; none for weeks, lengths and "now".
fn day(value: &str) -> Option<String> {
    let date = value.split('T').next().unwrap_or(value);
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |p: &&str, digits: usize| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit());
    let right = match &parts[..] {
        [y] => is_number(y, 4),
        [y, m] => is_number(y, 4) && is_number(m, 2),
        [y, m, d] => is_number(y, 4) && is_number(m, 2) && is_number(d, 2),
        _ => false,
    };
    right.then(|| date.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_months_and_years_have_a_place_on_the_calendar() {
        let of = |v| day(v);
        assert_eq!(of("2023-10-30T08:14"), Some("2023-10-30".to_owned()));
        assert_eq!((of("2023-10"), of("2023")), (Some("2023-10".to_owned()), Some("2023".to_owned())));
        assert_eq!([of("2023-W10"), of("P2W"), of("PRESENT_REF"), of("XXXX-10")], [const { None }; 4]);
    }
}
