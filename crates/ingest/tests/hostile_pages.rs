//! Pages made to take long: of each, steps that look at everything for everything would need minutes. None is timed;
//! a slow one is seen when the tests are run.

use reportedly_core::{Document, ProblemKind};

fn document(page: &str) -> Document {
    let mut found = Vec::new();
    reportedly_ingest::ingest_bytes("page.html", page.as_bytes(), &mut |one| found.extend(one.documents));
    found.remove(0)
}

const SAID: &str = "The port of Norhaven reopened on Monday, the harbour office said in the evening.";

#[test]
fn many_boxes_of_one_kind_are_sections_up_to_a_limit() {
    let entry = format!("<div class=entry><time datetime=2023-10-30T08:14>8:14</time><p>{SAID}");
    let page: String = (0..30_000).map(|n| format!("{entry} Ship {n} left.</p></div>")).collect();
    let read = document(&format!("<article>{page}</article>"));
    assert!(read.text.contains("Ship 29999 left."));
    assert!((3..30_000).contains(&read.sections.len()));
}

#[test]
fn elements_that_may_hold_the_headline_are_looked_through_once() {
    let open = "<div class=comments>".repeat(400);
    let page = format!("{open}{}<h1>Port reopens</h1><p>{SAID}</p>", "<i></i>".repeat(300_000));
    assert!(document(&page).problems.iter().all(|p| p.kind != ProblemKind::TooLarge));
}

#[test]
fn lines_without_a_blank_are_cut_once() {
    let page = format!("<article><p>{SAID}</p><p>{}</p></article>", ".!?".repeat(300_000));
    assert!(document(&page).text.contains("Norhaven"));
}

#[test]
fn lists_of_authors_headings_and_texts_are_bounded() {
    let authors: Vec<String> = (0..30_000).map(|n| format!("{{\"@id\":\"#{n}\"}}")).collect();
    let graph: Vec<String> =
        (0..30_000).map(|n| format!("{{\"@id\":\"#{n}\",\"name\":\"Ann Roe\"}}")).collect();
    let record = format!(
        "<script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"Article\",\"author\":[{}]}},{}]}}</script>",
        authors.join(","),
        graph.join(",")
    );
    let headings: String = (0..30_000).map(|n| format!("<h1>Port {n} reopens | Post {n}</h1>")).collect();
    let title = format!("<title>{}</title>", "Port | ".repeat(30_000));
    let texts = format!("<div itemprop=articleBody class=author><p>{SAID}</p></div>").repeat(30_000);
    assert!(document(&format!("{title}{record}{headings}{texts}")).text.contains("Norhaven"));
}

#[test]
fn entries_told_to_machines_are_looked_for_in_so_much_text() {
    let entries: Vec<String> = (0..3_000).map(|n| format!("{{\"headline\":\"Port {n} reopens\"}}")).collect();
    let record = format!(
        "<script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"headline\":\"Ports\",\"liveBlogUpdate\":[{}]}}</script>",
        entries.join(",")
    );
    let texts: String = (0..40_000).map(|n| format!("<p>Port {n} was closed. {SAID}</p>")).collect();
    assert!(document(&format!("{record}<article>{texts}</article>")).sections.is_empty());
}
