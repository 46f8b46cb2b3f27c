//! `reportedly captures` and `reportedly verify`: what was received, byte for byte.

use crate::{Desk, NEWS};
use insta::assert_snapshot;

const TABLE: &str = "day,headline,body,address\n\
    2023-10-30,Ferry stops,\"The harbour office said on Monday that the ferry will stop running, \
    because its engine needs repairs.\",https://post.example/ferry\n\
    2023-10-31,Ferry runs,\"The ferry is running again, the mayor told the council on Tuesday, after two \
    days in the yard.\",https://post.example/again\n";
const COLUMNS: &str =
    "--column text=body --column title=headline --column published=day --column url=address";

#[test]
fn captures_come_back_as_they_were_received() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let list: serde_json::Value = serde_json::from_str(&desk.stdout("captures --json")).unwrap();
    let port = list.as_array().unwrap().iter().find(|c| c["location"] == "news/port.txt").unwrap();
    let got = desk.stdout(&format!("captures --get {}", &port["id"].as_str().unwrap()[..10]));
    assert_eq!(got.as_bytes(), std::fs::read(desk.path().join("news/port.txt")).unwrap());
    assert_snapshot!(desk.run("captures --get zz"), @r"
    --- stderr
    error: 0 captures have an id that begins with zz
    hint: `reportedly captures` lists them; give as much of the id as tells one from the others.
    --- exit 2
    ");
}

#[test]
fn an_archive_of_the_captures_gives_the_same_documents() {
    let desk = Desk::new(&[]);
    desk.write("table.csv", TABLE.as_bytes());
    desk.run(&format!("add news {COLUMNS}"));
    assert_snapshot!(desk.run("captures --warc kept.warc.gz"), @r"
    2 captures in kept.warc.gz
    --- exit 0
    ");
    assert_snapshot!(desk.run("captures --warc kept.warc.gz"), @r"
    --- stderr
    error: cannot write kept.warc.gz: File exists (os error 17)
    hint: Name a file that does not exist yet, in a folder where you may write.
    --- exit 2
    ");
    assert_snapshot!(desk.run("--casebook second add kept.warc.gz"), @r"
    2 documents in 1 file: 2 new, 0 known, 0 without text
    2 documents read
    1 piece of archives holds no article: 1 warcinfo record
    --- exit 0
    ");
    let texts = |casebook: &str| {
        let list = desk.stdout(&format!("--casebook {casebook} documents --json"));
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let mut hashes: Vec<String> =
            list.as_array().unwrap().iter().map(|d| format!("{} {}", d["hash"], d["url"])).collect();
        hashes.sort();
        hashes
    };
    assert_eq!(texts("reportedly.casebook"), texts("second"));
}

#[test]
fn verify_finds_what_was_changed_behind_its_back() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert_snapshot!(desk.run("verify"), @r"
    holds: 4 of 4 documents derive from their captures; 4 captures hashed
    --- exit 0
    ");
    let casebook = rusqlite::Connection::open(desk.path().join("reportedly.casebook")).unwrap();
    let changed = casebook
        .execute(
            "UPDATE documents SET text = replace(text, 'Monday', 'Sunday') WHERE text LIKE '%Monday%'",
            [],
        )
        .unwrap();
    assert!(changed > 0);
    drop(casebook);
    let found = desk.run("verify");
    assert!(found.starts_with("does not hold: "), "{found}");
    assert!(found.contains("[document]") && found.ends_with("--- exit 1"), "{found}");
}
