//! How long a large casebook takes. Not a pass or fail: run it with
//! `cargo test --release -p reportedly --test it scale -- --ignored --nocapture`.

use crate::common::{Toy, article};
use reportedly::core::{Document, Reading};
use reportedly::{Casebook, DocumentReader, add};
use std::time::Instant;

/// The toy reader, with vectors as long as the real ones.
struct Wide;

impl DocumentReader for Wide {
    fn version(&self) -> &str {
        "wide"
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Toy("wide").read(document);
        for (n, statement) in reading.statements.iter_mut().enumerate() {
            statement.vector = (0..384).map(|i| ((i * 7 + n) % 251) as u8 as i8).collect();
        }
        reading
    }
}

fn text(document: usize) -> String {
    const WORDS: [&str; 24] = [
        "the", "port", "ministry", "said", "that", "a", "ship", "plant", "factory", "official", "reported",
        "on", "monday", "would", "not", "confirm", "talks", "with", "council", "over", "bridge", "flood",
        "camp", "loan",
    ];
    let mut state = document as u64 + 1;
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let n = (state >> 33) as usize;
        if n.is_multiple_of(20) { format!("name{}", n % 50_000) } else { WORDS[n % WORDS.len()].to_owned() }
    };
    let sentence = |_| (0..18).map(|_| word()).collect::<Vec<_>>().join(" ") + ".";
    (0..25).map(sentence).collect::<Vec<_>>().join("\n")
}

#[test]
#[ignore = "measures, takes a minute"]
fn twenty_thousand_documents() {
    let tmp = tempfile::tempdir().unwrap();
    let path = tmp.path().join("c");
    let mut casebook = Casebook::open(&path).unwrap();
    let documents: Vec<_> =
        (0..20_000).map(|n| article(&format!("d{n}"), Some("2023-10-30"), &text(n))).collect();

    let timed = |what: &str, from: Instant| println!("{what:32} {:8.2} s", from.elapsed().as_secs_f64());
    let from = Instant::now();
    documents.chunks(64).for_each(|batch| drop(casebook.put(batch).unwrap()));
    timed("put", from);
    let from = Instant::now();
    documents.chunks(64).for_each(|batch| drop(casebook.put(batch).unwrap()));
    timed("put again", from);
    let from = Instant::now();
    add::read(&mut casebook, &Wide, &mut |_| ()).unwrap();
    timed("readings (500k statements)", from);
    let from = Instant::now();
    assert_eq!(casebook.documents().unwrap().len(), 20_000);
    timed("documents", from);
    for words in [&["name77"][..], &["port", "ministry", "factory", "name77"], &["the"]] {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        let from = Instant::now();
        let found = casebook.search_statements(&words, 200).unwrap().len();
        timed(&format!("search {} words, {found} found", words.len()), from);
    }
    for what in ["nearest, first", "nearest, again"] {
        let from = Instant::now();
        let found = casebook.nearest(&[5; 384], 400).unwrap().len();
        timed(&format!("{what} ({found})"), from);
    }
    drop(casebook);
    println!("{:32} {:8.2} GB", "file", std::fs::metadata(&path).unwrap().len() as f64 / 1e9);
}
