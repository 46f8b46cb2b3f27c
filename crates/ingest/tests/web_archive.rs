//! Web archives: what of them becomes a document, what is passed over, what is named.

#![allow(clippy::unwrap_used)]

use reportedly_core::ProblemKind;
use reportedly_ingest::{Envelope, Item, Options, captures_of, draw};
use std::io::Read;

const PAGE: &str = "<html><body><article><h1>Ferry reopens</h1><p>The ferry line to Norhaven reopened on Tuesday after \
    eleven weeks, the port authority said in a short note.</p><p>Both boats sailed with every seat taken.</p></article></body></html>";

fn record(fields: &[(&str, &str)], block: &[u8]) -> Vec<u8> {
    let mut record = b"WARC/1.1\r\n".to_vec();
    for (name, value) in fields {
        record.extend(format!("{name}: {value}\r\n").bytes());
    }
    record.extend(format!("Content-Length: {}\r\n\r\n", block.len()).bytes());
    record.extend(block);
    record.extend(b"\r\n\r\n");
    record
}

fn response(url: &str, status: u16, kind: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n").into_bytes();
    block.extend(body);
    let fields = [("WARC-Type", "response"), ("WARC-Target-URI", url), ("WARC-Date", "2024-03-05T07:31:02Z")];
    record(&fields, &block)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut packer = flate2::read::GzEncoder::new(bytes, flate2::Compression::default());
    packer.read_to_end(&mut packed).expect("memory is written to memory");
    packed
}

fn items(name: &str, bytes: &[u8]) -> Vec<Item> {
    let mut all = Vec::new();
    captures_of(Envelope::at(name), &mut &*bytes, &Options::default(), &mut |item| all.push(item));
    all
}

fn crawl() -> Vec<Vec<u8>> {
    let revisit = [
        ("WARC-Type", "revisit"),
        ("WARC-Target-URI", "https://post.example/ferry"),
        ("WARC-Date", "2024-03-06T07:31:02Z"),
        ("WARC-Refers-To-Date", "2024-03-05T07:31:02Z"),
    ];
    let conversion = [
        ("WARC-Type", "conversion"),
        ("WARC-Target-URI", "https://post.example/pier"),
        ("Content-Type", "text/plain"),
    ];
    vec![
        record(&[("WARC-Type", "warcinfo")], b"software: test\r\n"),
        response("https://post.example/ferry?from=rss", 200, "text/html; charset=utf-8", PAGE.as_bytes()),
        response("https://post.example/logo.png", 200, "image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        response("https://post.example/gone", 404, "text/html", b"<p>Not found"),
        record(&revisit, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        record(&conversion, b"The old pier will be taken down before the winter, the harbour master said."),
        record(&[("WARC-Type", "response"), ("WARC-Target-URI", "dns:post.example")], b"203.0.113.7"),
    ]
}

#[test]
fn pages_keep_address_headers_time_and_place() {
    let records = crawl();
    for (name, bytes) in [
        ("crawl.warc", records.concat()),
        ("crawl.warc.gz", records.iter().flat_map(|record| gzip(record)).collect()),
        ("whatever.bin", gzip(&records.concat())),
    ] {
        let all = items(name, &bytes);
        let Item::Capture(page) = &all[0] else { panic!("{all:?}") };
        assert_eq!(page.url.as_deref(), Some("https://post.example/ferry?from=rss"));
        assert_eq!((page.name.as_str(), page.format.as_str()), ("post.example/ferry", "html"));
        assert_eq!(page.received.as_deref(), Some("2024-03-05T07:31:02Z"));
        assert_eq!(page.headers[0], ("content-type".into(), "text/html; charset=utf-8".into()));
        assert_eq!(page.bytes, PAGE.as_bytes());
        assert!(page.location.starts_with(&format!("{name}@")));
        let document = &draw(page)[0];
        assert_eq!(document.url, page.url);
        assert!(document.text.contains("Both boats sailed"));

        let Item::Capture(revisit) = &all[1] else { panic!("{all:?}") };
        let problem = revisit.problem.as_ref().unwrap();
        assert_eq!(problem.kind, ProblemKind::Revisit);
        assert!(problem.message.contains("2024-03-05T07:31:02Z"));
        let Item::Capture(text) = &all[2] else { panic!("{all:?}") };
        assert_eq!((text.format.as_str(), text.name.as_str()), ("text", "post.example/pier"));

        let passed: Vec<(&str, usize)> = all[3..]
            .iter()
            .map(|item| match item {
                Item::Passed(passed) => (passed.what.as_str(), passed.count),
                Item::Capture(_) => panic!("{item:?}"),
            })
            .collect();
        let want = [
            ("answer with status 404", 1),
            ("image/png", 1),
            ("record of the archive itself", 1),
            ("warcinfo record", 1),
        ];
        assert_eq!(passed, want);
    }
}

#[test]
fn damage_is_told_and_the_rest_is_read() {
    let mut bytes: Vec<u8> = gzip(&crawl()[1]);
    let mut broken = gzip(&crawl()[5]);
    let middle = broken.len() / 2;
    broken[middle] ^= 0xff;
    bytes.extend(broken);
    let place = bytes.len();
    bytes.extend(gzip(&crawl()[1]));
    let all = items("crawl.warc.gz", &bytes);
    let captures: Vec<_> = all
        .iter()
        .filter_map(|item| match item {
            Item::Capture(capture) => Some(capture),
            Item::Passed(_) => None,
        })
        .collect();
    let last = captures.last().unwrap();
    assert_eq!(last.location, format!("crawl.warc.gz@{place}"));
    assert!(last.problem.is_none() && captures[0].problem.is_none());
    assert!(
        captures.iter().any(|c| c.problem.as_ref().is_some_and(|p| p.kind == ProblemKind::Damaged)),
        "{captures:?}"
    );
}

#[test]
fn a_page_cut_short_is_read_and_says_so() {
    let mut whole = gzip(PAGE.as_bytes());
    whole.truncate(whole.len() - 20);
    let mut block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    block.extend(whole);
    let fields = [("WARC-Type", "response"), ("WARC-Target-URI", "https://post.example/ferry")];
    let all = items("crawl.warc", &record(&fields, &block));
    let Item::Capture(page) = &all[0] else { panic!("{all:?}") };
    let document = &draw(page)[0];
    assert!(document.problems.iter().any(|p| p.kind == ProblemKind::Truncated), "{document:?}");
}

#[test]
fn half_a_packed_page_is_read_and_says_so() {
    let mut packed = gzip(PAGE.repeat(40).as_bytes());
    packed.truncate(packed.len() * 2 / 3);
    let all = items("ferry.html.gz", &packed);
    let Item::Capture(page) = &all[0] else { panic!("{all:?}") };
    let document = &draw(page)[0];
    assert_eq!(document.id, "ferry.html");
    assert!(document.problems.iter().any(|p| p.kind == ProblemKind::Truncated), "{document:?}");
}
