//! What there is, how to ask for it, and the token.

use crate::api::Problem;
use crate::api::call::{Call, TOKEN};
use crate::api::openapi;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::problem::KINDS;
use crate::api::reply::Reply;
use crate::desk::Shared;
use axum::http::header;
use reportedly::Casebook;
use serde_json::json;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "getCasebook",
        verb: Verb::Get,
        path: "/casebook",
        about: "How much the casebook holds, and what reads it",
        more: "",
        parameters: &[],
        body: None,
        gives: Gives::One("Casebook"),
        troubles: &[],
        run: casebook,
    },
    Operation {
        name: "getDescription",
        verb: Verb::Get,
        path: "/openapi.json",
        about: "This description (OpenAPI 3.1)",
        more: "",
        parameters: &[],
        body: None,
        gives: Gives::One("Description"),
        troubles: &[],
        run: |_, _, _| Reply::of(&openapi::document()),
    },
    Operation {
        name: "getProblem",
        verb: Verb::Get,
        path: "/problems/{name}",
        about: "What a type of problem means, and what to do about it",
        more: "",
        parameters: &[Parameter::path("name", "the end of the type", Kind::Text(100))],
        body: None,
        gives: Gives::One("ProblemType"),
        troubles: &[404],
        run: problem,
    },
    Operation {
        name: "getToken",
        verb: Verb::Get,
        path: "/token",
        about: "What a call that changes something has to carry",
        more: "In the header `Reportedly-Token`. It is new at every start of the program. Pages of other sites cannot read it, so that \
               they cannot change anything through a person's browser.",
        parameters: &[],
        body: None,
        gives: Gives::One("Token"),
        troubles: &[],
        run: token,
    },
];

fn casebook(casebook: &mut Casebook, shared: &Shared, _: &Call) -> Result<Reply, Problem> {
    Reply::of(&json!({
        "program": env!("CARGO_PKG_VERSION"),
        "reader": shared.reader.version(),
        "documents": casebook.count_documents()?,
        "usable": casebook.count_usable()?,
        "read": casebook.count_readings()?,
        "corrections": casebook.log()?.len(),
    }))
}

fn problem(_: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let name = call.text("name").unwrap_or_default();
    match KINDS.iter().find(|kind| kind.name == name) {
        Some(kind) => Reply::of(&kind.told()),
        None => Err(Problem::not_found("There is no such type of problem.")),
    }
}

fn token(_: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let reply = Reply::of(&json!({"header": TOKEN, "token": call.token}))?;
    Ok(reply.with(header::CACHE_CONTROL, "no-store".to_owned()))
}
