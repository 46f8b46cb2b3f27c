use super::*;

const TEXT: &str = "The ministry said that two men had claimed it was late.";

fn at(words: &str) -> Value {
    let i = TEXT.find(words).unwrap();
    json!([[i, i + words.len()]])
}

fn gold() -> Value {
    json!({"id": "a", "text": TEXT, "attributions": [
        {"cue": at("said"), "content": at("two men had claimed it was late"), "chain": ["ministry"]},
        {"cue": at("claimed"), "content": at("it was late"), "chain": ["ministry", "two men"], "inside": 0,
         "status": "happened", "polarity": "positive", "certainty": "certain"},
    ]})
}

fn scored(prediction: &Value) -> Value {
    let mut tally = Tally::default();
    tally.record(&gold(), prediction).unwrap();
    tally.score()
}

#[test]
fn a_perfect_prediction_has_all_points() {
    let link = |name: &str, kind: &str| json!({"name": name, "kind": kind});
    let (outer, inner) = (link("The ministry", "role"), link("two men", "unnamed"));
    let factuality = json!({"status": "happened", "polarity": "positive", "certainty": "certain"});
    let score = scored(&json!({"id": "a", "attributions": [
        {"cue": at("said"), "content": at("two men had claimed it was late"), "chain": [outer]},
        {"cue": at("claimed"), "content": at("it was late"), "chain": [outer, inner], "inside": 0},
    ], "statements": [{"pieces": at("it was late"), "chain": [outer, inner], "factuality": factuality}]}));
    let all = |v: &Value| v.as_f64().is_none_or(|n| n == 1.0);
    let fields = score.as_object().unwrap();
    assert!(fields.iter().filter(|(k, _)| !k.ends_with("_f1")).all(|(_, v)| all(v)), "{score}");
    assert_eq!((&score["nested_f1"]["f1"], &score["depth_2"]["chain_names"]), (&json!(1.0), &json!(1.0)));
}

#[test]
fn a_flat_prediction_finds_the_content_and_not_the_chain() {
    let flat = json!({"id": "a", "attributions": [
        {"cue": at("claimed"), "content": at("it was late"), "chain": [{"name": "two men", "kind": "unnamed"}]},
    ], "statements": []});
    let score = scored(&flat);
    assert_eq!((&score["contents_found"], &score["chain_order"]), (&json!(0.5), &json!(0.0)));
    assert_eq!(
        (&score["nested_f1"]["f1"], &score["attributions_f1"]["precision"]),
        (&json!(0.0), &json!(1.0))
    );
    assert_eq!(score["statements_found"], json!(0.0));
}

#[test]
fn names_are_compared_without_case_and_article() {
    assert_eq!(plain("The Ministry"), plain("ministry"));
    assert_eq!(plain("unnamed"), "-");
    let kinds = [
        ("Anna Kral", "named"),
        ("ministry spokesman", "role"),
        ("police", "unnamed"),
        ("source", "unnamed"),
        ("-", "unnamed"),
        ("two witnesses", "unnamed"),
    ];
    for (name, kind) in kinds {
        assert_eq!(kind_of(name), kind, "{name}");
    }
}
