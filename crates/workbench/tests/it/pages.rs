//! What the pages say.

use crate::{Bench, articles, ask, short};
use insta::assert_snapshot;
use reportedly::core::Document;

/// The words of a page between its heading and its foot, a line a block, without markup.
fn words(page: &str) -> String {
    let main = crate::between(page, "<main id=\"main\">", "</main>");
    let mut text = String::new();
    let mut rest = main;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        let inline =
            ["a", "span", "strong", "mark", "time", "i", "svg", "rect", "line", "circle", "path", "code"];
        if !inline.contains(&name) {
            text.push('\n');
        }
        rest = after;
    }
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    lines
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
}

#[test]
fn the_first_page() {
    assert_snapshot!(words(&Bench::new(articles()).page("/")));
}

#[test]
fn lists() {
    let bench = Bench::new(articles());
    assert_snapshot!(["/documents", "/sources", "/inbox"].map(|a| words(&bench.page(a))).join("\n\n"));
}

#[test]
fn a_document_shows_its_text_and_what_was_found() {
    let bench = Bench::new(articles());
    let page = bench.page("/document?id=a&at=0-18");
    assert!(page.contains("id=\"here\""), "the place that the address names is marked");
    let text = words(&page);
    assert!(text.contains(
        "The harbour office said on Monday that the ferry Norvia had sunk off the pier of Gdansk."
    ));
    assert!(page.contains("href=\"#s0\"") && page.contains("id=\"s0\"") && page.contains("id=\"t0\""));
    assert!(page.contains("class=\"source") || page.contains(" source"), "sources are marked");
    // On whose word: shown to the pointer and to the keyboard, and read out from the list beside.
    assert!(page.contains("title=\"on the word of harbour office\" aria-describedby=\"c0\""), "{page}");
    assert!(crate::between(&page, "id=\"c0\"", "</p>").contains("harbour office"));
    assert!(text.contains("The capture") && text.contains("SHA-256"), "{text}");
}

