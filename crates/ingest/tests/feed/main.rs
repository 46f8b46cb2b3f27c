//! Feeds as publishers and aggregators write them, and as they break.

use proptest::prelude::*;
use std::io::Read;

use reportedly_core::ProblemKind::{self, *};
use reportedly_core::{Capture, Document};
use reportedly_ingest::{feed_entries, ingest_bytes, ingest_stream};

const RSS2: &[u8] = include_bytes!("rss2.xml");
const ATOM: &[u8] = include_bytes!("atom.xml");
const RSS1: &[u8] = include_bytes!("rss1.rdf");
const JSON: &[u8] = include_bytes!("feed.json");

fn read(name: &str, bytes: &[u8]) -> (Capture, Vec<Document>) {
    let mut all = Vec::new();
    ingest_bytes(name, bytes, &mut |one| all.push((one.capture, one.documents)));
    assert_eq!(all.len(), 1, "a feed is one capture");
    all.remove(0)
}

fn documents(bytes: &[u8]) -> Vec<Document> {
    let (capture, documents) = read("feed", bytes);
    assert_eq!(capture.format, "feed");
    documents
}

fn kinds(d: &Document) -> Vec<ProblemKind> {
    d.problems.iter().map(|p| p.kind).filter(|kind| !matches!(kind, NoProse | Language)).collect()
}

fn from(d: &Document, field: &str) -> Option<(String, String)> {
    d.evidence.iter().find(|e| e.field == field).map(|e| (e.place.clone(), e.said.clone()))
}

fn pair(place: &str, said: &str) -> Option<(String, String)> {
    Some((place.to_owned(), said.to_owned()))
}

#[test]
fn rss_gives_its_entries_with_their_sources() {
    let all = documents(RSS2);
    assert_eq!(all.len(), 3);
    let d = &all[0];
    assert_eq!((d.id.as_str(), d.url.as_deref()), ("post-1", Some("https://post.example/ferry-reopens")));
    assert_eq!(d.title.as_deref(), Some("Ferry & pier to reopen, port authority says"));
    assert_eq!(d.byline.as_deref(), Some("Anna Roe, Ivar Holm"));
    assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00-05:00"));
    assert_eq!(from(d, "published"), pair("pubdate", "Tue, 05 Mar 2024 07:30:00 EST"));
    assert_eq!(from(d, "publisher"), pair("feed title", "Harbour Post"));
    assert_eq!(
        d.text,
        "The ferry line reopens on Tuesday, the port authority said.\n\nBoth boats will sail, said the \
         harbour\u{a0}master.\nTickets are on sale."
    );
    let d = &all[1];
    assert_eq!(d.publisher.as_deref(), Some("Island Wire"));
    assert_eq!(from(d, "publisher"), pair("source", "Island Wire"));
    assert_eq!(d.title.as_deref(), Some("Storm closes coastal road"));
    assert_eq!(d.byline.as_deref(), Some("Island Wire desk"));
    let d = &all[2];
    assert_eq!(
        (d.text.as_str(), d.url.as_deref()),
        ("Only a headline", Some("https://post.example/headline"))
    );
    assert_eq!((d.published.as_deref(), kinds(d)), (None, vec![Date]));
}

#[test]
fn atom_resolves_addresses_and_reads_every_kind_of_text() {
    let all = documents(ATOM);
    let d = &all[0];
    assert_eq!(d.url.as_deref(), Some("https://post.example/2024/ferry.html"));
    assert_eq!((d.title.as_deref(), d.byline.as_deref()), (Some("Ferry & pier"), Some("Anna Roe")));
    assert_eq!(d.text, "Prices are < 5 crowns, says the operator.\n\nIt denied more.");
    assert_eq!(d.published.as_deref(), Some("2024-03-05T07:30:00+01:00"));
    assert_eq!(d.modified.as_deref(), Some("2024-03-05T09:00:00+01:00"));
    let d = &all[1];
    assert_eq!((d.publisher.as_deref(), d.text.as_str()), (Some("Island Wire"), "A plain\ntext."));
    assert_eq!(from(d, "published"), pair("updated", "2024-03-04"));
    assert_eq!(d.byline.as_deref(), Some("Harbour Post newsroom"));
    assert_eq!(all[2].text, "A picture of the pier.");
}

#[test]
fn rss_1_is_decoded_as_it_declares() {
    let all = documents(RSS1);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].title.as_deref(), Some("Café on the pier opens"));
    assert_eq!(all[0].id, "https://post.example/cafe");
    assert_eq!(from(&all[0], "publisher"), pair("dc:publisher", "Island Wire"));
    assert_eq!(from(&all[0], "published"), pair("dc:date", "2004-03-05T07:30:00+01:00"));
}

