//! `reportedly add`.

use crate::{Desk, NEWS};
use insta::assert_snapshot;

#[test]
fn adding_says_what_came_in_and_adding_again_changes_nothing() {
    let desk = Desk::new(NEWS);
    assert_snapshot!(desk.run("add news"), @r"
    4 documents in 3 files: 3 new, 0 known, 1 without text
    3 documents read

    Problems in 1 document:
      news/feed.jsonl:2: [bad_record] This record is not valid JSON (key must be a string at line 1 column 2).
    --- exit 0
    ");
    let before = desk.stdout("documents --json");
    assert_snapshot!(desk.run("add news"), @r"
    4 documents in 3 files: 0 new, 3 known, 1 without text
    0 documents read

    Problems in 1 document:
      news/feed.jsonl:2: [bad_record] This record is not valid JSON (key must be a string at line 1 column 2).
    --- exit 0
    ");
    assert_eq!(desk.stdout("documents --json"), before);
}

#[test]
fn bad_files_are_told_and_do_not_stop_the_rest() {
    let desk = Desk::new(&NEWS[..1]);
    desk.write("empty.txt", b"");
    desk.write("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    desk.write("blank.html", b"<html><head><title>Menu</title></head><body></body></html>");
    desk.write("huge.txt", &vec![b'a'; 50_000_000]);
    assert_snapshot!(desk.run("add news"), @r"
    5 documents in 5 files: 1 new, 0 known, 4 without text
    1 document read

    Problems in 4 documents:
      news/blank.html: [no_text] No article was found on this page. It may need JavaScript or a login, or list articles only.
      news/empty.txt: [empty] There is no text in it.
      news/huge.txt: [too_large] The file is larger than 20 MB and was not read. Split it into articles, or save the text alone.
      news/photo.jpg: [binary] This is a JPEG image, not text. Only text, HTML and JSONL are read.
    --- exit 0
    ");
}

#[test]
fn nothing_usable_is_exit_1_and_kept() {
    let desk = Desk::new(&[("empty.txt", "")]);
    assert_snapshot!(desk.run("add news"), @r"
    1 document in 1 file: 0 new, 0 known, 1 without text
    0 documents read

    Problems in 1 document:
      news/empty.txt: [empty] There is no text in it.
    --- stderr
    note: nothing that was given holds an article
    --- exit 1
    ");
    assert_snapshot!(desk.run("--quiet add news --json"), @r#"
    {"files":1,"documents":1,"new":0,"known":0,"unusable":1,"empty":1,"failed":0,"passed":0,"passed_over":[],"with_problems":1,"problems":[{"location":"news/empty.txt","kind":"empty","message":"There is no text in it."}],"read":0}
    --- exit 1
    "#);
    assert_snapshot!(Desk::new(&[]).run("add news"), @r"
    0 documents in 0 files: 0 new, 0 known, 0 without text
    0 documents read
    --- stderr
    note: nothing that was given holds an article
    --- exit 1
    ");
}

#[test]
fn twenty_problems_are_listed_and_the_rest_counted() {
    let desk = Desk::new(&NEWS[..1]);
    desk.write("feed.jsonl", "{broken\n".repeat(23).as_bytes());
    let text = desk.stdout("add news");
    assert_eq!(text.matches("[bad_record]").count(), 20);
    assert!(text.ends_with("\n  and 3 more; --json lists all\n"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&desk.stdout("add news --json")).unwrap();
    assert_eq!(json["problems"].as_array().unwrap().len(), 23);
    assert_eq!(json["documents"], 24);
}

#[test]
fn sums_add_up_in_json() {
    let json: serde_json::Value = serde_json::from_str(&Desk::new(NEWS).stdout("add news --json")).unwrap();
    let number = |name: &str| json[name].as_u64().unwrap();
    assert_eq!(number("documents"), number("new") + number("known") + number("unusable"));
    assert_eq!((number("documents"), number("read")), (4, 3));
}

#[test]
fn the_casebook_in_the_folder_is_not_an_article() {
    let desk = Desk::new(&NEWS[..2]);
    let first = desk.run("--casebook news/x.casebook add news");
    assert!(first.starts_with("2 documents in 2 files: 2 new"), "{first}");
    let second = desk.run("--casebook news/x.casebook add .");
    assert!(second.starts_with("2 documents in 2 files: 0 new, 2 known"), "{second}");
}

#[test]
fn a_location_cannot_steer_the_terminal() {
    let desk = Desk::new(&[]);
    desk.write("a\u{1b}[2Jb\u{202e}.txt", b"");
    assert_snapshot!(desk.run("add news"), @r"
    1 document in 1 file: 0 new, 0 known, 1 without text
    0 documents read

    Problems in 1 document:
      news/a�[2Jb�.txt: [empty] There is no text in it.
    --- stderr
    note: nothing that was given holds an article
    --- exit 1
    ");
}
