//! Any bytes end in few items, and the records found are where they say they are:
//! `cargo +nightly fuzz run warc -- -max_len=65536 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reportedly_ingest::warc::{Block, Records, response};

/// Largest record; small, so that what is beyond it is met.
const LIMIT: usize = 16 << 10;

fuzz_target!(|input: &[u8]| {
    let mut count = 0;
    for item in Records::new(input).with_limit(LIMIT) {
        count += 1;
        // The shortest record that is told apart has more than 8 bytes, unless many lie in one gzip member.
        assert!(count <= 2000 * (input.len() + 1), "more items than bytes could hold");
        let Ok(record) = item else { continue };
        assert!(record.offset < input.len() as u64);
        assert!(record.bytes().len() <= LIMIT);
        if let (Block::Whole(_), Some(length)) = (&record.block, record.length) {
            let (start, end) = (record.offset as usize, (record.offset + length) as usize);
            let again = Records::new(&input[start..end]).with_limit(LIMIT).next();
            assert_eq!(again.and_then(Result::ok).map(|r| r.block), Some(record.block.clone()));
        }
        if let Ok(response) = response(record.bytes()) {
            assert!(response.body(LIMIT).bytes.len() <= LIMIT);
        }
    }
});
