//! `reportedly claims`: what the casebook's articles assert and deny.

use crate::terminal::{Style, clean, shorten, when};
use crate::{Context, Failure, Outcome};
use reportedly::Casebook;
use reportedly::claims::{claim_at, claims_of, claims_under, speaks_of};
use reportedly::core::claims::{Claim, Parameters};
use reportedly::core::correction::{Correction, Overrides, Place, words};

const EXAMPLES: &str = "\
Examples:
  reportedly claims
  reportedly claims bridge
  reportedly claims --json | jq '.[] | select(.disputed) | [.words, .asserting, .denying]'

Statements that assert the same thing are one claim, over articles and time. Competing numbers and denials do
not part them; another day or another place does. Shown are claims of two articles or more and those in
dispute; --all shows every one. `reportedly correct join-claims` and `part-claim` put right what is grouped
wrongly.";

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
    /// Without what people have corrected
    #[arg(long)]
    machine: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let overrides = if args.machine { Overrides::default() } else { casebook.overrides()? };
    let mut claims = claims_under(&casebook, &overrides, &Parameters::default())?;
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
    if let Some(corrected) = &c.corrected {
        for by in &corrected.by {
            let line = format!("  {}: {} (event {})", by.who, words::of(&by.correction), by.event);
            context.line(clean(&line))?;
        }
        for m in &corrected.machine {
            let here = match m.elsewhere {
                0 => String::new(),
                n => format!(" (and {n} elsewhere)"),
            };
            let line = format!(
                "  the machine: {} of the claim {}{here}",
                count(m.statements.len(), "statement"),
                m.id
            );
            context.line(clean(&line))?;
        }
    }
    context.line(String::new())?;
    Ok(())
}

/// The claims that a correction has made, as they are now.
pub(super) fn show_corrected(
    casebook: &Casebook,
    correction: &Correction,
    context: &mut Context,
) -> Result<(), Failure> {
    let claims = claims_of(casebook, &Parameters::default())?;
    let mut ids: Vec<&str> = Vec::new();
    for place in places(correction) {
        let Some(claim) = claim_at(&claims, place).filter(|c| !ids.contains(&c.id.as_str())) else {
            continue;
        };
        ids.push(&claim.id);
        show(claim, context)?;
    }
    Ok(())
}

fn places(correction: &Correction) -> Vec<&Place> {
    match correction {
        Correction::JoinClaims { statements } => statements.iter().collect(),
        Correction::PartClaim { claim, statements } => [claim].into_iter().chain(statements).collect(),
        _ => Vec::new(),
    }
}

fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
