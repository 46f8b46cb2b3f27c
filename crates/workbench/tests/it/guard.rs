//! Who may ask, and what browsers may do.

use crate::{Bench, HOST, articles};
use axum::body::Body;
use axum::http::{Request, StatusCode};

const ADDRESSES: &[&str] = &[
    "/",
    "/documents",
    "/document?id=a",
    "/origins",
    "/claims",
    "/claims?q=ferry&all=yes&order=disputed",
    "/aligned?from=a&to=b",
    "/sources",
    "/source?name=Harlow%20Post",
    "/names",
    "/names?q=norvia&kind=person",
    "/name?kind=location&name=Gdansk",
    "/search?q=ferry",
    "/search?q=ferry&by=meaning",
    "/timeline",
    "/map",
    "/inbox",
    "/log",
    "/add",
];

#[test]
fn every_page_has_a_strict_policy_and_nothing_inline() {
    let bench = Bench::new(articles());
    let mut addresses: Vec<String> = ADDRESSES.iter().map(|a| (*a).to_owned()).collect();
    addresses.extend([
        crate::ask(),
        "/nowhere".to_owned(),
        "/ask?q=".to_owned(),
        "/document?id=none".to_owned(),
    ]);
    for address in addresses {
        let answered = bench.get(&address);
        let policy = answered.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{address}: {policy}"
        );
        assert_eq!(answered.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answered.header("cache-control"), "no-store", "{address}");
        // With `no-referrer` browsers send `Origin: null` with our own forms, which are then refused.
        assert_eq!(answered.header("referrer-policy"), "same-origin", "{address}");
        let page = answered.body.to_lowercase();
        for inline in [" style=", "<style", " onclick=", "javascript:", "<script>", "src=\"http", "@import"] {
            assert!(!page.contains(inline), "{address} holds {inline}");
        }
        assert!(page.contains("<html lang=\"en\"") && page.contains("<h1>"), "{address}");
    }
}

#[test]
fn other_names_and_other_sites_are_refused() {
    let bench = Bench::new(articles());
    let get = |host: &str| {
        let request = Request::get("/document?id=a").header("host", host).body(Body::empty()).unwrap();
        bench.send(request)
    };
    for host in
        ["evil.example", "evil.example:8420", "localhost", "localhost:9000", "localhost:8420.evil.example"]
    {
        let refused = get(host);
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{host}");
        assert!(!refused.body.contains("Norvia"), "{host} saw the casebook");
    }
    assert_eq!(get("127.0.0.1:8420").status, StatusCode::OK);
    assert_eq!(get("[::1]:8420").status, StatusCode::OK);
    let token = bench.token();
    let form = format!("token={token}&kind=grade&source=Post&grade=A&who=vera&seen=0&back=%2Flog");
    let post = |name: &str, value: &str| {
        let request = Request::post("/correct")
            .header("host", HOST)
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value);
        bench.send(request.body(Body::from(form.clone())).unwrap()).status
    };
    assert_eq!(post("origin", "http://evil.example"), StatusCode::FORBIDDEN);
    assert_eq!(post("origin", "null"), StatusCode::FORBIDDEN);
    assert_eq!(post("sec-fetch-site", "cross-site"), StatusCode::FORBIDDEN);
    assert_eq!(post("sec-fetch-site", "same-origin"), StatusCode::SEE_OTHER);
}

#[test]
fn a_form_without_the_token_changes_nothing() {
    let bench = Bench::new(articles());
    let fields =
        [("kind", "grade"), ("source", "Post"), ("grade", "A"), ("who", "vera"), ("why", "<b>words")];
    for token in ["", "0", &"0".repeat(64)] {
        let refused = bench.post("/correct", &[&fields[..], &[("token", token)]].concat());
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.body.contains("&lt;b&gt;words"), "what was written is not lost");
        assert_eq!(bench.post("/undo", &[("token", token), ("id", "1")]).status, StatusCode::BAD_REQUEST);
        assert_eq!(bench.post("/inbox", &[("token", token), ("last", "1")]).status, StatusCode::BAD_REQUEST);
    }
    assert!(bench.page("/log").contains("Nobody has corrected anything"));
}

#[test]
fn a_capture_is_kept_not_shown() {
    let bench = Bench::new(articles());
    let page = bench.page("/document?id=a");
    let address = crate::between(&page, "href=\"/capture", "\"");
    let capture = bench.get(&format!("/capture{address}"));
    assert_eq!(capture.header("content-type"), "application/octet-stream");
    assert!(capture.header("content-disposition").starts_with("attachment; filename="));
    assert!(capture.header("content-security-policy").contains("sandbox"));
    assert!(capture.body.starts_with("The harbour office said"));
    assert_eq!(bench.get("/capture?id=none").status, StatusCode::NOT_FOUND);
}
