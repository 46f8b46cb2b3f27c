//! Adding documents, in the background as from the page.

use crate::adding::{Job, State, Taken, Wanted};
use crate::api::call::Call;
use crate::api::operation::{Body, Gives, Kind, Operation, Parameter, Verb};
use crate::api::reply::Reply;
use crate::api::{Problem, ROOT};
use crate::desk::Shared;
use axum::http::header;
use reportedly::Casebook;
use reportedly::add::Progress;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Documents of one call. A job is told whole, so that it must not become too long.
const MOST: usize = 1000;
/// Bytes of one call: articles, not archives, which the page and the command take.
const MOST_BYTES: usize = 16 << 20;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "addDocuments",
        verb: Verb::Post,
        path: "/documents",
        about: "Add documents",
        more: "Each is a record as `reportedly add` takes it in a line of JSON Lines. They are taken in and read in the background, \
               one call after another; `Location` is the address of the job. Nothing is fetched: an address in `url` is only kept. \
               The same record sent again gives the same document.",
        parameters: &[],
        body: Some(Body { schema: "NewDocuments", most: MOST_BYTES }),
        gives: Gives::Accepted("Job"),
        troubles: &[403, 413, 415, 422, 429],
        run: add,
    },
    Operation {
        name: "getJob",
        verb: Verb::Get,
        path: "/jobs/{id}",
        about: "How far a job of adding is, and what became of each document",
        more: "Jobs are remembered until the program ends, the last fifty of them.",
        parameters: &[Parameter::path("id", "number of the job", Kind::Whole(0, u32::MAX))],
        body: None,
        gives: Gives::One("Job"),
        troubles: &[404],
        run: get,
    },
];

/// Documents as they are sent. What their fields mean, the engine knows.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct NewDocuments {
    documents: Vec<Map<String, Value>>,
}

fn add(_: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let sent: NewDocuments = call.body()?;
    if !(1..=MOST).contains(&sent.documents.len()) {
        return Err(Problem::bad_request(format!("`documents` has 1 to {MOST} records.")));
    }
    let records = sent.documents.into_iter().map(|record| Value::Object(record).to_string()).collect();
    let put = call.adding.put(Wanted::Records(records));
    let job = put.and_then(|id| call.adding.job(id)).ok_or_else(Problem::queue_is_full)?;
    Ok(Reply::of(&told(&job))?.with(header::LOCATION, format!("{ROOT}/jobs/{}", job.id)))
}

fn get(_: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let id = call.whole("id").unwrap_or_default();
    let job = u64::try_from(id).ok().and_then(|id| call.adding.job(id));
    let job = job.ok_or_else(|| Problem::not_found(format!("There is no job {id}, or not any more.")))?;
    Reply::of(&told(&job))
}

fn told(job: &Job) -> Value {
    let (state, why) = match &job.state {
        State::Waiting => ("waiting", None),
        State::Running => ("running", None),
        State::Paused => ("paused", None),
        State::Done(_) => ("done", None),
        State::Cancelled => ("cancelled", None),
        State::Failed(why) => ("failed", Some(why)),
    };
    let counts = match &job.state {
        State::Done(added) => json!({
            "documents": added.documents,
            "new": added.new,
            "known": added.known,
            "unusable": added.unusable,
            "read": added.read,
        }),
        _ => Value::Null,
    };
    json!({
        "id": job.id,
        "what": job.what,
        "state": state,
        "why": why,
        "progress": job.progress.map(step),
        "counts": counts,
        "documents": job.taken.iter().map(taken).collect::<Vec<_>>(),
    })
}

fn step(progress: Progress) -> Value {
    let (step, done, of) = match progress {
        Progress::Storing { files, of, .. } => ("storing", files, of),
        Progress::Tracing { documents, of } => ("tracing", documents, of),
        Progress::Reading { documents, of } => ("reading", documents, of),
    };
    json!({"step": step, "done": done, "of": of})
}

fn taken(one: &Taken) -> Value {
    json!({"id": one.id, "usable": one.usable, "problems": one.problems})
}
