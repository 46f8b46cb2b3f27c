use super::*;
use reportedly_core::stance::Stance;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Shown {
    numbers: Vec<Vec<f32>>,
    scores: Vec<Vec<f32>>,
}

fn reader() -> Reader {
    Reader::new().unwrap()
}

/// The networks compute here what they computed in training.
#[test]
fn agrees_with_training() {
    let example: BTreeMap<String, Shown> =
        serde_json::from_str(reportedly_model_en::COMPARE_EXAMPLE).unwrap();
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let judges = [
        ("stance", &compare.stance),
        ("reply", &compare.reply),
        ("same", &compare.same),
        ("alike", &compare.alike),
        ("rank", &compare.rank),
    ];
    assert_eq!(judges.len(), example.len());
    for (name, judge) in judges {
        for (numbers, want) in example[name].numbers.iter().zip(&example[name].scores) {
            for (got, want) in judge.scores(numbers).iter().zip(want) {
                assert!((got - want).abs() < 1e-3, "{name}: {got} instead of {want}");
            }
        }
    }
}

const CLAIM: &str = "Whale swims up the river to Lomsund harbour";
const REPORT: &str = "A young whale swam up the river to Lomsund harbour on Monday. Hundreds of people came to the quay to \
    see the whale, which turned at the bridge and stayed in the harbour until dusk.";
const DEBUNK: &str = "The video of a whale in Lomsund harbour is a hoax. The pictures are fake and were staged for a \
    prank, the port said. It is not true that a whale swam up the river; the story is false and has been debunked.";
const OTHER: &str =
    "Bakers in the capital have agreed on a price for rye bread. The ministry of trade welcomed it.";

#[test]
fn articles_take_sides() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let claim = compare.side(CLAIM);
    let [report, debunk, other] = [REPORT, DEBUNK, OTHER].map(|t| compare.stance(&claim, &compare.side(t)));
    assert_eq!(other.stance(), Stance::Unrelated);
    assert_eq!(report.stance(), Stance::Supports);
    assert_eq!(debunk.stance(), Stance::Refutes);
    assert!(debunk.refutes > 3.0 * report.refutes);
    let sum = report.supports + report.refutes + report.discusses + report.unrelated;
    assert!((sum - 1.0).abs() < 1e-5);
}

#[test]
fn a_statement_is_a_text_of_one_sentence() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let claim = compare.side(CLAIM);
    let unrelated = |text: &str| {
        let reading = reader.read(text, None);
        let part = Part::of_statement(text, &reading.statements[0]);
        compare.stance(&claim, &Side::new(vec![part])).unrelated
    };
    assert!(unrelated(REPORT) < 0.5 && unrelated(OTHER) > 0.9);
}

#[test]
fn likeness_has_no_direction() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let side = |t: &str| compare.side(t);
    let (a, b) = (
        side("The ferry to Lomsund was cancelled on Friday."),
        side("Friday's Lomsund ferry was cancelled."),
    );
    let c = side("The price of rye bread will rise by a tenth.");
    assert_eq!(compare.likeness(&a, &b), compare.likeness(&b, &a));
    assert!(compare.likeness(&a, &b).similarity > compare.likeness(&a, &c).similarity + 0.3);
    assert!(compare.likeness(&a, &a).same > compare.likeness(&a, &c).same);
}

#[test]
fn a_question_is_a_query() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let source = compare.side("A whale is in Lomsund harbour");
    assert_eq!(
        compare.reply(&source, &compare.side("Really? Is there any source for this?")).stance,
        ReplyStance::Query
    );
}

#[test]
fn a_post_finds_its_claim() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let claims = [
        "Bakers agreed on a price for rye bread.",
        "A whale swam up the river to Lomsund.",
        "The port closed.",
    ];
    let all = Candidates::new(claims.iter().map(|c| candidate(&reader, c, "")).collect());
    let found = compare
        .rank(&query(&reader, "omg #LomsundWhale right under the bridge! https://example.org/a"), &all);
    assert_eq!((found[0].0, found.len()), (1, 3));
}

#[test]
fn nothing_is_compared_with_nothing() {
    let reader = reader();
    let compare = Compare::new(&reader).unwrap();
    let (empty, claim) = (compare.side(""), compare.side(CLAIM));
    assert_eq!(compare.stance(&claim, &empty).stance(), Stance::Unrelated);
    assert!(compare.stance(&empty, &empty).supports.is_finite());
    assert!(compare.rank(&query(&reader, ""), &Candidates::new(Vec::new())).is_empty());
}