#[test]
fn an_answer_keeps_likelihood_and_confidence_apart() {
    let text = words(&Bench::new(articles()).page(&ask()));
    for part in ["Verdict", "Confidence", "Origins", "What would change the answer", "independent origin"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let both = |line: &str| line.contains(" %") && line.to_lowercase().contains("confidence");
    assert!(!text.lines().any(both), "{text}");
}

#[test]
fn copies_stand_side_by_side() {
    let bench = Bench::new(articles());
    let origins = words(&bench.page("/origins?document=a"));
    assert!(origins.contains("1 origin of 2 documents") && origins.contains("first entry"), "{origins}");
    let pair = words(&bench.page("/aligned?from=b&to=a"));
    assert!(pair.contains("Ferry sinks") && pair.contains("copy of a"), "{pair}");
    assert!(bench.get("/aligned?from=a&to=c").body.contains("share no text"));
}

/// A report with a copy, another toll by another origin, a denial.
#[test]
fn a_claim_shows_its_sides_its_values_and_what_became_of_it() {
    let mut all = articles();
    let toll = |id: &str, publisher: &str, published: &str, text: &str| Document {
        id: id.into(),
        publisher: Some(publisher.into()),
        published: Some(published.into()),
        text: text.into(),
        location: format!("news/{id}"),
        ..Document::default()
    };
    all.push(toll(
        "t1",
        "Harlow Post",
        "2024-03-06",
        "Twelve people died in the fire at the mill in Torun, the fire brigade said.",
    ));
    all.push(toll(
        "t2",
        "Dorn Herald",
        "2024-03-07",
        "The fire at the mill in Torun killed 15 people, a doctor at the hospital said.",
    ));
    let bench = Bench::new(all);
    let list = bench.page("/claims");
    let shown = words(&list);
    assert!(shown.contains("disputed") && shown.contains("12 (") && shown.contains("15 ("), "{shown}");
    assert!(words(&bench.page("/claims?q=zeppelin")).contains("No claim fits"));
    assert!(bench.page("/claims?order=origins&all=yes").contains("value=\"origins\" selected"));
    let links: Vec<&str> = list.split("href=\"").filter_map(|l| l.split_once('"')).map(|l| l.0).collect();
    let pages: Vec<String> =
        links.iter().filter(|l| l.starts_with("/claims/")).map(|l| bench.page(l)).collect();
    let with = |part: &str| {
        pages.iter().find(|p| words(p).contains(part)).unwrap_or_else(|| panic!("{part}: {shown}"))
    };
    let tolls = with("Competing values");
    assert!(tolls.contains("/document?id=t1&amp;at=0-") && tolls.contains("first seen"), "{tolls}");
    let denied = with("1 origin against it");
    assert!(denied.contains("<svg") && words(denied).contains("denied"), "a chart with its table");
    assert_eq!(bench.get("/claims/nothing:1-2").status, 404);
}

#[test]
fn searches_keep_their_filters_in_the_address() {
    let bench = Bench::new(articles());
    let all = words(&bench.page("/search?q=ferry"));
    let echo = words(&bench.page("/search?q=ferry&publisher=echo"));
    assert!(
        all.contains("Harlow Post") && !echo.contains("Harlow Post") && echo.contains("Norvia Echo"),
        "{echo}"
    );
    let denied = bench.page("/search?certainty=denied");
    assert!(denied.contains("option value=\"denied\" selected"));
    assert!(words(&bench.page("/search?q=ferry&from=2025-01-01")).contains("0 statements"));
    assert!(words(&bench.page("/search?q=a+ship+went+down&by=meaning")).contains("Norvia"));
    assert!(words(&bench.page("/timeline?q=divers")).contains("2024-03-08"));
    let map = bench.page("/map");
    assert!(words(&map).contains("Gda") && map.contains("<path class=\"land\" d=\"M"), "{map}");
}

#[test]
fn what_was_seen_is_not_new() {
    let bench = Bench::new(articles());
    let token = bench.token();
    let seen = bench.post("/inbox", &[("token", &token), ("last", "3")]);
    let cookie = seen.header("set-cookie").split(';').next().unwrap().to_owned();
    let request = axum::http::Request::get("/inbox").header("host", crate::HOST).header("cookie", cookie);
    let page = bench.send(request.body(axum::body::Body::empty()).unwrap());
    assert!(words(&page.body).contains("Nothing new since your last visit"));
}

/// What others said later of what a source had said.
#[test]
fn a_source_shows_what_became_of_its_word() {
    let bench = Bench::new(articles());
    let said = words(&bench.page("/source?name=harbour%20office"));
    assert!(said.contains("1 contradicted later") && said.contains("that it is not so"), "{said}");
    assert!(words(&bench.page("/sources")).contains("1 contradicted of"));
}

/// One name in two lengths, of two articles.
fn named() -> Vec<Document> {
    vec![
        short("n1", "Captain Pieter Holm said on Monday that the pier in Warsaw was open."),
        short("n2", "Holm said on Tuesday that the harbour in Warsaw was shut."),
    ]
}

#[test]
fn a_name_is_proposed_and_found_in_all_its_spellings() {
    let bench = Bench::new(named());
    let inbox = bench.page("/inbox");
    assert!(words(&inbox).contains("1 pair of names that may be one"), "{}", words(&inbox));
    assert!(inbox.contains("They are one") && inbox.contains("They are two"));
    let search = |bench: &Bench| words(&bench.page("/search?q=Pieter+Holm&by=name"));
    assert!(search(&bench).contains("pier") && !search(&bench).contains("harbour"));
    let token = bench.token();
    let join = |kind: &str, names: &[&str]| {
        let mut fields = vec![("token", token.as_str()), ("kind", kind), ("of", "person"), ("who", "vera")];
        fields.extend(names.iter().map(|n| ("name", *n)));
        fields.push(("back", "/inbox"));
        bench.post("/correct", &fields)
    };
    let kept = join("part_entity", &["Holm"]);
    assert!(words(&bench.page(kept.header("location"))).contains("0 pairs of names"), "two they are");
    let undone = [("token", token.as_str()), ("id", "1"), ("who", "vera"), ("back", "/inbox")];
    bench.post("/undo", &undone);
    join("join_entities", &["Holm", "Pieter Holm"]);
    assert!(words(&bench.page("/inbox")).contains("0 pairs of names"));
    assert!(search(&bench).contains("pier") && search(&bench).contains("harbour"), "{}", search(&bench));
}
