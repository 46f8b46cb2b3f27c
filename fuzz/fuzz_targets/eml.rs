//! Any bytes called a mail give at least one document whose text is clean:
//! `cargo +nightly fuzz run eml -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut count = 0;
    reportedly_ingest::ingest_bytes("a.eml", input, &mut |one| {
        for document in one.documents {
            count += 1;
            assert!(!document.text.contains(['\0', '\r']));
            assert!(!document.text.is_empty() || document.problems.iter().any(|p| p.kind.is_fatal()));
        }
    });
    assert!(count > 0);
});
