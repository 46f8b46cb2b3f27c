//! Questions that were kept.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::paging::{self, Part};
use crate::api::reply::Reply;
use crate::desk::Shared;
use reportedly::Casebook;
use reportedly::questions::KeptQuestion;
use serde_json::json;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        name: "listQuestions",
        verb: Verb::Get,
        path: "/questions",
        about: "Questions that were kept, with the last answer to each",
        more: "In the order in which they were first asked. `reportedly ask` keeps what it is asked.",
        parameters: &[],
        body: None,
        gives: Gives::Page("Question"),
        troubles: &[422],
        run: list,
    },
    Operation {
        name: "getQuestion",
        verb: Verb::Get,
        path: "/questions/{id}",
        about: "Every answer to a kept question, and what changed in between",
        more: "",
        parameters: &[Parameter::path("id", "id of the question, or its words", Kind::Text(2000))],
        body: None,
        gives: Gives::One("History"),
        troubles: &[404],
        run: get,
    },
];

fn list(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let key = |q: &KeptQuestion| vec![Part::Whole(q.history.first().map_or(0, |first| first.id))];
    paging::page(call, casebook.questions()?, key, |q| Ok(json!(q.listed())))
}

fn get(casebook: &mut Casebook, _: &Shared, call: &Call) -> Result<Reply, Problem> {
    let name = call.text("id").unwrap_or_default();
    match casebook.question(name)? {
        Some(question) => Reply::of(&question.told(casebook)?),
        None => Err(Problem::not_found(format!("No question “{name}” was kept."))),
    }
}
