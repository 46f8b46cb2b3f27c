//! What comes from the standard input, from tables and from the web.

use crate::Desk;
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn the_standard_input_is_read_as_its_name_tells() {
    let desk = Desk::new(&[]);
    let line =
        "{\"body\":\"The harbour office said on Monday that the ferry will stop running.\",\"id\":\"a\"}\n";
    assert_snapshot!(desk.pipe("add - --name feed.jsonl --column text=body", line.as_bytes()), @r"
    1 document in 1 file: 1 new, 0 known, 0 without text
    1 document read
    --- exit 0
    ");
    let documents = desk.stdout("documents --json");
    assert!(documents.contains("stdin") || documents.contains("feed.jsonl"), "{documents}");
    assert_snapshot!(desk.run("add - --column txt=body"), @r"
    --- stderr
    error: invalid value 'txt=body' for '--column <FIELD=COLUMN>': there is no field txt; there are text, id, url, publisher, published, modified, title, byline

    For more information, try '--help'.
    --- exit 2
    ");
}

#[test]
fn addresses_of_this_machine_are_not_fetched() {
    let desk = Desk::new(&[]);
    assert_snapshot!(desk.run("add http://127.0.0.1:9/secret"), @r"
    1 document in 1 file: 0 new, 0 known, 1 without text
    0 documents read

    Problems in 1 document:
      http://127.0.0.1:9/secret: [refused] It was not fetched: the port is not one of the web: http://127.0.0.1:9/secret (9). Use the address that a browser shows; web servers listen on 80, 443 or 1024 and above.
    --- stderr
    note: fetching http://127.0.0.1:9/secret
    note: nothing that was given holds an article
    --- exit 1
    ");
    assert_snapshot!(desk.run("add http://2130706433/latest/meta-data"), @r"
    1 document in 1 file: 0 new, 0 known, 1 without text
    0 documents read

    Problems in 1 document:
      http://2130706433/latest/meta-data: [refused] It was not fetched: the host is not on the public internet: http://127.0.0.1/latest/meta-data (127.0.0.1). Addresses of this machine and of private networks are never fetched; save the page and add the file.
    --- stderr
    note: fetching http://2130706433/latest/meta-data
    note: nothing that was given holds an article
    --- exit 1
    ");
    assert_snapshot!(desk.run("watch --once http://[::ffff:169.254.169.254]/rss"), @r"
    http://[::ffff:169.254.169.254]/rss: It was not fetched: the host is not on the public internet: http://[::ffff:a9fe:a9fe]/rss (::ffff:169.254.169.254). Addresses of this machine and of private networks are never fetched; save the page and add the file.
    --- exit 1
    ");
    assert_snapshot!(desk.run("verify"), @r"
    holds: 2 of 2 documents derive from their captures; 2 captures hashed
    --- exit 0
    ");
}

#[test]
fn all_that_is_known_of_a_page_is_shown_with_what_it_was_taken_from() {
    let desk = Desk::new(&[]);
    let page = r#"<html><head><meta property="og:site_name" content="Harbour Post"><script type="application/ld+json">
        {"@type":"NewsArticle","headline":"Ferry stops","datePublished":"2024-03-05T07:30:00Z","author":{"name":"Ann Roe"}}</script></head>
        <body><article><h1>Ferry stops</h1><p>NORHAVEN, March 5 (Northline) - The ferry line to Norhaven stopped on Tuesday after its
        engine failed, the port authority said in a short note.</p><p>Both boats stay in the yard until Friday, and passengers are taken by
        bus, the authority said.</p><p>Correction: An earlier version of this story misstated the day.</p></article></body></html>"#;
    desk.write("ferry.html", page.as_bytes());
    desk.run("add news");
    assert_snapshot!(desk.run("documents ferry.html"), @r"
    ferry.html
      title      Ferry stops  (json_ld headline: Ferry stops)
      publisher  Harbour Post  (meta og:site_name: Harbour Post)
      published  2024-03-05T07:30:00Z  (json_ld datePublished: 2024-03-05T07:30:00Z)
      language   eng  (text text: NORHAVEN, March 5 (Northline) - The ferry line to Norhaven stopped on Tuesday af)
      location   news/ferry.html
      dateline   NORHAVEN, March 5 (Northline)  0-29
      correction Correction: An earlier version of this story misstated the day.  241-304
    --- exit 0
    ");
    let json: serde_json::Value = serde_json::from_str(&desk.stdout("documents ferry.html --json")).unwrap();
    assert_eq!(json[0]["notes"][0]["kind"], "dateline");
    let taken: Vec<&str> =
        json[0]["evidence"].as_array().unwrap().iter().filter_map(|e| e["field"].as_str()).collect();
    assert!(taken.contains(&"published") && taken.contains(&"publisher"), "{taken:?}");
    assert_snapshot!(desk.run("documents nothing.html"), @r"
    --- stderr
    error: there is no document nothing.html
    hint: `reportedly documents` lists them.
    --- exit 2
    ");
}

#[test]
fn watching_gives_an_object_a_feed() {
    let desk = Desk::new(&[]);
    let lines = desk.stdout("watch --once --json http://[::1]/rss http://10.0.0.1/atom");
    let polled: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let feeds: Vec<&str> = polled.iter().map(|p| p["feed"].as_str().unwrap()).collect();
    assert_eq!(feeds, ["http://[::1]/rss", "http://10.0.0.1/atom"]);
    for one in &polled {
        assert!(one["problem"].as_str().unwrap().contains("not on the public internet"), "{one}");
        let counts = [&one["entries"], &one["new_entries"], &one["postponed"], &one["added"]["new"]];
        assert!(counts.iter().all(|n| **n == 0) && one["unchanged"] == false, "{one}");
    }
}
