//! `reportedly claims`: what the casebook's articles assert and deny.

use crate::terminal::{Style, clean, shorten, when};
use crate::{Context, Failure, Outcome};
use reportedly::claims::{claims_of, speaks_of};
use reportedly::core::claims::{Claim, Parameters};

const EXAMPLES: &str = "\
Examples:
  reportedly claims
  reportedly claims bridge
  reportedly claims --json | jq '.[] | select(.disputed) | [.words, .asserting, .denying]'

Statements that assert the same thing are one claim, over articles and time. Competing numbers and denials do
not part them; another day or another place does. Shown are claims of two articles or more and those in
dispute; --all shows every one.";

/// List what the articles claim, who denies it, and what became of it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only claims that speak of these words
    #[arg(value_name = "WORDS")]
    words: Option<String>,
    /// Print a JSON array (docs/reference/claims.md)
    #[arg(long)]
    json: bool,
    /// Claims of a single article, too
    #[arg(long)]
    all: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut claims = claims_of(&context.open_casebook()?, &Parameters::default())?;
    claims.retain(|c| args.all || c.documents > 1 || c.disputed);
    if let Some(words) = &args.words {
        claims.retain(|c| speaks_of(c, words));
    }
    if args.json {
        context.json(&claims)?;
    } else {
        for claim in &claims {
            show(claim, context)?;
        }
    }
    if claims.is_empty() {
        context.note("no claim of two articles and none in dispute; --all shows the others");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// The words, then the sides, the competing values, the history and the stages, a line each.
fn show(c: &Claim, context: &mut Context) -> Result<(), Failure> {
    let line = context.paint(Style::Strong, &shorten(&clean(&c.words), 200));
    context.line(line)?;
    let origins = |n: usize| if n == 1 { "1 origin".to_owned() } else { format!("{n} origins") };
    let denied = if c.denying > 0 { format!(", {} against", origins(c.denying)) } else { String::new() };
    let articles =
        if c.documents == 1 { "1 article".to_owned() } else { format!("{} articles", c.documents) };
    context.line(format!("  {} for it{denied}; {articles}  {}", origins(c.asserting), clean(&c.id)))?;
    for measure in c.values.iter().filter(|m| m.conflicting) {
        let value = |v: &reportedly::core::claims::Value| format!("{} ({})", v.value, v.names.join(", "));
        let values: Vec<String> = measure.values.iter().map(value).collect();
        context.line(format!("  values: {}", clean(&values.join(" or "))))?;
    }
    let mut steps: Vec<String> = Vec::new();
    let at = |date: &Option<String>, document: &str| {
        format!("{} ({document})", date.as_deref().map_or("undated".to_owned(), when))
    };
    for h in &c.history {
        steps.push(format!("{} {}", h.kind.word(), at(&h.date, &h.document)));
    }
    context.line(format!("  {}", clean(&steps.join("; "))))?;
    if c.progress.len() > 1 {
        let stages: Vec<String> =
            c.progress.iter().map(|s| format!("{} {}", s.stage.word(), at(&s.date, &s.document))).collect();
        context.line(format!("  {}", clean(&stages.join(", then "))))?;
    }
    context.line(String::new())?;
    Ok(())
}
