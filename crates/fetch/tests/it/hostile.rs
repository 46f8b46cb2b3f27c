//! What a server sends badly is bounded and named.

use crate::bodies::gzip;
use crate::common::{Server, answer, brisk, client_of, failure};
use FetchErrorKind::{BadBody, Connect, Protocol, Timeout, Tls, TooLarge, Truncated};
use reportedly_fetch::{FetchErrorKind, Settings};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Writes the same bytes until the client hangs up, so many milliseconds apart.
fn forever(stream: &mut TcpStream, bytes: &[u8], pause: u64) -> io::Result<()> {
    loop {
        stream.write_all(bytes)?;
        stream.flush()?;
        std::thread::sleep(Duration::from_millis(pause));
    }
}

fn kind_of(server: &Server) -> FetchErrorKind {
    let (client, _) = client_of(server, brisk());
    failure(&client, "http://news.example/")
}

#[test]
fn broken_answers_are_told_apart() {
    let packed = gzip(&b"The ferry left at noon. ".repeat(100));
    let coded = "Content-Encoding: gzip\r\n";
    let headers = |n: usize| (0..n).map(|i| format!("X-{i}: y\r\n")).collect::<String>();
    for (name, sent, want) in [
        ("length too long", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort".to_vec(), Truncated),
        (
            "chunk cut",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nshort".to_vec(),
            Truncated,
        ),
        (
            "last chunk missing",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n".to_vec(),
            Truncated,
        ),
        ("headers cut", b"HTTP/1.1 200 OK\r\nContent-Le".to_vec(), Truncated),
        ("nothing", Vec::new(), Truncated),
        ("gzip cut", answer(200, coded, &packed[..packed.len() - 9]), Truncated),
        ("no gzip", answer(200, coded, "plain"), BadBody),
        ("unknown coding", answer(200, "Content-Encoding: zstd\r\n", "x"), BadBody),
        ("bomb", answer(200, coded, gzip(&vec![0; 30_000_000])), TooLarge),
        ("bomb in two lines", answer(200, &coded.repeat(2), gzip(&gzip(&vec![0; 30_000_000]))), TooLarge),
        ("announced too large", b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n".to_vec(), TooLarge),
        ("length of nonsense", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n".to_vec(), Protocol),
        (
            "two lengths",
            b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy".to_vec(),
            Protocol,
        ),
        (
            "chunk of nonsense",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".to_vec(),
            Protocol,
        ),
        ("no HTTP", b"SSH-2.0-OpenSSH_9.6\r\n\r\n".to_vec(), Protocol),
        ("HTTP/2", b"HTTP/2.0 200 OK\r\n\r\n".to_vec(), Protocol),
        ("too many headers", answer(200, &headers(1000), "x"), Protocol),
        ("a long header", answer(200, &format!("X: {}\r\n", "y".repeat(70_000)), "x"), Protocol),
    ] {
        assert_eq!(kind_of(&Server::answering(sent)), want, "{name}");
    }
}

#[test]
fn what_never_ends_is_cut() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (start, then, want) in [
        (chunked, "400\r\n".to_owned() + &"x".repeat(1024) + "\r\n", TooLarge),
        ("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(1024), TooLarge),
        ("HTTP/1.1 200 OK\r\n", "X-Y: z\r\n".repeat(100), Protocol),
        ("HTTP/1.1 200 OK\r\nX: ", "y".repeat(1024), Protocol),
        ("HTTP/1.1 ", "2".repeat(1024), Protocol),
    ] {
        let server = Server::start(move |_, stream| {
            stream.write_all(start.as_bytes())?;
            forever(stream, then.as_bytes(), 0)
        });
        assert_eq!(kind_of(&server), want, "{start}");
    }
}

#[test]
fn who_sends_drop_by_drop_is_left() {
    // Each drop comes well within the silence that is allowed; only the time over all ends it.
    let settings = Settings { total: Duration::from_millis(400), ..brisk() };
    for start in ["", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n"] {
        let server = Server::start(move |_, stream| {
            stream.write_all(start.as_bytes())?;
            forever(stream, b"H", 20)
        });
        let (client, _) = client_of(&server, settings.clone());
        assert!(matches!(failure(&client, "http://news.example/"), Timeout | Protocol), "{start}");
    }
}

#[test]
fn who_falls_silent_is_left() {
    let settings = Settings { silence: Duration::from_millis(200), ..brisk() };
    for start in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"] {
        let server = Server::start(move |_, stream| {
            stream.write_all(start.as_bytes())?;
            std::thread::sleep(Duration::from_secs(60));
            Ok(())
        });
        let (client, _) = client_of(&server, settings.clone());
        assert_eq!(failure(&client, "http://news.example/"), Timeout, "{start}");
    }
}

#[test]
fn redirects_share_the_time_of_one_fetch() {
    let server = Server::start(|target, stream| {
        std::thread::sleep(Duration::from_millis(150));
        stream.write_all(&crate::common::redirect(302, &format!("http://{target}x")))
    });
    let (client, _) = client_of(&server, Settings { total: Duration::from_millis(400), ..brisk() });
    assert_eq!(failure(&client, "http://news.example/"), Timeout);
}

#[test]
fn nobody_there_and_no_encryption_are_told_apart() {
    let server = Server::answering("HTTP/1.1 400 This is no TLS\r\n\r\n");
    let (client, _) = client_of(&server, brisk());
    assert_eq!(failure(&client, "https://news.example/"), Tls);

    let mut nobody = Server::answering("");
    nobody.address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(kind_of(&nobody), Connect);
}
