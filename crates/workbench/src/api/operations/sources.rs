//! Publishers and speakers.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging;
use crate::api::reply::Reply;
use crate::desk::Shared;
use reportedly::Casebook;
use serde_json::json;
use std::collections::BTreeMap;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    name: "listSources",
    verb: Verb::Get,
    path: "/sources",
    about: "Publishers and speakers, with the grade that people have given them",
    more: "By name.",
    parameters: &[Parameter::query("q", "a part of the name", Kind::Text(200))],
    body: None,
    gives: Gives::Page("Source"),
    troubles: &[422],
    run: list,
}];

fn list(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let overview = shared.overview(casebook)?;
    let overrides = casebook.overrides()?;
    let part = call.text_or_empty("q").trim().to_lowercase();
    // Documents published, statements on its word.
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, documents) in &overview.publishers {
        all.entry(name).or_default().0 = documents.len();
    }
    for (name, statements) in &overview.speakers {
        all.entry(name).or_default().1 = statements.len();
    }
    let wanted = all.into_iter().filter(|(name, _)| name.to_lowercase().contains(&part));
    paging::page(
        call,
        wanted,
        |(name, _)| vec![(*name).into()],
        |(name, (documents, statements))| {
            let grade = overrides.grade(name);
            Ok(json!({"name": name, "documents": documents, "statements": statements, "grade": grade}))
        },
    )
}
