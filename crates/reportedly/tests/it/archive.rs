//! Captures written out as a web archive and taken in again.

use crate::common::Toy;
use reportedly::export::warc;
use reportedly::{Casebook, Envelope, Given, Options, add, verify};

const FERRY: &str = "<html><body><article><h1>Ferry reopens</h1><p>The ferry line to Norhaven reopened on Tuesday after \
    eleven weeks, the port authority said in a short note.</p><p>Both boats sailed with every seat taken.</p></article></body></html>";

fn page(url: &str, received: &str) -> Given<'static> {
    let headers = [("content-type", "text/html"), ("content-encoding", "gzip"), ("x-note", "a\r\nb: c")];
    let envelope = Envelope {
        received: Some(received.to_owned()),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        ..Envelope::at_address(url)
    };
    Given::Stream(envelope, Box::new(FERRY.as_bytes()))
}

fn added(casebook: &mut Casebook, given: Vec<Given<'_>>) -> reportedly::Added {
    add::add_given(casebook, given, &Options::default(), &Toy("toy"), &mut |_| ()).unwrap()
}

#[test]
fn an_archive_gives_back_what_was_captured() {
    let mut first = Casebook::in_memory().unwrap();
    let given = vec![
        page("https://post.example/ferry", "2024-03-05T07:31:02Z"),
        page("https://post.example/ferry", "2024-03-06T07:31:02Z"),
        Given::Stream(
            Envelope::at("notes/pier.txt"),
            Box::new(&b"The pier is shut, the harbour office said."[..]),
        ),
        Given::Stream(Envelope::at("notes/none.txt"), Box::new(&b""[..])),
    ];
    let came = added(&mut first, given);
    assert_eq!((came.documents, came.new, came.known, came.empty), (4, 2, 1, 1));

    let mut archive = Vec::new();
    let written = warc::write(&first, &mut archive).unwrap();
    assert_eq!((written.captures, written.left_out), (3, 1));

    let mut second = Casebook::in_memory().unwrap();
    let again = added(&mut second, vec![Given::Stream(Envelope::at("case.warc.gz"), Box::new(&archive[..]))]);
    assert_eq!((again.documents, again.new, again.known, again.passed), (3, 2, 1, 1), "{again:?}");
    let of = |casebook: &Casebook| -> Vec<(Option<String>, String)> {
        let mut all: Vec<_> = casebook.captures().unwrap();
        all.retain(|c| c.size > 0);
        let mut all: Vec<_> =
            all.into_iter().map(|c| (c.received.filter(|_| c.url.is_some()), c.hash)).collect();
        all.sort();
        all
    };
    assert_eq!(of(&second), of(&first));
    let texts = |casebook: &Casebook| -> Vec<String> {
        let mut all: Vec<_> = casebook.documents().unwrap().into_iter().map(|d| d.document.text).collect();
        all.retain(|text| !text.is_empty());
        all.sort();
        all
    };
    assert_eq!(texts(&second), texts(&first));
    assert!(verify(&second, &mut |_, _| ()).unwrap().holds());
}
