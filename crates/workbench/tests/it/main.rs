//! The workbench as a browser meets it: pages, rules for browsers, hostile articles, corrections.

#![allow(clippy::unwrap_used)]

mod adding;
mod api;
mod corrections;
mod grouping;
mod guard;
mod history;
mod hostile;
mod hypotheses;
mod limits;
mod names;
mod newsroom;
mod pages;
mod team;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use reportedly::core::{Capture, Document};
use reportedly::{Casebook, Ingested, Reader, add};
use reportedly_workbench::{Desk, router};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tower::ServiceExt;

/// A casebook with its pages.
struct Bench {
    folder: TempDir,
    router: Router,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answered {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

const HOST: &str = "localhost:8420";
const QUESTION: &str = "Did the ferry Norvia sink?";

/// An article of one paper and one day.
fn short(id: &str, text: &str) -> Document {
    Document {
        id: id.into(),
        publisher: Some("Harlow Post".into()),
        published: Some("2024-03-04".into()),
        text: text.into(),
        location: format!("news/{id}"),
        ..Document::default()
    }
}

/// Three articles of our own making: a report, its copy, a denial.
fn articles() -> Vec<Document> {
    let of = |id: &str, publisher: &str, published: &str, title: &str, text: &str| Document {
        id: id.into(),
        publisher: Some(publisher.into()),
        published: Some(published.into()),
        title: Some(title.into()),
        text: text.into(),
        location: format!("news/{id}"),
        ..Document::default()
    };
    let sank = "The harbour office said on Monday that the ferry Norvia had sunk off the pier of Gdansk. \
                Its crew of nine was brought ashore by a pilot boat, the office said. Divers are to look at the \
                wreck on 8 March 2024, and the pier stays shut until they have been down.";
    vec![
        of("a", "Harlow Post", "2024-03-04T08:00:00Z", "Ferry sinks", sank),
        of("b", "Dorn Herald", "2024-03-04T12:00:00Z", "Ferry Norvia lost", sank),
        of(
            "c",
            "Norvia Echo",
            "2024-03-05",
            "Ferry afloat",
            "Captain Piet Holm denied that the ferry Norvia had sunk.",
        ),
    ]
}

impl Bench {
    fn new(documents: Vec<Document>) -> Self {
        Self::with(documents, |path| router(Desk::open(path).unwrap(), "vera", 8420).unwrap())
    }

    fn with(documents: Vec<Document>, router: impl FnOnce(&Path) -> Router) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.casebook");
        let mut casebook = Casebook::open(&path).unwrap();
        let batch: Vec<Ingested> = documents.into_iter().enumerate().map(captured).collect();
        casebook.put(&batch).unwrap();
        add::read(&mut casebook, &Reader::new().unwrap(), &mut |_| ()).unwrap();
        let router = router(&path);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { folder, router, runtime }
    }

    /// Adds articles while the pages are open.
    fn add(&self, documents: Vec<Document>) {
        let mut casebook = Casebook::open(&self.path()).unwrap();
        let batch: Vec<Ingested> = documents.into_iter().zip(100..).map(|(d, n)| captured((n, d))).collect();
        casebook.put(&batch).unwrap();
        add::read(&mut casebook, &Reader::new().unwrap(), &mut |_| ()).unwrap();
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("x.casebook")
    }

    fn send(&self, request: Request<Body>) -> Answered {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, 16 << 20).await.unwrap();
            Answered {
                status: parts.status,
                headers: parts.headers,
                body: String::from_utf8_lossy(&body).into_owned(),
            }
        })
    }

    fn get(&self, address: &str) -> Answered {
        self.send(Request::get(address).header("host", HOST).body(Body::empty()).unwrap())
    }

    /// A page that must be there.
    fn page(&self, address: &str) -> String {
        let answered = self.get(address);
        assert_eq!(answered.status, StatusCode::OK, "{address}: {}", answered.body);
        answered.body
    }

    fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answered {
        let form: Vec<String> = fields.iter().map(|(n, v)| format!("{n}={}", encoded(v))).collect();
        let request = Request::post(address)
            .header("host", HOST)
            .header("origin", format!("http://{HOST}"))
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.join("&"))).unwrap())
    }

    /// The token that forms carry.
    fn token(&self) -> String {
        let page = self.page("/inbox");
        between(&page, "name=\"token\" value=\"", "\"").to_owned()
    }
}

fn captured((n, document): (usize, Document)) -> Ingested {
    let capture = Capture {
        hash: format!("{n:064x}"),
        location: document.location.clone(),
        name: document.id.clone(),
        format: "text".into(),
        media_type: "text/plain".into(),
        bytes: document.text.clone().into_bytes(),
        ..Capture::default()
    };
    Ingested { capture, documents: vec![document] }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split_once(after).unwrap().0
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

fn ask() -> String {
    format!("/ask?q={}", encoded(QUESTION))
}
