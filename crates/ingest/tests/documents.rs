//! What a person meets: files as they lie about, and what is drawn from them.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use reportedly_core::ProblemKind::{self, *};
use reportedly_core::{Capture, Document};
use reportedly_ingest::{Found, MAX_FILE, ingest_bytes, ingest_file, walk};

/// A document and the capture that it was drawn from.
#[derive(Debug, PartialEq)]
struct One {
    capture: Capture,
    document: Document,
}

fn each(ingested: reportedly_ingest::Ingested) -> impl Iterator<Item = One> {
    let capture = ingested.capture;
    ingested.documents.into_iter().map(move |document| One { capture: capture.clone(), document })
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn of_file(path: &Path) -> Vec<One> {
    let mut out = Vec::new();
    for found in walk(&[path.to_owned()]).expect("the path exists") {
        ingest_file(&found, &mut |i| out.extend(each(i)));
    }
    out
}

fn of_bytes(name: &str, bytes: &[u8]) -> Vec<One> {
    let mut out = Vec::new();
    ingest_bytes(name, bytes, &mut |i| out.extend(each(i)));
    out
}

fn kinds(one: &One) -> Vec<ProblemKind> {
    one.document.problems.iter().map(|p| p.kind).collect()
}

/// The problems of bytes that give one document.
fn problems(name: &str, bytes: &[u8]) -> Vec<ProblemKind> {
    let all = of_bytes(name, bytes);
    assert_eq!(all.len(), 1);
    kinds(&all[0])
}

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let all = of_file(&fixtures().join("ferry.html"));
    let d = &all[0].document;
    assert_eq!((all.len(), kinds(&all[0])), (1, vec![]));
    assert_eq!(d.id, "ferry.html");
    assert_eq!(d.title.as_deref(), Some("Ferry line to Norhaven reopens"));
    assert_eq!(d.publisher.as_deref(), Some("Harbour Post"));
    assert_eq!(d.byline.as_deref(), Some("Anna Roe"));
    assert_eq!(d.url.as_deref(), Some("https://post.example/ferry-reopens"));
    assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00+01:00"));
    assert_eq!(d.language.as_deref(), Some("eng"));
    assert_eq!(all[0].capture.media_type, "text/html");
    assert_eq!(
        d.text,
        "The ferry line between Lund Island and Norhaven reopened on Tuesday after eleven weeks, the port authority \
         said, and both boats sailed with every seat taken.\n\n“We expect no further delays,” said the harbour \
         master, Ivar\u{a0}Holm, who had closed the line in December when ice damaged a pier.\n\nResidents reported \
         that tickets had sold out within an hour. The operator denied that prices would rise before the summer, \
         but did not rule out an increase in autumn."
    );
}

#[test]
fn a_page_without_an_article_says_so() {
    let all = of_file(&fixtures().join("app.html"));
    assert_eq!((kinds(&all[0]), all[0].document.text.as_str()), (vec![NoText], ""));
}

