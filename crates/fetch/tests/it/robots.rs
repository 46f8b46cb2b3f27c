//! robots.txt: asked once, obeyed at every hop.

use crate::common::{
    Server, Table, answer, brisk, client_of, client_with, failure, get, header_of, redirect,
};
use FetchErrorKind::{Disallowed, NotPublic, RobotsUnreachable};
use reportedly_fetch::{FetchErrorKind, RobotsRule, Settings};
use std::io::Write;
use std::time::Duration;

fn obedient() -> Settings {
    Settings { robots: RobotsRule::Obey, delay: Duration::from_secs(1), ..brisk() }
}

/// A server with this answer for robots.txt and a page everywhere else.
fn with_robots(robots: Vec<u8>) -> Server {
    Server::start(move |target, stream| {
        stream.write_all(&if target.ends_with("/robots.txt") {
            robots.clone()
        } else {
            answer(200, "", "page")
        })
    })
}

#[test]
fn rules_are_asked_once_and_obeyed() {
    let rules = "User-agent: *\nDisallow: /\nUser-agent: reportedly\nCrawl-delay: 5\nDisallow: /drafts\n";
    let server = with_robots(answer(200, "", rules));
    let (client, clock) = client_of(&server, obedient());
    assert_eq!(get(&client, "http://news.example/a").unwrap().body, b"page");
    assert_eq!(failure(&client, "http://news.example/drafts/b"), Disallowed);
    assert_eq!(get(&client, "http://news.example/c").unwrap().body, b"page");
    assert_eq!(server.targets(), ["news.example/robots.txt", "news.example/a", "news.example/c"]);
    assert_eq!(header_of(&server.seen()[0], "accept-encoding").as_deref(), Some("identity"));
    assert_eq!(clock.waits(), [5.0]);
    let free = Settings { robots: RobotsRule::Ignore, ..obedient() };
    let (client, _) = client_of(&server, free);
    assert_eq!(get(&client, "http://news.example/drafts/b").unwrap().status, 200);
}

#[test]
fn a_delay_beyond_reason_is_cut() {
    let server = with_robots(answer(200, "", "User-agent: *\nCrawl-delay: 86400\n"));
    let (client, clock) = client_of(&server, obedient());
    get(&client, "http://news.example/a").unwrap();
    get(&client, "http://news.example/b").unwrap();
    assert_eq!(clock.waits(), [30.0]);
}

#[test]
fn no_rules_allow_and_no_answer_forbids_for_a_while() {
    for (robots, allowed) in [
        (answer(404, "", "none"), true),
        (answer(403, "", "User-agent: *\nDisallow: /"), true),
        (answer(500, "", ""), false),
        (answer(429, "", ""), false),
        (Vec::new(), false),
        (answer(200, "Content-Encoding: gzip\r\n", "no gzip"), false),
        (redirect(302, "http://news.example/robots.txt"), true),
        (redirect(302, "http://127.0.0.1:9999/robots.txt"), false),
    ] {
        let shown = String::from_utf8_lossy(&robots).into_owned();
        let server = with_robots(robots);
        let (client, _) = client_of(&server, obedient());
        for _ in 0..2 {
            let result = get(&client, "http://news.example/a").map_err(|e| e.kind).map(|page| page.status);
            assert_eq!(result, if allowed { Ok(200) } else { Err(RobotsUnreachable) }, "{shown}");
        }
        // Known for the second page, whatever it was.
        assert_eq!(server.targets().iter().filter(|t| t.ends_with("/robots.txt")).count(), 1, "{shown}");
    }
}

#[test]
fn only_the_beginning_of_endless_rules_is_read() {
    let server = Server::start(|target, stream| {
        if !target.ends_with("/robots.txt") {
            return stream.write_all(&answer(200, "", "page"));
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /drafts\n")?;
        loop {
            stream.write_all(&b"Disallow: /x\n".repeat(1000))?;
        }
    });
    let (client, _) = client_of(&server, obedient());
    assert_eq!(get(&client, "http://news.example/a").unwrap().status, 200);
    assert_eq!(failure(&client, "http://news.example/drafts"), Disallowed);
}

#[test]
fn the_host_that_a_redirect_leads_to_is_asked_too() {
    let server = Server::start(|target, stream| {
        stream.write_all(&match target {
            "closed.example/robots.txt" => answer(200, "", "User-agent: *\nDisallow: /"),
            "open.example/go" => redirect(302, "http://closed.example/page"),
            _ => answer(404, "", ""),
        })
    });
    let (client, _) = client_of(&server, obedient());
    let error = get(&client, "http://open.example/go").unwrap_err();
    assert_eq!((error.kind, error.hops.len()), (Disallowed, 1));
    let asked = ["open.example/robots.txt", "open.example/go", "closed.example/robots.txt"];
    assert_eq!(server.targets(), asked);
}

#[test]
fn a_private_host_is_called_that_and_not_a_matter_of_robots() {
    let server = with_robots(answer(404, "", ""));
    let trap = with_robots(answer(404, "", ""));
    let lookup = Table { rest: vec![trap.address], names: Vec::new() };
    let (client, _) = client_with(obedient(), lookup, &[&server]);
    assert_eq!(failure(&client, "http://inner.example/a"), NotPublic);
    assert_eq!(trap.seen(), Vec::<String>::new());
}
