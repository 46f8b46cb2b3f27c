//! `reportedly documents`, `reportedly problems`, help.

use crate::{Desk, NEWS};
use insta::assert_snapshot;

#[test]
fn documents_stand_by_date_then_name() {
    let desk = Desk::new(NEWS);
    desk.run("add news");
    assert_snapshot!(desk.run("documents"), @r"
    2023-10-30  wire-1  Example Wire  Plant idle
    undated     bridge.txt  -  Bridge shut
    undated     feed.jsonl:2  -  This record is not valid JSON (key must be a string at line 1 column 2).
    undated     port.txt  -  Port reopens
    --- exit 0
    ");
    assert_snapshot!(desk.run("problems"), @r"
    news/feed.jsonl:2: [bad_record] This record is not valid JSON (key must be a string at line 1 column 2).
    --- exit 0
    ");
}

#[test]
fn lists_have_json_twins() {
    let desk = Desk::new(&NEWS[2..]);
    desk.run("add news");
    assert_snapshot!(desk.run("documents --json"), @r#"
    [{"id":"wire-1","published":"2023-10-30","publisher":"Example Wire","title":"Plant idle","byline":null,"url":null,"language":null,"location":"news/feed.jsonl:1","bytes":47,"usable":true,"problems":[],"evidence":[{"field":"published","from":"record","place":"published","said":"2023-10-30"}]},{"id":"feed.jsonl:2","published":null,"publisher":null,"title":null,"byline":null,"url":null,"language":null,"location":"news/feed.jsonl:2","bytes":0,"usable":false,"problems":[{"kind":"bad_record","message":"This record is not valid JSON (key must be a string at line 1 column 2)."}]}]
    --- exit 0
    "#);
    assert_snapshot!(desk.run("problems --json"), @r#"
    [{"document":"feed.jsonl:2","location":"news/feed.jsonl:2","kind":"bad_record","message":"This record is not valid JSON (key must be a string at line 1 column 2).","usable":false}]
    --- exit 0
    "#);
}

#[test]
fn an_empty_list_is_exit_1() {
    let desk = Desk::new(&NEWS[..1]);
    desk.run("add news");
    assert_snapshot!(desk.run("problems"), @r"
    --- stderr
    note: no problems
    --- exit 1
    ");
}

#[test]
fn colours_come_when_asked_for() {
    let desk = Desk::new(&NEWS[..1]);
    desk.run("add news");
    assert!(desk.stdout("--color always documents").contains("\u{1b}[1mport.txt\u{1b}[0m"));
    assert!(!desk.stdout("documents").contains('\u{1b}'));
}

#[test]
fn help_has_examples_and_exit_codes() {
    let desk = Desk::new(&[]);
    assert_snapshot!(desk.run("--help"), @r#"
    Finds out who says so, on whose word, how certain, and how many independent origins stand behind a
    claim. Everything stays on this computer, in one file: the casebook

    Usage: reportedly [OPTIONS] <COMMAND>

    Commands:
      accounts     Add, list, change or remove the accounts of a newsroom (`serve --team`)
      add          Take in articles: pages, texts, feeds, archives, web addresses, or folders of them
      ask          Answer a question, with every origin and quote that the answer rests on
      captures     List what was received, byte for byte, or write it out
      claims       List what the articles claim, who denies it, and what became of it
      correct      Correct an attribution, a stance, an origin, a name, a claim, a grade or a weight
      documents    List the documents in the casebook, by date, then name
      log          List all corrections, with who made them, when and why
      completions  Print completions for a shell
      export       Write what the casebook holds in a format that other programs read
      import       Take in what `export jsonl` wrote, bytes as received, and prove it on the way
      man          Print the manual page, or write the pages of all commands
      mcp          Serve the casebook to language-model clients (Model Context Protocol)
      names        List whom the articles name, with every name they go by
      origins      Show where articles come from: first entries, copies, rewrites, credits
      problems     List everything that went wrong with documents in the casebook
      questions    List the questions that were asked, or show the history of one
      read         Show who says what in articles, on whose word, and how certain
      serve        Open the casebook in a browser: see it, check it, correct it
      undo         Take a correction back
      verify       Prove that every document derives from the bytes that were received
      watch        Take in what is new in feeds, again and again
      help         Print this message or the help of the given subcommand(s)

    Options:
          --casebook <PATH>  The casebook; made by `add` where there is none [default:
                             reportedly.casebook]
          --color <WHEN>     Colours: `auto` is on a terminal, unless NO_COLOR is set [default: auto]
                             [possible values: auto, always, never]
      -q, --quiet            No progress and no notes; results and errors only
      -h, --help             Print help
      -V, --version          Print version

    Exit status:
      0  answered, done
      1  nothing found
      2  error

    Examples:
      reportedly ask "Did the bridge collapse?" news/
                                           answer from a folder of articles
      reportedly read article.html         show who says what in an article
      reportedly add news/                 take in a folder of articles
      reportedly documents                 list what the casebook holds
      reportedly problems                  list what could not be read, and why
    --- exit 0
    "#);
    for command in [
        "accounts",
        "add",
        "ask",
        "captures",
        "claims",
        "correct",
        "documents",
        "log",
        "problems",
        "read",
        "serve",
        "undo",
        "completions",
        "export",
        "import",
        "man",
        "verify",
        "watch",
    ] {
        let help = desk.stdout(&format!("{command} --help"));
        assert!(help.contains("Examples:"), "{command} has no examples");
    }
}
