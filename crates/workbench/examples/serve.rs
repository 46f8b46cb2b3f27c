//! The workbench on a casebook, for browser tests: `cargo run -p reportedly-workbench --example serve CASEBOOK PORT`.

use reportedly_workbench::{Refused, Settings, serve};

fn main() -> Result<(), Refused> {
    let mut arguments = std::env::args().skip(1);
    let casebook = arguments.next().unwrap_or_else(|| "reportedly.casebook".to_owned()).into();
    let port = arguments.next().and_then(|port| port.parse().ok()).unwrap_or(8420);
    serve(&Settings { casebook, port, who: "vera".to_owned(), team: None }, |_| ())
}
