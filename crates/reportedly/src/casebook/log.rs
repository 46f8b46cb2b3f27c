//! The log of corrections: adding events, reading them. Nothing is ever changed or removed.

use super::{Casebook, Error};
use reportedly_core::correction::{Act, Before, Correction, Event, Overrides, Subject};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use std::collections::BTreeMap;
use std::rc::Rc;

/// An event that is to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// What it does.
    pub act: Act,
    /// What held before, where that can be told.
    pub before: Option<Before>,
    /// Why; may be empty.
    pub why: String,
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Appended {
    /// It is kept, under this number.
    Kept(i64),
    /// Others have changed the same matter since it was looked at: nothing was kept. The events that were not seen.
    Stale(Vec<Event>),
}

impl Casebook {
    /// From here on every event that is added through this connection carries this name, whatever it says itself: for
    /// programs that know who is asking, so that no way of correcting can be signed with another's name. `None` ends that.
    pub fn sign_as(&mut self, who: Option<String>) {
        self.signer = who;
    }

    /// Adds an event to the log.
    ///
    /// `seen` is the number of the last event on the same subjects that the person had before them (0 for none): where
    /// there is a later one, nothing is kept and the later ones are given, so that two people who correct one thing at
    /// once both see it. Without it nothing is compared. Undoing what is undone already is stale in any case.
    ///
    /// # Errors
    ///
    /// [`Error::Correction`] where an undo names no event; [`Error::Busy`], [`Error::Store`], [`Error::Damaged`].
    pub fn append(&mut self, event: &NewEvent, seen: Option<i64>) -> Result<Appended, Error> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let log = events(&tx)?;
        let unseen = match &event.act {
            Act::Undo { undoes } => taken_back(&log, *undoes)?,
            Act::Correct(correction) => since(&log, &correction.subjects(), seen),
        };
        if !unseen.is_empty() {
            return Ok(Appended::Stale(unseen));
        }
        let who = self.signer.as_deref().unwrap_or(&event.who);
        let id = insert(&tx, event, who)?;
        tx.commit()?;
        Ok(Appended::Kept(id))
    }

    /// All events, first to last. Documents that were renamed since are named as they are called now.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn log(&self) -> Result<Rc<Vec<Event>>, Error> {
        self.log.get(self, || events(&self.db))
    }

    /// The corrections that are in force.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn overrides(&self) -> Result<Overrides, Error> {
        Ok(Overrides::of(&self.log()?))
    }

    /// The number of the last event on any of these subjects, undone ones and undos included; 0 where there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Store`], [`Error::Damaged`].
    pub fn last_event(&self, subjects: &[Subject]) -> Result<i64, Error> {
        Ok(touching(&self.log()?, subjects).last().map_or(0, |e| e.id))
    }
}

/// Events on the subjects after the one that was seen last.
fn since(log: &[Event], subjects: &[Subject], seen: Option<i64>) -> Vec<Event> {
    let Some(seen) = seen else { return Vec::new() };
    touching(log, subjects).filter(|e| e.id > seen).cloned().collect()
}

/// Events that are about one of the subjects, and undos of such.
fn touching<'a>(log: &'a [Event], subjects: &'a [Subject]) -> impl Iterator<Item = &'a Event> {
    log.iter().filter(move |e| about(log, e).iter().any(|s| subjects.contains(s)))
}

fn about(log: &[Event], event: &Event) -> Vec<Subject> {
    match event.correction(log) {
        // A remark changes nothing that somebody could have missed.
        None | Some(Correction::Note { .. }) => Vec::new(),
        Some(correction) => correction.subjects(),
    }
}

/// The event that has taken the event `id` back already, if there is one.
fn taken_back(log: &[Event], id: i64) -> Result<Vec<Event>, Error> {
    let Some(at) = log.iter().position(|e| e.id == id) else {
        return Err(Error::Correction { what: format!("there is no event {id} in the log") });
    };
    let by = Event::undone(log)[at];
    Ok(log.iter().filter(|e| Some(e.id) == by).cloned().collect())
}

fn insert(db: &Connection, event: &NewEvent, who: &str) -> Result<i64, Error> {
    let damaged = |source| Error::Damaged { what: "a new event of the log".to_owned(), source };
    let (kind, subjects, undoes, documents) = match &event.act {
        Act::Correct(correction) => {
            let documents = identities(db, correction.clone().places_mut())?;
            (correction.kind(), correction.subjects(), None, documents)
        }
        Act::Undo { undoes } => ("undo", Vec::new(), Some(*undoes), BTreeMap::new()),
    };
    let before = event.before.as_ref().map(serde_json::to_string).transpose().map_err(damaged)?;
    db.execute(
        "INSERT INTO log (at, who, kind, subject, before, after, why, undoes, documents)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            event.at,
            who,
            kind,
            serde_json::to_string(&subjects).map_err(damaged)?,
            before,
            serde_json::to_string(&event.act).map_err(damaged)?,
            event.why,
            undoes,
            serde_json::to_string(&documents).map_err(damaged)?,
        ],
    )?;
    Ok(db.last_insert_rowid())
}

/// The identity of each document, by which it is known when it has another name.
fn identities(db: &Connection, ids: Vec<&mut String>) -> Result<BTreeMap<String, String>, Error> {
    let mut statement = db.prepare_cached("SELECT identity FROM documents WHERE id = ?1")?;
    let mut all = BTreeMap::new();
    for id in ids {
        let identity: Option<String> = statement.query_row([&*id], |row| row.get(0)).optional()?;
        all.extend(identity.map(|identity| (id.clone(), identity)));
    }
    Ok(all)
}

fn events(db: &Connection) -> Result<Vec<Event>, Error> {
    let mut statement =
        db.prepare_cached("SELECT id, at, who, before, after, why, documents FROM log ORDER BY id")?;
    let mut name = db.prepare_cached("SELECT id FROM documents WHERE identity = ?1")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let (mut event, identities) = event(row)?;
        if let Act::Correct(correction) = &mut event.act {
            for id in correction.places_mut() {
                let Some(identity) = identities.get(id) else { continue };
                let now: Option<String> = name.query_row([identity], |row| row.get(0)).optional()?;
                if let Some(now) = now {
                    *id = now;
                }
            }
        }
        all.push(event);
    }
    Ok(all)
}

fn event(row: &Row<'_>) -> Result<(Event, BTreeMap<String, String>), Error> {
    let id: i64 = row.get(0)?;
    let damaged = |source| Error::Damaged { what: format!("event {id} of the log"), source };
    let before: Option<String> = row.get(3)?;
    let (after, documents): (String, String) = (row.get(4)?, row.get(6)?);
    let event = Event {
        id,
        at: row.get(1)?,
        who: row.get(2)?,
        act: serde_json::from_str(&after).map_err(damaged)?,
        before: before.map(|b| serde_json::from_str(&b)).transpose().map_err(damaged)?,
        why: row.get(5)?,
    };
    Ok((event, serde_json::from_str(&documents).map_err(damaged)?))
}
