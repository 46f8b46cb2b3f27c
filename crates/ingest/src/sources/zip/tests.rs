//! Archives made here, whole, cut and hostile.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::CompressionMethod::{Deflated, Stored};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::testing::{problems, told};

fn packed(members: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_method(method);
        match name.strip_suffix('/') {
            Some(folder) => writer.add_directory(folder, options).unwrap(),
            None => {
                writer.start_file(*name, options).unwrap();
                writer.write_all(bytes).unwrap();
            }
        }
    }
    writer.finish().unwrap().into_inner()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    packed(members, Deflated)
}

/// As programs write that do not go back: lengths and checksums behind the members.
fn streamed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(Deflated)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const ONE: &[u8] = b"The ferry sailed on Monday.";
const TWO: &[u8] = b"The pier was rebuilt in June.";

#[test]
fn every_member_is_read_as_what_it_is_and_the_rest_is_counted() {
    let inner = zip(&[("c.txt", TWO)]);
    let bytes = zip(&[
        ("news/", b""),
        ("news/b.txt", ONE),
        ("a.jsonl", b"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}"),
        ("__MACOSX/._b.txt", b"\0\x05\x16\x07"),
        ("img/1.png", b"\x89PNG\r\n\x1a\n...."),
        ("img/2.png", b"\x89PNG\r\n\x1a\n...."),
        ("site.css", b"p { color: red }"),
        ("inner.zip", &inner),
    ]);
    assert_eq!(
        told("in/a.zip", &bytes),
        [
            "in/a.zip/news/b.txt: The ferry sailed on Monday.",
            "in/a.zip/a.jsonl:1: One.",
            "in/a.zip/a.jsonl:2: Two.",
            "in/a.zip/inner.zip/c.txt: The pier was rebuilt in June.",
            "in/a.zip: passed 1 hidden file",
            "in/a.zip: passed 2 image/png",
            "in/a.zip: passed 1 text/css",
        ]
    );
}

#[test]
fn a_file_on_disk_is_read_where_it_lies() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.zip");
    std::fs::write(&path, zip(&[("a.txt", ONE), ("b.txt", TWO)])).unwrap();
    let found = crate::walk(&[path]).unwrap();
    let mut ids = Vec::new();
    crate::ingest_file(&found[0], &mut |one| ids.push(one.documents[0].id.clone()));
    assert_eq!(ids, ["a.txt", "b.txt"]);
}

#[test]
fn members_of_one_name_are_all_read() {
    let mut bytes = zip(&[("a.txt", ONE), ("b.txt", TWO)]);
    let length = bytes.len();
    for at in 0..length - 5 {
        if &bytes[at..at + 5] == b"b.txt" {
            bytes[at] = b'a';
        }
    }
    assert_eq!(told("z.zip", &bytes).len(), 2);
}

#[test]
fn a_crawl_gives_only_its_archives() {
    let bytes = packed(
        &[
            ("datapackage.json", b"{\"profile\":\"data-package\"}"),
            ("indexes/index.cdx", b"example,post)/ 2024"),
            ("pages/pages.jsonl", b"{\"text\":\"Not an article.\"}"),
            ("archive/data.warc", b"This stands for a WARC file."),
        ],
        Stored,
    );
    for name in ["crawl.wacz", "crawl.zip"] {
        let lines = told(name, &bytes);
        assert!(lines[0].starts_with(&format!("{name}/archive/data.warc")), "{lines:?}");
        assert_eq!(lines[1..], [format!("{name}: passed 3 index of a crawl")]);
    }
}

#[test]
fn office_files_are_told_and_kept() {
    let bytes = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    let found = problems("report", &bytes);
    assert_eq!((found.len(), found[0].kind), (1, ProblemKind::Unsupported));
    assert!(found[0].message.contains("Word"), "{}", found[0].message);
    assert_eq!(told("a.zip", &zip(&[("in/b.docx", &bytes)])), ["a.zip/in/b.docx: Unsupported"]);
}

#[test]
fn an_encrypted_member_is_told_and_its_neighbour_read() {
    let mut bytes = zip(&[("a.txt", ONE), ("b.txt", TWO)]);
    // Flag of encryption, in the table of contents and in front of the member.
    let at = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    (bytes[at + 8], bytes[6]) = (bytes[at + 8] | 1, bytes[6] | 1);
    let lines = told("z.zip", &bytes);
    assert_eq!(lines, ["z.zip/a.txt: Unsupported", "z.zip/b.txt: The pier was rebuilt in June."]);
}

#[test]
fn a_damaged_member_is_told_and_its_neighbour_read() {
    let mut bytes = packed(&[("a.txt", ONE), ("b.txt", TWO)], Stored);
    let at = bytes.windows(5).position(|w| w == b"ferry").unwrap();
    bytes[at] = b'F';
    assert_eq!(told("z.zip", &bytes), ["z.zip/a.txt: Damaged", "z.zip/b.txt: The pier was rebuilt in June."]);
}

#[test]
fn without_a_table_of_contents_members_are_found_by_their_headers() {
    for whole in [zip(&[("a.txt", ONE), ("b.txt", TWO)]), streamed(&[("a.txt", ONE), ("b.txt", TWO)])] {
        let contents = whole.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        let second = whole.windows(5).position(|w| w == b"b.txt").unwrap();
        assert_eq!(
            told("z.zip", &whole[..contents]),
            [
                "z.zip/a.txt: The ferry sailed on Monday.",
                "z.zip/b.txt: The pier was rebuilt in June.",
                "z.zip: Damaged"
            ]
        );
        assert_eq!(
            told("z.zip", &whole[..second + 9]),
            ["z.zip/a.txt: The ferry sailed on Monday.", "z.zip/b.txt: The (Truncated)", "z.zip: Damaged"]
        );
        // Only the second line of the table is broken.
        let mut broken = whole.clone();
        let line = contents + 4 + broken[contents + 4..].windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        broken[line] = b'?';
        assert_eq!(told("z.zip", &broken)[..2], told("z.zip", &whole)[..]);
    }
}

