//! `list_contradictions`: who says so and who says not, on one matter.

use super::{Argument, Desk, Kind, Tool, refused, shown};
use reportedly::ask::{Options, ask};
use reportedly_exchange::{Finding, OriginFinding};
use serde_json::{Value, json};

pub(super) const TOOL: Tool = Tool {
    name: "list_contradictions",
    title: "List contradictions",
    about: "On one matter, put as a question: the independent origins that say it is so against those that say it is not, \
            each with citations, and the origins whose own statements stand on both sides.",
    arguments: &[
        Argument {
            name: "question",
            about: "the matter, as a yes-or-no question",
            kind: Kind::Text(2000),
            required: true,
        },
        Argument {
            name: "quotes",
            about: "quotations of each origin at most, 3 by default",
            kind: Kind::Whole(1, 50),
            required: false,
        },
    ],
    run,
};

fn run(desk: &Desk<'_>) -> Result<Value, String> {
    let question = desk.question()?;
    let options = Options { corrections: desk.corrections()?, ..Options::default() };
    let answer = ask(desk.casebook, desk.reader, &question, &options).map_err(refused)?;
    let finding = Finding::of(&answer);
    let quotes = desk.whole("quotes").unwrap_or(3);
    let told = |all: Vec<&OriginFinding>| -> Result<Vec<Value>, String> {
        all.into_iter().map(|o| shown::origin(desk.casebook, o, quotes)).collect()
    };
    let of = |stance: &str| finding.origins.iter().filter(|o| o.stance == stance).collect::<Vec<_>>();
    let (yes, no) = (of("supports"), of("refutes"));
    let has = |o: &OriginFinding, stance: &str| o.quotes.iter().any(|q| q.stance == stance);
    let both: Vec<&OriginFinding> =
        finding.origins.iter().filter(|o| has(o, "supports") && has(o, "refutes")).collect();
    Ok(json!({
        "question": finding.question,
        "contradicted": !yes.is_empty() && !no.is_empty() || !both.is_empty(),
        "say_so": told(yes)?,
        "say_not": told(no)?,
        "on_both_sides": told(both)?,
    }))
}
