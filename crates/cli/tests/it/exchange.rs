//! `reportedly export`, `import`, `completions`, `man`, `mcp`.

use crate::{Desk, NEWS};
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn an_export_goes_to_a_file_whole_and_comes_back() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert_snapshot!(desk.run("export jsonl --out case.jsonl"), @r"
    --- stderr
    note: 4 documents in case.jsonl as 1 file
    --- exit 0
    ");
    let file = std::fs::read_to_string(desk.path().join("case.jsonl")).unwrap();
    assert_eq!(desk.stdout("export jsonl"), file);
    assert_snapshot!(desk.run("--casebook second import case.jsonl"), @r"
    4 documents from 4 captures: 3 new, 1 without text
    3 documents read
    --- exit 0
    ");
    assert_eq!(desk.stdout("--casebook second export jsonl"), file);
    assert!(desk.run("--casebook second verify").starts_with("holds: 4 of 4"));
    // Nothing but what was asked for lies there.
    let mut names: Vec<String> = std::fs::read_dir(desk.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    assert_eq!(names, ["case.jsonl", "news", "reportedly.casebook", "second"]);
}

#[test]
fn tables_go_into_a_folder_or_one_by_one() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert_snapshot!(desk.run("export csv --out tables"), @r"
    --- stderr
    note: 4 documents in tables as 9 files
    --- exit 0
    ");
    let table = std::fs::read_to_string(desk.path().join("tables/statements.csv")).unwrap();
    assert_eq!(desk.stdout("export csv --table statements"), table);
    assert!(table.starts_with("document,number,start,end,"));
    assert_snapshot!(desk.run("export csv"), @r"
    --- stderr
    error: there is nowhere to write to
    hint: Name a folder: --out FOLDER, or one of the tables: --table NAME.
    --- exit 2
    ");
}

#[test]
fn what_cannot_be_written_or_taken_back_is_told() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert_snapshot!(desk.run("export report"), @r#"
    --- stderr
    error: the format report shows an answer and needs a question
    hint: Ask it: --question "Did the bridge collapse?"
    --- exit 2
    "#);
    assert_snapshot!(desk.run("export stix --out nowhere/a.json"), @r"
    --- stderr
    error: cannot write nowhere/a.json: entity not found
    hint: Check that the folder exists, that you may write in it, and that there is room.
    --- exit 2
    ");
    assert_snapshot!(desk.run("import news/port.txt"), @r"
    --- stderr
    error: the first line is not that of an export in the format jsonl
    hint: Make one with `reportedly export jsonl`; articles are taken in with `reportedly add`.
    --- exit 2
    ");
    assert!(desk.run("export stix --table documents").contains("error: the format stix has no tables"));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let desk = Desk::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.stdout(&format!("completions {shell}")).contains("captures"), "{shell}");
    }
    assert!(desk.stdout("man").contains(".TH reportedly 1"));
    assert!(desk.run("man --out pages").ends_with("--- exit 0"));
    for page in ["reportedly.1", "reportedly-ask.1", "reportedly-export.1"] {
        assert!(desk.path().join("pages").join(page).exists(), "{page}");
    }
}

/// The server speaks until its input ends, and says nothing else.
#[test]
#[cfg(feature = "mcp")]
fn a_client_is_answered_line_by_line() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let asked = b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}\n\
        {\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n\
        {\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":{\"query\":\"port\"}}}\n";
    let shown = desk.pipe("mcp", asked);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!((lines.len(), lines[2]), (3, "--- exit 0"), "{shown}");
    let found: Value = serde_json::from_str(lines[1]).unwrap();
    let cited = &found["result"]["structuredContent"]["statements"][0]["citation"];
    assert_eq!(cited["document"], "port.txt");
}
