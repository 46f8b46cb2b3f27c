//! `reportedly accounts`: who may sign in where a newsroom is served.

use super::correct::login;
use crate::failure::Kind;
use crate::terminal::{Style, clean, when};
use crate::{Context, Failure, Outcome};
use jiff::Timestamp;
use reportedly_workbench::accounts::{AccountError, Accounts, Role, beside};
use std::io::{BufRead, IsTerminal, stdin};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly accounts add vera --role owner      asks for a password, twice
  reportedly accounts list
  reportedly accounts role piet analyst
  pass show desk/piet | reportedly accounts password piet
  reportedly accounts remove piet                what piet has corrected stays

A password is read from the terminal or, where there is none, from the first line of the standard input; never from the
command line. Accounts lie beside the casebook, in CASEBOOK.accounts, and are not part of it. Changes hold at once, also
while `reportedly serve --team` runs. A reader sees, an analyst corrects, an owner looks after the accounts.";

/// Add, list, change or remove the accounts of a newsroom (`serve --team`)
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
    /// The file of accounts; by default beside the casebook, under its name with `.accounts`
    #[arg(long, global = true, value_name = "PATH")]
    accounts: Option<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Add an account
    Add {
        /// The name, which corrections carry
        name: String,
        /// What it may do
        #[arg(long, value_enum, default_value_t = RoleName::Reader)]
        role: RoleName,
    },
    /// List the accounts
    List {
        /// Print a JSON array
        #[arg(long)]
        json: bool,
    },
    /// Remove an account and end its sessions
    Remove {
        /// The name
        name: String,
    },
    /// Give an account another password and end its sessions and keys
    Password {
        /// The name
        name: String,
    },
    /// Give an account another role
    Role {
        /// The name
        name: String,
        /// What it may do
        #[arg(value_enum)]
        role: RoleName,
    },
    /// Print a key with which a program acts for an account, for 90 days
    Key {
        /// The name
        name: String,
    },
    /// List who signed in, who failed to, and who changed the accounts
    Log {
        /// Lines, the latest first
        #[arg(long, default_value_t = 100)]
        last: usize,
        /// Print a JSON array
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum RoleName {
    /// Sees everything, changes nothing
    Reader,
    /// Corrects, adds documents, keeps questions
    Analyst,
    /// Looks after the accounts, and everything else
    Owner,
}

impl RoleName {
    fn role(self) -> Role {
        match self {
            Self::Reader => Role::Reader,
            Self::Analyst => Role::Analyst,
            Self::Owner => Role::Owner,
        }
    }
}

/// The file of accounts: the one that is named, or else the one beside the casebook.
pub(crate) fn file(named: Option<&PathBuf>, context: &Context) -> PathBuf {
    named.cloned().unwrap_or_else(|| beside(context.casebook_path()))
}

pub(crate) fn run(args: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let path = file(args.accounts.as_ref(), context);
    let (by, now) = (login(), Timestamp::now());
    match &args.what {
        What::Add { name, role } => {
            let password = password(context)?;
            Accounts::open(&path)?.add(name, role.role(), &password, &by, now)?;
            let line = format!("{} is {}", clean(name), role.role().word());
            context.line(line)?;
        }
        What::List { json } => return list(&Accounts::open_existing(&path)?, *json, context),
        What::Remove { name } => Accounts::open_existing(&path)?.remove(name, &by, now)?,
        What::Password { name } => {
            let mut accounts = Accounts::open_existing(&path)?;
            accounts.set_password(name, &password(context)?, &by, now)?;
        }
        What::Role { name, role } => Accounts::open_existing(&path)?.set_role(name, role.role(), &by, now)?,
        What::Key { name } => {
            let key = Accounts::open_existing(&path)?.make_key(name, &by, now)?;
            context.line(key)?;
            context.note("send it as `Authorization: Bearer KEY`; it is shown only now");
        }
        What::Log { last, json } => return log(&Accounts::open_existing(&path)?, *last, *json, context),
    }
    Ok(Outcome::Done)
}

fn list(accounts: &Accounts, json: bool, context: &mut Context) -> Result<Outcome, Failure> {
    let all = accounts.list()?;
    if json {
        context.json(&all)?;
    } else {
        for account in &all {
            let name = context.paint(Style::Strong, &clean(&account.name));
            context.line(format!("{name}  {}  since {}", account.role.word(), when(&account.made_at)))?;
        }
    }
    if all.is_empty() { Ok(Outcome::Nothing) } else { Ok(Outcome::Done) }
}

fn log(accounts: &Accounts, last: usize, json: bool, context: &mut Context) -> Result<Outcome, Failure> {
    let lines = accounts.journal(last)?;
    if json {
        context.json(&lines)?;
    } else {
        for line in &lines {
            let mut text = format!("{}  {}  {}", when(&line.at), clean(&line.account), line.what);
            if !line.address.is_empty() {
                text.push_str(&format!("  from {}", line.address));
            }
            if !line.by.is_empty() {
                text.push_str(&format!("  by {}", clean(&line.by)));
            }
            context.line(text)?;
        }
    }
    if lines.is_empty() { Ok(Outcome::Nothing) } else { Ok(Outcome::Done) }
}

/// A password: typed twice and not shown, or the first line of what is piped in.
fn password(context: &mut Context) -> Result<String, Failure> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|e| refused("the password could not be read", Some(e)))?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    context.flush()?;
    let ask = |prompt| {
        rpassword::prompt_password(prompt).map_err(|e| refused("the password could not be read", Some(e)))
    };
    let first = ask("Password: ")?;
    if first != ask("The same again: ")? {
        return Err(refused("the two passwords differ", None));
    }
    Ok(first)
}

fn refused(what: &'static str, source: Option<std::io::Error>) -> Failure {
    let error = source.map_or_else(|| anyhow::anyhow!(what), |e| anyhow::Error::new(e).context(what));
    Failure { kind: Kind::Input, error, hints: vec!["Nothing was changed; run it again.".to_owned()] }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        Self { kind: Kind::Input, hints: error.hints(), error: error.into() }
    }
}
