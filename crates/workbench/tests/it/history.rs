//! Questions kept from the page, and the estimate over time.

use crate::{Bench, QUESTION, articles, ask, captured};
use axum::http::StatusCode;
use reportedly::{Casebook, Reader, add};

fn keep(bench: &Bench, prior: &str) {
    let token = bench.token();
    let kept = bench.post("/keep", &[("token", &token), ("q", QUESTION), ("prior", prior)]);
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    assert!(kept.header("location").starts_with("/ask?q=") && kept.header("location").ends_with("#history"));
}

#[test]
fn a_question_is_kept_and_its_estimate_shown_over_time() {
    let mut all = articles();
    let denial = all.pop().unwrap();
    let bench = Bench::new(all);
    let page = bench.page(&ask());
    assert!(page.contains("has not been kept") && page.contains("Keep this question"));
    assert!(!bench.page("/").contains("Questions that are kept"), "looking keeps nothing");
    keep(&bench, "");
    let once = bench.page(&ask());
    assert!(
        once.contains("Kept 1 time")
            && once.contains("first of its kind")
            && !once.contains("Estimate over time")
    );
    // A denial comes in: the page says so before anything more is kept.
    let mut casebook = Casebook::open(&bench.path()).unwrap();
    casebook.put(&[captured((7, denial))]).unwrap();
    add::read(&mut casebook, &Reader::new().unwrap(), &mut |_| ()).unwrap();
    let changed = bench.page(&ask());
    assert!(changed.contains("Since it was last kept") && changed.contains("1 document more"), "{changed}");
    assert!(
        changed.contains("is new and denies") && changed.contains("href=\"/document?id=c\""),
        "{changed}"
    );
    keep(&bench, "");
    keep(&bench, "10");
    keep(&bench, "");
    let page = bench.page(&ask());
    let chart = crate::between(&page, "Estimate over time: ", "\"");
    assert_eq!(
        chart.matches(" % on ").count(),
        3,
        "the one with another base rate is in the table only: {chart}"
    );
    assert!(page.contains("base rate 10 %") && page.contains("as before; nothing was added"), "{page}");
    assert_eq!(page.matches("<circle class=\"dot\"").count(), 3);
    let home = bench.page("/");
    assert!(
        home.contains("Questions that are kept") && home.contains("kept 4 times") && home.contains(QUESTION)
    );
    assert_eq!(Casebook::open(&bench.path()).unwrap().questions().unwrap()[0].history.len(), 4);
}

#[test]
fn what_is_no_question_is_not_kept() {
    let bench = Bench::new(articles());
    let token = bench.token();
    for fields in [
        &[("token", token.as_str()), ("q", "")][..],
        &[("token", &token), ("q", "ferry")],
        &[("token", "0"), ("q", QUESTION)],
    ] {
        assert_eq!(bench.post("/keep", fields).status, StatusCode::BAD_REQUEST, "{fields:?}");
    }
    assert!(Casebook::open(&bench.path()).unwrap().questions().unwrap().is_empty());
}
