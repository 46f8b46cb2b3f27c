//! Corrections from pages: kept, told, undone, and never lost between two people.

use crate::{Bench, QUESTION, articles, ask, between};
use axum::http::StatusCode;
use reportedly::Casebook;
use reportedly::core::correction::Grade;

/// The fields of the first form of a kind on a page, with those to be set.
fn fields<'a>(page: &'a str, kind: &str, set: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let start =
        page.find(&format!("name=\"kind\" value=\"{kind}\"")).unwrap_or_else(|| panic!("no form: {kind}"));
    let start = page[..start].rfind("<form").unwrap();
    let form = &page[start..start + page[start..].find("</form>").unwrap()];
    let mut all: Vec<(&str, String)> = form
        .split("<input type=\"hidden\" ")
        .skip(1)
        .map(|i| {
            (
                between(i, "name=\"", "\""),
                between(i, "value=\"", "\"").replace("&quot;", "\"").replace("&amp;", "&"),
            )
        })
        .collect();
    all.extend(set.iter().map(|(n, v)| (*n, (*v).to_owned())));
    all
}

fn send(bench: &Bench, fields: &[(&str, String)]) -> crate::Answered {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    bench.post("/correct", &fields)
}

#[test]
fn an_answer_says_what_a_correction_changed() {
    let bench = Bench::new(articles());
    let page = bench.page(&ask());
    let form = fields(&page, "stance", &[("stance", "unrelated"), ("who", "vera"), ("why", "another ferry")]);
    let kept = send(&bench, &form);
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let changed = bench.page(kept.header("location"));
    assert!(changed.contains("Before: ") && changed.contains("Now: "), "{changed}");
    assert!(changed.contains("Corrected by people") && changed.contains("The machine alone: "));
    assert!(changed.contains("set by a person"));
    let log = bench.page("/log");
    assert!(
        log.contains("another ferry") && log.contains("does not bear on") | log.contains("is unrelated to")
    );
    let token = bench.token();
    let back = ask();
    bench.post("/undo", &[("token", &token), ("id", "2"), ("who", "piet"), ("back", &back)]);
    let undone = bench.post("/undo", &[("token", &token), ("id", "1"), ("who", "piet"), ("back", &back)]);
    let after = bench.page(undone.header("location"));
    assert!(after.contains("event 1 undone") && !after.contains("Corrected by people"));
    assert!(bench.page("/log").contains("undone by"));
}

#[test]
fn every_kind_of_form_is_kept() {
    let bench = Bench::new(articles());
    let page = bench.page(&ask());
    let names: Vec<&str> =
        page.split("name=\"origin\" value=\"").skip(1).map(|p| p.split('"').next().unwrap()).collect();
    let other = names.first().copied().unwrap();
    let source = bench.page("/source?name=Harlow%20Post");
    let speakers = "Vera Blom\nsources";
    let forms = [
        fields(&page, "weight", &[("weight", "0.3"), ("who", "vera")]),
        fields(&source, "grade", &[("grade", "C"), ("who", "vera")]),
        fields(&source, "note", &[("text", "asked on Monday"), ("who", "vera")]),
        fields(&page, "attribution", &[("judgement", "edit"), ("speakers", speakers), ("who", "vera")]),
    ];
    for (n, form) in forms.iter().enumerate() {
        let kept = send(&bench, form);
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "form {n} with {other}: {}", kept.body);
        assert!(bench.page(kept.header("location")).contains(&format!("{}", n + 1)));
    }
    assert!(bench.page("/source?name=Harlow%20Post").contains("asked on Monday"));
    assert!(bench.page("/sources").contains("fairly reliable"));
    assert!(bench.page("/source?name=Vera%20Blom").contains("Vera Blom"));
    let overrides = Casebook::open(&bench.path()).unwrap().overrides().unwrap();
    assert_eq!(overrides.grade("Harlow Post"), Some(Grade::C));
    assert_eq!(
        overrides.all().len(),
        5,
        "a weight, a grade, a note, and an attribution of a statement and its copy"
    );
    let document = bench.page("/document?id=a");
    assert!(document.contains("Set by vera") || bench.page("/document?id=c").contains("Set by vera"));
}

#[test]
fn origins_are_joined_on_the_page() {
    let bench = Bench::new(articles());
    let page = bench.page(&ask());
    let other = between(&page, "type=\"checkbox\" name=\"origin\" value=\"", "\"").to_owned();
    let mut form = fields(&page, "join_origins", &[("who", "vera")]);
    form.push(("origin", other));
    let kept = send(&bench, &form);
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    assert!(bench.page(kept.header("location")).contains("origins joined as"));
}

