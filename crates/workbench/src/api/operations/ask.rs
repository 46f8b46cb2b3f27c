//! A question answered.

use crate::api::Problem;
use crate::api::call::Call;
use crate::api::operation::{Gives, Kind, Operation, Parameter, Verb};
use crate::api::reply::Reply;
use crate::desk::{How, Shared};
use crate::pages::answer::question_of;
use reportedly::Casebook;
use reportedly::ask::MOST_HYPOTHESES;
use reportedly::core::question::Question;

/// Characters of all hypotheses together, as in the form of the page.
const MOST_CHARACTERS: usize = 4000;

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
            "hypotheses",
            "explanations to set beside each other in the matrix, a sentence and a line each; 8 at the most",
            Kind::Text(MOST_CHARACTERS),
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
    let hypotheses = hypotheses(call.text("hypotheses").unwrap_or_default())?;
    let how = How { prior: call.share("prior"), as_of: call.text("as_of"), hypotheses: &hypotheses };
    let answer = shared.answer(casebook, &question, &how, log)?;
    Reply::of(&*answer)
}

/// The hypotheses, a line each.
fn hypotheses(lines: &str) -> Result<Vec<Question>, Problem> {
    let said = lines.lines().filter(|line| !line.trim().is_empty());
    let refused = |line| Problem::impossible(format!("`{line}` is no hypothesis: write it as a sentence."));
    let all: Vec<Question> =
        said.map(|line| Question::new(line).map_err(|_| refused(line))).collect::<Result<_, _>>()?;
    if all.len() > MOST_HYPOTHESES {
        return Err(Problem::impossible(format!("There may be {MOST_HYPOTHESES} hypotheses at the most.")));
    }
    Ok(all)
}
