//! `reportedly read`. The sentences are ones that every reader should get right, and the reader's raw
//! numbers are left out, so that better weights change nothing here.

use crate::{Desk, NEWS};
use insta::assert_snapshot;
use serde_json::Value;

const BRIDGE: &[(&str, &str)] = &[(
    "bridge.jsonl",
    "{\"id\":\"b1\",\"publisher\":\"Harlow Post\",\"published\":\"2024-03-04T09:30:00Z\",\"title\":\"Bridge down\",\
     \"text\":\"The ministry said the bridge had collapsed.\\n\\nThe mayor said on Tuesday that the road was closed.\"}\n",
)];

#[test]
fn an_article_is_shown_with_marks_and_statements() {
    assert_snapshot!(Desk::new(BRIDGE).run("read news/bridge.jsonl"), @r#"
    Bridge down
    Harlow Post · 2024-03-04 09:30 · news/bridge.jsonl:1

    ⟦The ministry⟧ ⟨said⟩ ⟪the bridge had collapsed⟫.

        1  certain, happened  "the bridge had collapsed"  18-42
           on the word of: ministry

    ⟦The mayor⟧ ⟨said⟩ on Tuesday ⟪that the road was closed⟫.

        2  certain, happened  "the road was closed"  76-95
           on the word of: mayor

      Times
        Tuesday = 2024-02-27
    --- exit 0
    "#);
}

#[test]
fn colours_replace_brackets() {
    let text = Desk::new(BRIDGE).stdout("--color always read news/bridge.jsonl");
    assert!(text.contains("\u{1b}[33msaid\u{1b}[0m \u{1b}[32mthe bridge had collapsed\u{1b}[0m."), "{text}");
    assert!(!text.contains(['⟦', '⟨', '⟪']), "{text}");
}

#[test]
fn json_is_a_line_for_each_document() {
    let text = Desk::new(NEWS).stdout("read --json news");
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |name: &str| records.iter().map(|r| r["document"][name].clone()).collect::<Vec<_>>();
    assert_eq!(of("id"), ["bridge.txt", "wire-1", "feed.jsonl:2", "port.txt"]);
    assert_eq!(of("usable"), [true, true, false, true]);
    assert_eq!(records[2]["reading"]["statements"], serde_json::json!([]));
    assert_eq!(records[2]["document"]["problems"][0]["kind"], "bad_record");
}

/// Every span of `--json` slices the text, and `words` are the words at the pieces.
#[test]
fn spans_are_bytes_of_the_text() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", "Anna Łukasz said “the café had burned”.\n\nÉva Kovács denied it.\n".as_bytes());
    let record: Value = serde_json::from_str(desk.stdout("read --json news").trim()).unwrap();
    let text = record["document"]["text"].as_str().unwrap();
    let of = |span: &Value| &text[span[0].as_u64().unwrap() as usize..span[1].as_u64().unwrap() as usize];
    let reading = &record["reading"];
    for sentence in reading["sentences"].as_array().unwrap() {
        assert!(of(sentence).ends_with('.'), "{sentence}");
    }
    let cues: Vec<&str> =
        reading["attributions"].as_array().unwrap().iter().map(|a| of(&a["cue"][0])).collect();
    assert!(cues.contains(&"said"), "{cues:?}");
    for s in reading["statements"].as_array().unwrap() {
        let pieces: Vec<&str> = s["pieces"].as_array().unwrap().iter().map(of).collect();
        assert_eq!(s["words"], pieces.join(" "));
    }
}

#[test]
fn the_standard_input_is_read() {
    let desk = Desk::new(&[]);
    let shown = desk.pipe("read -", b"Port reopens\n\nThe harbour office said the port had reopened.\n");
    assert!(shown.starts_with("Port reopens\nstdin\n\n⟦The harbour office⟧ ⟨said⟩"), "{shown}");
    assert!(shown.ends_with("--- exit 0"), "{shown}");
    let page = b"<!doctype html><title>Port reopens</title><article><p>The harbour office said that the port \
        had reopened after the storm of last week.</p><p>The ferries sail again, the office said.</p></article>";
    let page = desk.pipe("read --json -", page);
    assert!(page.contains("\"location\":\"stdin\"") && page.contains("\"words\":"), "{page}");
    assert_snapshot!(desk.pipe("read -", b""), @r"
    (no title)
    stdin
    [empty] There is no text in it.
    --- stderr
    note: nothing that was given holds an article
    --- exit 1
    ");
}

#[test]
fn bad_files_are_shown_with_their_problem() {
    let desk = Desk::new(&[("a-empty.txt", ""), ("b-feed.jsonl", "{broken\n")]);
    desk.write("c-photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    assert_snapshot!(desk.run("read news"), @r"
    (no title)
    news/a-empty.txt
    [empty] There is no text in it.

    ────────────────────────────────────────────────────────────────────────────────────────────────────

    (no title)
    news/b-feed.jsonl:1
    [bad_record] This record is not valid JSON (key must be a string at line 1 column 2).

    ────────────────────────────────────────────────────────────────────────────────────────────────────

    (no title)
    news/c-photo.jpg
    [binary] This is a JPEG image, not text. Only text, HTML and JSONL are read.
    --- stderr
    note: nothing that was given holds an article
    --- exit 1
    ");
    desk.write("d-good.txt", b"The ministry said the bridge had collapsed.");
    assert!(desk.run("read news").ends_with("--- exit 0"));
    desk.write("e-broken.txt", b"The ministry said the caf\xc3\xa9 had burned.\xff");
    let shown = desk.run("read news/e-broken.txt");
    assert!(shown.contains("\n[encoding] 1 places") && shown.ends_with("--- exit 0"), "{shown}");
}

#[test]
fn what_is_missing_is_exit_2() {
    assert_snapshot!(Desk::new(NEWS).run("read news nwes"), @r"
    --- stderr
    error: no such file or folder: nwes
    hint: Check the spelling and the folder you are in; a name with blanks needs quotes.
    --- exit 2
    ");
    let output = Desk::new(&[]).command("read").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_article_cannot_steer_the_terminal_or_forge_marks() {
    let desk = Desk::new(&[]);
    let record = serde_json::json!({
        "id": "x\u{1b}[2J", "publisher": "Post\u{202e}tsoP", "title": "\u{1b}]0;owned\u{7}Title",
        "text": "\u{1b}[31mThe ministry\u{202e} said \u{2066}the bridge had\u{200b} collapsed.\n\n⟦The king⟧ ⟨said⟩ ⟪it rained⟫.",
    });
    desk.write("x.jsonl", record.to_string().as_bytes());
    let shown = desk.run("read news");
    let steers = |c: char| (c.is_control() && c != '\n') || ('\u{200b}'..='\u{206f}').contains(&c);
    assert!(!shown.contains(steers), "{shown:?}");
    assert!(!shown.contains("⟦The king⟧"), "{shown}");
    let json = desk.run("read --json news");
    assert!(!json.contains(steers), "{json:?}");
    let json: Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert!(json["document"]["text"].as_str().unwrap().starts_with("\u{1b}[31mThe ministry\u{202e}"));
}

#[test]
fn many_documents_come_in_order() {
    let desk = Desk::new(&[]);
    let feed: String = (0..40).map(|n| format!("{{\"id\":\"n{n}\",\"text\":\"It rained.\"}}\n")).collect();
    desk.write("feed.jsonl", feed.as_bytes());
    let text = desk.stdout("read --json news");
    for (n, line) in text.lines().enumerate() {
        assert!(line.contains(&format!("\"id\":\"n{n}\"")), "{n}: {line}");
    }
    assert_eq!(text.lines().count(), 40);
}
