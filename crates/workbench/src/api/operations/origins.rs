//! Where documents come from.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::reply::Reply;
use crate::desk::Shared;
use crate::pages::origins::traced;
use reportedly::Casebook;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    name: "getOrigins",
    verb: Verb::Get,
    path: "/origins",
    about: "Where documents come from: stories, who has the text from whom, circles, what is not established",
    more: "Of a document, of the documents that bear on a question, or, in a casebook of up to 300 documents, of all.",
    parameters: &[
        Parameter::query("document", "start from the document of this id", Kind::Text(2000)),
        Parameter::query("q", "start from the documents that bear on this question", Kind::Question),
    ],
    body: None,
    gives: Gives::One("Origins"),
    troubles: &[404, 422],
    run: get,
}];

fn get(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let (document, q) = (call.text("document"), call.text("q"));
    if document.is_some() && q.is_some() {
        return Err(Problem::impossible("Start from a document or from a question, not from both."));
    }
    match traced(casebook, shared, document.unwrap_or_default(), q.unwrap_or_default())? {
        Some(traced) => Reply::of(&traced),
        None => Err(Problem::impossible(
            "There are too many documents to trace all at once. Name a document or ask a question.",
        )),
    }
}
