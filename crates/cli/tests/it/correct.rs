//! `reportedly correct`, `log` and `undo`: an answer that a person puts right, and back.

use crate::Desk;
use serde_json::Value;

const NEWS: &[(&str, &str)] = &[(
    "feed.jsonl",
    "{\"id\":\"a\",\"publisher\":\"Harlow Post\",\"published\":\"2024-03-04\",\"title\":\"Ferry sinks\",\
      \"text\":\"The harbour office said on Monday that the ferry Norvia had sunk off the pier.\"}\n\
     {\"id\":\"b\",\"publisher\":\"Norvia Echo\",\"published\":\"2024-03-05\",\"title\":\"Ferry afloat\",\
      \"text\":\"Captain Piet Holm denied that the ferry Norvia had sunk.\"}\n",
)];
const QUESTION: &str = "Did the ferry Norvia sink?";

fn correct(desk: &Desk, arguments: &[&str]) -> String {
    let mut command = desk.command("correct");
    let output = command.args(arguments).args(["--who", "vera", "--why", "I was there"]).output().unwrap();
    crate::shown(&output)
}

/// The answer, without what it says of earlier ones.
fn answer(desk: &Desk, more: &str) -> Value {
    let output = desk.question(QUESTION, &format!("--json {more}")).output().unwrap();
    let mut answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer.as_object_mut().unwrap().remove("kept").is_some());
    answer
}

#[test]
fn an_answer_follows_a_correction_and_its_undo() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let machine = answer(&desk, "");
    let quote = &machine["origins"][0]["statements"][0];
    let place = format!("{}:{}-{}", quote["document"].as_str().unwrap(), quote["span"][0], quote["span"][1]);
    let name = machine["origins"][0]["name"].as_str().unwrap();

    let said = correct(&desk, &["stance", QUESTION, &place, "discusses"]);
    assert!(said.contains("Event 1: ") && said.contains("  was: ") && said.contains("  is:  "), "{said}");
    let corrected = answer(&desk, "");
    assert_ne!(corrected["estimate"], machine["estimate"]);
    assert_eq!(corrected["corrections"][0]["event"], 1);
    assert_eq!(corrected["corrections"][0]["machine"]["stance"], quote["stance"]);
    assert_eq!(answer(&desk, "--machine"), machine, "the machine's own answer stays");
    assert!(desk.ask(QUESTION, "").contains("Corrected by people"));

    desk.run("undo 1 --who vera");
    assert_eq!(answer(&desk, ""), machine);
    desk.run("undo 2 --who vera");
    assert_eq!(answer(&desk, ""), corrected, "undoing the undo");
    desk.run("undo 3 --who vera");

    let said = correct(&desk, &["weight", QUESTION, name, "0.25"]);
    assert!(said.contains("Event 5: weight of"), "{said}");
    assert_eq!(
        answer(&desk, "")["origins"][0]["reason"].as_str().unwrap().split(';').next(),
        Some("set by a person")
    );
    correct(&desk, &["attribution", &place, "--by", "Vera Blom"]);
    let names = answer(&desk, "");
    let names = names["origins"].as_array().unwrap().iter().map(|o| o["name"].as_str().unwrap());
    assert!(names.into_iter().any(|n| n == "Vera Blom"));

    let log: Value = serde_json::from_str(&desk.stdout("log --json")).unwrap();
    assert_eq!(log.as_array().unwrap().len(), 6);
    assert_eq!((&log[0]["who"], &log[0]["undone_by"]), (&"vera".into(), &2.into()));
    assert_eq!((&log[1]["undone_by"], &log[2]["undone_by"]), (&Value::Null, &4.into()));
    assert!(desk.run("log").contains("why: I was there"));
}

#[test]
fn what_is_not_there_is_refused() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let refused = correct(&desk, &["attribution", "a:1-9", "--reject"]);
    assert!(refused.contains("no statement stands at a:1-9") && refused.ends_with("--- exit 2"), "{refused}");
    assert!(correct(&desk, &["weight", QUESTION, "Nobody", "1"]).contains("no origin called"));
    assert!(correct(&desk, &["attribution", "a:1-9"]).contains("--accept"));
    assert!(desk.run("undo 7").contains("no event 7"));
    assert!(desk.run("log").ends_with("--- exit 1"));
}
