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
