//! `reportedly correct`: what a person holds against the machine's reading.

mod place;
mod subject;

use crate::commands::ask::{headline, refuse};
use crate::{Context, Failure, Outcome};
use reportedly::ask::{Answer, Options, ask};
use reportedly::core::correction::{Correction, Event, same_question, words};
use reportedly::core::question::Question;
use reportedly::correct::{By, correct};
use reportedly::{Appended, Casebook, Reader};
use subject::What;

const EXAMPLES: &str = "\
Examples:
  reportedly correct attribution d02:27-167 --by \"Anna Kral\" --why \"she speaks, not the ministry\"
  reportedly correct stance \"Did the ferry sink?\" d02:27-167 discusses
  reportedly correct join-origins \"Did the ferry sink?\" \"Harbour office\" \"Port authority\" --name \"Port authority\"
  reportedly correct join-claims d02:27-167 d05:0-88      find the places with `reportedly claims`
  reportedly correct grade \"Harlow Post\" C
  reportedly correct weight \"Did the ferry sink?\" \"Harlow Post\" 0.5
  reportedly correct note --document d02 \"asked the desk on Monday\"

Documents, places and names are those of `reportedly ask --json` and `claims --json`. What the machine has read stays in the casebook, and
`ask --machine` answers by it. Every correction is an entry of the log (`reportedly log`) and can be undone.";

/// Correct an attribution, a stance, an origin, a name, a claim, a grade or a weight
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    signed: Signed,
}

/// Who does it, and why.
#[derive(Debug, clap::Args)]
pub(crate) struct Signed {
    /// Why, for those who read the log
    #[arg(long, global = true, value_name = "REASON", default_value = "")]
    why: String,
    /// Who; by default the name under which you are logged in
    #[arg(long, global = true, value_name = "NAME")]
    who: Option<String>,
}

impl Signed {
    pub(crate) fn by(&self) -> By {
        let who = self.who.clone().unwrap_or_else(login);
        let now = jiff::Timestamp::now();
        let seconds = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
        By { who, at: seconds.to_string(), why: self.why.clone() }
    }
}

/// The name under which somebody is logged in.
pub(crate) fn login() -> String {
    let name = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "somebody".to_owned())
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let mut casebook = context.open_casebook()?;
    let correction = args.what.correction(&casebook)?;
    let asked = match correction.question() {
        Some(question) => Some((Question::new(question).map_err(refuse)?, Reader::new()?)),
        None => None,
    };
    let answered = |casebook: &Casebook| -> Result<Option<Answer>, Failure> {
        let Some((question, reader)) = &asked else { return Ok(None) };
        let options = Options { corrections: casebook.overrides()?, ..Options::default() };
        let answer = ask(casebook, reader, question, &options)?;
        // A hypothesis that the question does not suppose by itself is judged, too.
        match options.for_correction(&correction, &answer) {
            Some(options) => Ok(Some(ask(casebook, reader, question, &options)?)),
            None => Ok(Some(answer)),
        }
    };
    let was = answered(&casebook)?;
    match correct(&mut casebook, correction.clone(), &args.signed.by(), was.as_ref(), None)? {
        Appended::Kept(id) => {
            context.line(format!("Event {id}: {}", crate::terminal::clean(&words::of(&correction))))?
        }
        // Only where it is asked what was seen, which the program does not.
        Appended::Stale(_) => return Ok(Outcome::Nothing),
    }
    if let Correction::JoinClaims { .. } | Correction::PartClaim { .. } = &correction {
        super::claims::show_corrected(&casebook, &correction, context)?;
    }
    if let (Some(was), Some(is), false) = (was, answered(&casebook)?, is_note(&correction)) {
        let (was, is) = match &correction {
            Correction::Fit { hypothesis, .. } => (stands(&was, hypothesis), stands(&is, hypothesis)),
            _ => (headline(&was), headline(&is)),
        };
        context.line(format!("  was: {was}"))?;
        context.line(format!("  is:  {is}"))?;
    }
    Ok(Outcome::Done)
}

/// How a hypothesis stands: "2 origins are inconsistent with it".
fn stands(answer: &Answer, hypothesis: &str) -> String {
    let found = answer.matrix.hypotheses.iter().find(|h| same_question(&h.text, hypothesis));
    found.map(super::ask::against).unwrap_or_default()
}

fn is_note(correction: &Correction) -> bool {
    matches!(correction, Correction::Note { .. })
}

/// What `ask` says of the corrections in an answer: a line each.
pub(crate) fn show(answer: &Answer, log: &[Event], context: &mut Context) -> std::io::Result<()> {
    if answer.corrections.is_empty() {
        return Ok(());
    }
    context.line("Corrected by people (--machine answers without):")?;
    for applied in &answer.corrections {
        let why = log.iter().find(|e| e.id == applied.by.event).map_or("", |e| e.why.as_str());
        let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
        let had = applied.machine.as_ref().map(|b| format!("; the machine: {}", words::before(b)));
        let line = format!(
            "  {:>3}  {}: {}{}{why}",
            applied.by.event,
            applied.by.who,
            words::of(&applied.by.correction),
            had.unwrap_or_default()
        );
        context.line(crate::terminal::clean(&line))?;
    }
    Ok(())
}
