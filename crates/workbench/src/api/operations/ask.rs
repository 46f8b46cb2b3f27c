//! A question answered.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::reply::Reply;
use crate::desk::{How, Shared};
use crate::pages::answer::question_of;
use reportedly::Casebook;

pub(super) const OPERATIONS: &[Operation] = &[Operation {
    name: "ask",
    verb: Verb::Get,
    path: "/ask",
    about: "How likely \"yes\" is, the verdict, and every independent origin with its quotations",
    more: "The answer is what `reportedly ask --json` prints, without `kept`: asking here keeps nothing.",
    parameters: &[
        Parameter::required("q", "a question in a sentence, 2000 bytes at the most", Kind::Question),
        Parameter::query("as_of", "use only what was published by the end of this day", Kind::Day),
        Parameter::query(
            "prior",
            "how likely \"yes\" was before any of the articles",
            Kind::Share(0.01, 0.99),
        ),
        Parameter::query(
            "machine",
            "`true`: without what people have corrected",
            Kind::Word(&["true", "false"]),
        ),
    ],
    body: None,
    gives: Gives::One("Answer"),
    troubles: &[422],
    run: ask,
}];

fn ask(casebook: &mut Casebook, shared: &Shared, call: &Call) -> Result<Reply, Problem> {
    let question = question_of(call.text("q").unwrap_or_default())?;
    let log = casebook.log()?;
    let log = if call.text("machine") == Some("true") { &[] } else { log.as_slice() };
    let how = How { prior: call.share("prior"), as_of: call.text("as_of"), hypotheses: &[] };
    let answer = shared.answer(casebook, &question, &how, log)?;
    Reply::of(&*answer)
}