#[test]
fn a_folder_gives_every_file_and_line_in_order() {
    let all = of_file(&fixtures());
    let ids: Vec<_> = all.iter().map(|i| i.document.id.as_str()).collect();
    assert_eq!(ids, ["app.html", "wire-1", "feed.jsonl:3", "feed.jsonl:4", "ferry.html", "note.txt"]);
    assert!(all[1].document.location.ends_with("fixtures/feed.jsonl:1"));
    assert_eq!(all[1].document.text, "The ferry sailed again on Tuesday.\n\nIt was full.");
    assert_eq!((kinds(&all[2]), kinds(&all[3])), (vec![BadRecord], vec![Date]));
    assert_eq!(all[2].capture.bytes, br#"{"id": "wire-2", "text": "#);
    assert_eq!(all[5].document.title.as_deref(), Some("Norhaven pier to be rebuilt"));
    for one in &all {
        assert_eq!(one.capture.location, one.document.location);
        assert_eq!(one.capture.hash.len(), 64);
    }
}

#[test]
fn nothing_and_next_to_nothing_is_empty() {
    for name in ["a.txt", "a.html", "a.jsonl", "a"] {
        for bytes in [&b""[..], b" \r\n\t\n", b"\xef\xbb\xbf\n"] {
            assert_eq!(problems(name, bytes), [Empty], "{name}");
        }
    }
    assert_eq!(problems("a.jsonl", br#"{"text": " "}"#), [Empty]);
}

#[test]
fn what_is_no_text_is_binary_whatever_its_name() {
    for name in ["a.png", "a.txt", "a.html", "a.jsonl"] {
        assert_eq!(problems(name, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), [Binary]);
        assert_eq!(problems(name, &[0; 300]), [Binary]);
    }
    let all = of_bytes("a.pdf", b"%PDF-1.7\n1 0 obj");
    assert_eq!(all[0].capture.media_type, "application/pdf");
    assert_eq!(all[0].capture.bytes, b"%PDF-1.7\n1 0 obj");
}

#[test]
fn encodings_are_told_and_damage_is_counted() {
    let utf16: Vec<u8> = "\u{feff}Der Hafen\r\nöffnet".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(of_bytes("a.txt", &utf16)[0].document.text, "Der Hafen\nöffnet");
    let page = b"<html><head><meta charset=\"windows-1252\"></head><body><article><p>The caf\xe9 \x93Nord\x94 reopened on \
        Monday, its owner said in a statement to the town council.</p></article></body></html>";
    assert!(of_bytes("a.html", page)[0].document.text.starts_with("The café “Nord” reopened"));
    assert_eq!(problems("a.txt", "The café “Nord” \0".as_bytes()), [Binary]);
    let mut damaged = "The café “Nord” reopened on Monday. ".repeat(50).into_bytes();
    damaged.extend(b"\xff\xff");
    assert_eq!(problems("a.txt", &damaged), [Encoding]);
}

#[test]
fn a_huge_file_is_refused_by_its_length() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a.html", "a.txt"] {
        let path = dir.path().join(name);
        fs::write(&path, "An article").unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_len(50_000_000_000).unwrap();
        let all = of_file(&path);
        assert_eq!(all.len(), 1);
        assert_eq!(kinds(&all[0]), [TooLarge]);
        assert!(all[0].capture.bytes.is_empty());
    }
    let long = "The harbour reopened. ".repeat(MAX_FILE / 22 + 1);
    assert_eq!(problems("a.txt", long.as_bytes()), [TooLarge]);
}

#[test]
fn deep_pages_are_refused_and_shallow_ones_with_many_tags_are_not() {
    let deep = "<div>".repeat(200_000);
    assert_eq!(problems("a.html", deep.as_bytes()), [TooLarge]);
    let tables = "<table><tr><td>".repeat(100_000);
    assert_eq!(problems("a.html", tables.as_bytes()), [TooLarge]);
    let limit = format!(
        "{}<p>{}</p>",
        "<div>".repeat(480),
        "The harbour master said the line would reopen. ".repeat(9)
    );
    assert_eq!(of_bytes("a.html", limit.as_bytes()).len(), 1);
}

#[test]
fn a_file_that_vanished_is_a_document_with_a_problem() {
    let found = Found { path: "no/such.txt".into(), location: "no/such.txt".into(), problem: None };
    let mut out = Vec::new();
    ingest_file(&found, &mut |i| out.extend(each(i)));
    assert_eq!((out.len(), kinds(&out[0])), (1, vec![Unreadable]));
}

/// What holds for whatever comes in.
fn lawful(name: &str, bytes: &[u8]) {
    let all = of_bytes(name, bytes);
    assert!(!all.is_empty());
    for one in &all {
        let d = &one.document;
        assert!(!d.text.contains(['\0', '\r']) && d.text.trim() == d.text);
        assert!(!d.id.is_empty() && !d.location.is_empty());
        assert!(!d.text.is_empty() || d.problems.iter().any(|p| p.kind.is_fatal()));
        assert!(d.published.as_deref().is_none_or(|p| p.len() >= 10));
    }
    assert_eq!(all, of_bytes(name, bytes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_give_documents(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.html", "a.jsonl", "a.json", "a"] {
            lawful(name, &bytes);
        }
    }

    #[test]
    fn any_markup_gives_documents(parts in proptest::collection::vec(
        prop_oneof!["<(/?)(p|b|a|div|table|td|li|script|svg|template|select|title|h1|br)( [a-z]=\"?)?>?", "[ -~]{0,20}", "\\PC{0,9}"],
        0..60,
    )) {
        lawful("a.html", parts.concat().as_bytes());
    }

    #[test]
    fn any_records_give_documents(
        id in "\\PC{0,8}", text in any::<String>(), date in "[0-9A-Za-z:/ .,+-]{0,24}", cut in any::<prop::sample::Index>(),
    ) {
        let line = serde_json::json!({"id": id, "text": text, "published": date}).to_string();
        lawful("a.jsonl", line.as_bytes());
        let bytes = line.as_bytes();
        lawful("a.jsonl", &bytes[..cut.index(bytes.len())]);
    }
}
