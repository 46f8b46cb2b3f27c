//! Any text gives time expressions in order that slice it, with or without a date of publication:
//! `cargo +nightly fuzz run times -- -max_len=4096 -timeout=5`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reportedly_times::{Published, times};

fuzz_target!(|text: &str| {
    for published in [None, Published::parse("2026-03-04T10:15:00"), Published::parse("9999-12-31")] {
        let mut end = 0;
        for one in times(text, published) {
            assert!(one.span.start >= end && !one.span.of(text).is_empty());
            end = one.span.end;
        }
    }
});
