//! `jsonl` and back: nothing is lost, nothing is believed.

use crate::common::{NEWS, Toy, case, casebook, export, peopled};
use proptest::prelude::*;
use reportedly::correct::{By, correct};
use reportedly::{Casebook, verify};
use reportedly_core::correction::{Act, Correction, Grade};
use reportedly_exchange::{Error, Imported, People, import};
use serde_json::Value;

fn back(export: &str) -> (Casebook, Imported) {
    let mut casebook = Casebook::in_memory().unwrap();
    let done = import(&mut casebook, &mut export.as_bytes(), &Toy, People::Leave, &mut |_| ()).unwrap();
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
    let again = import(&mut second, &mut text.as_bytes(), &Toy, People::Leave, &mut |_| ()).unwrap();
    assert_eq!((again.new, again.read), (0, 0));
}

#[test]
fn what_people_did_comes_back_where_they_are_believed() {
    let first = peopled(NEWS);
    let text = export(&case(&first, false), "jsonl");
    let (second, done) = back(&text);
    assert_eq!((done.left, done.corrections, done.answers), (5, 0, 0), "nobody is believed unasked");
    assert_eq!(
        export(&case(&second, false), "jsonl"),
        export(&case(&first, false).without_people().unwrap(), "jsonl")
    );
    let mut second = second;
    let mut take =
        |text: &str| import(&mut second, &mut text.as_bytes(), &Toy, People::Take, &mut |_| ()).unwrap();
    let done = take(&text);
    assert_eq!((done.left, done.corrections, done.answers, done.refused), (0, 3, 3, 0));
    let again = take(&text);
    assert_eq!((again.corrections, again.answers, again.refused), (0, 0, 0), "once more changes nothing");
    assert_eq!(export(&case(&second, false), "jsonl"), text);
    assert_eq!(first.overrides().unwrap(), second.overrides().unwrap());
}

#[test]
fn corrections_join_those_that_are_there_under_numbers_of_their_own() {
    let text = export(&case(&peopled(NEWS), false), "jsonl");
    let mut here = casebook(NEWS);
    let by = By { who: "piet".into(), at: "2026-02-01T08:00:00Z".into(), why: String::new() };
    let grade = Correction::Grade { source: "Harlow Post".into(), grade: Grade::D };
    correct(&mut here, grade, &by, None, None).unwrap();
    let done = import(&mut here, &mut text.as_bytes(), &Toy, People::Take, &mut |_| ()).unwrap();
    assert_eq!((done.corrections, done.refused), (3, 0));
    let log = here.log().unwrap();
    assert_eq!(log[3].act, Act::Undo { undoes: 2 }, "the grade, which is the second event here");
    assert_eq!(here.overrides().unwrap().grade("Harlow Post"), Some(Grade::D));
    let asked = here.questions().unwrap();
    assert_eq!(asked[0].history.iter().map(|r| r.kept.event).collect::<Vec<_>>(), [0, 4]);
}

#[test]
fn a_correction_of_a_text_that_is_not_here_is_refused() {
    let text = export(&case(&peopled(NEWS), false), "jsonl");
    // Another text under the name that the correction uses, and a broken undo.
    let forged: String = text
        .lines()
        .map(|line| {
            let mut value: Value = serde_json::from_str(line).unwrap();
            if value["type"] == "document" && value["id"] == "c" {
                value["text"] = "Something else.".into();
            }
            if value["type"] == "correction" && value["id"] == 3 {
                value["act"] = serde_json::json!({"undoes": 70});
            }
            format!("{value}\n")
        })
        .collect();
    let mut here = Casebook::in_memory().unwrap();
    let done = import(&mut here, &mut forged.as_bytes(), &Toy, People::Take, &mut |_| ()).unwrap();
    assert_eq!((done.corrections, done.answers, done.refused), (1, 3, 2), "{:?}", done.problems);
    assert!(done.problems.iter().any(|p| p.contains("about c, which is not here")), "{:?}", done.problems);
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
        let refused = import(&mut casebook, &mut not_ours.as_bytes(), &Toy, People::Leave, &mut |_| ());
        assert!(matches!(refused, Err(Error::NotAnExport(_))), "{not_ours}");
    }
    let later = lines[0].replace("\"version\":1", "\"version\":2");
    let refused =
        import(&mut Casebook::in_memory().unwrap(), &mut later.as_bytes(), &Toy, People::Leave, &mut |_| ());
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
