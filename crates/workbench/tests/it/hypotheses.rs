//! Hypotheses of a person on the page of a question: set beside each other, judged by hand, kept with the question.

use crate::{Bench, QUESTION, articles, ask, between, encoded};
use axum::http::StatusCode;
use reportedly::Casebook;

const RIVALS: &str = "The ferry Norvia had sunk off the pier.\nThe ferry Norvia was afloat.";

#[test]
fn hypotheses_stand_in_the_address() {
    let bench = Bench::new(articles());
    let page = bench.page(&ask());
    assert!(page.contains("Asks whether it was so") && page.contains("Bookkeeping only"), "{page}");
    assert!(!page.contains("was afloat"));
    let rivals = bench.page(&format!("{}&h={}", ask(), encoded(RIVALS)));
    let matrix = between(&rivals, "id=\"hypotheses\"", "</section>");
    for text in RIVALS.lines() {
        assert!(matrix.contains(&format!("<th scope=\"col\">{text}</th>")), "{matrix}");
    }
    assert!(matrix.contains("The ferry Norvia was afloat.</textarea>"), "they can be edited: {matrix}");
    let hostile = bench.page(&format!("{}&h={}", ask(), encoded("<script>alert(1)</script> is so")));
    assert!(
        hostile.contains("&lt;script&gt;alert(1)&lt;/script&gt; is so") && !hostile.contains("<script>alert")
    );
    let many: String = (0..50).map(|n| format!("The ferry sank {n} times\n")).collect();
    let many = bench.page(&format!("{}&h={}", ask(), encoded(&many)));
    assert!(many.contains("sank 7 times") && !many.contains("sank 8 times"));
}

#[test]
fn a_cell_is_set_and_taken_back() {
    let bench = Bench::new(articles());
    let (token, address) = (bench.token(), format!("{}&h={}", ask(), encoded(RIVALS)));
    let set = |hypothesis: &str, origin: &str, fit: &str| {
        let fields = [
            ("token", token.as_str()),
            ("kind", "fit"),
            ("question", QUESTION),
            ("hypothesis", hypothesis),
            ("origin", origin),
            ("fit", fit),
            ("who", "vera"),
            ("back", &address),
        ];
        bench.post("/correct", &fields)
    };
    let machine = bench.page(&address);
    let origin = between(&machine, "<select name=\"origin\"><option value=\"", "\"").to_owned();
    let second = RIVALS.lines().nth(1).unwrap();
    let inconsistent = |page: &str| {
        let foot = between(page, "<tfoot>", "</tfoot>");
        between(foot, &format!("{second}: </span>"), "</td>").parse::<usize>().unwrap()
    };
    let row = between(&machine, &format!("<th scope=\"row\">{origin} ("), "</tr>");
    let is_inconsistent = between(row, &format!("{second}: </span>"), "</td>") == "inconsistent";
    let fit = if is_inconsistent { "neutral" } else { "inconsistent" };
    let kept = set(second, &origin, fit);
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let page = bench.page(kept.header("location"));
    assert!(page.contains("set by a person, ") && page.contains("; the machine: "), "{page}");
    assert_ne!(inconsistent(&page), inconsistent(&machine), "the counts follow");
    assert!(
        between(&page, "role=\"status\"", "</div>").contains("The answer stays"),
        "the estimate does not"
    );
    let plain = bench.page(&ask());
    assert!(plain.contains("People have also judged") && !plain.contains("Without effect"), "{plain}");
    let own = set("It is so", &origin, "neutral");
    assert!(bench.page(own.header("location")).contains("neutral to the hypothesis"));
    for (hypothesis, origin, fit) in
        [("It is so", "Nobody", "neutral"), ("x", origin.as_str(), "neutral"), ("It is so", &origin, "odd")]
    {
        let refused = set(hypothesis, origin, fit);
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{hypothesis} {origin} {fit}");
    }
    for id in ["1", "2"] {
        let undone = [("token", token.as_str()), ("id", id), ("who", "vera"), ("back", &address)];
        assert_eq!(bench.post("/undo", &undone).status, StatusCode::SEE_OTHER);
    }
    assert_eq!(inconsistent(&bench.page(&address)), inconsistent(&machine));
}

#[test]
fn hypotheses_are_kept_with_the_question() {
    let bench = Bench::new(articles());
    let token = bench.token();
    bench.post("/keep", &[("token", &token), ("q", QUESTION), ("prior", ""), ("h", RIVALS)]);
    assert!(bench.page(&ask()).contains("<th scope=\"col\">The ferry Norvia was afloat.</th>"));
    assert!(
        !bench.page(&format!("{}&h=", ask())).contains("<th scope=\"col\">The ferry Norvia was afloat.</th>")
    );
    let kept = Casebook::open(&bench.path()).unwrap().question(QUESTION).unwrap().unwrap();
    assert_eq!(kept.hypotheses().len(), 2);
}
