//! What people have corrected: the log, and adding to it.

use crate::api::call::Call;
use crate::api::operation::{Body, Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, Part};
use crate::api::reply::Reply;
use crate::api::{Problem, ROOT};
use crate::desk::Shared;
use crate::pages::answer::current;
use axum::http::header;
use reportedly::core::correction::{Correction, Event};
use reportedly::correct::{By, correct, undo};
use reportedly::{Appended, Casebook};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const ID: Parameter = Parameter::path("id", "number of the event", Kind::Whole(0, u32::MAX));

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "listCorrections",
        verb: Verb::Get,
        path: "/corrections",
        about: "The log of corrections, first to last",
        more: "The log is only ever added to. An undo is an event of its own.",
        parameters: &[],
        body: None,
        gives: Gives::Page("Event"),
        troubles: &[422],
        run: list,
    },
    Operation {
        name: "correct",
        verb: Verb::Post,
        path: "/corrections",
        about: "Correct something",
        more: "With `seen`, the number of the last event on the same subject that you know of, nothing is kept where there is a \
               later one (409).",
        parameters: &[],
        body: Some(Body::of("NewCorrection")),
        gives: Gives::Made("Event"),
        troubles: &[403, 409, 413, 415, 422],
        run: add,
    },
    Operation {
        name: "getCorrection",
        verb: Verb::Get,
        path: "/corrections/{id}",
        about: "An event of the log",
        more: "",
        parameters: &[ID],
        body: None,
        gives: Gives::One("Event"),
        troubles: &[404],
        run: get,
    },
    Operation {
        name: "undo",
        verb: Verb::Post,
        path: "/corrections/{id}/undo",
        about: "Take an event of the log back",
        more: "Undoing an undo brings the correction into force again. What is undone already is not undone again (409).",
        parameters: &[ID],
        body: Some(Body::of("NewUndo")),
        gives: Gives::Made("Event"),
        troubles: &[403, 404, 409, 413, 415, 422],
        run: take_back,
    },
];

/// A correction as it is sent.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct NewCorrection {
    correction: Correction,
    #[serde(default)]
    who: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    seen: Option<u32>,
}

/// An undo as it is sent.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct NewUndo {
    #[serde(default)]
    who: String,
    #[serde(default)]
    why: String,
}

fn list(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    paging::page(
        call,
        told(&casebook.log()?),
        |(id, _)| vec![Part::Whole(*id)],
        |(_, event)| Ok(event.clone()),
    )
}

fn get(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    Reply::of(&event(casebook, call.whole("id").unwrap_or_default())?)
}

fn add(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let new: NewCorrection = call.body()?;
    let by = by(call, &new.who, &new.why);
    let correction = new.correction;
    // A remark takes nothing away from anybody, and needs no answer to be held against.
    let is_note = matches!(correction, Correction::Note { .. });
    let question = correction.question().filter(|_| !is_note).map(str::to_owned);
    let answer = question.map(|q| current(casebook, shared, &q, &correction)).transpose()?;
    let seen = new.seen.filter(|_| !is_note).map(i64::from);
    let appended = correct(casebook, correction, &by, answer.as_deref(), seen)?;
    kept(casebook, appended)
}

fn take_back(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let new: NewUndo = call.body()?;
    let id = call.whole("id").unwrap_or_default();
    event(casebook, id)?;
    let by = by(call, &new.who, &new.why);
    let appended = undo(casebook, id, &by)?;
    kept(casebook, appended)
}

/// The event that was made; or those that were not seen.
fn kept(casebook: &Casebook, kept: Appended) -> Result<Reply, Problem> {
    match kept {
        Appended::Kept(id) => {
            let reply = Reply::of(&event(casebook, id)?)?;
            Ok(reply.with(header::LOCATION, format!("{ROOT}/corrections/{id}")))
        }
        Appended::Stale(events) => Err(Problem::changed(json!(events))),
    }
}

fn by(call: &Call, who: &str, why: &str) -> By {
    let who = if who.trim().is_empty() { &*call.who } else { who.trim() };
    By { who: who.to_owned(), at: crate::page::now(), why: why.trim().to_owned() }
}

/// The events with their numbers, each with the one that has taken it back.
fn told(log: &[Event]) -> Vec<(i64, Value)> {
    let with = |(event, by): (&Event, Option<i64>)| {
        let mut told = json!(event);
        told["undone_by"] = json!(by);
        (event.id, told)
    };
    log.iter().zip(Event::undone(log)).map(with).collect()
}

fn event(casebook: &Casebook, id: i64) -> Result<Value, Problem> {
    let found = told(&casebook.log()?).into_iter().find(|(of, _)| *of == id);
    found
        .map(|(_, event)| event)
        .ok_or_else(|| Problem::not_found(format!("There is no event {id} in the log.")))
}
