//! Markdown as editors and static sites hold it.

use proptest::prelude::*;
use reportedly_core::Document;
use reportedly_core::ProblemKind::{Date, Empty};
use reportedly_ingest::{draw, ingest_bytes};

fn read(bytes: &[u8]) -> Document {
    let mut all = Vec::new();
    ingest_bytes("a.md", bytes, &mut |one| {
        assert_eq!(one.documents, draw(&one.capture));
        all.extend(one.documents);
    });
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn front_matter_says_what_it_is_and_the_text_has_no_markup() {
    let d = read(include_bytes!("article.md"));
    assert_eq!(d.title.as_deref(), Some("Ferry line to Norhaven reopens"));
    assert_eq!(
        (d.byline.as_deref(), d.publisher.as_deref()),
        (Some("Anna Roe, Ivar Holm"), Some("Harbour Post"))
    );
    assert_eq!(d.url.as_deref(), Some("https://post.example/ferry"));
    assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00+01:00"));
    assert_eq!(d.modified.as_deref(), Some("2024-03-06"));
    let places: Vec<_> = d.evidence.iter().map(|e| (&*e.field, &*e.place)).collect();
    assert_eq!(places, [("published", "date"), ("modified", "updated"), ("language", "text")]);
    assert_eq!(
        d.text,
        "The ferry line between Lund Island and Norhaven reopened on Tuesday, the port authority said — both boats \
         sailed.\n\n“We expect no further delays,” said the harbour master.\n\nTickets sold out\n\nPrices stay\n\nfor \
         now\n\nDay Boats\n\nMon 3\n\nCorrected on Wednesday.\n\nWhat comes next\n\nThe operator denied more.\nIt said \
         so twice."
    );
}

#[test]
fn the_first_heading_is_the_headline() {
    let d = read(b"# Port *reopens*\r\n\r\nOn Monday.\r\n");
    assert_eq!((d.title.as_deref(), d.text.as_str()), (Some("Port reopens"), "On Monday."));
    let d = read(b"On Monday.\n\n# Later\n\nMore.");
    assert_eq!((d.title, d.text.as_str()), (None, "On Monday.\n\nLater\n\nMore."));
    let d = read(b"---\ntitle: Short\n---\n# A longer headline\n\nText.");
    assert_eq!((d.title.as_deref(), d.text.as_str()), (Some("Short"), "A longer headline\n\nText."));
}

#[test]
fn what_is_no_front_matter_is_text() {
    assert_eq!(read(b"---\n\nOne.\n\n---\n\nTwo.").text, "Two.");
    assert_eq!(read(b"---\nOne: two.").text, "One: two.");
    let d = read(b"+++\ntitle = 'Port'\ndate = \"soon\"\n+++\nText.");
    assert_eq!((d.title.as_deref(), d.problems[0].kind), (Some("Port"), Date));
    assert_eq!(read(b"---\ntitle: x\n---\n").problems[0].kind, Empty);
}

#[test]
fn deep_and_endless_markup_is_read() {
    for part in
        ["> ", "- ", "[", "*a **b ", "![", "<div>", "`", "| a ", "((", "&", "\\", "a\n===\n", "[x]: y\n"]
    {
        read(part.repeat(20_000).as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_give_a_document(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "\\PC{0,80}") {
        for bytes in [&bytes[..], text.as_bytes()] {
            let d = read(bytes);
            assert!(!d.text.contains(['\0', '\r']) && d.text.trim() == d.text);
            assert!(!d.text.is_empty() || d.problems.iter().any(|p| p.kind.is_fatal()));
        }
    }

    #[test]
    fn any_markup_gives_a_document(parts in proptest::collection::vec("(---\n|title: |[#>*_`|~-]{1,3}|\n{1,2}|[a-z ]{0,9}|\\[|\\]\\(|<b>|<!--)", 0..60)) {
        read(parts.concat().as_bytes());
    }
}
