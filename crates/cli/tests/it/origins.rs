//! `reportedly origins`.

use crate::Desk;
use insta::assert_snapshot;

const STORY: &str = "NORHAVEN, Oct 30 (Northline) - The ferry to Skerry stopped on Monday after its engine failed twice within an hour, \
    the port office said. Divers looked at the hull in the evening and found a rope around the shaft. Some 200 people waited on the \
    quay until buses took them to a school, where the town had set up beds. The line carries half a million passengers a year and has \
    no second boat since the old one was sold to a buyer in the south.";

fn desk() -> Desk {
    let desk = Desk::new(&[]);
    let record = |id: &str, hour: u32, publisher: &str, text: &str| {
        serde_json::json!({ "id": id, "published": format!("2023-10-30T{hour:02}:00:00Z"), "publisher": publisher, "text": text })
            .to_string() + "\n"
    };
    let changed =
        STORY.replace("Monday", "the first day of the week").replace("Some 200", "About two hundred");
    let own = "I stood on the quay when the ferry came back without lights, a fisherman told the Skerry Echo on Monday evening. \
        He had counted four lifeboats.";
    let feed = [
        record("wire", 8, "Northline", STORY),
        record("daily", 9, "Harbour Daily", &changed),
        record("echo", 20, "Skerry Echo", own),
    ];
    desk.write("feed.jsonl", feed.concat().as_bytes());
    desk.run("add news");
    desk
}

#[test]
fn stories_are_shown_as_trees() {
    let desk = desk();
    assert_snapshot!(desk.run("origins"), @r"
    2 origins of 3 documents; 2 established to be independent

    Origin 1  Northline · wire · dateline or byline names the agency
      wire  2023-10-30 08:00:00Z  Northline  first entry
      └─ daily  2023-10-30 09:00:00Z  Harbour Daily  copy of wire, 96 %: names it as its source, published later

    Origin 2  Skerry Echo · own reporting · tells of its own reporting
      echo  2023-10-30 20:00:00Z  Skerry Echo
    --- exit 0
    ");
    assert_snapshot!(desk.run("origins --document daily --aligned"), @r"
    1 origin of 2 documents; 1 established to be independent

    Origin 1  Northline · wire · dateline or byline names the agency
      wire  2023-10-30 08:00:00Z  Northline  first entry
      └─ daily  2023-10-30 09:00:00Z  Harbour Daily  copy of wire, 96 %: names it as its source, published later

    wire beside daily
      wire                                           daily
      NORHAVEN, Oct 30 (Northline) - The ferry to  │ NORHAVEN, Oct 30 (Northline) - The ferry to
      Skerry stopped on                            │ Skerry stopped on
      ───────────────────────────────────────────────────────────────────────────────────────────
      after its engine failed twice within an      │ after its engine failed twice within an
      hour, the port office said. Divers looked at │ hour, the port office said. Divers looked at
      the hull in the evening and found a rope     │ the hull in the evening and found a rope
      around the shaft. [Some] [200] people waited │ around the shaft. [About] [two] [hundred]
      on the quay until buses took them to a       │ people waited on the quay until buses took
      school, where the town had set up beds. The  │ them to a school, where the town had set up
      line carries half a million passengers a     │ beds. The line carries half a million
      year and has no second boat since the old    │ passengers a year and has no second boat
      one was sold to a buyer in the south         │ since the old one was sold to a buyer in the
                                                   │ south
      ───────────────────────────────────────────────────────────────────────────────────────────
    --- exit 0
    ");
    assert_snapshot!(desk.run("origins --document nobody"), @r"
    --- stderr
    error: there is no document nobody
    hint: `reportedly documents` lists them.
    --- exit 2
    ");
}

#[test]
fn json_holds_the_aligned_passages() {
    let desk = desk();
    let json: serde_json::Value =
        serde_json::from_str(&desk.stdout("origins --document daily --json")).unwrap();
    assert_eq!((&json["origins"], json["documents"].as_array().unwrap().len()), (&1.into(), 2));
    let link = &json["links"][0];
    assert_eq!(
        (link["from"].as_str(), link["to"].as_str(), link["kind"].as_str()),
        (Some("wire"), Some("daily"), Some("copy"))
    );
    let start = link["passages"][0][0][0].as_u64().unwrap();
    assert!(start < 60, "{link}");
}

/// The page names every field, and every way in which a story shows how it came in.
#[test]
fn the_json_is_as_documented() {
    let page = include_str!("../../../../docs/reference/origins.md");
    let json: serde_json::Value = serde_json::from_str(&desk().stdout("origins --json")).unwrap();
    let bases: Vec<&str> =
        json["stories"].as_array().unwrap().iter().flat_map(|s| s["basis"].as_str()).collect();
    assert_eq!(bases, ["wire", "reporting"]);
    let lists = ["documents", "stories", "links"].map(|list| &json[list][0]);
    let fields = lists.into_iter().chain([&json]).flat_map(|value| value.as_object().unwrap().keys());
    for told in fields.map(String::as_str).chain(bases) {
        assert!(
            page.contains(&format!("| `{told}` |")),
            "docs/reference/origins.md does not tell what `{told}` is"
        );
    }
}

/// What is added later is traced with what was there, and adding in another order gives the same.
#[test]
fn origins_do_not_depend_on_the_order_of_adding() {
    let desk = desk();
    let lines = std::fs::read_to_string(desk.path().join("news/feed.jsonl")).unwrap();
    let turned: Vec<&str> = lines.lines().rev().collect();
    for (n, line) in turned.iter().enumerate() {
        std::fs::create_dir_all(desk.path().join("turned")).unwrap();
        std::fs::write(desk.path().join("turned/feed.jsonl"), format!("{line}\n")).unwrap();
        assert!(desk.run("--casebook second add turned").contains("1 new"), "{n}");
    }
    assert_eq!(desk.stdout("origins --json"), desk.stdout("--casebook second origins --json"));
}
