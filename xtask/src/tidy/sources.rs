//! What Rust sources and manifests may use, by crate.

use super::code::{program, uses_of, words};
use super::{File, Finding, layers};

/// Dependencies that read files, keep state, or run a model.
const IMPURE_CRATES: &[&str] =
    &["rusqlite", "safetensors", "ignore", "tempfile", "rayon", "jiff", "indicatif"];
/// Dependencies that open sockets.
const NETWORK_CRATES: &[&str] = &[
    "ureq",
    "reqwest",
    "hyper",
    "tokio",
    "mio",
    "socket2",
    "async-std",
    "smol",
    "axum",
    "tiny_http",
    "curl",
    "isahc",
    "attohttpc",
    "minreq",
    "tungstenite",
];
/// The folders that may open sockets: one connects, and guards every address; one listens, and serves this computer only.
const MAY_OPEN: &[&str] = &["crates/fetch/", "crates/workbench/"];
/// What a listener has no use for: the ways to connect to somebody.
const CONNECTS: &[&str] = &["TcpStream", "UdpSocket", "UnixStream"];

/// core reads no file, clock, socket, environment or model.
pub(super) fn core_is_pure(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|f| f.path.starts_with("crates/core/")) {
        let Some(text) = &file.text else { continue };
        for (line, name) in layers::dependencies(file) {
            if IMPURE_CRATES.contains(&name) {
                let message = format!("core must stay pure: `{name}` belongs in another crate");
                found.push(Finding::error(file, line, message));
            }
        }
        if !is_product_source(&file.path) {
            continue;
        }
        let code = program(text);
        let words = words(&code);
        for module in ["fs", "net", "env", "process"] {
            for line in uses_of(&words, "std", module) {
                let message = format!(
                    "core must stay pure: `std::{module}` is not for it; take the value as an argument"
                );
                found.push(Finding::error(file, line, message));
            }
        }
        for (line, name) in
            words.iter().filter(|w| matches!(w.1, "SystemTime" | "Instant" | "rusqlite" | "safetensors"))
        {
            let message = format!("core must stay pure: no `{name}`; take the value as an argument");
            found.push(Finding::error(file, *line, message));
        }
    }
    found
}

/// Only the command-line program writes to the terminal.
pub(super) fn only_the_program_prints(files: &[File]) -> Vec<Finding> {
    const PRINTS: &[&str] = &["println", "eprintln", "print", "eprint", "dbg"];
    let mut found = Vec::new();
    for file in files.iter().filter(|f| is_product_source(&f.path) && !f.path.starts_with("crates/cli/")) {
        let code = program(file.text.as_deref().unwrap_or_default());
        for pair in words(&code).windows(2) {
            if let [(line, name), (_, "!")] = pair
                && PRINTS.contains(name)
            {
                let message =
                    format!("`{name}!` outside crates/cli: return the value and let the program show it");
                found.push(Finding::error(file, *line, message));
            }
        }
    }
    found
}

/// No sockets, and no dependency that opens them, but where every address is guarded; and where pages are served, none
/// that connects.
pub(super) fn only_the_fetcher_opens_sockets(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    let serves = |f: &&File| f.path.starts_with("crates/workbench/") && is_product_source(&f.path);
    for file in files.iter().filter(serves) {
        let code = program(file.text.as_deref().unwrap_or_default());
        for (line, _) in words(&code).iter().filter(|(_, name)| CONNECTS.contains(name)) {
            found.push(Finding::error(file, *line, "the workbench listens; only crates/fetch may connect"));
        }
    }
    // The workspace's own list of versions uses nothing by itself.
    let may = |f: &&File| f.path != "Cargo.toml" && !MAY_OPEN.iter().any(|folder| f.path.starts_with(folder));
    for file in files.iter().filter(may) {
        for (line, name) in layers::dependencies(file) {
            if NETWORK_CRATES.contains(&name) {
                found.push(Finding::error(
                    file,
                    line,
                    format!("`{name}` opens sockets, which only crates/fetch may"),
                ));
            }
        }
        if !is_product_source(&file.path) {
            continue;
        }
        let code = program(file.text.as_deref().unwrap_or_default());
        let words = words(&code);
        let mut lines = uses_of(&words, "std", "net");
        lines.extend(uses_of(&words, "unix", "net"));
        found.extend(
            lines
                .into_iter()
                .map(|line| Finding::error(file, line, "sockets: only crates/fetch may open one")),
        );
    }
    found
}

/// Rust of the product itself: no test, example, bench, build script or chore.
fn is_product_source(path: &str) -> bool {
    let aside = |folder: &str| path.contains(folder);
    path.starts_with("crates/")
        && path.ends_with(".rs")
        && !["/tests/", "/examples/", "/benches/"].into_iter().any(aside)
        && !path.ends_with("/tests.rs")
        && !path.ends_with("/build.rs")
}

#[cfg(test)]
mod tests {
    use super::super::tests::places;
    use super::*;

    #[test]
    fn a_file_a_clock_and_a_store_in_core_are_found() {
        let files = [
            ("crates/core/src/a.rs", "//! std::fs is not used.\nuse std::{fmt, fs};\n"),
            (
                "crates/core/src/b.rs",
                "fn f() -> u64 {\n    std::time::Instant::now().elapsed().as_secs()\n}\n",
            ),
            ("crates/core/Cargo.toml", "[dependencies]\nserde = \"1\"\nrusqlite = { workspace = true }\n"),
            ("crates/core/examples/c.rs", "use std::fs;\n"),
            ("crates/reportedly/src/d.rs", "use std::fs;\n"),
        ];
        let want = ["crates/core/src/a.rs:2", "crates/core/src/b.rs:2", "crates/core/Cargo.toml:3"];
        assert_eq!(places(core_is_pure, &files), want);
    }

    #[test]
    fn printing_in_a_library_is_found() {
        let library = "/// println!(\"doc\")\nfn f() {\n    eprintln!(\"x\");\n}\n#[cfg(test)]\nmod tests { fn g() { dbg!(1); } }\n";
        let files = [
            ("crates/nlp/src/a.rs", library),
            ("crates/cli/src/main.rs", "fn main() { println!(\"x\") }\n"),
            ("crates/core/examples/copies.rs", "fn main() { println!(\"x\") }\n"),
            ("xtask/src/main.rs", "fn main() { println!(\"x\") }\n"),
        ];
        assert_eq!(places(only_the_program_prints, &files), ["crates/nlp/src/a.rs:3"]);
    }

    #[test]
    fn sockets_are_found_in_sources_and_manifests() {
        let files = [
            ("crates/ingest/src/a.rs", "use std::net::TcpStream;\nuse std::os::unix::net::UnixStream;\n"),
            ("crates/cli/Cargo.toml", "[dev-dependencies.ureq]\nversion = \"3\"\n"),
            ("crates/fetch/Cargo.toml", "[dependencies]\nureq = \"3\"\n"),
            ("crates/fetch/src/a.rs", "use std::net::IpAddr;\n"),
            ("crates/workbench/src/a.rs", "use std::net::Ipv4Addr;\nuse tokio::net::TcpStream;\n"),
        ];
        let want = [
            "crates/workbench/src/a.rs:2",
            "crates/ingest/src/a.rs:1",
            "crates/ingest/src/a.rs:2",
            "crates/cli/Cargo.toml:1",
        ];
        assert_eq!(places(only_the_fetcher_opens_sockets, &files), want);
    }
}
