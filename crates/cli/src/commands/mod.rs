//! The commands, one file each. A new one is a file with `Args` and `run`, and its line here.

mod add;
mod ask;
mod captures;
mod correct;
mod documents;
mod log;
mod names;
mod origins;
mod problems;
mod read;
mod serve;
mod undo;
mod verify;
mod watch;

use crate::{Context, Failure, Outcome};

/// Lists the commands once; help, parsing and dispatch follow.
macro_rules! commands {
    ($($variant:ident => $module:ident),* $(,)?) => {
        /// What to do.
        #[derive(Debug, clap::Subcommand)]
        pub(crate) enum Command {
            $(
                #[allow(missing_docs)]
                $variant($module::Args),
            )*
        }

        impl Command {
            /// Does it.
            pub(crate) fn run(&self, context: &mut Context) -> Result<Outcome, Failure> {
                match self {
                    $(Self::$variant(args) => $module::run(args, context),)*
                }
            }
        }
    };
}

commands! {
    Add => add,
    Ask => ask,
    Captures => captures,
    Correct => correct,
    Documents => documents,
    Log => log,
    Names => names,
    Origins => origins,
    Problems => problems,
    Read => read,
    Serve => serve,
    Undo => undo,
    Verify => verify,
    Watch => watch,
}
