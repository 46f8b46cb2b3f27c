//! Sound files, in every form they come in.

use super::*;
use crate::warc::Referred;

#[test]
fn bare_gzipped_each_and_gzipped_whole_read_alike() {
    let pages = pages(4);
    let each: Vec<u8> = pages.iter().flat_map(|p| gzip(p)).collect();
    let all = pages.concat();
    // Members that end anywhere, as tools that pack in blocks make them.
    let blocks: Vec<u8> = all.chunks(100).flat_map(gzip).collect();
    for file in [all.clone(), each, gzip(&all), blocks] {
        assert_eq!(told(&read(&file)), whole(1..=4));
    }
}

#[test]
fn what_is_at_an_offset_is_the_record() {
    let pages = pages(5);
    let each: Vec<u8> = pages.iter().flat_map(|p| gzip(p)).collect();
    for file in [pages.concat(), each] {
        let records: Vec<Record> = read(&file).into_iter().map(Result::unwrap).collect();
        let ends: Vec<u64> = records.iter().map(|r| r.offset + r.length.unwrap()).collect();
        assert_eq!(ends[..4], records[1..].iter().map(|r| r.offset).collect::<Vec<_>>());
        assert_eq!(ends[4], file.len() as u64);
        for record in &records {
            let (start, end) = (record.offset as usize, (record.offset + record.length.unwrap()) as usize);
            let alone = read(&file[start..end]);
            assert_eq!(alone, [Ok(Record { offset: 0, ..record.clone() })]);
        }
    }
}

#[test]
fn records_in_one_member_are_told_apart() {
    let pages = pages(3);
    let places: Vec<_> = read(&gzip(&pages.concat()))
        .into_iter()
        .map(|r| r.unwrap())
        .map(|r| (r.offset, r.within, r.length))
        .collect();
    let (first, second) = (pages[0].len() as u64, pages[1].len() as u64);
    assert_eq!(places, [(0, 0, None), (0, first, None), (0, first + second, None)]);
}

#[test]
fn bare_and_gzipped_records_may_follow_each_other() {
    let pages = pages(4);
    let file = [gzip(&pages[0]), pages[1].clone(), gzip(&pages[2]), pages[3].clone()].concat();
    let records: Vec<Record> = read(&file).into_iter().map(Result::unwrap).collect();
    assert_eq!(
        records.iter().map(|r| r.bytes().len()).collect::<Vec<_>>(),
        [1, 2, 3, 4].map(|i| page(i).len())
    );
    assert_eq!(records[2].offset as usize, gzip(&pages[0]).len() + pages[1].len());
}

#[test]
fn versions_line_ends_case_and_folds() {
    for version in ["0.17", "0.18", "1.0", "1.1"] {
        let crlf = format!(
            "WARC/{version}\r\nwarc-type: ConVersion\r\nWARC-TARGET-URI :  <http://harbour.example/a>\r\nX-Note: one\r\n two\r\n\tthree\r\nno colon\r\ncontent-length:2\r\n\r\nab\r\n\r\n"
        );
        for file in [crlf.clone(), crlf.replace('\r', ""), crlf.repeat(2)] {
            let items = read(file.as_bytes());
            let record = items[0].as_ref().unwrap();
            assert_eq!((record.kind, record.bytes()), (Kind::Conversion, &b"ab"[..]));
            assert_eq!(record.target(), Some("http://harbour.example/a"));
            assert_eq!(record.fields.get("x-note"), Some("one two three"));
            assert_eq!(record.fields.iter().next(), Some(("warc-type", "ConVersion")));
            assert_eq!(items.len(), file.matches("WARC/").count());
        }
    }
}

#[test]
fn kinds_by_name() {
    for (name, kind) in [
        ("response", Kind::Response),
        ("RESOURCE", Kind::Resource),
        ("revisit", Kind::Revisit),
        ("request", Kind::Request),
        ("warcinfo", Kind::Warcinfo),
        ("metadata", Kind::Metadata),
        ("conversion", Kind::Conversion),
        ("continuation", Kind::Continuation),
        ("poem", Kind::Other),
    ] {
        assert_eq!(read(&record(name, "", b""))[0].as_ref().unwrap().kind, kind);
    }
}

#[test]
fn a_revisit_names_what_it_saw_before() {
    let more = "WARC-Refers-To: <urn:uuid:1>\r\nWARC-Refers-To-Target-URI: http://harbour.example/\r\n\
                WARC-Refers-To-Date: 2024-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:2>\r\n";
    let items = read(&record("revisit", more, b"HTTP/1.1 304 Not Modified\r\n\r\n"));
    let revisit = items[0].as_ref().unwrap();
    assert_eq!(revisit.id(), Some("urn:uuid:2"));
    let seen = Referred {
        id: Some("urn:uuid:1"),
        target: Some("http://harbour.example/"),
        date: Some("2024-05-01T00:00:00Z"),
    };
    assert_eq!(revisit.refers_to(), Some(seen));
    assert_eq!(read(&record("resource", "", b""))[0].as_ref().unwrap().refers_to(), None);
}

#[test]
fn only_the_blocks_asked_for_are_read() {
    let file = [record("request", "", &page(3)), record("response", "", &page(2))].concat();
    for file in [file.clone(), gzip(&file)] {
        let items: Vec<_> = Records::new(&file[..]).with_blocks_of(|k| k == Kind::Response).collect();
        assert_eq!(told(&items), ["unread Request".to_owned(), page(2).len().to_string()]);
    }
}

#[test]
fn a_record_over_the_limit_is_passed_over() {
    let pages = pages(9);
    let each: Vec<u8> = pages.iter().flat_map(|p| gzip(p)).collect();
    for file in [pages.concat(), each, gzip(&pages.concat())] {
        let items: Vec<_> = Records::new(&file[..]).with_limit(page(7).len()).collect();
        assert_eq!(
            told(&items[5..]),
            [&whole([6, 7])[..], &["large".to_owned(), "large".to_owned()]].concat()
        );
    }
}
