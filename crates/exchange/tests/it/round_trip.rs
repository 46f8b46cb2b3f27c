//! `jsonl` and back: nothing is lost, nothing is believed.

use crate::common::{NEWS, Toy, case, casebook, export};
use proptest::prelude::*;
use reportedly::{Casebook, verify};
use reportedly_exchange::{Error, Imported, import};
use serde_json::Value;

fn back(export: &str) -> (Casebook, Imported) {
    let mut casebook = Casebook::in_memory().unwrap();
    let done = import(&mut casebook, &mut export.as_bytes(), &Toy, &mut |_| ()).unwrap();
    (casebook, done)
}

#[test]
fn an_export_comes_back_as_it_went_and_proves_itself() {
    let first = casebook(NEWS);
    let text = export(&case(&first, false), "jsonl");
    let (second, done) = back(&text);
    assert_eq!((done.captures, done.documents, done.new, done.unusable, done.read), (5, 5, 4, 1, 4));
    assert_eq!((done.refused, done.not_given.len()), (0, 0));
    let verified = verify(&second, &mut |_, _| ()).unwrap();
    assert!(verified.holds() && verified.proved == 5);
    assert_eq!(export(&case(&second, false), "jsonl"), text);
    // Once more changes nothing.
    let mut second = second;
    let again = import(&mut second, &mut text.as_bytes(), &Toy, &mut |_| ()).unwrap();
    assert_eq!((again.new, again.read), (0, 0));
}

#[test]
fn changed_bytes_and_documents_that_nobody_received_are_told() {
    let text = export(&case(&casebook(NEWS), false), "jsonl");
    let forged: String = text
        .lines()
        .map(|line| {
            let mut value: Value = serde_json::from_str(line).unwrap();
            if value["type"] == "document" && value["id"] == "c" {
                value["text"] = "The mayor confirmed that the bridge was closed.".into();
            }
            if value["type"] == "capture" && value["location"] == "news.jsonl:2" {
                value["bytes"] = "eyJ0ZXh0IjoiZm9yZ2VkIn0=".into();
            }
            format!("{value}\n")
        })
        .collect();
    let (casebook, done) = back(&forged);
    assert_eq!((done.captures, done.refused), (4, 1));
    assert!(done.problems[0].contains("not those that were received"), "{:?}", done.problems);
    assert_eq!(done.not_given, ["b", "c"]);
    assert!(casebook.find("c").unwrap()[0].document.text.contains("denied"));
}

#[test]
fn broken_lines_are_counted_and_the_rest_is_taken() {
    let mut lines: Vec<String> =
        export(&case(&casebook(NEWS), false), "jsonl").lines().map(str::to_owned).collect();
    lines[2] = "{\"type\":\"capture\",\"bytes\":7}".into();
    lines[3].truncate(40);
    lines.push("[1,2]".into());
    lines.push("{\"type\":\"of a later version\"}".into());
    let (_, done) = back(&lines.join("\n"));
    assert_eq!((done.captures, done.refused), (3, 3));
    for not_ours in ["", "{}", "{\"type\":\"casebook\",\"mark\":\"other\"}", "no JSON at all"] {
        let mut casebook = Casebook::in_memory().unwrap();
        let refused = import(&mut casebook, &mut not_ours.as_bytes(), &Toy, &mut |_| ());
        assert!(matches!(refused, Err(Error::NotAnExport(_))), "{not_ours}");
    }
    let later = lines[0].replace("\"version\":1", "\"version\":2");
    let refused = import(&mut Casebook::in_memory().unwrap(), &mut later.as_bytes(), &Toy, &mut |_| ());
    assert!(refused.unwrap_err().to_string().contains("version 2"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_articles_come_back(articles in prop::collection::vec(("[a-c]{1,2}", "\\PC{0,60}", "[a-z .\n]{0,80}"), 0..6)) {
        let lines: String = articles
            .iter()
            .map(|(id, title, text)| format!("{}\n", serde_json::json!({"id": id, "title": title, "text": text})))
            .collect();
        let first = casebook(&lines);
        let text = export(&case(&first, false), "jsonl");
        let (second, done) = back(&text);
        prop_assert_eq!((done.refused, done.not_given), (0, vec![]));
        prop_assert_eq!(export(&case(&second, false), "jsonl"), text);
        prop_assert!(verify(&second, &mut |_, _| ()).unwrap().holds());
    }
}
