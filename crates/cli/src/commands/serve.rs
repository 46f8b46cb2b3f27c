//! `reportedly serve`: the casebook in a browser.

use super::correct::login;
use crate::failure::Kind;
use crate::{Context, Failure, Outcome};
use reportedly_workbench::{Refused, Settings, serve};

const EXAMPLES: &str = "\
Examples:
  reportedly serve                     then open the address that it prints
  reportedly serve --port 9000

Only this computer is served: no other one can open the pages. What you correct there is in `reportedly log`, under
--who. Stop it with Ctrl-C. What the pages show: docs/reference/workbench.md.";

/// Open the casebook in a browser: see it, check it, correct it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The port to listen at; 0 takes any that is free
    #[arg(long, default_value_t = 8420)]
    port: u16,
    /// Whose name corrections carry; by default the name under which you are logged in
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let settings = Settings {
        casebook: context.casebook_path().to_owned(),
        port: args.port,
        who: args.who.clone().unwrap_or_else(login),
    };
    let mut shown = Ok(());
    serve(&settings, |port| {
        let line = context.line(format!("http://127.0.0.1:{port}/"));
        shown = line.and_then(|()| context.flush());
        context.note("Ctrl-C stops it");
    })?;
    shown?;
    Ok(Outcome::Done)
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Engine(error) => error.into(),
            Refused::Listen(_) => Self {
                kind: Kind::Input,
                error: refused.into(),
                hints: vec!["Another program may have the port: take another with --port.".to_owned()],
            },
            other => Self { kind: Kind::Program, error: other.into(), hints: Vec::new() },
        }
    }
}
