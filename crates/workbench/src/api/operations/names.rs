//! Whom the documents name.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, Part};
use crate::api::reply::Reply;
use crate::desk::Shared;
use reportedly::{Casebook, Name};
use serde_json::json;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    name: "listNames",
    verb: Verb::Get,
    path: "/names",
    about: "Whom the documents name, with every name that they go by and why names were joined",
    more: "By name, then kind.",
    parameters: &[
        Parameter::query("q", "a part of one of the names", Kind::Text(200)),
        Parameter::query(
            "kind",
            "what it is",
            Kind::Word(&["person", "organization", "location", "facility", "group", "product", "event"]),
        ),
    ],
    body: None,
    gives: Gives::Page("Name"),
    troubles: &[422],
    run: list,
}];

fn list(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let all = shared.names(casebook)?;
    let part = call.text_or_empty("q").trim().to_lowercase();
    let wanted = |n: &&Name| {
        n.names.iter().any(|name| name.to_lowercase().contains(&part))
            && call.text("kind").is_none_or(|kind| n.kind.word() == kind)
    };
    // Two may share name and kind, but not all of their names and documents.
    let key = |n: &&Name| {
        let rest = n.names.iter().chain(&n.documents).map(|text| Part::from(text.as_str()));
        [n.name.as_str().into(), n.kind.word().into()].into_iter().chain(rest.take(8)).collect()
    };
    paging::page(call, all.iter().filter(wanted), key, |n| Ok(json!(n)))
}
