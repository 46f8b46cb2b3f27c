//! Feeds and pages of a small server of our own.

use crate::common::Toy;
use reportedly::fetch::{AddressPolicy, Client, Settings};
use reportedly::watch::{Pages, poll};
use reportedly::{Casebook, Options, add, web};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Permits this machine, on which the test's own server listens, and nothing else.
#[derive(Debug)]
struct ThisMachine;

impl AddressPolicy for ThisMachine {
    fn permits(&self, address: SocketAddr) -> bool {
        address.ip() == Ipv4Addr::LOCALHOST
    }
}

/// What is served: path, status and headers, body. What was asked for is noted.
type Site = Arc<Mutex<(Vec<(String, String, String)>, Vec<String>)>>;

/// Serves `site` as long as the test runs; gives the address.
fn serve(site: &Site) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let site = Arc::clone(site);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().unwrap().unwrap();
            let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
            let path = first.split(' ').nth(1).unwrap().to_owned();
            let mut site = site.lock().unwrap();
            let asked_for_changes = head.iter().any(|line| line.to_lowercase().starts_with("if-none-match"));
            site.1.push(if asked_for_changes { format!("{path} if changed") } else { path.clone() });
            let found = site.0.iter().find(|(at, ..)| *at == path).cloned();
            let (_, head, body) = found.unwrap_or((path, "404 Not Found\r\n".into(), "gone".into()));
            let unchanged = asked_for_changes && head.contains("etag");
            let (head, body) =
                if unchanged { ("304 Not Modified\r\n".into(), String::new()) } else { (head, body) };
            let _ = write!(
                stream,
                "HTTP/1.1 {head}content-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    address
}

fn client() -> Client {
    let settings =
        Settings { delay: Duration::ZERO, first_pause: Duration::ZERO, attempts: 1, ..Settings::default() };
    Client::with_policy(settings, ThisMachine)
}

fn feed(address: &str, items: &[(&str, &str)]) -> String {
    let items: String = items
        .iter()
        .map(|(path, title)| {
            format!(
                "<item><title>{title}</title><link>{address}{path}</link><guid>{path}</guid>\
                 <source url=\"{address}/\">Harbour Wire</source><description>{title}, the port said.</description></item>"
            )
        })
        .collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Port news</title><link>{address}</link>{items}</channel></rss>"
    )
}

fn page(text: &str) -> (String, String) {
    let body = format!(
        "<html><body><article><h1>Port</h1><p>{text}</p><p>{text} It gave no reason.</p></article></body></html>"
    );
    ("200 OK\r\ncontent-type: text/html\r\n".into(), body)
}

const FERRY: &str =
    "The ferry line to Norhaven reopened on Tuesday after eleven weeks, the port authority said in a note.";
const PIER: &str =
    "The old pier will be taken down before the winter, the harbour master told the town council on Monday.";

#[test]
fn a_feed_brings_its_entries_and_their_pages_once() {
    let site: Site = Arc::default();
    let address = serve(&site);
    let put = |path: &str, (head, body): (String, String)| {
        let mut site = site.lock().unwrap();
        site.0.retain(|(at, ..)| at != path);
        site.0.push((path.to_owned(), head, body));
    };
    let rss = |etag: &str, items: &[(&str, &str)]| {
        let head = format!("200 OK\r\ncontent-type: application/rss+xml\r\netag: \"{etag}\"\r\n");
        (head, feed(&address, items))
    };
    put("/rss", rss("1", &[("/ferry", "Ferry reopens"), ("/gone", "Gone"), ("/down", "Down")]));
    put("/ferry", page(FERRY));
    put("/down", ("503 Service Unavailable\r\n".into(), "later".into()));

    let mut casebook = Casebook::in_memory().unwrap();
    let url = format!("{address}/rss");
    let mut look = || poll(&mut casebook, &client(), &url, Pages::Fetch).unwrap();

    let first = look();
    assert_eq!((first.problem.clone(), first.entries, first.new_entries, first.postponed), (None, 3, 3, 1));
    let told = serde_json::to_value(&first).unwrap();
    let fields = ["feed", "unchanged", "entries", "new_entries", "postponed", "problem", "added"];
    assert!(
        fields.iter().all(|field| told.get(field).is_some()) && told.as_object().unwrap().len() == 7,
        "{told}"
    );
    assert_eq!(
        (&told["problem"], &told["added"]["new"]),
        (&serde_json::Value::Null, &first.added.new.into())
    );
    // Three entries, the page of one, and the refusal of another.
    assert_eq!((first.added.documents, first.added.new, first.added.failed), (5, 4, 1));

    // What was down is asked for again, what is gone is not.
    site.lock().unwrap().1.clear();
    put("/down", page(PIER));
    let second = look();
    assert_eq!((second.new_entries, second.postponed, second.unchanged), (1, 0, false));
    let asked = site.lock().unwrap().1.clone();
    assert!(
        asked.contains(&"/down".to_owned()) && !asked.iter().any(|path| path.contains("gone")),
        "{asked:?}"
    );

    assert!(look().unchanged);
    assert!(site.lock().unwrap().1.contains(&"/rss if changed".to_owned()));

    let documents = casebook.documents().unwrap();
    let behind =
        |d: &&reportedly::StoredDocument| d.document.evidence.iter().any(|e| e.place == "source of the feed");
    let ferry =
        documents.iter().filter(behind).find(|d| d.document.text.contains(FERRY)).expect("the page behind");
    // The page names no publisher; the feed says from whom it has it.
    assert_eq!(ferry.document.publisher.as_deref(), Some("Harbour Wire"));
    assert_eq!(ferry.document.url, Some(format!("{address}/ferry")));
    assert!(reportedly::verify(&casebook, &mut |_, _| ()).unwrap().holds());
    let captures = casebook.captures().unwrap();
    assert!(captures.iter().filter(|c| c.format == "html").all(|c| c.received.is_some() && c.url.is_some()));
}

#[test]
fn what_is_no_feed_and_what_cannot_be_had_is_told() {
    let site: Site = Arc::default();
    let address = serve(&site);
    site.lock().unwrap().0.push(("/page".into(), page(FERRY).0, page(FERRY).1));
    let mut casebook = Casebook::in_memory().unwrap();
    let mut look =
        |url: &str| poll(&mut casebook, &client(), url, Pages::Fetch).unwrap().problem.unwrap_or_default();
    assert!(look(&format!("{address}/page")).contains("no feed"));
    assert!(look(&format!("{address}/none")).contains("404"));
    assert!(look("http://10.0.0.1/rss").contains("not on the public internet"));
    assert_eq!(casebook.documents().unwrap(), []);
}

#[test]
fn pages_are_added_with_their_capture_and_refusals_are_kept() {
    let site: Site = Arc::default();
    let address = serve(&site);
    site.lock().unwrap().0.push(("/ferry".into(), page(FERRY).0, page(FERRY).1));
    let mut casebook = Casebook::in_memory().unwrap();
    let client = client();
    let given =
        ["/ferry", "/none"].iter().map(|path| web::fetch(&client, &format!("{address}{path}"))).collect();
    let added = add::add_given(&mut casebook, given, &Options::default(), &Toy("toy"), &mut |_| ()).unwrap();
    assert_eq!((added.documents, added.new, added.failed), (2, 1, 1));
    assert!(added.problems[0].message.contains("404"));
    let capture = casebook.captures().unwrap().into_iter().find(|c| c.format == "html").unwrap();
    assert_eq!(casebook.capture(&capture.id).unwrap().unwrap().bytes, page(FERRY).1.as_bytes());
}
