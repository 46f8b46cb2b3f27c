//! Nothing is connected to but what was checked.

use crate::common::{Server, Table, answer, brisk, client_with, failure, get, redirect};
use reportedly_fetch::{Client, Conditions, FetchErrorKind, Lookup, RobotsRule, Settings};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Mutex;

#[test]
fn a_redirect_never_reaches_what_is_not_permitted() {
    let trap = Server::answering(answer(200, "", "secret"));
    let port = trap.address.port();
    let places = [
        format!("http://127.0.0.1:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f.1:{port}/"),
        format!("http://0177.0.0.1:{port}/"),
        format!("http://127.0.0.1.:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://localhost:{port}/"),
        format!("http://inner.example:{port}/"),
        format!("//inner.example:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://metadata.example/".to_owned(),
        "http://[fd00:ec2::254]/".to_owned(),
    ];
    let to = places.to_vec();
    let server = Server::start(move |target, stream| {
        let n: usize = target.rsplit('/').next().unwrap().parse().unwrap();
        stream.write_all(&redirect(302, &to[n]))
    });
    let inner = vec![trap.address];
    let lookup = Table {
        rest: vec![server.address],
        names: vec![
            ("localhost", inner.clone()),
            ("inner.example", inner),
            ("metadata.example", vec!["169.254.169.254:80".parse().unwrap()]),
        ],
    };
    let (client, _) = client_with(brisk(), lookup, &[&server]);
    for (n, place) in places.iter().enumerate() {
        let error = get(&client, &format!("http://news.example/{n}")).unwrap_err();
        assert_eq!((error.kind, error.hops.len()), (FetchErrorKind::NotPublic, 1), "{place}");
    }
    assert_eq!(server.seen().len(), places.len());
    assert_eq!(trap.seen(), Vec::<String>::new());
}

#[test]
fn the_public_client_refuses_this_machine() {
    let trap = Server::answering(answer(200, "", "secret"));
    let client = Client::new(Settings { robots: RobotsRule::Ignore, attempts: 1, ..Settings::default() });
    for host in ["127.0.0.1", "localhost", "[::ffff:7f00:1]", "0x7f000001"] {
        let url = format!("http://{host}:{}/", trap.address.port());
        assert_eq!(failure(&client, &url), FetchErrorKind::NotPublic, "{host}");
    }
    assert_eq!(trap.seen(), Vec::<String>::new());
}

/// A resolver that changes its mind after each answer.
#[derive(Debug)]
struct Fickle(Mutex<Vec<Vec<SocketAddr>>>);

impl Lookup for Fickle {
    fn lookup(&self, _: &str, _: u16) -> io::Result<Vec<SocketAddr>> {
        Ok(self.0.lock().unwrap().remove(0))
    }
}

#[test]
fn a_name_that_changes_its_address_gains_nothing() {
    let server = Server::answering(answer(200, "", "page"));
    let trap = Server::answering(answer(200, "", "secret"));
    // Permitted, then not, then both. A second question for one page would shift the answers.
    let answers = vec![vec![server.address], vec![trap.address], vec![trap.address, server.address]];
    let (client, _) = client_with(brisk(), Fickle(Mutex::new(answers)), &[&server]);
    assert_eq!(get(&client, "http://rebind.example/").unwrap().body, b"page");
    assert_eq!(failure(&client, "http://rebind.example/"), FetchErrorKind::NotPublic);
    assert_eq!(get(&client, "http://rebind.example/").unwrap().body, b"page");
    assert_eq!((server.seen().len(), trap.seen().len()), (2, 0));
}

#[test]
fn a_name_without_address_is_not_found() {
    let server = Server::answering(answer(200, "", "page"));
    let lookup = Table { rest: Vec::new(), names: Vec::new() };
    let settings = Settings { robots: RobotsRule::Obey, ..brisk() };
    let (client, _) = client_with(settings, lookup, &[&server]);
    let error = get(&client, "http://nowhere.example/page").unwrap_err();
    assert_eq!(error.kind, FetchErrorKind::HostNotFound);
    assert_eq!(error.to_string(), "the host was not found: http://nowhere.example/page");
}

/// The name of the variable by which the test below calls itself.
const INNER: &str = "REPORTEDLY_FETCH_TEST_PROXY";

#[test]
fn the_proxy_of_the_environment_is_not_used() {
    if std::env::var_os(INNER).is_some() {
        let server = Server::answering(answer(200, "", "page"));
        let lookup = Table { rest: vec![server.address], names: Vec::new() };
        let (client, _) = client_with(brisk(), lookup, &[&server]);
        let page = client.get("http://news.example/", &Conditions::default()).unwrap();
        assert_eq!(page.body, b"page");
        return;
    }
    let proxy = Server::answering(answer(200, "", "from the proxy"));
    let mut inner = Command::new(std::env::current_exe().unwrap());
    inner.args(["--exact", "guard::the_proxy_of_the_environment_is_not_used"]).env(INNER, "1");
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        inner.env(name, format!("http://{}", proxy.address));
    }
    assert!(inner.status().unwrap().success());
    assert_eq!(proxy.seen(), Vec::<String>::new());
}
