//! What each format looks like (snapshots), and what must hold of it whatever the articles say.

use crate::common::{NEWS, case, casebook, export, peopled};
use reportedly_exchange::{Citer, Error, Writing, formats, tables};
use serde_json::Value;
use std::collections::BTreeSet;

/// Snapshots of what a person reads as it is; of JSON one object a line.
#[test]
fn formats_are_as_reviewed() {
    let casebook = peopled(NEWS);
    let case = case(&casebook, true);
    for name in ["csv", "ftm", "claimreview", "annotations", "markdown", "report"] {
        let text = export(&case, name);
        let shown = match name {
            "claimreview" | "annotations" => pretty(&text),
            _ => text,
        };
        insta::assert_snapshot!(name, shown);
    }
    // The bundle's own numbers of version would make every release a change.
    let stix = pretty(&export(&case, "stix")).replace(env!("CARGO_PKG_VERSION"), "0.0.0");
    insta::assert_snapshot!("stix", stix);
}

fn pretty(json: &str) -> String {
    serde_json::to_string_pretty(&serde_json::from_str::<Value>(json).unwrap()).unwrap()
}

#[test]
fn the_same_casebook_gives_the_same_bytes_whatever_the_order_of_adding() {
    let turned: String = NEWS.lines().rev().map(|line| format!("{line}\n")).collect();
    let (one, two) = (casebook(NEWS), casebook(NEWS));
    let of_turned = casebook(&turned);
    for format in formats() {
        let text = export(&case(&one, true), format.name);
        assert_eq!(text, export(&case(&two, true), format.name), "{}", format.name);
        // Lines of a feed know their number, which the captures of the two differ by; the rest is the same.
        if format.name == "stix" {
            let ids = |text: &str| -> BTreeSet<String> {
                let bundle: Value = serde_json::from_str(text).unwrap();
                bundle["objects"].as_array().unwrap().iter().map(|o| o["id"].to_string()).collect()
            };
            assert_eq!(ids(&text), ids(&export(&case(&of_turned, true), "stix")));
        }
    }
}

#[test]
fn a_format_that_shows_an_answer_says_that_it_needs_one() {
    let casebook = casebook(NEWS);
    let case = case(&casebook, false);
    for format in formats().iter().filter(|f| f.needs_answer) {
        let Writing::Whole(write) = format.write else { panic!("{} has tables", format.name) };
        assert!(matches!(write(&case, &mut Vec::new()), Err(Error::NoAnswer(name)) if name == format.name));
    }
}

#[test]
fn an_empty_casebook_is_written_too() {
    let casebook = casebook("");
    let case = case(&casebook, false);
    for format in formats().iter().filter(|f| !f.needs_answer) {
        let text = export(&case, format.name);
        assert!(!text.is_empty() || format.name == "ftm", "{}", format.name);
    }
}

#[test]
fn every_cell_fits_its_column() {
    use reportedly_exchange::{Cell, Kind};
    let casebook = peopled(NEWS);
    for answered in [true, false] {
        let case = case(&casebook, answered);
        for table in tables() {
            let mut rows = 0;
            let mut check = |row: Vec<Cell>| {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                for (cell, column) in row.iter().zip(table.columns) {
                    let fits = matches!(
                        (cell, column.kind),
                        (Cell::Nothing, _)
                            | (Cell::Text(_), Kind::Text)
                            | (Cell::Whole(_), Kind::Whole)
                            | (Cell::Real(_), Kind::Real)
                            | (Cell::Flag(_), Kind::Flag)
                    );
                    assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
                }
                rows += 1;
                Ok(())
            };
            (table.rows)(&case, &mut check).unwrap();
            let of_answers = ["assessments", "hypotheses"].contains(&table.name);
            assert!(rows > 0 || (of_answers && !answered), "{} has no rows", table.name);
        }
    }
}

#[test]
fn an_open_question_is_answered_with_values() {
    let casebook = casebook(NEWS);
    let mut finding = crate::common::finding(&casebook);
    (finding.is_open, finding.estimate, finding.likelihood) = (true, None, None);
    assert_eq!(finding.headline(), "No value is given");
    finding.values = vec!["12".into(), "15 <b>".into()];
    assert_eq!(finding.headline(), "12 or 15 <b>");
    let mut case = case(&casebook, false);
    case.finding = Some(finding);
    assert!(export(&case, "report").contains("<p class=\"answer\">12 or 15 &lt;b&gt;</p>"));
    assert!(export(&case, "markdown").contains("**12 or 15 \\<b\\>.**"));
}

/// Nothing that an article says is a tag, a link or a script of the report.
#[test]
fn articles_cannot_mark_up_the_report() {
    let casebook = casebook(NEWS);
    let html = export(&case(&casebook, true), "report");
    for bad in ["<script", "<img", "href=\"javascript", "\u{202e}", "<b>"] {
        assert!(!html.contains(bad), "{bad}");
    }
    assert!(html.contains("&lt;script&gt;"));
    let markdown = export(&case(&casebook, true), "markdown");
    // What is escaped means nothing; what is left must be ours.
    let mut bare = String::new();
    let mut chars = markdown.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            c => bare.push(c),
        }
    }
    for bad in ["](javascript", "<script", "<img", "| is |"] {
        assert!(!bare.contains(bad), "{bad}");
    }
}

#[test]
fn annotations_find_their_words_by_code_points() {
    let casebook = casebook(NEWS);
    let case = case(&casebook, false);
    let page: Value = serde_json::from_str(&export(&case, "annotations")).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 7);
    let texts: Vec<Vec<char>> = case.documents.iter().map(|d| d.document().text.chars().collect()).collect();
    for item in items {
        let [quote, place] = [&item["target"]["selector"][0], &item["target"]["selector"][1]];
        let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
        let is_at = |text: &&Vec<char>| {
            text.get(at("start")..at("end")).is_some_and(|s| s.iter().collect::<String>() == quote["exact"])
        };
        assert!(texts.iter().any(|text| is_at(&text)), "{item}");
    }
    let first = case.find("a").unwrap().document();
    let statement = &case.reading(case.find("a").unwrap()).unwrap().statements[1];
    let cited = Citer::new(first).cite(statement.span);
    // "Naïve 🚒 crews waited. The road agency said that": three bytes more for each of two of its letters.
    assert_eq!(cited.span.start as usize - cited.code_points[0], 4);
}

#[cfg(feature = "pdf")]
#[test]
fn the_pdf_of_hostile_articles_is_made_and_links_to_the_web_alone() {
    use crate::common::format;
    let casebook = casebook(NEWS);
    let mut case = case(&casebook, true);
    // Letters that no font has, that show nothing, and that are none.
    if let Some(finding) = &mut case.finding {
        finding.question = "漢字 \u{200d}\u{0}\u{feff}\u{fffe}\u{e000} אבג Привет?".into();
        finding.origins[0].name = "x".repeat(5000);
    }
    let Writing::Whole(write) = format("pdf").write else { panic!("it has tables") };
    let mut bytes = Vec::new();
    write(&case, &mut bytes).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7") && bytes.ends_with(b"%%EOF"));
    let shown = String::from_utf8_lossy(&bytes);
    assert!(
        shown.contains("/URI (https://wire.example/a)") || shown.contains("/URI(https://wire.example/a)")
    );
    assert!(!shown.contains("javascript:"));
}