#[test]
fn json_feed_is_read_whatever_lies_among_its_items() {
    let all = documents(JSON);
    assert_eq!(all.len(), 3);
    assert_eq!((all[0].id.as_str(), all[0].url.as_deref()), ("7", Some("https://post.example/ferry")));
    assert_eq!(all[0].text, "The ferry line reopened.\n\nIt was full.");
    assert_eq!(all[0].byline.as_deref(), Some("Anna Roe, Ivar Holm"));
    assert_eq!((all[1].text.as_str(), all[1].title.as_deref()), ("A storm closed\nthe road.", None));
    assert_eq!((all[2].id.as_str(), kinds(&all[2])), ("feed:3", vec![Empty]));
}

#[test]
fn the_content_tells_a_feed_whatever_it_is_called() {
    for name in ["a.xml", "a.html", "a.txt", "a.json", "a"] {
        assert_eq!(read(name, ATOM).0.format, "feed", "{name}");
        assert_eq!(read(name, JSON).0.format, "feed", "{name}");
    }
    assert_eq!(read("sitemap.xml", b"<?xml version='1.0'?><urlset><url/></urlset>").0.format, "xml");
    let wide: Vec<u8> = String::from_utf8_lossy(RSS2)
        .replace("utf-8", "utf-16")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(documents(&[b"\xff\xfe", &wide[..]].concat()).len(), 3);
}

#[test]
fn what_watch_needs_is_told_in_the_order_of_the_documents() {
    let (capture, documents) = read("feed", RSS2);
    let entries = feed_entries(&capture);
    assert_eq!(entries.len(), documents.len());
    assert_eq!(entries[0].url.as_deref(), Some("https://post.example/ferry-reopens"));
    assert_eq!((entries[0].source.as_deref(), entries[1].source.as_deref()), (None, Some("Island Wire")));
    assert_eq!(entries[2].guid.as_deref(), Some("https://post.example/headline"));
    assert!(feed_entries(&read("a.txt", b"No feed.").0).is_empty());
    // Found by fuzzing: bytes that are no text, and would be a feed if they were.
    let (capture, documents) = read("a.rss", b"<!x><feed><entry/><entry/>\0\0");
    assert_eq!((kinds(&documents[0]), feed_entries(&capture).len()), (vec![Binary], 0));
}

/// Titles of the entries.
fn titles(xml: &str) -> Vec<String> {
    documents(xml.as_bytes()).into_iter().map(|d| d.title.unwrap_or_default()).collect()
}

#[test]
fn what_nobody_closed_bound_or_declared_is_read() {
    assert_eq!(titles("<rss><channel><item><title>One<item><title>Two</title></rss>"), ["One", "Two"]);
    assert_eq!(titles("<rss><item><title>A <b>bold<br>line</title></item>"), ["A bold line"]);
    assert_eq!(
        titles("<rss><item><title>Caf&eacute; &amp; R&D &unknown; 3 < 5</title></item></rss>"),
        ["Café & R&D &unknown; 3 < 5"]
    );
    assert_eq!(
        titles(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>One</a:title></a:entry></a:feed>"
        ),
        ["One"]
    );
    assert_eq!(titles("<feed xmlns='http://example/typo'><entry><title>One</title></entry></feed>"), ["One"]);
    let d = documents(b"<rss><item><description><p>One.<p>Two &amp; <i>three</i></description></item></rss>");
    assert_eq!(d[0].text, "One.\n\nTwo & three");
    let d = documents(
        b"<rss><item><dc:creator>Roe</dc:creator><content:encoded>One.</content:encoded></item></rss>",
    );
    assert_eq!((d[0].byline.as_deref(), d[0].text.as_str()), (Some("Roe"), "One."));
}

#[test]
fn a_feed_that_breaks_off_keeps_what_was_there() {
    let at = String::from_utf8_lossy(RSS2).find("overnight").unwrap();
    let all = documents(&RSS2[..at]);
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].text, "A storm closed the coastal road");
    assert_eq!((kinds(&all[0]), kinds(&all[1])), (vec![], vec![Truncated]));
    assert_eq!(kinds(&documents(&JSON[..200])[0]), [BadRecord]);
}

#[test]
fn no_entries_is_a_problem() {
    assert_eq!(
        kinds(&documents(b"<rss version='2.0'><channel><title>x</title></channel></rss>")[0]),
        [Empty]
    );
    assert_eq!(kinds(&read("a.rss", b"no feed at all").1[0]), [NoText]);
    assert_eq!(kinds(&read("a.rss", b"").1[0]), [Empty]);
}

