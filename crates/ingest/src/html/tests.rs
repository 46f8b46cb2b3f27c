//! Whole pages, each with one thing that is left out or told.

use super::read;
use reportedly_core::{Document, EvidenceKind};

const FIRST: &str = "The port of Norhaven reopened on Monday after the storm, the harbour office said.";
const MORE: &str = "The storm had closed it for the third time in a year, and the fishermen had called for a new breakwater. \
     The town has none of the money that this would take, the mayor had told them in the summer, and waits for the state.";
const LAST: &str = "Nine ships that had waited outside went in before noon, a pilot told the newspaper.";

/// A page with something between two paragraphs.
fn page(between: &str) -> Document {
    let page = format!(
        "<title>Port reopens after storm | Harbour Post</title><body><nav><a href=/>Home</a></nav><main><article>\
         <h1>Port reopens after storm</h1><p>{FIRST}</p>{between}<p>{LAST}</p><p>{MORE}</p></article></main></body>"
    );
    read(&page, Some("https://post.example/port"))
}

#[test]
fn what_is_no_reporting_is_left_out() {
    for between in [
        "<blockquote class=twitter-tweet><p>All ships are welcome again in our fine port, says the mayor today.</p>— Mayor</blockquote>",
        "<div class='consent-box'><p>We store cookies on your device to remember what you have read here before.</p></div>",
        "<p>The quay on Monday morning</p><p>Getty Images</p>",
        "<p>20:24Ann Roe</p>",
        "<p>Top story, News | Published: 5 hours ago | Written by: Ann Roe</p>",
        "<p>Pictured from left are the mayor, the pilot and the harbour master.</p>",
        "<figure><img src=x><figcaption>The quay on Monday morning.</figcaption></figure>",
        "<aside><p>Subscribe to the newsletter of the Harbour Post and read it every single morning.</p></aside>",
        "<p><a href=/storm>Storm closes port for the third time this year</a></p>",
    ] {
        assert_eq!(page(between).text, format!("{FIRST}\n\n{LAST}\n\n{MORE}"), "{between}");
    }
}

#[test]
fn what_is_reporting_stays() {
    for between in [
        "<blockquote><p>“All ships are welcome again in our port,” the mayor said on Monday.</p></blockquote>",
        "<p>At 20:24 on Monday the last of the ships had gone.</p>",
        "<p>Reuters reported on Sunday that the storm had passed.</p>",
        "<h2>Ships wait outside</h2>",
        "<ul><li>Nine ships waited.</li></ul>",
    ] {
        assert_eq!(page(between).text.split("\n\n").count(), 4, "{between}");
    }
}

#[test]
fn each_field_comes_with_what_it_was_taken_from() {
    let read = page("<div class=byline>By Ann Roe</div><time datetime=2023-10-30T08:14Z>30 October</time>");
    let of = |field: &str| read.evidence.iter().find(|e| e.field == field).map(|e| (e.from, e.said.as_str()));
    assert_eq!(of("title"), Some((EvidenceKind::Markup, "Port reopens after storm")));
    assert_eq!(of("byline"), Some((EvidenceKind::Markup, "By Ann Roe")));
    assert_eq!(of("published"), Some((EvidenceKind::Markup, "2023-10-30T08:14Z")));
    assert_eq!(of("url"), Some((EvidenceKind::Url, "https://post.example/port")));
    assert_eq!(of("modified"), None);
}

#[test]
fn boxes_with_a_time_each_are_the_sections_of_a_live_blog() {
    let entry = |n: u32| {
        format!(
            "<div class=entry><time datetime=2023-10-30T0{n}:00Z>{n} am</time><h2>Ship {n} leaves</h2><p>{FIRST} {n}.</p></div>"
        )
    };
    let read =
        read(&format!("<article><h1>Ships leave</h1>{}{}{}</article>", entry(3), entry(2), entry(1)), None);
    let told: Vec<_> = read.sections.iter().map(|s| (s.title.as_deref(), s.published.as_deref())).collect();
    assert_eq!(
        told,
        [
            (Some("Ship 3 leaves"), Some("2023-10-30T03:00:00Z")),
            (Some("Ship 2 leaves"), Some("2023-10-30T02:00:00Z")),
            (Some("Ship 1 leaves"), Some("2023-10-30T01:00:00Z"))
        ]
    );
    assert!(read.sections[1].span.of(&read.text).ends_with("2."));
}

#[test]
fn entries_that_machines_are_told_of_are_found_by_headline_or_first_words() {
    let record = format!(
        "<script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"headline\":\"Ships leave\",\"liveBlogUpdate\":[\
         {{\"headline\":\"Ship 3 leaves\",\"datePublished\":\"2023-10-30T03:00:00Z\"}},{{\"articleBody\":\"{FIRST} Then 2.\"}},{{\"headline\":\"Ship 1 leaves\"}}]}}</script>"
    );
    let page = format!(
        "{record}<article><h1>Ships leave</h1><h2>Ship 3 leaves</h2><p>{LAST} Then 3.</p><p>{FIRST} Then 2.</p><h2>Ship 1 leaves</h2><p>{LAST} Then 1.</p></article>"
    );
    let read = read(&page, None);
    assert_eq!(read.sections.len(), 3);
    assert!(read.sections[0].span.of(&read.text).ends_with("Then 3."));
    assert_eq!(read.sections[0].published.as_deref(), Some("2023-10-30T03:00:00Z"));
    assert!(read.sections[1].span.of(&read.text).starts_with("The port"));
}
