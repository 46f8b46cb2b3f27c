//! Captures as evidence: what was received can be had again, and every document derives from it.

use crate::common::{Toy, folder};
use reportedly::{Casebook, FindingKind, Given, Options, add, verify, walk};
use std::path::Path;

const PAGE: &str = "<html><head><title>Ferry reopens</title></head><body><article><h1>Ferry reopens</h1>\
    <p>The ferry line to Norhaven reopened on Tuesday after eleven weeks, the port authority said.</p>\
    <p>Both boats sailed with every seat taken, and the operator expects no further delays.</p></article></body></html>";

/// A casebook of some texts, a page and a feed with a broken line.
fn desk(folder_of: &Path) -> Casebook {
    let news = folder(folder_of, "news", 0..40);
    std::fs::write(news.join("ferry.html"), PAGE).unwrap();
    std::fs::write(news.join("feed.jsonl"), "{\"id\":\"1\",\"text\":\"The port reopened.\"}\n{broken\n")
        .unwrap();
    let mut casebook = Casebook::open(&folder_of.join("c")).unwrap();
    add::add(&mut casebook, &walk(&[news]).unwrap(), &Toy("toy"), &mut |_| ()).unwrap();
    casebook
}

#[test]
fn every_document_derives_from_its_capture() {
    let tmp = tempfile::tempdir().unwrap();
    let found = verify(&desk(tmp.path()), &mut |_, _| ()).unwrap();
    assert_eq!((found.captures, found.documents, found.proved), (43, 43, 43));
    assert!(found.holds() && found.findings.is_empty());
}

#[test]
fn bytes_come_back_as_received_and_are_kept_small() {
    let tmp = tempfile::tempdir().unwrap();
    let casebook = desk(tmp.path());
    let entry =
        casebook.captures().unwrap().into_iter().find(|c| c.location.ends_with("ferry.html")).unwrap();
    assert_eq!((entry.size, entry.documents.as_slice()), (PAGE.len() as u64, &["ferry.html".to_owned()][..]));
    let capture = casebook.capture(&entry.id).unwrap().unwrap();
    assert_eq!(capture.bytes, PAGE.as_bytes());
    assert_eq!((capture.format.as_str(), capture.name.as_str()), ("html", "ferry.html"));
    let db = rusqlite::Connection::open(tmp.path().join("c")).unwrap();
    let kept: i64 = db
        .query_row("SELECT length(bytes) FROM contents WHERE hash = ?1", [&entry.hash], |row| row.get(0))
        .unwrap();
    assert!(kept < PAGE.len() as i64);
}

#[test]
fn a_changed_document_and_changed_bytes_are_found() {
    let tmp = tempfile::tempdir().unwrap();
    let casebook = desk(tmp.path());
    let db = rusqlite::Connection::open(tmp.path().join("c")).unwrap();
    let change = |sql: &str| assert_eq!(db.execute(sql, []).unwrap(), 1, "{sql}");
    change("UPDATE documents SET text = replace(text, 'reopened', 'closed') WHERE name = 'ferry.html'");
    change("UPDATE documents SET published = '2020-01-01' WHERE name = '0003.txt'");
    change(
        "UPDATE contents SET packing = 0, bytes = x'78' WHERE hash = (SELECT hash FROM captures WHERE name = '0004.txt')",
    );
    let found = verify(&casebook, &mut |_, _| ()).unwrap();
    assert!(!found.holds());
    assert_eq!((found.documents, found.proved), (43, 40));
    let mut kinds: Vec<_> = found.findings.iter().map(|f| (f.id.as_str(), f.kind)).collect();
    assert_eq!(kinds.remove(0).1, FindingKind::Bytes);
    kinds.sort_by_key(|(id, _)| *id);
    let gone = FindingKind::Document;
    assert_eq!(kinds, [("0003.txt", gone), ("0004.txt", gone), ("ferry.html", gone)]);
}

#[test]
fn what_another_version_drew_otherwise_is_told_apart_from_tampering() {
    let tmp = tempfile::tempdir().unwrap();
    let casebook = desk(tmp.path());
    let db = rusqlite::Connection::open(tmp.path().join("c")).unwrap();
    db.execute("UPDATE documents SET drawn_by = '1', text = text || '.' WHERE name = 'ferry.html'", [])
        .unwrap();
    let found = verify(&casebook, &mut |_, _| ()).unwrap();
    assert_eq!((found.outdated, found.holds(), found.findings.len()), (1, true, 1));
}

#[test]
fn streams_are_added_like_files_and_columns_are_mapped() {
    let mut casebook = Casebook::in_memory().unwrap();
    let rows = "{\"body\":\"The port reopened.\"}\n{\"body\":\"The bridge is shut.\"}\n";
    let options = Options { columns: [("text".to_owned(), "body".to_owned())].into() };
    let mut run = || {
        let given = vec![Given::Stream(reportedly::Envelope::at("stdin.jsonl"), Box::new(rows.as_bytes()))];
        add::add_given(&mut casebook, given, &options, &Toy("toy"), &mut |_| ()).unwrap()
    };
    assert_eq!((run().new, run().known), (2, 2));
    assert!(verify(&casebook, &mut |_, _| ()).unwrap().holds());
}

/// Made by version 1 of the program, with the rows that it wrote.
#[test]
fn a_casebook_of_the_first_version_is_brought_up_to_date() {
    let tmp = tempfile::tempdir().unwrap();
    let path = tmp.path().join("c");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(include_str!("../../src/casebook/schema.sql")).unwrap();
    db.execute_batch(
        "PRAGMA application_id = 1380996164; PRAGMA user_version = 1;
         INSERT INTO captures (id, location, media_type, bytes)
             VALUES ('44f15a1c', 'news/a.txt', 'text/plain', CAST('The port reopened.' AS BLOB));
         INSERT INTO documents (id, name, identity, unusable, capture_id, location, text)
             VALUES ('a.txt', 'a.txt', 'i', 0, '44f15a1c', 'news/a.txt', 'The port reopened.');
         INSERT INTO problems VALUES (1, 0, 'encoding', 'One place.');
         INSERT INTO statements VALUES (4294967296, 1, 0, x'05fb05');",
    )
    .unwrap();
    drop(db);
    let casebook = Casebook::open(&path).unwrap();
    let stored = casebook.documents().unwrap().remove(0);
    assert_eq!((stored.document.id.as_str(), stored.document.problems.len()), ("a.txt", 1));
    let capture = casebook.capture("44f15a1c").unwrap().unwrap();
    assert_eq!((capture.bytes.as_slice(), capture.format.as_str()), (&b"The port reopened."[..], "text"));
    assert_eq!(casebook.captures().unwrap()[0].documents, ["a.txt"]);
    let near = casebook.nearest(&[5, -5, 5], 1).unwrap();
    assert_eq!((near[0].0.document, near[0].1), (1, 1.0));
}