#[test]
fn two_people_at_once_never_lose_a_change() {
    let bench = Bench::new(articles());
    let page = bench.page("/source?name=Harlow%20Post");
    let vera = fields(&page, "grade", &[("grade", "B"), ("who", "vera"), ("why", "long known")]);
    let piet = fields(&page, "grade", &[("grade", "E"), ("who", "piet"), ("why", "was wrong twice")]);
    assert_eq!(send(&bench, &vera).status, StatusCode::SEE_OTHER);
    let stale = send(&bench, &piet);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("long known") && stale.body.contains("was wrong twice"), "{}", stale.body);
    let over = fields(&stale.body, "grade", &[]);
    assert_eq!(send(&bench, &over).status, StatusCode::SEE_OTHER);
    let log = bench.page("/log");
    assert!(log.contains("long known") && log.contains("was wrong twice"), "both are in the log");
}

#[test]
fn nonsense_is_refused_in_words() {
    let bench = Bench::new(articles());
    let token = bench.token();
    let cases: &[&[(&str, &str)]] = &[
        &[("kind", "grade"), ("source", "Post"), ("grade", "Z")],
        &[
            ("kind", "stance"),
            ("question", QUESTION),
            ("document", "a"),
            ("start", "1"),
            ("end", "9"),
            ("stance", "supports"),
        ],
        &[("kind", "weight"), ("question", QUESTION), ("origin", "Nobody"), ("weight", "1")],
        &[("kind", "weight"), ("question", QUESTION), ("origin", "Nobody"), ("weight", "NaN")],
        &[("kind", "attribution"), ("document", "none"), ("start", "1"), ("end", "9")],
        &[("kind", "note"), ("on", "document"), ("document", "a"), ("text", " ")],
        &[("kind", "erase")],
    ];
    for case in cases {
        let refused =
            bench.post("/correct", &[&[("token", token.as_str()), ("who", "vera")], *case].concat());
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{case:?}");
        assert!(refused.body.contains("That cannot be done"));
    }
    assert!(bench.page("/log").contains("Nobody has corrected anything"));
}

#[test]
fn notes_stand_on_statements_and_origins() {
    let bench = Bench::new(articles());
    let page = bench.page("/document?id=c");
    let token = bench.token();
    let form = &page[page.find("name=\"on\" value=\"statement\"").unwrap()..];
    let field = |name: &str| between(form, &format!("name=\"{name}\" value=\""), "\"").to_owned();
    let (start, end) = (field("start"), field("end"));
    let note = |on: &[(&str, &str)]| {
        let mut all = vec![("token", token.as_str()), ("kind", "note"), ("who", "vera")];
        all.extend(on);
        bench.post("/correct", &all)
    };
    let on = [("on", "statement"), ("document", "c"), ("start", start.as_str()), ("end", end.as_str())];
    let kept = note(&[&on[..], &[("text", "rang the captain"), ("back", "/document?id=c")]].concat());
    assert!(bench.page(kept.header("location")).contains("rang the captain"), "{}", kept.body);
    let back = ask();
    let answer = bench.page(&back);
    let origin = between(&answer, "<select name=\"origin\"><option value=\"", "\"").to_owned();
    let on = [("on", "origin"), ("question", QUESTION), ("origin", origin.as_str())];
    let kept = note(&[&on[..], &[("text", "has no boat"), ("back", back.as_str())]].concat());
    assert!(bench.page(kept.header("location")).contains("has no boat"), "{}", kept.body);
}

/// A grade holds over all questions: its page says what it does to those that are kept.
#[test]
fn a_grade_tells_what_it_does_to_kept_questions() {
    let bench = Bench::new(articles());
    let token = bench.token();
    bench.post("/keep", &[("token", &token), ("q", QUESTION), ("prior", "")]);
    let source = "/source?name=Piet%20Holm";
    let grade = [
        ("token", token.as_str()),
        ("kind", "grade"),
        ("source", "Piet Holm"),
        ("grade", "E"),
        ("who", "vera"),
        ("back", source),
    ];
    let told = bench.page(bench.post("/correct", &grade).header("location"));
    let notice = between(&told, "role=\"status\"", "</div>");
    assert!(notice.contains("In questions that are kept") && notice.contains(" before, "), "{notice}");
}
