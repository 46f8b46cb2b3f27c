//! `reportedly questions`: what was asked, and how the answer went on.

use super::ask::{change, headline_of_change};
use crate::commands::add::count;
use crate::terminal::{Style, clean, when};
use crate::{Context, Failure, Outcome};
use reportedly::questions::{KeptQuestion, Recorded};

const EXAMPLES: &str = "\
Examples:
  reportedly questions                 all that were asked, with their ids
  reportedly questions q1f0c2a         every answer to one, and what changed in between
  reportedly questions q1f0c2a --json | jq '.history[] | [.asked_at, .estimate.probability]'

`reportedly ask` keeps what is asked of the casebook. Nothing is ever changed or removed. An answer is held
against the last one that was asked in the same way: up to the same day (--as-of), with the same --prior, with or without corrections.";

/// List the questions that were asked, or show the history of one
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The id of a question, or its words
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Print a JSON array; with an ID, an object
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let Some(name) = &args.id else {
        let all = casebook.questions()?;
        return list(&all, args.json, context);
    };
    let Some(question) = casebook.question(name)? else {
        context.note(&format!("no question {name} was kept; `reportedly questions` lists those that were"));
        return Ok(Outcome::Nothing);
    };
    let told = question.told(&casebook)?;
    if args.json {
        context.json(&told)?;
        return Ok(Outcome::Done);
    }
    let id = context.paint(Style::Strong, &question.id);
    context.line(format!("{id}  {}", clean(&question.text)))?;
    for one in &told.history {
        context.line(format!("\n{}", line(one.answer)))?;
        if let Some(found) = &one.change {
            context.line(format!("  since {}: {}", clean(&when(&found.since)), headline_of_change(found)))?;
            change(found, context)?;
        }
    }
    Ok(Outcome::Done)
}

fn list(all: &[KeptQuestion], json: bool, context: &mut Context) -> Result<Outcome, Failure> {
    if json {
        context.json(&all.iter().map(KeptQuestion::listed).collect::<Vec<_>>())?;
    } else {
        for q in all {
            let id = context.paint(Style::Strong, &q.id);
            context.line(format!("{id}  {}", clean(&q.text)))?;
            if let Some(last) = q.history.last() {
                context.line(format!("         {}, asked {}", line(last), times(q.history.len())))?;
            }
        }
    }
    if all.is_empty() {
        context.note("nothing was asked of this casebook yet");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// `2026-03-01 08:14  71 % (range 58-80 %)  supported  confidence low  2 support, 1 denies  4 documents`
fn line(answer: &Recorded) -> String {
    let a = &answer.kept.answered;
    let estimate = a.estimate.map_or("no estimate".to_owned(), |e| {
        let [p, low, high] = [e.probability, e.low, e.high].map(|p| 100.0 * p);
        format!("{p:.0} % (range {low:.0}-{high:.0} %)")
    });
    let mut ways = String::new();
    if let Some(by) = &a.as_of {
        ways.push_str(&format!("  as of {}", clean(&by.day)));
    }
    if let Some(prior) = a.given_prior {
        ways.push_str(&format!("  prior {prior}"));
    }
    if a.machine {
        ways.push_str("  without corrections");
    }
    format!(
        "{}  {estimate}  {}  confidence {}  for {}, against {}  {}{ways}",
        clean(&when(&answer.kept.asked_at)),
        a.verdict.word(),
        a.confidence.word(),
        a.independent_supporting,
        a.independent_refuting,
        count(a.counts.documents, "document"),
    )
}

fn times(n: usize) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}
