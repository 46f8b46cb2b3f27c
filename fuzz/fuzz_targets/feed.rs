//! Any bytes called a feed give documents with clean text, and what `watch` needs in their order:
//! `cargo +nightly fuzz run feed -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut count = 0;
    reportedly_ingest::ingest_bytes("a.rss", input, &mut |one| {
        assert!(reportedly_ingest::feed_entries(&one.capture).len() <= one.documents.len());
        for document in one.documents {
            count += 1;
            assert!(!document.text.contains(['\0', '\r']));
            assert!(!document.text.is_empty() || document.problems.iter().any(|p| p.kind.is_fatal()));
        }
    });
    assert!(count > 0);
});
