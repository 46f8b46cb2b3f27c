//! Any bytes taken for tables of any encoding and delimiter:
//! `cargo +nightly fuzz run csv -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;

/// Names under which such bytes come; the first byte of the input chooses one.
const NAMES: [&str; 3] = ["a.csv", "a.tsv", "a"];

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    reportedly_ingest::ingest_bytes(NAMES[usize::from(*choice) % NAMES.len()], bytes, &mut |one| {
        for document in one.documents {
            assert!(!document.text.contains(['\0', '\r']));
            assert!(!document.text.is_empty() || document.problems.iter().any(|p| p.kind.is_fatal()));
        }
    });
});
