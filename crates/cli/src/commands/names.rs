//! `reportedly names`: whom the casebook's articles name.

use crate::terminal::{Style, clean};
use crate::{Context, Failure, Outcome};
use reportedly::Name;

const EXAMPLES: &str = "\
Examples:
  reportedly names
  reportedly names Clinton
  reportedly names --json | jq -r '.[] | select(.kind == \"organization\") | .name'

All the names that one person or thing goes by stand together: \"Homel\" and \"Gomel\", \"NRC\" and
\"National Resistance Center\". Names of two articles are joined by full name, spelling or acronym,
never by surname alone; with --json each join gives its rule and the two names.";

/// List whom the articles name, with every name they go by
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Only those with this in a name
    #[arg(value_name = "WORDS")]
    words: Option<String>,
    /// Print a JSON array
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut names = reportedly::names(&context.open_casebook()?)?;
    if let Some(words) = &args.words {
        let words = words.to_lowercase();
        names.retain(|n| n.names.iter().any(|name| name.to_lowercase().contains(&words)));
    }
    if args.json {
        context.json(&names)?;
    } else {
        for name in &names {
            let line = line(name, context);
            context.line(line)?;
        }
    }
    if names.is_empty() {
        context.note("no article names anybody or anything like that");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

/// `National Resistance Center  organization  4 articles  also: NRC`
fn line(n: &Name, context: &Context) -> String {
    let kind = n.kind.word();
    let count = match n.documents.len() {
        1 => "1 article".to_owned(),
        many => format!("{many} articles"),
    };
    let others: Vec<&str> = n.names.iter().filter(|o| **o != n.name).map(String::as_str).collect();
    let also =
        if others.is_empty() { String::new() } else { format!("  also: {}", clean(&others.join(", "))) };
    format!("{}  {kind}  {count}{also}", context.paint(Style::Strong, &clean(&n.name)))
}
