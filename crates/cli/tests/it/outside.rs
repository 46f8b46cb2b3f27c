//! What comes from the standard input, from tables and from the web.

use crate::Desk;
use insta::assert_snapshot;

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
