//! Delays, back-off and `Retry-After`, on a clock that passes only by waiting.

use crate::common::{Server, answer, brisk, client_of, failure, get};
use reportedly_fetch::{FetchErrorKind, Settings};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A server that gives these answers one after another, and then the last one for ever.
fn in_turn(answers: Vec<Vec<u8>>) -> Server {
    let next = AtomicUsize::new(0);
    Server::start(move |_, stream| {
        let n = next.fetch_add(1, Ordering::SeqCst);
        stream.write_all(&answers[n.min(answers.len() - 1)])
    })
}

fn busy(headers: &str) -> Vec<u8> {
    answer(503, headers, "busy")
}

fn page() -> Vec<u8> {
    answer(200, "", "page")
}

fn patient() -> Settings {
    Settings { attempts: 3, delay: Duration::from_secs(1), ..brisk() }
}

#[test]
fn one_host_is_asked_with_pauses_and_another_at_once() {
    let server = Server::answering(page());
    let (client, clock) = client_of(&server, patient());
    for url in ["http://a.example/1", "http://a.example/2", "http://b.example/1", "https://a.example:8080/"] {
        let _ = get(&client, url);
    }
    // The second port of a host is the same host; encryption fails there, which comes after the wait.
    assert_eq!(clock.waits()[..2], [1.0, 1.0]);
}

#[test]
fn a_busy_host_is_asked_again_when_it_says() {
    let date = "Retry-After: Fri, 30 Oct 2026 09:25:30 GMT\r\n";
    for (headers, want) in
        [("Retry-After: 7\r\n", 7.0), (date, 30.0), ("Retry-After: soon\r\n", 2.0), ("", 2.0)]
    {
        let server = in_turn(vec![busy(headers), page()]);
        let (client, clock) = client_of(&server, patient());
        assert_eq!(get(&client, "http://news.example/").unwrap().status, 200);
        assert_eq!(clock.waits(), [want], "{headers}");
    }
}

#[test]
fn a_host_that_wants_long_rest_gets_it() {
    let server = in_turn(vec![busy("Retry-After: 3600\r\n"), page()]);
    let (client, clock) = client_of(&server, patient());
    // The answer itself says what is the matter; nobody waits an hour for a better one.
    let first = get(&client, "http://news.example/").unwrap();
    assert_eq!((first.status, first.body.as_slice()), (503, b"busy".as_slice()));
    let wait = Duration::from_secs(3600);
    assert_eq!(failure(&client, "http://news.example/other"), FetchErrorKind::TooSoon { wait });
    assert_eq!((server.seen().len(), clock.waits().len()), (1, 0));
    assert_eq!(get(&client, "http://other.example/").unwrap().status, 200);
}

#[test]
fn a_failing_host_is_asked_less_and_less() {
    let server = in_turn(vec![busy("")]);
    let (client, clock) = client_of(&server, patient());
    assert_eq!(get(&client, "http://news.example/").unwrap().status, 503);
    assert_eq!(clock.waits(), [2.0, 4.0]);
    assert_eq!(get(&client, "http://news.example/").unwrap().status, 503);
    assert_eq!(clock.waits(), [2.0, 4.0, 8.0, 16.0, 32.0]);
    let wait = Duration::from_secs(64);
    assert_eq!(failure(&client, "http://news.example/"), FetchErrorKind::TooSoon { wait });
    assert_eq!(server.seen().len(), 6);
}

#[test]
fn what_may_pass_is_tried_again_and_what_will_not_is_not() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort".to_vec();
    for (first, want, asked) in [
        (cut, 200, 2),
        (Vec::new(), 200, 2),
        (answer(429, "", ""), 200, 2),
        (answer(404, "", ""), 404, 1),
        (answer(500, "", ""), 500, 1),
    ] {
        let server = in_turn(vec![first, page()]);
        let (client, _) = client_of(&server, patient());
        assert_eq!(get(&client, "http://news.example/").unwrap().status, want);
        assert_eq!(server.seen().len(), asked);
    }
}
