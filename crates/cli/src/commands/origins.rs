//! `reportedly origins`: where articles come from.

mod aligned;
mod tree;

use super::documents::named;
use crate::failure::{Failure, Kind};
use crate::{Context, Outcome};
use reportedly::ask::{Options, ask};
use reportedly::core::question::Question;
use reportedly::core::stance::Stance;
use reportedly::origins::{MOST, Traced, TracedDocument, origins_of};
use reportedly::{Casebook, Reader, StoredDocument};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

const EXAMPLES: &str = "\
Examples:
  reportedly origins                               all articles of a small casebook
  reportedly origins --document d05                one article and all that share text with it
  reportedly origins --document d05 --aligned      with the shared text side by side
  reportedly origins --question \"Did the ferry catch fire?\"
  reportedly origins --json | jq '.stories[] | [.name, .kind, (.documents | length)]'

Articles of one story are one origin: copies, rewrites that credit their source, reports that share text and credit
the same agency. Two origins count as established only where both show how they came in and nothing links
them; else it is not established that they are independent.";

/// Show where articles come from: first entries, copies, rewrites, credits
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// An article, and all that belong to it; may be given several times
    #[arg(long, value_name = "ID")]
    document: Vec<String>,
    /// The articles that bear on a question (or the id of a kept one), and what its statements rest on
    #[arg(long, value_name = "QUESTION", conflicts_with = "document")]
    question: Option<String>,
    /// Show the text that articles share, side by side, with the differences marked
    #[arg(long, conflicts_with = "json")]
    aligned: bool,
    /// Print a JSON object (docs/reference/origins.md)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let (documents, answer) = match &args.question {
        Some(question) => {
            let text = super::ask::by_id(question, context)?;
            let question = Question::new(text.as_deref().unwrap_or(question)).map_err(super::ask::refuse)?;
            let answer = ask(&casebook, &Reader::new()?, &question, &Options::default())?;
            let bears = |stance| stance != Stance::Unrelated;
            let ids: Vec<String> =
                answer.documents.iter().filter(|d| bears(d.stance)).map(|d| d.id.clone()).collect();
            (named(&casebook, &ids)?, Some(answer))
        }
        None if args.document.is_empty() => (all(&casebook)?, None),
        None => (named(&casebook, &args.document)?, None),
    };
    let traced = origins_of(&casebook, &documents)?;
    if args.json {
        match &answer {
            Some(answer) => {
                context.json(&serde_json::json!({ "statements": answer.origins, "documents": traced }))?
            }
            None => context.json(&traced)?,
        }
    } else {
        if let Some(answer) = &answer {
            tree::statements(answer, context)?;
        }
        tree::show(&traced, context)?;
        if args.aligned {
            show_aligned(&casebook, &traced, context)?;
        }
    }
    if traced.documents.is_empty() {
        context.note("there are no articles with text to trace");
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::Done)
}

fn all(casebook: &Casebook) -> Result<Vec<StoredDocument>, Failure> {
    let count = casebook.count_usable()?;
    if count > MOST {
        return Err(Failure {
            kind: Kind::Input,
            error: anyhow::anyhow!("{count} articles are too many to show at once"),
            hints: vec!["Name one with --document, or a matter with --question.".to_owned()],
        });
    }
    Ok(casebook.documents()?.into_iter().filter(|d| d.document.is_usable()).collect())
}

fn show_aligned(casebook: &Casebook, traced: &Traced, context: &mut Context) -> Result<(), Failure> {
    let of: HashMap<&str, &TracedDocument> = traced.documents.iter().map(|d| (d.id.as_str(), d)).collect();
    let mut texts = HashMap::new();
    for link in &traced.links {
        let (Some(from), Some(to)) = (of.get(link.from.as_str()), of.get(link.to.as_str())) else { continue };
        // A copy is shown beside what it was copied from, not beside each of its sisters.
        if from.story == to.story && to.parent.as_ref() != Some(&link.from) {
            continue;
        }
        for id in [&link.from, &link.to] {
            if let Entry::Vacant(place) = texts.entry(id.as_str()) {
                place.insert(
                    casebook.find(id)?.into_iter().next().map(|d| d.document.text).unwrap_or_default(),
                );
            }
        }
        aligned::show(link, &texts[link.from.as_str()], &texts[link.to.as_str()], context)?;
    }
    Ok(())
}
