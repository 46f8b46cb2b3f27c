//! What is said when something is wrong, and the exit status that goes with it.

use crate::{Desk, NEWS, shown};
use insta::assert_snapshot;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_mistyped_path_stops_the_run_and_leaves_nothing() {
    let desk = Desk::new(NEWS);
    assert_snapshot!(desk.run("add news nwes"), @r"
    --- stderr
    error: no such file or folder: nwes
    hint: Check the spelling and the folder you are in; a name with blanks needs quotes.
    --- exit 2
    ");
    assert!(!desk.path().join("reportedly.casebook").exists());
}

#[test]
fn looking_something_up_makes_no_casebook() {
    let desk = Desk::new(&[]);
    assert_snapshot!(desk.run("documents"), @r"
    --- stderr
    error: there is no casebook at reportedly.casebook
    hint: Make one with `reportedly add PATH...`, or name an existing one with --casebook.
    --- exit 2
    ");
    assert!(!desk.path().join("reportedly.casebook").exists());
}

#[test]
fn another_file_is_left_as_it_was() {
    let desk = Desk::new(NEWS);
    let noise: Vec<u8> = (0..5000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    desk.write("noise", &noise);
    assert_snapshot!(desk.run("--casebook news/noise add news/port.txt"), @r"
    --- stderr
    error: news/noise is not a casebook
    hint: Name another file with --casebook; this one was left as it is.
    --- exit 2
    ");
    assert_eq!(std::fs::read(desk.path().join("news/noise")).unwrap(), noise);
}

#[test]
fn a_newer_casebook_names_both_versions() {
    let desk = Desk::new(&NEWS[..1]);
    desk.run("add news");
    let path = desk.path().join("reportedly.casebook");
    rusqlite::Connection::open(path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_snapshot!(desk.run("documents"), @r"
    --- stderr
    error: reportedly.casebook has casebook version 99; this program (reportedly 0.1.0) knows versions up to 6
    hint: Install a newer reportedly, or name another file with --casebook; nothing was changed.
    --- exit 2
    ");
}

#[test]
fn a_folder_that_is_not_there() {
    let desk = Desk::new(&NEWS[..1]);
    assert_snapshot!(desk.run("--casebook none/x.casebook add news"), @r"
    --- stderr
    error: cannot open the casebook none/x.casebook: unable to open database file: none/x.casebook
    hint: Check that the folder exists and that you may write in it.
    --- exit 2
    ");
}

#[test]
fn wrong_arguments_are_exit_2() {
    let output = Desk::new(&[]).command("add").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let desk = Desk::new(&[]);
    let lines: String = (0..5000).map(|n| format!("{{broken {n}\n")).collect();
    desk.write("feed.jsonl", lines.as_bytes());
    desk.run("add news");
    let mut child = desk.command("problems").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(shown(&output), "--- exit 0");
}
