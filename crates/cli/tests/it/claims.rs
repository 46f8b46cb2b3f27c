//! `reportedly claims`.

use crate::Desk;
use serde_json::Value;

fn desk() -> Desk {
    let desk = Desk::new(&[]);
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/drone-plant/documents.jsonl");
    desk.write("documents.jsonl", &std::fs::read(example).unwrap());
    desk.run("add news");
    desk
}

/// The example: a body's release, copies and rewrites of a wire story on it, and a denial.
#[test]
fn the_claims_of_the_example() {
    let desk = desk();
    let claims: Vec<Value> = serde_json::from_str(&desk.stdout("claims --json")).unwrap();
    assert!(claims.iter().all(|c| c["documents"].as_u64() > Some(1) || c["disputed"] == true));
    // What nine outlets print of one release has one origin.
    let plant = claims.iter().max_by_key(|c| c["documents"].as_u64()).unwrap();
    assert!(plant["documents"].as_u64() >= Some(5), "{plant}");
    assert_eq!(plant["asserting"], 1, "{plant}");
    assert_eq!(plant["history"][0]["kind"], "first_seen");
    // Every quote stands where it is said to stand.
    let documents = std::fs::read_to_string(desk.path().join("news/documents.jsonl")).unwrap();
    let documents: Vec<Value> = documents.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    for told in claims.iter().flat_map(|c| c["statements"].as_array().unwrap()) {
        let document = documents.iter().find(|d| d["id"] == told["document"]).unwrap();
        assert!(document["text"].as_str().unwrap().contains(told["quote"].as_str().unwrap()), "{told}");
    }
    let shown = desk.run("claims");
    assert!(shown.contains("1 origin for it") && shown.contains("first seen"), "{shown}");
    assert!(desk.run("claims zeppelin").contains("--- exit 1"));
    let every: Vec<Value> = serde_json::from_str(&desk.stdout("claims --all --json")).unwrap();
    assert!(every.len() > claims.len());
}

/// The page names every field and every word of the kinds that come up.
#[test]
fn the_json_is_as_documented() {
    let page = include_str!("../../../../docs/reference/claims.md");
    let claims: Vec<Value> = serde_json::from_str(&desk().stdout("claims --all --json")).unwrap();
    let lists = ["values", "origins", "statements", "history", "progress"];
    for claim in &claims {
        let inner = lists.iter().flat_map(|list| claim[list].as_array().unwrap());
        let fields = [claim].into_iter().chain(inner).flat_map(|value| value.as_object().unwrap());
        for (field, value) in fields {
            assert!(
                page.contains(&format!("`{field}`")),
                "docs/reference/claims.md does not tell of `{field}`"
            );
            if let ("kind" | "stage" | "side", Some(word)) = (field.as_str(), value.as_str()) {
                let told = page.contains(&format!("`{word}`"));
                assert!(told || field == "kind", "docs/reference/claims.md does not tell of `{word}`");
            }
        }
    }
}

/// Joined and parted by hand, beside what the machine has.
#[test]
fn claims_are_joined_and_parted() {
    let desk = desk();
    let all = |how: &str| -> Vec<Value> { serde_json::from_str(&desk.stdout(how)).unwrap() };
    let machine = all("claims --all --json");
    let id = |n: usize| machine[n]["id"].as_str().unwrap().to_owned();
    let said = desk.run(&format!("correct join-claims {} {} --who vera", id(0), id(1)));
    assert!(said.contains("Event 1: one claim: ") && said.contains("the machine: "), "{said}");
    let joined = all("claims --all --json");
    assert_eq!(joined.len(), machine.len() - 1);
    let corrected = joined.iter().find(|c| !c["corrected"].is_null()).unwrap();
    assert_eq!(corrected["corrected"]["by"][0]["event"], 1);
    assert_eq!(corrected["corrected"]["machine"].as_array().unwrap().len(), 2);
    assert_eq!(all("claims --all --json --machine"), machine, "the machine's own grouping stays");
    let again = desk.run(&format!("correct join-claims {} {} --who vera", id(0), id(1)));
    assert!(again.contains("of one claim already"), "{again}");
    let said = desk.run(&format!("correct part-claim {} {} --who vera", id(0), id(1)));
    assert!(said.contains("Event 2: not of the claim at"), "{said}");
    desk.run("undo 2 --who vera");
    desk.run("undo 1 --who vera");
    assert_eq!(all("claims --all --json"), machine);
    let log: Value = serde_json::from_str(&desk.stdout("log --json")).unwrap();
    assert_eq!(log[0]["before"]["claims"].as_array().unwrap().len(), 2);
    assert_eq!(log[0]["act"]["kind"], "join_claims");
    let note = desk.run(&format!("correct note --claim {} asked --who vera", id(0)));
    assert!(note.contains("note on the claim at"), "{note}");
}