#[test]
fn members_that_share_bytes_are_not_read() {
    let mut bytes = packed(&[("a.txt", ONE), ("b.txt", TWO)], Stored);
    let lines: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x01\x02").map(|(at, _)| at).collect();
    // The second line of the table points to the first member.
    bytes.copy_within(lines[0] + 16..lines[0] + 46, lines[1] + 16);
    assert_eq!(told("z.zip", &bytes), ["z.zip/a.txt: The ferry sailed on Monday.", "z.zip: Bomb"]);
}

#[test]
fn an_archive_that_unpacks_without_end_is_stopped() {
    let zeros = vec![b' '; 19 << 20];
    let names: Vec<String> = (0..20).map(|n| format!("{n}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &zeros[..])).collect();
    let bytes = zip(&members);
    // Of a small known length, which is what the budget goes by.
    let input = Input::stream(crate::Envelope::at("a.zip"), &bytes[..], crate::budget::Budget::new(Some(0)));
    let mut kinds = Vec::new();
    let options = crate::Options::default();
    open(input, Scope { options: &options }, &mut |item| {
        if let Item::Capture(capture) = item {
            kinds.extend(crate::draw(&capture).into_iter().flat_map(|d| d.problems).map(|p| p.kind));
        }
    });
    let bombs = kinds.iter().filter(|k| **k == ProblemKind::Bomb).count();
    assert!(kinds.len() < 20 && (1..=2).contains(&bombs), "{kinds:?}");
}

#[test]
fn members_beyond_the_limit_are_told_once() {
    let bytes = zip(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", TWO), ("d.txt", TWO)]);
    let budget = crate::budget::Budget::new(None);
    let mut input = Input::stream(crate::Envelope::at("z.zip"), &bytes[..], budget);
    assert!(spool(&mut input, 9).unwrap().is_none());
    let mut input = Input { body: Box::new(&bytes[..]), ..input };
    let (file, torn) = spool(&mut input, 9999).unwrap().unwrap();
    let mut out = Vec::new();
    let options = crate::Options::default();
    read(&input, (&file, torn), Scope { options: &options }, 2, &mut |item| out.push(item)).unwrap();
    let lines = crate::testing::lines(&out);
    assert_eq!((lines.len(), lines[2].as_str()), (3, "z.zip: Bomb"));
}

#[test]
fn archives_in_archives_are_opened_to_a_depth() {
    let mut bytes = zip(&[("a.txt", ONE)]);
    for _ in 0..10 {
        bytes = packed(&[("in.zip", &bytes)], Stored);
    }
    let lines = told("z.zip", &bytes);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].ends_with(": Bomb"), "{lines:?}");
}

#[test]
fn nothing_in_it_is_a_problem() {
    assert_eq!(told("z.zip", &zip(&[])), ["z.zip: Empty"]);
    assert_eq!(told("z.zip", &zip(&[("folder/", b"")])), ["z.zip: Empty"]);
    assert_eq!(told("z.zip", b"PK\x03\x04"), ["z.zip: Damaged"]);
}

#[test]
fn a_torn_stream_gives_the_members_before() {
    struct Torn<'a>(&'a [u8]);
    impl Read for Torn<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            match self.0.read(buffer)? {
                0 => Err(ErrorKind::UnexpectedEof.into()),
                count => Ok(count),
            }
        }
    }
    let bytes = zip(&[("a.txt", ONE), ("b.txt", TWO)]);
    let mut out = Vec::new();
    let envelope = crate::Envelope::at("z.zip");
    let mut torn = Torn(&bytes[..bytes.len() - 30]);
    crate::captures_of(envelope, &mut torn, &crate::Options::default(), &mut |item| out.push(item));
    let lines = crate::testing::lines(&out);
    assert_eq!(lines[2], "z.zip: Damaged");
    assert_eq!(lines.len(), 3, "{lines:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn cut_and_changed_archives_give_the_same_each_time(
        cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), to in any::<u8>(), stream in any::<bool>(),
    ) {
        let members: &[(&str, &[u8])] = &[("a.txt", ONE), ("b.txt", TWO), ("c.png", b"\x89PNG\r\n\x1a\n")];
        let whole = if stream { streamed(members) } else { zip(members) };
        let cut = &whole[..cut.index(whole.len())];
        let lines = told("z.zip", cut);
        prop_assert!(!lines.is_empty());
        prop_assert_eq!(&lines, &told("z.zip", cut));
        // What lies before the cut comes out.
        let second = whole.windows(4).skip(4).position(|w| w == b"PK\x03\x04").unwrap() + 4;
        if cut.len() >= second {
            prop_assert_eq!(&lines[0], "z.zip/a.txt: The ferry sailed on Monday.");
        }
        let mut changed = whole.clone();
        changed[at.index(whole.len())] = to;
        prop_assert!(!told("z.zip", &changed).is_empty());
    }

    #[test]
    fn any_bytes_after_the_signature_give_something(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(!told("z.zip", &[b"PK\x03\x04", &bytes[..]].concat()).is_empty());
    }
}
