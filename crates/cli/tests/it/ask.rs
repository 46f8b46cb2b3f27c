//! `reportedly ask`.

use crate::{Desk, NEWS};
use insta::assert_snapshot;
use serde_json::Value;

/// The shipped example, from wherever the test runs.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/drone-plant/documents.jsonl");
const QUESTION: &str = include_str!("../../../../examples/drone-plant/question.txt");

/// The whole answer as a person sees it, in `snapshots/ask_example.snap`. It changes when the weights,
/// the rules or the numbers of the estimate do. Read the new answer as a careful analyst would, against
/// `examples/drone-plant/README.md`; if it is right, accept it:
///
///     INSTA_UPDATE=always cargo test -p reportedly-cli --test it ask_example
#[test]
fn ask_example() {
    let shown = Desk::new(&[]).ask(QUESTION.trim(), EXAMPLE);
    let answer = shown.split("--- exit").next().unwrap().trim();
    assert!(include_str!("../../../../README.md").contains(answer), "README.md shows another answer");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!("ask_example", shown);
    });
}

#[test]
fn json_parses_and_counts_add_up() {
    let output = Desk::new(&[]).question(QUESTION.trim(), &format!("--json {EXAMPLE}")).output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let count = |name: &str| answer["counts"][name].as_u64().unwrap() as usize;
    let list = |name: &str| answer[name].as_array().unwrap();
    assert_eq!(count("documents"), count("related") + count("unrelated") + count("unusable"));
    assert_eq!(count("documents"), list("documents").len());
    let stances = |stance: &str| list("origins").iter().filter(|o| o["stance"] == stance).count() as u64;
    assert_eq!(answer["independent_supporting"], stances("supports"));
    assert_eq!(answer["independent_refuting"], stances("refutes"));
    let quotes: usize = list("origins").iter().map(|o| o["statements"].as_array().unwrap().len()).sum();
    assert_eq!(count("statements"), quotes, "every statement has one origin");
    let estimate = &answer["estimate"];
    let share = |name: &str| estimate[name].as_f64().unwrap();
    assert!(share("low") <= share("probability") && share("probability") <= share("high"), "{estimate}");
}

/// Every quote stands at its span, letter by letter.
#[test]
fn quotes_stand_where_they_are_said_to() {
    let output = Desk::new(&[]).question(QUESTION.trim(), &format!("--json {EXAMPLE}")).output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let articles = std::fs::read_to_string(EXAMPLE).unwrap();
    let text = |id: &Value| {
        let all = articles.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        all.into_iter().find(|a| a["id"] == *id).unwrap()["text"].as_str().unwrap().to_owned()
    };
    let mut checked = 0;
    for quote in
        answer["origins"].as_array().unwrap().iter().flat_map(|o| o["statements"].as_array().unwrap())
    {
        let at = |end: usize| quote["span"][end].as_u64().unwrap() as usize;
        assert_eq!(quote["quote"], text(&quote["document"])[at(0)..at(1)]);
        checked += 1;
    }
    assert!(checked > 0);
}

#[test]
fn the_casebook_and_the_files_give_one_answer() {
    let desk = Desk::new(&[]);
    desk.run(&format!("add {EXAMPLE}"));
    assert_eq!(desk.ask(QUESTION.trim(), ""), desk.ask(QUESTION.trim(), EXAMPLE));
}

#[test]
fn what_is_no_question_says_so() {
    let desk = Desk::new(NEWS);
    assert_snapshot!(desk.ask("drones", "news"), @r#"
    --- stderr
    error: that is a word, not a question
    hint: Ask in a sentence, with what is said of whom: "Will the plant be converted?"
    --- exit 2
    "#);
    assert_snapshot!(desk.ask(" ?! ", "news"), @r#"
    --- stderr
    error: the question is empty
    hint: Ask in a sentence: reportedly ask "Did the bridge collapse?"
    --- exit 2
    "#);
    assert_snapshot!(desk.ask(&"why ".repeat(600), "news"), @r"
    --- stderr
    error: the question is longer than 2000 bytes
    hint: Ask about one thing at a time.
    --- exit 2
    ");
    assert!(!desk.path().join("reportedly.casebook").exists());
}

#[test]
fn another_language_is_remarked_on() {
    let shown = Desk::new(NEWS).ask("¿Construirá Irán una fábrica en Bielorrusia?", "news/port.txt");
    assert!(
        shown.contains("note: the question does not look English; the reader was trained on English only"),
        "{shown}"
    );
    assert!(!Desk::new(NEWS).ask("Has the port reopened?", "news/port.txt").contains("English"));
}

#[test]
fn without_a_casebook_one_is_asked_for() {
    assert_snapshot!(Desk::new(&[]).ask("Has the port reopened?", ""), @r"
    --- stderr
    error: there is no casebook at reportedly.casebook
    hint: Make one with `reportedly add PATH...`, or name an existing one with --casebook.
    --- exit 2
    ");
}

#[test]
fn a_mistyped_path_is_exit_2() {
    let shown = Desk::new(NEWS).ask("Has the port reopened?", "nwes");
    assert!(shown.contains("error: no such file or folder: nwes") && shown.ends_with("exit 2"), "{shown}");
}

#[test]
fn where_nothing_bears_the_exit_is_1() {
    assert_snapshot!(Desk::new(NEWS).ask("Did penguins win the chess championship?", "news/port.txt"), @r"
    Not enough evidence: nothing in the articles bears on the question.

    1 document: 0 bear on the question, 1 does not, 0 without text.
    --- exit 1
    ");
}

#[test]
fn a_newer_casebook_is_left_alone() {
    let desk = Desk::new(&NEWS[..1]);
    desk.run("add news");
    let path = desk.path().join("reportedly.casebook");
    rusqlite::Connection::open(path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let shown = desk.ask("Has the port reopened?", "");
    assert!(shown.contains("has casebook version 99") && shown.ends_with("--- exit 2"), "{shown}");
}

#[test]
fn the_base_rate_is_a_share_and_moves_the_estimate() {
    let desk = Desk::new(NEWS);
    for prior in ["0", "1", "1.5", "-0.2", "half", "nan"] {
        let output =
            desk.question("Has the port reopened?", &format!("--prior={prior} news")).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{prior}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("a share from 0.01 to 0.99"), "{said}");
    }
    let at = |prior: &str| -> f64 {
        let arguments = format!("--json --prior {prior} {EXAMPLE}");
        let output = desk.question(QUESTION.trim(), &arguments).output().unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["estimate"]["prior"].to_string(), prior);
        answer["estimate"]["probability"].as_f64().unwrap()
    };
    assert!(at("0.1") < at("0.6"));
}

#[test]
fn documents_with_problems_are_remarked_on() {
    let shown = Desk::new(NEWS).ask("Has the port reopened?", "news");
    assert!(shown.contains("note: 1 of 4 documents have problems"), "{shown}");
}

#[test]
fn an_article_cannot_steer_an_answer_on_the_terminal() {
    let desk = Desk::new(&[]);
    let record = serde_json::json!({
        "id": "x\u{1b}[2J", "publisher": "Po\u{202e}st", "title": "Port reopens",
        "text": "The harbour\u{202e} office said on Monday \u{1b}[31mthat the port had\u{200b} reopened.",
    });
    desk.write("x.jsonl", record.to_string().as_bytes());
    let shown = desk.ask("Has the port reopened?", "--all news");
    let steers = |c: char| (c.is_control() && c != '\n') || ('\u{200b}'..='\u{206f}').contains(&c);
    assert!(shown.contains("document") && !shown.contains(steers), "{shown:?}");
}
