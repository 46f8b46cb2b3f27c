//! `reportedly questions`, and what `ask` keeps.

use crate::{Desk, NEWS};
use serde_json::Value;

const QUESTION: &str = "Has the port reopened?";

/// Times differ from run to run.
fn id(desk: &Desk) -> String {
    let all: Value = serde_json::from_str(&desk.stdout("questions --json")).unwrap();
    all[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_question_of_the_casebook_is_kept_and_one_of_files_is_not() {
    let desk = Desk::new(NEWS);
    desk.ask(QUESTION, "news");
    desk.run("add news");
    assert!(desk.run("questions").contains("nothing was asked of this casebook yet\n--- exit 1"));
    assert!(!desk.ask(QUESTION, "").contains("Since "));
    desk.write("denial.txt", b"Port shut\n\nThe mayor of Harlow denied that the port had reopened.\n");
    desk.run("add news");
    let again = desk.ask(QUESTION, "");
    assert!(again.contains("; 1 document more.") && again.contains("(new document denial.txt)"), "{again}");
    let list = desk.run("questions");
    assert!(list.starts_with(&format!("{}  {QUESTION}\n", id(&desk))), "{list}");
    assert!(list.contains("asked 2 times"), "{list}");
    let history = desk.run(&format!("questions {}", id(&desk)));
    assert!(
        history.contains("(new document denial.txt)") && history.contains("for 1, against 1"),
        "{history}"
    );
    assert!(desk.run("questions q000000").contains("no question q000000 was kept"));
}

#[test]
fn an_id_stands_for_its_question() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    desk.ask(QUESTION, "");
    let id = id(&desk);
    let by_words = desk.command("origins --json --question").arg(QUESTION).output().unwrap();
    assert_eq!(desk.stdout(&format!("origins --json --question {id}")).as_bytes(), by_words.stdout);
    let as_of = desk.run(&format!("ask {id} --as-of 2023-10-30"));
    assert!(
        as_of.contains("Published by 2023-10-30; left out: 0 published later, 3 without a date."),
        "{as_of}"
    );
    assert!(desk.run(&format!("ask {id} --as-of 2023-10")).contains("a day, such as 2024-03-01"));
    assert!(desk.run(&format!("questions {id}")).contains("as of 2023-10-30"));
}

#[test]
fn a_casebook_that_takes_nothing_is_remarked_on_and_answered_from() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let before = desk.ask(QUESTION, "news").replace("note: 1 of 4", "");
    let full = "CREATE TRIGGER full BEFORE INSERT ON answers BEGIN SELECT raise(ABORT, 'disk is full'); END";
    rusqlite::Connection::open(desk.path().join("reportedly.casebook")).unwrap().execute_batch(full).unwrap();
    let shown = desk.ask(QUESTION, "");
    assert!(shown.contains("note: the question is not kept: ") && shown.contains("disk is full"), "{shown}");
    let answer = |text: &str| text.split("--- stderr").next().unwrap().to_owned();
    assert_eq!(answer(&shown), answer(&before));
    assert!(shown.ends_with("--- exit 0"), "{shown}");
}

#[test]
fn help_has_examples() {
    assert!(Desk::new(&[]).stdout("questions --help").contains("Examples:"));
}

/// A cell of the matrix set by a person; hypotheses are kept with the question.
#[test]
fn hypotheses_are_kept_and_judged() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    let rival = "The port is shut.";
    let ask = |more: &[&str]| {
        let mut command = desk.question(QUESTION, "--json");
        let output = command.args(more).output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let first = ask(&["--hypothesis", rival]);
    let again = ask(&[]);
    assert_eq!(again["matrix"], first["matrix"], "asked again, it is shown with the same hypotheses");
    assert_eq!(again["matrix"]["hypotheses"][2]["text"], rival);
    let origin = first["origins"][0]["name"].as_str().unwrap();
    let said = {
        let mut command = desk.command("correct fit");
        let output =
            command.args([QUESTION, rival, origin, "inconsistent", "--who", "vera"]).output().unwrap();
        crate::shown(&output)
    };
    assert!(said.contains("Event 1: ") && said.contains("inconsistent with the hypothesis"), "{said}");
    assert!(said.contains("  is:  1 origin is inconsistent with it"), "{said}");
    let set = ask(&[]);
    let row = &set["matrix"]["rows"][0];
    assert_eq!((&row["fits"][2], &row["set"][0]["event"]), (&"inconsistent".into(), &1.into()));
    assert_eq!(row["set"][0]["machine"], first["matrix"]["rows"][0]["fits"][2]);
    assert_eq!(set["estimate"], first["estimate"], "bookkeeping");
    assert_eq!(set["corrections"][0]["correction"]["kind"], "fit");
    assert_eq!(ask(&["--machine"])["matrix"], first["matrix"]);
    assert!(desk.ask(QUESTION, "").contains("set by a person (event 1); the machine: "));
    desk.run("undo 1 --who vera");
    assert_eq!(ask(&[])["matrix"], first["matrix"]);
}
