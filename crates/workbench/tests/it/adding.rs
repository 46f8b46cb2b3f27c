//! Adding from the page, in the background.

use crate::{Answered, Bench, HOST, articles, between};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use reportedly::Casebook;
use std::time::Duration;

/// Sends fields as a browser does that may send files; `file` is one.
fn put(bench: &Bench, fields: &[(&str, &str)]) -> Answered {
    let part = |(name, value): &(&str, &str)| {
        let file = if *name == "file" { "; filename=\"../notes.txt\"" } else { "" };
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let body = fields.iter().map(part).collect::<String>() + "--edge--\r\n";
    let request = Request::post("/add")
        .header("host", HOST)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(Body::from(body));
    bench.send(request.unwrap())
}

/// The page, once nothing runs any more.
fn ended(bench: &Bench) -> String {
    for _ in 0..600 {
        let page = bench.page("/add");
        if !page.contains("Running: ") && !page.contains("Waits for") {
            return page;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("it does not end")
}

#[test]
fn a_text_and_a_file_are_taken_in_and_read() {
    let bench = Bench::new(articles());
    let token = bench.token();
    let text = "The harbour office said on Friday that the pier was open.";
    let fields =
        [("token", token.as_str()), ("title", "Pier open"), ("publisher", "Harlow Post"), ("text", text)];
    assert_eq!(put(&bench, &fields).status, StatusCode::SEE_OTHER);
    let file = "Divers found the wreck\n\nA diver said that the ferry lay on its side.";
    assert_eq!(put(&bench, &[("token", &token), ("file", file)]).status, StatusCode::SEE_OTHER);
    let page = ended(&bench);
    assert_eq!(page.matches("1 new, 0 known").count(), 2, "{page}");
    let documents = Casebook::open(&bench.path()).unwrap().documents().unwrap();
    let pasted = documents.iter().find(|d| d.document.title.as_deref() == Some("Pier open")).unwrap();
    assert_eq!(
        (pasted.document.publisher.as_deref(), pasted.document.text.as_str()),
        (Some("Harlow Post"), text)
    );
    assert!(bench.page("/search?q=side").contains("lay on its side"), "it is read, and other pages know it");
}

#[test]
fn what_is_no_article_is_told() {
    let bench = Bench::new(articles());
    let token = bench.token();
    for fields in [
        &[("token", token.as_str()), ("url", "no address")][..],
        &[("token", token.as_str()), ("text", "  ")],
        &[("token", token.as_str())],
        &[("token", "0"), ("text", "words")],
    ] {
        assert_eq!(put(&bench, fields).status, StatusCode::BAD_REQUEST, "{fields:?}");
    }
    // An address of this computer is not let through; that is a problem of the document, not of the page.
    assert_eq!(
        put(&bench, &[("token", &token), ("url", "http://127.0.0.1:1/x")]).status,
        StatusCode::SEE_OTHER
    );
    let page = ended(&bench);
    assert!(page.contains("0 new, 0 known, 1 without text") && page.contains("It was not fetched"), "{page}");
    let id = between(&page, "1 document", "</li>");
    assert!(id.contains("Inbox"));
    let refused = bench.post("/add/order", &[("token", "0"), ("id", "1"), ("order", "cancel")]);
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

/// Many articles as one file; so many that reading them takes a while.
fn many(from: usize, to: usize) -> String {
    let line = |n: usize| {
        let text = format!(
            "The harbour office of Harlow said on Monday that pier {n} had been shut. Anna Kral, who speaks for ship {n}, denied it."
        );
        format!("{{\"id\":\"m{n}\",\"published\":\"2024-03-04\",\"text\":\"{text}\"}}\n")
    };
    (from..to).map(line).collect()
}

fn order(bench: &Bench, id: &str, what: &str) {
    let token = bench.token();
    let done = bench.post("/add/order", &[("token", &token), ("id", id), ("order", what)]);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

/// The page, once it shows `words`; `again` is done before each look.
fn until(bench: &Bench, words: &str, again: impl Fn()) -> String {
    for _ in 0..1200 {
        again();
        let page = bench.page("/add");
        if page.contains(words) {
            return page;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("never {words}: {}", bench.page("/add"))
}

fn documents(bench: &Bench) -> (usize, usize) {
    let casebook = Casebook::open(&bench.path()).unwrap();
    (casebook.count_documents().unwrap(), casebook.count_readings().unwrap())
}

#[test]
fn a_job_is_paused_goes_on_and_is_cancelled() {
    let bench = Bench::new(articles());
    let token = bench.token();
    let put = |file: &str| {
        assert_eq!(put(&bench, &[("token", &token), ("file", file)]).status, StatusCode::SEE_OTHER)
    };
    put(&many(0, 400));
    until(&bench, "Paused while", || order(&bench, "1", "pause"));
    // While it stands still, others wait, and one that waits can be cancelled without ever having begun.
    put(&many(1000, 1001));
    put(&many(2000, 2001));
    assert!(bench.page("/add").contains("Waits for the others."));
    order(&bench, "2", "cancel");
    let page = bench.page("/add");
    assert!(
        page.contains("Cancelled.") && page.contains("value=\"resume\"") && !page.contains("value=\"pause\""),
        "{page}"
    );
    // A batch that had begun is finished; then nothing moves.
    let mut stands = documents(&bench);
    loop {
        std::thread::sleep(Duration::from_millis(400));
        let now = documents(&bench);
        if now == stands {
            break;
        }
        stands = now;
    }
    assert!(stands.1 < 403, "it is not through: {stands:?}");
    order(&bench, "1", "resume");
    let page = bench.page("/add");
    assert!(page.contains("Running: ") || page.contains("400 new"), "{page}");
    until(&bench, "Paused while", || order(&bench, "1", "pause"));
    order(&bench, "1", "cancel");
    let page = ended(&bench);
    assert_eq!(page.matches("Cancelled.").count(), 2, "{page}");
    assert!(page.contains("1 new, 0 known"), "the third was taken in: {page}");
    // What was taken in stays, and the third has read what the first had not.
    let casebook = Casebook::open(&bench.path()).unwrap();
    let usable = casebook.count_usable().unwrap();
    assert_eq!(casebook.count_readings().unwrap(), usable);
    let ids: Vec<String> = casebook.documents().unwrap().into_iter().map(|d| d.document.id).collect();
    assert!(
        ids.contains(&"m2000".to_owned()) && !ids.contains(&"m1000".to_owned()),
        "the second never began"
    );
    // What has ended does not take orders.
    order(&bench, "1", "resume");
    order(&bench, "99", "cancel");
    assert_eq!(bench.page("/add").matches("Cancelled.").count(), 2);
    // The same again takes in the rest, and nothing twice.
    put(&many(0, 400));
    until(&bench, " known, 0 without text", || ());
    let page = ended(&bench);
    assert!(page.contains("400 documents: "), "{page}");
    assert_eq!(documents(&bench).0, 3 + 400 + 1);
}
