//! What a server sends well is kept as it came.

use crate::common::{Server, answer, brisk, client_of, get};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_page_is_unpacked_and_its_headers_stay_as_they_came() {
    let packed = gzip("<p>Die Fähre".as_bytes());
    let headers = "Server: press\r\nContent-Encoding: gzip\r\nSet-Cookie: a=1\r\nX-Name: caf\u{e9}\r\n\
                   Set-Cookie: b=2\r\nContent-Type: text/html\r\n";
    // The name is in Latin-1, as it may be.
    let text = String::from_utf8(answer(200, headers, b"")).unwrap();
    let text = text.replace("Content-Length: 0", &format!("Content-Length: {}", packed.len()));
    let mut sent: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    sent.extend_from_slice(&packed);
    let length = packed.len().to_string();
    let server = Server::answering(sent);
    let (client, _) = client_of(&server, brisk());
    let page = get(&client, "http://news.example/").unwrap();
    assert_eq!(page.body, "<p>Die Fähre".as_bytes());
    assert_eq!(page.received, "2026-10-30T09:25:00Z");
    let headers: Vec<(&str, &str)> = page.headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let want = [
        ("server", "press"),
        ("content-encoding", "gzip"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
        ("x-name", "café"),
        ("content-type", "text/html"),
        ("content-length", length.as_str()),
    ];
    assert_eq!(headers, want);
}

#[test]
fn every_framing_of_a_body_is_read() {
    for (sent, want) in [
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4;x=y\r\n two\r\n0\r\n\r\n",
            "one two",
        ),
        ("HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end"),
        ("HTTP/1.0 200 OK\r\n\r\n", ""),
        ("HTTP/1.1 204 No Content\r\n\r\n", ""),
        ("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone", "gone"),
        ("HTTP/1.1 301 Moved\r\nContent-Length: 5\r\n\r\nwhere", "where"),
    ] {
        let server = Server::answering(sent);
        let (client, _) = client_of(&server, brisk());
        assert_eq!(get(&client, "http://news.example/").unwrap().body, want.as_bytes(), "{sent}");
    }
}

#[test]
fn a_body_of_exactly_the_limit_is_read() {
    let server = Server::answering(answer(200, "", vec![b'x'; 100_000]));
    let (client, _) = client_of(&server, brisk());
    assert_eq!(get(&client, "http://news.example/").unwrap().body.len(), 100_000);
}
