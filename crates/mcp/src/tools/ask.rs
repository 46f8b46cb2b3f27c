//! `ask`: a question answered, with every origin.

use super::{Argument, Desk, Kind, Tool, refused, shown};
use reportedly::ask::{Options, ask};
use reportedly_exchange::Finding;
use serde_json::Value;

pub(super) const TOOL: Tool = Tool {
    name: "ask",
    title: "Ask a question",
    about: "Answer a question from the articles: how likely \"yes\" is, the verdict, and the independent origins on either \
            side with citations. Copies and rewrites of one origin count once.",
    arguments: &[
        Argument {
            name: "question",
            about: "a question in a sentence",
            kind: Kind::Text(2000),
            required: true,
        },
        Argument {
            name: "prior",
            about: "how likely \"yes\" was before any article",
            kind: Kind::Share(0.01, 0.99),
            required: false,
        },
        Argument {
            name: "quotes",
            about: "quotations of each origin at most, 5 by default",
            kind: Kind::Whole(1, 50),
            required: false,
        },
    ],
    run,
};

fn run(desk: &Desk<'_>) -> Result<Value, String> {
    let question = desk.question()?;
    let options =
        Options { prior: desk.share("prior"), corrections: desk.corrections()?, ..Options::default() };
    let answer = ask(desk.casebook, desk.reader, &question, &options).map_err(refused)?;
    let finding = Finding::of(&answer);
    let quotes = desk.whole("quotes").unwrap_or(5);
    let origins: Vec<Value> =
        finding.origins.iter().map(|o| shown::origin(desk.casebook, o, quotes)).collect::<Result<_, _>>()?;
    let mut told = shown::finding(&finding);
    told["origins"] = origins.into();
    Ok(told)
}
