//! `reportedly serve`: the casebook in a browser.

use super::accounts;
use super::correct::login;
use crate::failure::Kind;
use crate::{Context, Failure, Outcome};
use reportedly_workbench::{IpAddr, Refused, Settings, TeamSettings, serve};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly serve                     then open the address that it prints
  reportedly serve --port 9000
  reportedly accounts add vera --role owner && reportedly serve --team --site https://desk.example.org
                                       a newsroom, behind a proxy with TLS on this computer

Without --team only this computer is served: no other one can open the pages. What you correct there is in
`reportedly log`, under --who; with --team, under the name of the account. Stop it with Ctrl-C. What the pages show: docs/reference/workbench.md.";

/// Open the casebook in a browser: see it, check it, correct it
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The port to listen at; 0 takes any that is free
    #[arg(long, default_value_t = 8420)]
    port: u16,
    /// Whose name corrections carry; by default the name under which you are logged in
    #[arg(long, value_name = "NAME", conflicts_with = "team")]
    who: Option<String>,
    /// Serve a newsroom: nothing is shown without an account (`reportedly accounts`)
    #[arg(long)]
    team: bool,
    /// The address that people type, such as https://desk.example.org; by default only this computer is served
    #[arg(long, value_name = "ADDRESS", requires = "team")]
    site: Option<String>,
    /// The address to listen at, where the proxy is on another computer; by default 127.0.0.1
    #[arg(long, value_name = "IP", requires = "site")]
    listen: Option<IpAddr>,
    /// The proxy that is believed where it says who asks (X-Forwarded-For); by default one on this computer
    #[arg(long, value_name = "IP", requires = "site")]
    proxy: Option<IpAddr>,
    /// The file of accounts; by default beside the casebook, under its name with `.accounts`
    #[arg(long, value_name = "PATH", requires = "team")]
    accounts: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let team = args.team.then(|| TeamSettings {
        accounts: accounts::file(args.accounts.as_ref(), context),
        site: args.site.clone(),
        listen: args.listen,
        proxy: args.proxy,
    });
    let settings = Settings {
        casebook: context.casebook_path().to_owned(),
        port: args.port,
        who: args.who.clone().unwrap_or_else(login),
        team,
    };
    let mut shown = Ok(());
    serve(&settings, |port| {
        let here = if args.team { "localhost" } else { "127.0.0.1" };
        let address = args.site.clone().unwrap_or_else(|| format!("http://{here}:{port}/"));
        let line = context.line(crate::terminal::clean(&address));
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
            Refused::Accounts(error) => error.into(),
            Refused::NoOwner => Self {
                kind: Kind::Input,
                error: refused.into(),
                hints: vec!["Make one: reportedly accounts add NAME --role owner".to_owned()],
            },
            Refused::Team(_) => Self { kind: Kind::Input, error: refused.into(), hints: Vec::new() },
            Refused::Listen(_) => Self {
                kind: Kind::Input,
                error: refused.into(),
                hints: vec!["Another program may have the port: take another with --port.".to_owned()],
            },
            other => Self { kind: Kind::Program, error: other.into(), hints: Vec::new() },
        }
    }
}
