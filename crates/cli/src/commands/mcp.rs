//! `reportedly mcp`: the casebook as tools for language-model clients.

use crate::{Context, Failure, Outcome};
use reportedly::Reader;
use reportedly_mcp::Server;

const EXAMPLES: &str = "\
Examples:
  reportedly --casebook case.casebook mcp
  {\"mcpServers\": {\"reportedly\": {\"command\": \"reportedly\", \"args\": [\"--casebook\", \"case.casebook\", \"mcp\"]}}}

Speaks the Model Context Protocol (JSON-RPC 2.0, a message a line) on the standard input and output until
the input ends. The second line is what goes into a client's settings. The tools only look things up:
search, ask, get_statement, get_origins, list_contradictions. Every quotation comes with its document and place.";

/// Serve the casebook to language-model clients (Model Context Protocol)
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {}

pub(crate) fn run(_: &Args, context: &mut Context) -> Result<Outcome, Failure> {
    let casebook = context.open_casebook()?;
    let server = Server::new(casebook, Reader::new()?);
    server.serve(&mut std::io::stdin().lock(), context.output())?;
    Ok(Outcome::Done)
}
