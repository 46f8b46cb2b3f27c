//! A server, a clock and a resolver for the tests.

use reportedly_fetch::{
    AddressPolicy, Client, Clock, Conditions, FetchError, FetchErrorKind, Lookup, Response, RobotsRule,
    Settings, Surroundings,
};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// A server that lives as long as the test's process.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves on a thread for each connection: `respond` gets host and path of the request, such as
    /// `news.example/a?b`, and writes whatever it likes.
    pub(crate) fn start(
        respond: impl Fn(&str, &mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let (seen, respond) = (Arc::clone(&server.seen), Arc::new(respond));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, respond) = (Arc::clone(&seen), Arc::clone(&respond));
                std::thread::spawn(move || {
                    let mut stream = stream.unwrap();
                    let head = read_head(&mut stream);
                    let target = target(&head);
                    seen.lock().unwrap().push(head);
                    // The client may hang up first; that is what some tests are about.
                    let _ = respond(&target, &mut stream);
                });
            }
        });
        server
    }

    /// A server that always answers the same bytes.
    pub(crate) fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, stream| stream.write_all(&answer))
    }

    /// The heads of all requests so far; an empty one for a connection without a request.
    pub(crate) fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// Host and path of all requests so far.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.seen().iter().map(|head| target(head)).collect()
    }
}

fn read_head(stream: &mut TcpStream) -> String {
    /// The first byte of a client that begins an encrypted connection; no empty line ends what it says.
    const HELLO: u8 = 0x16;
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n")
        && !head.starts_with(&[HELLO])
        && matches!(stream.read(&mut byte), Ok(1))
    {
        head.extend(byte);
    }
    String::from_utf8_lossy(&head).into_owned()
}

fn target(head: &str) -> String {
    let path = head.split(' ').nth(1).unwrap_or_default();
    format!("{}{path}", header_of(head, "host").unwrap_or_default())
}

/// A header in the head of a request.
pub(crate) fn header_of(head: &str, name: &str) -> Option<String> {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
}

/// An answer with its length.
pub(crate) fn answer(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut out =
        format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    out.extend_from_slice(body);
    out
}

/// A redirect.
pub(crate) fn redirect(status: u16, to: &str) -> Vec<u8> {
    answer(status, &format!("Location: {to}\r\n"), "moved")
}

/// Permits these addresses with these ports and nothing else, so that the guard is at work in every test.
#[derive(Debug, Clone)]
pub(crate) struct Exactly(pub(crate) Vec<SocketAddr>);

impl AddressPolicy for Exactly {
    fn permits(&self, address: SocketAddr) -> bool {
        self.0.contains(&address)
    }
}

/// Resolves names by a table; every name that it lacks goes to `rest`.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) rest: Vec<SocketAddr>,
    pub(crate) names: Vec<(&'static str, Vec<SocketAddr>)>,
}

impl Lookup for Table {
    fn lookup(&self, host: &str, _: u16) -> io::Result<Vec<SocketAddr>> {
        let found = self.names.iter().find(|(name, _)| *name == host);
        Ok(found.map_or(&self.rest, |(_, addresses)| addresses).clone())
    }
}

/// Time that passes only by waiting, and a record of the waits in seconds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Still(Arc<Mutex<Vec<f64>>>);

impl Still {
    pub(crate) fn waits(&self) -> Vec<f64> {
        self.0.lock().unwrap().clone()
    }
}

impl Clock for Still {
    fn now(&self) -> SystemTime {
        // 30 October 2026, 09:25:00 UTC.
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_793_352_300) + self.elapsed()
    }

    fn elapsed(&self) -> Duration {
        Duration::from_secs_f64(self.waits().iter().sum())
    }

    fn wait(&self, time: Duration) {
        self.0.lock().unwrap().push(time.as_secs_f64());
    }
}

/// One attempt, no robots.txt, small sizes, short silence: what most tests want.
pub(crate) fn brisk() -> Settings {
    Settings {
        robots: RobotsRule::Ignore,
        attempts: 1,
        delay: Duration::ZERO,
        max_body: 100_000,
        silence: Duration::from_millis(500),
        total: Duration::from_secs(5),
        ..Settings::default()
    }
}

/// A client that finds every name at `server` and may connect nowhere else.
pub(crate) fn client_of(server: &Server, settings: Settings) -> (Client, Still) {
    client_with(settings, Table { rest: vec![server.address], names: Vec::new() }, &[server])
}

/// A client with a resolver of its own that may connect to the servers named.
pub(crate) fn client_with(settings: Settings, lookup: impl Lookup, permitted: &[&Server]) -> (Client, Still) {
    let policy = Exactly(permitted.iter().map(|server| server.address).collect());
    let clock = Still::default();
    let surroundings =
        Surroundings { policy: Arc::new(policy), lookup: Arc::new(lookup), clock: Box::new(clock.clone()) };
    (Client::within(settings, surroundings), clock)
}

/// Fetches without conditions.
pub(crate) fn get(client: &Client, url: &str) -> Result<Response, FetchError> {
    client.get(url, &Conditions::default())
}

/// Fetches what must fail.
pub(crate) fn failure(client: &Client, url: &str) -> FetchErrorKind {
    get(client, url).unwrap_err().kind
}
