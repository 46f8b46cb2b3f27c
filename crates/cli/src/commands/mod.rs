//! The commands, one file each. A new one is a file with `Args` and `run`, and its line here.

mod accounts;
mod add;
mod ask;
mod captures;
mod claims;
mod completions;
mod correct;
mod documents;
mod export;
mod import;
mod log;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod names;
mod origins;
mod problems;
mod questions;
mod read;
mod serve;
mod undo;
mod verify;
mod watch;

use crate::{Context, Failure, Outcome};

/// Lists the commands once; help, parsing and dispatch follow.
macro_rules! commands {
    ($($(#[$attribute:meta])* $variant:ident => $module:ident),* $(,)?) => {
        /// What to do.
        #[derive(Debug, clap::Subcommand)]
        pub(crate) enum Command {
            $(
                $(#[$attribute])*
                #[allow(missing_docs)]
                $variant($module::Args),
            )*
        }

        impl Command {
            /// Does it.
            pub(crate) fn run(&self, context: &mut Context) -> Result<Outcome, Failure> {
                match self {
                    $($(#[$attribute])* Self::$variant(args) => $module::run(args, context),)*
                }
            }
        }
    };
}

commands! {
    Accounts => accounts,
    Add => add,
    Ask => ask,
    Captures => captures,
    Claims => claims,
    Correct => correct,
    Documents => documents,
    Log => log,
    Completions => completions,
    Export => export,
    Import => import,
    Man => man,
    #[cfg(feature = "mcp")]
    Mcp => mcp,
    Names => names,
    Origins => origins,
    Problems => problems,
    Questions => questions,
    Read => read,
    Serve => serve,
    Undo => undo,
    Verify => verify,
    Watch => watch,
}
