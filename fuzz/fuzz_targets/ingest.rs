//! Any bytes under any kind of name give at least one document whose text is clean:
//! `cargo +nightly fuzz run ingest -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;

/// Names that lead to each of the formats; the first byte of the input chooses one.
const NAMES: [&str; 6] = ["a.html", "a.txt", "a.jsonl", "a.json", "a.xml", "a"];

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    let mut count = 0;
    reportedly_ingest::ingest_bytes(NAMES[usize::from(*choice) % NAMES.len()], bytes, &mut |one| {
        for document in one.documents {
            count += 1;
            assert!(!document.text.contains(['\0', '\r']));
            assert!(!document.text.is_empty() || document.problems.iter().any(|p| p.kind.is_fatal()));
        }
    });
    assert!(count > 0);
});
