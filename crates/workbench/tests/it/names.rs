//! Names joined and parted on the page, with what it changed, and taken back.

use crate::{Answered, Bench, articles, between, short};
use axum::http::StatusCode;
use reportedly::core::Document;

/// Two articles that write one person's name in two ways which no rule joins.
fn people() -> Vec<Document> {
    let mut all = articles();
    all.push(short("d", "Captain Piet Holm said on Monday that the pier in Warsaw was open."));
    all.push(short("e", "Captain Pieter Johan Holm said on Tuesday that the pier in Warsaw was open."));
    all
}

fn send(bench: &Bench, kind: &str, names: &[&str], more: &str) -> Answered {
    let token = bench.token();
    let mut fields =
        vec![("token", token.as_str()), ("kind", kind), ("of", "person"), ("who", "vera"), ("more", more)];
    fields.extend(names.iter().map(|n| ("name", *n)));
    fields.push(("back", "/name?kind=person&name=Piet%20Holm"));
    bench.post("/correct", &fields)
}

#[test]
fn names_are_joined_parted_and_taken_back() {
    let bench = Bench::new(people());
    let list = bench.page("/names?kind=person&q=holm");
    assert!(list.contains("2 names"), "{list}");
    let page = bench.page("/name?kind=person&name=Piet%20Holm");
    assert!(
        page.contains("name=\"kind\" value=\"join_entities\"")
            && page.contains("value=\"Pieter Johan Holm\""),
        "{page}"
    );
    let kept = send(&bench, "join_entities", &["Piet Holm", "Pieter Johan Holm"], "");
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let joined = bench.page(kept.header("location"));
    let told = between(&joined, "role=\"status\"", "</div>");
    assert!(
        told.contains("Before:") && told.contains("(2 documents)") && told.contains("(3 documents)"),
        "{told}"
    );
    assert!(joined.contains("Said by people") && bench.page("/names?kind=person&q=holm").contains("1 name<"));
    let parted = send(&bench, "part_entity", &["Pieter Johan Holm"], "");
    assert!(bench.page(parted.header("location")).contains("another person: Pieter Johan Holm"));
    assert!(bench.page("/names?kind=person&q=holm").contains("2 names"));
    let token = bench.token();
    let undo = |id: &str| {
        let fields = [
            ("token", token.as_str()),
            ("id", id),
            ("who", "vera"),
            ("back", "/name?kind=person&name=Piet%20Holm"),
        ];
        bench.page(bench.post("/undo", &fields).header("location"))
    };
    assert!(undo("2").contains("Taken back: another person"));
    assert!(undo("1").contains("Taken back: one person"));
    assert!(bench.page("/names?kind=person&q=holm").contains("2 names"), "as if nothing had been joined");
}

#[test]
fn a_name_that_nobody_has_is_not_joined() {
    let bench = Bench::new(people());
    for (kind, names, more) in [
        ("join_entities", &["Piet Holm"][..], "Piet Hulm"),
        ("join_entities", &["Piet Holm"], ""),
        ("part_entity", &[], ""),
        ("part_entity", &["Gdansk"], ""),
    ] {
        let refused = send(&bench, kind, names, more);
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{kind} {names:?} {more}");
    }
    assert!(bench.page("/log").contains("Nobody has corrected anything"));
    assert_eq!(bench.get("/name?kind=person&name=Nobody").status, StatusCode::NOT_FOUND);
    let joined = send(&bench, "join_entities", &["Piet Holm"], "Pieter Johan Holm\n\n");
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "names can be typed: {}", joined.body);
}
