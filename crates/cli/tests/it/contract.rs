//! docs/reference/cli.md against the program: every field that `--json` prints is told in the section of its command, and
//! what the sections tell does come out.

use crate::{Desk, NEWS};
use serde_json::Value;
use std::collections::BTreeSet;

/// Names of all fields, as deep as the page goes: the objects within lists of a result too.
fn fields(value: &Value, depth: usize, out: &mut BTreeSet<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|inner| fields(inner, depth, out)),
        Value::Object(object) => {
            for (name, inner) in object {
                out.insert(name.clone());
                if depth > 0 {
                    fields(inner, depth - 1, out);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn fields_are_as_the_page_tells() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/cli.md");
    let page = std::fs::read_to_string(path).unwrap();
    let desk = Desk::new(NEWS);
    desk.write("visit.txt", b"Visit\n\nAnna Kral met the mayor of Warsaw on Monday, her office said.\n");
    // Command, arguments, and how deep its section goes; the rest is told elsewhere.
    let runs = [
        ("add", "add --json news", 1),
        ("captures", "captures --json", 0),
        ("captures", "captures --json --warc kept.warc.gz", 0),
        ("documents", "documents --json", 0),
        ("import", "--casebook second import --json case.jsonl", 0),
        ("names", "names --json", 1),
        ("origins", "origins --json", 0),
        ("problems", "problems --json", 0),
        ("questions", "questions --json", 0),
        ("questions", "questions --json qc34b1e", 2),
        ("verify", "verify --json", 1),
        ("watch", "watch --once --json http://[::1]/rss", 0),
    ];
    for (command, arguments, depth) in runs {
        if command == "import" {
            desk.run("export jsonl --out case.jsonl");
        }
        if command == "questions" {
            desk.ask("Has the port reopened?", "");
        }
        let (_, section) = page.split_once(&format!("\n### `{command}`\n")).unwrap();
        let section = section.split("\n### ").next().unwrap();
        let told: BTreeSet<String> = section.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let mut found = BTreeSet::new();
        fields(&serde_json::from_str(&desk.stdout(arguments)).unwrap(), depth, &mut found);
        let untold: Vec<&String> = found.difference(&told).collect();
        assert!(
            !found.is_empty() && untold.is_empty(),
            "docs/reference/cli.md does not tell of {command}: {untold:?}"
        );
    }
}

#[test]
fn every_command_stands_on_the_page() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/cli.md");
    let page = std::fs::read_to_string(path).unwrap();
    let help = Desk::new(&[]).stdout("--help");
    let commands = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    for command in commands.filter_map(|l| l.split_whitespace().next()).filter(|c| *c != "help") {
        assert!(page.contains(&format!("`{command}`")), "docs/reference/cli.md does not tell of {command}");
    }
}
