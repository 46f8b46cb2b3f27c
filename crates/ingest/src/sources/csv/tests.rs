//! Tables as they lie about, and broken ones.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};

use proptest::prelude::*;

use super::*;
use crate::testing::{items, items_with, lines, problems, told};

fn documents(name: &str, bytes: &[u8]) -> Vec<Document> {
    let captures = items(name, bytes).into_iter().filter_map(|item| match item {
        Item::Capture(capture) => Some(capture),
        Item::Passed(_) => None,
    });
    captures.flat_map(|capture| crate::draw(&capture)).collect()
}

const TABLE: &str = "id,Title,Text,date,source\r\n\
    a,Ferry back,\"It sailed, at last.\r\n\r\nIt was full.\",2024-03-05,Harbour Post\r\n\
    ,Pier,\"The \"\"old\"\" pier\",,\r\n,,,,\r\n";

#[test]
fn each_row_is_a_document_with_its_columns() {
    let all = documents("in/n.csv", TABLE.as_bytes());
    let [one, two] = &all[..] else { panic!("{all:?}") };
    assert_eq!((one.id.as_str(), one.location.as_str()), ("a", "in/n.csv:2"));
    assert_eq!(one.text, "It sailed, at last.\n\nIt was full.");
    assert_eq!(one.title.as_deref(), Some("Ferry back"));
    assert_eq!(one.published.as_deref(), Some("2024-03-05"));
    assert_eq!(one.publisher.as_deref(), Some("Harbour Post"));
    assert_eq!((two.id.as_str(), two.text.as_str()), ("n.csv:5", "The \"old\" pier"));
    let Item::Capture(capture) = &items("in/n.csv", TABLE.as_bytes())[0] else { panic!() };
    assert!(TABLE.contains(std::str::from_utf8(&capture.bytes).unwrap()));
    assert!(capture.bytes.starts_with(b"a,Ferry") && capture.bytes.ends_with(b"Harbour Post"));
}

#[test]
fn what_parts_the_columns_is_found() {
    for table in [
        "id;text\n1;One, two, three.\n",
        "id\ttext\n1\tOne, two, three.\n",
        "id|text\n1|One, two, three.\n",
        "sep=;\nid;text\n1;One, two, three.\n",
        "text\n\"One, two, three.\"\n",
        "number;text\r1;One, two, three.\r",
    ] {
        for name in ["n.csv", "n.tsv"] {
            assert_eq!(documents(name, table.as_bytes())[0].text, "One, two, three.", "{table}");
        }
    }
    assert_eq!(documents("stdin", b"url,TEXT\n,One.\n")[0].text, "One.");
    // A text that only mentions the word is no table.
    assert_eq!(documents("stdin", b"The text, she said\nwas lost\n").len(), 1);
}

#[test]
fn encodings_are_told_by_the_start_and_hold_for_every_row() {
    let wide: Vec<u8> = "\u{feff}id\ttext\r\n1\tDer Hafen öffnet\r\n2\t\"Ende,\nja\"\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told("n.csv", &wide), ["n.csv:2: Der Hafen öffnet", "n.csv:3: Ende,\nja"]);
    let old = b"id;text\n1;The caf\xe9 in M\xfcnchen, he said \x93no\x94.\n2;Plain.\n3;\xdcber\n";
    assert_eq!(
        told("n.csv", old),
        ["n.csv:2: The café in München, he said “no”.", "n.csv:3: Plain.", "n.csv:4: Über"]
    );
    assert_eq!(told("n.csv", "\u{feff}\"text\",id\nÜber,1".as_bytes()), ["n.csv:2: Über"]);
}

#[test]
fn a_table_without_texts_is_one_problem_that_says_how_to_map() {
    let table = b"name,story\na,One.\nb,Two.\n";
    let found = problems("n.csv", table);
    assert_eq!((found.len(), found[0].kind), (1, ProblemKind::BadRecord));
    assert!(found[0].message.contains("\"story\"") && found[0].message.contains("--column text=NAME"));
    let columns = BTreeMap::from([("text".to_owned(), "Story".to_owned())]);
    let found = items_with("n.csv", table, &Options { columns });
    assert_eq!(lines(&found), ["n.csv:2: One.", "n.csv:3: Two."]);
    for empty in ["", "text\n", "id,text\r\n,\r\n"] {
        assert_eq!(told("n.csv", empty.as_bytes()), ["n.csv: Empty"], "{empty:?}");
    }
}

#[test]
fn rows_of_other_lengths_are_told_unless_nothing_is_lost() {
    assert_eq!(
        told("n.csv", b"id,text,url\n1,One.\n2,Two,three,u\n3,Four.,u,,\n4\n"),
        ["n.csv:2: One.", "n.csv:3: BadRecord", "n.csv:4: Four.", "n.csv:5: BadRecord"]
    );
}

#[test]
fn a_mark_that_is_never_closed_costs_one_row() {
    let table = b"id,text,url\n1,One.,u\n2,\"Two.,u\n3,Three.,u\n4,Four.,u\n";
    assert_eq!(
        told("n.csv", table),
        ["n.csv:2: One.", "n.csv:3: BadRecord", "n.csv:4: Three.", "n.csv:5: Four."]
    );
    let cut = &documents("n.csv", b"id,text\n1,\"One.\n\nTwo, th")[0];
    assert_eq!(cut.text, "One.\n\nTwo, th");
    assert_eq!(cut.problems[0].kind, ProblemKind::Truncated);
}

#[test]
fn a_huge_row_is_passed_over_in_bounded_memory() {
    let start = &b"id,text\n1,One.\n2,\""[..];
    let huge =
        start.chain(std::io::repeat(b'x').take(limits::MAX_LINE as u64 * 3)).chain(&b"\"\n3,Three.\n"[..]);
    let mut out = Vec::new();
    let envelope = crate::Envelope::at("n.csv");
    crate::captures_of(envelope, &mut BufReader::new(huge), &Options::default(), &mut |item| out.push(item));
    assert_eq!(lines(&out), ["n.csv:2: One.", "n.csv:3: TooLarge", "n.csv:4: Three."]);
}

proptest! {
    #[test]
    fn any_table_gives_something_and_the_same_each_time(
        parts in proptest::collection::vec(
            prop_oneof!["[,;\t|\"\r\n]{1,3}", "(id|text|date|Text)", "\\PC{0,9}"], 0..60,
        ),
        head in any::<bool>(),
    ) {
        let table = format!("{}{}", if head { "id,text\n" } else { "" }, parts.concat());
        let lines = told("n.csv", table.as_bytes());
        prop_assert!(!lines.is_empty());
        prop_assert_eq!(lines, told("n.csv", table.as_bytes()));
    }

    #[test]
    fn what_is_written_as_a_table_is_read_again(texts in proptest::collection::vec("[a-z ,;\"\n]{0,30}[a-z]", 1..9)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["id", "text", "url"]).unwrap();
        for text in &texts {
            writer.write_record(["", text, "u"]).unwrap();
        }
        let read: Vec<String> =
            documents("n.csv", &writer.into_inner().unwrap()).into_iter().map(|d| d.text).collect();
        let texts: Vec<String> = texts.iter().map(|text| text.trim().to_owned()).collect();
        prop_assert_eq!(read, texts);
    }
}
