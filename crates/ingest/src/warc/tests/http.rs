//! HTTP answers and their codings.

use super::{gzip, page};
use crate::warc::{Coding, MAX_FIELDS, MAX_HEAD, NotHttp, charset, decode_body, media_type, response};
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use std::io::Write;

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", body].concat()
}

fn body(fields: &str, bytes: &[u8]) -> (String, Option<Coding>) {
    let answer = answer(fields, bytes);
    let response = response(&answer).unwrap();
    let decoded = response.body(1 << 20);
    (String::from_utf8_lossy(&decoded.bytes).into_owned(), decoded.trouble)
}

#[test]
fn status_and_fields() {
    let block = b"HTTP/1.1 404 Not Found\r\nContent-Type: Text/HTML;\r\n\tcharset=\"windows-1251\"\r\nEmpty:\r\n\r\nGone.";
    for block in [block.to_vec(), block.iter().copied().filter(|b| *b != b'\r').collect()] {
        let found = response(&block).unwrap();
        assert_eq!((found.status, found.recorded), (404, &b"Gone."[..]));
        let content_type = found.fields.get("content-type").unwrap();
        assert_eq!((&*media_type(content_type), charset(content_type)), ("text/html", Some("windows-1251")));
        assert_eq!(found.fields.get("empty"), Some(""));
    }
    assert_eq!(response(b"http/2 301").unwrap().status, 301);
    assert_eq!(response(b"HTTP/1.0 200\r\n\r\nbody").unwrap().recorded, b"body");
    assert_eq!(
        (charset("text/html"), charset("text/html; charset="), charset("a; Charset = UTF-8 ; b=c")),
        (None, None, Some("UTF-8"))
    );
}

#[test]
fn what_is_no_answer() {
    for block in
        [&b""[..], b"<html>", b"HTTP/1.1\r\n\r\n", b"HTTP/1.1 OK\r\n", b"HTTP/1.1 99999 OK\r\n", b"\xff\xff"]
    {
        assert_eq!(response(block).unwrap_err(), NotHttp::NoStatus);
    }
    assert_eq!(response(&answer(&"a: b\r\n".repeat(MAX_FIELDS + 1), b"")).unwrap_err(), NotHttp::LongHead);
    assert_eq!(response(&answer(&"a".repeat(MAX_HEAD), b"")).unwrap_err(), NotHttp::LongHead);
}

#[test]
fn chunks_are_joined_where_there_are_any() {
    let fields = "Transfer-Encoding: gzip, Chunked\r\n";
    for (recorded, expected) in [
        ("4\r\nThe \r\n6;a=b\r\nferry.\r\n0\r\n\r\n", "The ferry."),
        ("004\nThe \n6\nferry.\n0\n\n", "The ferry."),
        ("4\r\nThe \r\n6\r\nferry.\r\n0\r\nTrailer: x\r\n\r\n", "The ferry."),
        // Cut after a whole chunk: what there is.
        ("4\r\nThe \r\n6\r\nfer", "The fer"),
        ("4\r\nThe \r\n6", "The "),
        ("4\r\nThe \r\n", "The "),
        ("0\r\n\r\n", ""),
        // Stored joined, under the fields of the server.
        ("The ferry.", "The ferry."),
        ("4\r\nThe ferry sailed", "4\r\nThe ferry sailed"),
        ("abc\nsailed", "abc\nsailed"),
        ("ffffffffffffffffffff\r\nx", "ffffffffffffffffffff\r\nx"),
        ("+4\r\nThe \r\n0\r\n", "+4\r\nThe \r\n0\r\n"),
        ("", ""),
    ] {
        assert_eq!(body(fields, recorded.as_bytes()), (expected.to_owned(), None), "{recorded:?}");
    }
}

#[test]
fn codings_are_taken_off() {
    let text = String::from_utf8(page(30)).unwrap();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::new(6));
    zlib.write_all(text.as_bytes()).unwrap();
    let mut raw = DeflateEncoder::new(Vec::new(), Compression::new(6));
    raw.write_all(text.as_bytes()).unwrap();
    let (zlib, raw, packed) = (zlib.finish().unwrap(), raw.finish().unwrap(), gzip(text.as_bytes()));
    // "Ferries, ferry, ferry" as br, in one stored block.
    let br = [&b"\x0b\x0a\x80"[..], b"Ferries, ferry, ferry", b"\x03"].concat();
    for (coding, bytes) in [("gzip", &packed), ("X-GZIP", &packed), ("deflate", &zlib), ("deflate", &raw)] {
        assert_eq!(body(&format!("Content-Encoding: {coding}\r\n"), bytes), (text.clone(), None), "{coding}");
    }
    assert_eq!(body("Content-Encoding: br\r\n", &br).0, "Ferries, ferry, ferry");
    let twice = gzip(&zlib);
    assert_eq!(body("Content-Encoding: deflate, gzip\r\n", &twice), (text.clone(), None));
    let chunked = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
    assert_eq!(
        body("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &chunked),
        (text.clone(), None)
    );
    // Two members, and bytes after them.
    let more = [&packed[..], &packed, b"\0\0\0"].concat();
    assert_eq!(body("Content-Encoding: gzip\r\n", &more), (text.repeat(2), None));
    // Stored unpacked, under the fields of the server.
    for coding in ["gzip", "deflate", "br", "zstd", "identity", "", "snappy"] {
        assert_eq!(
            body(&format!("Content-Encoding: {coding}\r\n"), text.as_bytes()),
            (text.clone(), None),
            "{coding}"
        );
    }
}

#[test]
fn coded_content_that_cannot_be_unpacked_is_told() {
    let packed = gzip(&page(200));
    let half = decode_body(&packed[..packed.len() / 2], "gzip", 1 << 20);
    assert_eq!(half.trouble, Some(Coding::Damaged));
    assert!(half.bytes.starts_with(b"<p>Ship 0 ") && page(200).starts_with(&half.bytes));
    let zstd = decode_body(b"\x28\xb5\x2f\xfd\0\0", "zstd", 100);
    assert_eq!(
        (&*zstd.bytes, zstd.trouble),
        (&b"\x28\xb5\x2f\xfd\0\0"[..], Some(Coding::Unknown("zstd".to_owned())))
    );
    assert!(matches!(decode_body(b"x", "gzip,gzip,gzip,gzip,gzip", 9).trouble, Some(Coding::Unknown(_))));
}

#[test]
fn bombs_stop_at_the_limit() {
    let bomb = gzip(&vec![b' '; 50 << 20]);
    for (bytes, coding) in [(&bomb[..], "gzip"), (&gzip(&bomb), "gzip, gzip"), (&[b'a'; 2000], "")] {
        let decoded = decode_body(bytes, coding, 1000);
        assert_eq!((decoded.bytes.len(), decoded.trouble), (1000, Some(Coding::TooLarge)), "{coding}");
    }
}
