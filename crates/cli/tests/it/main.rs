//! The program as people meet it: whole output, exit status, files left behind.

#![allow(clippy::unwrap_used)]

mod accounts;
mod add;
mod ask;
mod captures;
mod claims;
mod contract;
mod correct;
mod errors;
mod exchange;
mod lists;
mod origins;
mod outside;
mod questions;
mod read;
mod reference;
mod shape;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A working directory with a folder `news` of articles of our own making.
struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(desk.path().join("news")).unwrap();
        for (name, content) in files {
            desk.write(name, content.as_bytes());
        }
        desk
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, content: &[u8]) {
        std::fs::write(self.path().join("news").join(name), content).unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
        command
            .args(arguments.split(' '))
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    /// Everything that a person sees of a run.
    fn run(&self, arguments: &str) -> String {
        shown(&self.command(arguments).output().unwrap())
    }

    /// The same, with one argument that may hold blanks in front of the rest.
    fn ask(&self, question: &str, arguments: &str) -> String {
        shown(&self.question(question, arguments).output().unwrap())
    }

    fn question(&self, question: &str, arguments: &str) -> Command {
        let mut command = self.command("ask");
        command.arg(question).args(arguments.split_whitespace());
        command
    }

    /// The same as [`Desk::run`], with something on the standard input.
    fn pipe(&self, arguments: &str, input: &[u8]) -> String {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        shown(&child.wait_with_output().unwrap())
    }

    fn stdout(&self, arguments: &str) -> String {
        String::from_utf8(self.command(arguments).output().unwrap().stdout).unwrap()
    }
}

fn shown(output: &Output) -> String {
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let talk = if stderr.is_empty() { String::new() } else { format!("--- stderr\n{stderr}") };
    format!("{stdout}{talk}--- exit {}", output.status.code().unwrap())
}

/// Two articles and a feed, one of whose lines is broken.
const NEWS: &[(&str, &str)] = &[
    ("port.txt", "Port reopens\n\nThe harbour office said on Monday that the port had reopened.\n"),
    ("bridge.txt", "Bridge shut\n\nThe road agency said that the bridge was shut. It gave no reason.\n"),
    (
        "feed.jsonl",
        "{\"id\":\"wire-1\",\"title\":\"Plant idle\",\"published\":\"2023-10-30\",\"publisher\":\"Example Wire\",\
         \"text\":\"The plant stood idle on Monday, its owner said.\"}\n{broken\n",
    ),
];
