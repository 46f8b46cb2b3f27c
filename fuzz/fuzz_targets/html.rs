//! Any bytes taken for a page: `cargo +nightly fuzz run html -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    reportedly_ingest::ingest_bytes("a.html", input, &mut |one| {
        for document in &one.documents {
            let text = &document.text;
            assert!(!text.contains(['\0', '\r']));
            assert!(!text.is_empty() || document.problems.iter().any(|p| p.kind.is_fatal()));
            let spans = document.notes.iter().map(|n| n.span).chain(document.sections.iter().map(|s| s.span));
            for span in spans {
                assert!(!span.of(text).trim().is_empty());
            }
            for taken in &document.evidence {
                assert!(taken.said.chars().count() <= 200 && !taken.field.is_empty());
            }
        }
        // A document is proved by drawing it again.
        assert_eq!(reportedly_ingest::draw(&one.capture), one.documents);
    });
});
