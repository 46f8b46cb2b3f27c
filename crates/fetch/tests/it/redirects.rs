//! Redirects: followed so far, and what is sent on the way.

use crate::common::{Server, answer, brisk, client_of, failure, get, header_of, redirect};
use reportedly_fetch::{Conditions, FetchErrorKind, Hop, Settings};
use std::io::Write;

/// A server at whose address `/n` one is sent to `/n-1`, down to the page `/0`.
fn countdown() -> Server {
    Server::start(|target, stream| {
        let n: u32 = target.rsplit('/').next().unwrap().parse().unwrap();
        stream.write_all(&if n == 0 { answer(200, "", "page") } else { redirect(301, &format!("{}", n - 1)) })
    })
}

#[test]
fn five_redirects_are_followed_and_six_are_not() {
    let server = countdown();
    let (client, _) = client_of(&server, brisk());
    let page = get(&client, "http://News.Example/5#top").unwrap();
    assert_eq!((page.asked.as_str(), page.url.as_str()), ("http://news.example/5", "http://news.example/0"));
    assert_eq!((page.status, page.hops.len()), (200, 5));
    assert_eq!(page.hops[4], Hop { status: 301, url: "http://news.example/1".to_owned() });
    let error = get(&client, "http://news.example/6").unwrap_err();
    assert_eq!((error.kind, error.hops.len()), (FetchErrorKind::TooManyRedirects, 6));
}

#[test]
fn circles_and_other_schemes_are_named() {
    let server = Server::start(|target, stream| {
        let to = match target {
            "news.example/a" => "/b",
            "news.example/b" => "http://other.example/c",
            "other.example/c" => "http://news.example/a",
            "news.example/file" => "file:///etc/passwd",
            "news.example/ftp" => "ftp://news.example/a",
            _ => "http://news.example:22/",
        };
        stream.write_all(&redirect(307, to))
    });
    let (client, _) = client_of(&server, brisk());
    for (url, want) in [
        ("http://news.example/a", FetchErrorKind::RedirectLoop),
        ("http://news.example/file", FetchErrorKind::Scheme),
        ("http://news.example/ftp", FetchErrorKind::Scheme),
        ("http://news.example/port", FetchErrorKind::Port),
    ] {
        assert_eq!(failure(&client, url), want, "{url}");
    }
}

#[test]
fn every_hop_says_who_asks_and_nothing_more() {
    let server = countdown();
    let settings = Settings { contact: Some("desk@paper.example".to_owned()), ..brisk() };
    let (client, _) = client_of(&server, settings);
    get(&client, "http://news.example/1").unwrap();
    let agent = format!("reportedly/{} (+desk@paper.example)", env!("CARGO_PKG_VERSION"));
    for head in server.seen() {
        assert_eq!(header_of(&head, "user-agent").as_deref(), Some(agent.as_str()));
        assert_eq!(header_of(&head, "accept-encoding").as_deref(), Some("gzip, br"));
        let mut names: Vec<String> =
            head.lines().skip(1).filter_map(|l| l.split_once(':')).map(|(n, _)| n.to_lowercase()).collect();
        names.sort();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    }
}

#[test]
fn an_unchanged_page_is_not_sent_again() {
    let server = Server::start(|target, stream| {
        let moved = target.starts_with("old.example");
        stream.write_all(&match moved {
            true => redirect(308, "http://news.example/feed"),
            false => answer(200, "ETag: W/\"7\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n", "feed"),
        })
    });
    let (client, _) = client_of(&server, brisk());
    let first = get(&client, "http://old.example/feed").unwrap();
    let conditions = first.conditions();
    assert_eq!(conditions.url, "http://news.example/feed");
    client.get("http://old.example/feed", &conditions).unwrap();
    let seen = server.seen();
    let sent = |n: usize| {
        let head: &String = &seen[n];
        (header_of(head, "if-none-match"), header_of(head, "if-modified-since"))
    };
    // Neither the first time nor to the address that only redirects.
    assert_eq!((sent(0), sent(1), sent(2)), ((None, None), (None, None), (None, None)));
    let marks = (Some("W/\"7\"".to_owned()), Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()));
    assert_eq!(sent(3), marks);
}

#[test]
fn unchanged_is_an_answer_without_a_body() {
    let server =
        Server::answering("HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\nContent-Length: 5000\r\n\r\n");
    let (client, _) = client_of(&server, brisk());
    let conditions = Conditions {
        url: "http://news.example/".to_owned(),
        etag: Some("\"7\"".to_owned()),
        last_modified: None,
    };
    let answer = client.get("http://news.example/", &conditions).unwrap();
    assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (304, 0, Some("\"7\"")));
}