#[test]
fn entities_are_never_expanded() {
    let mut bomb = String::from("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"ha\">");
    for (n, m) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        bomb.push_str(&format!("<!ENTITY {n} \"{}\">", format!("&{m};").repeat(10)));
    }
    bomb.push_str("<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><item><title>x</title><description>&j; &f;</description></item></rss>");
    let all = documents(bomb.as_bytes());
    assert_eq!((all.len(), all[0].text.as_str()), (1, "&j; &f;"));
}

#[test]
fn another_encoding_than_declared_is_read_or_told() {
    let feed = |declared: &str, title: &[u8]| {
        let head = format!("<?xml version='1.0' encoding='{declared}'?><rss><item><title>");
        let bytes = [head.as_bytes(), title, b" on the pier sold out</title></item></rss>"].concat();
        documents(&bytes).remove(0)
    };
    let title = |d: &Document| d.title.clone().unwrap_or_default();
    assert_eq!(title(&feed("iso-8859-1", b"Caf\xe9")), "Café on the pier sold out");
    assert_eq!(title(&feed("no-such-thing", "Café".as_bytes())), "Café on the pier sold out");
    assert_eq!(title(&feed("utf-8", b"Caf\xe9")), "Café on the pier sold out");
}

#[test]
fn a_feed_without_end_is_not_read_without_end() {
    let mut endless = (&b"<rss><item><title>"[..]).chain(std::io::repeat(b'x'));
    let mut all = Vec::new();
    ingest_stream("a.rss", &mut endless, &mut |one| all.extend(one.documents));
    assert_eq!((all.len(), kinds(&all[0])), (1, vec![TooLarge]));
}

#[test]
fn floods_are_bounded() {
    let deep = format!("<rss><item><title>One</title>{}x", "<a>".repeat(300_000));
    assert_eq!(titles(&deep), ["One"]);
    let many = format!("<rss>{}</rss>", "<item><title>x</title></item>".repeat(100_001));
    let all = documents(many.as_bytes());
    assert_eq!(all.len(), 100_001);
    assert_eq!(kinds(&all[100_000]), [TooLarge]);
    let flood: String = (0..10_000).map(|n| format!(" a{n}='1'")).collect();
    assert_eq!(kinds(&documents(format!("<rss{flood}>").as_bytes())[0]), [TooLarge]);
    let spaces: String = (0..20_000).map(|n| format!("<a xmlns:p{n}='u'/>")).collect();
    assert_eq!(titles(&format!("<rss><item><title>One</title>{spaces}")), ["One"]);
    assert_eq!(
        kinds(
            &documents(
                format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":{}", "[".repeat(90_000))
                    .as_bytes()
            )[0]
        ),
        [BadRecord]
    );
}

/// What holds for whatever comes in.
fn lawful(name: &str, bytes: &[u8]) {
    let (capture, all) = read(name, bytes);
    for d in &all {
        assert!(!d.text.contains(['\0', '\r']) && d.text.trim() == d.text);
        assert!(!d.id.is_empty());
        assert!(!d.text.is_empty() || d.problems.iter().any(|p| p.kind.is_fatal()));
        assert!(
            d.url.as_deref().is_none_or(|u| u.starts_with("http"))
                && d.published.as_deref().is_none_or(|p| p.len() >= 10)
        );
    }
    assert!(feed_entries(&capture).len() <= all.len());
    assert_eq!(all, reportedly_ingest::draw(&capture));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_documents(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        lawful("a.rss", &bytes);
    }

    #[test]
    fn any_markup_gives_documents(parts in proptest::collection::vec(prop_oneof![
        "<(/?)(rss|channel|item|entry|feed|title|link|description|content|content:encoded|source|author|name|p|dc:date|pubDate)( type=\"(xhtml|html|text)\"| xmlns='[a-z]{0,3}'| href='\\PC{0,4}')?/?>?",
        "(<!\\[CDATA\\[|\\]\\]>|<!--|-->|&[a-z#0-9]{0,4};?|</>)",
        "[ -~]{0,20}",
        "\\PC{0,9}",
    ], 0..60)) {
        lawful("a.atom", format!("<rss>{}", parts.concat()).as_bytes());
    }

    #[test]
    fn any_place_to_break_off_and_any_wrong_byte_give_documents(
        which in 0..4usize, cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let feed = [RSS2, ATOM, RSS1, JSON][which];
        lawful("a.rss", &feed[..cut.index(feed.len())]);
        let mut wrong = feed.to_vec();
        wrong[at.index(feed.len())] = byte;
        lawful("a.rss", &wrong);
    }
}
