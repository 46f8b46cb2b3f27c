//! Any text has lines and sentences that slice, stand in order and lose no word, and a reading by rules:
//! `cargo +nightly fuzz run sentences -- -max_len=16384 -timeout=20`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reportedly_nlp::sentences::{paragraphs, sentences};
use reportedly_nlp::{by_rules, lines};

fuzz_target!(|text: &str| {
    let squeeze = |s: &str| s.split_whitespace().collect::<String>();
    let mut kept = String::new();
    let mut at = 0;
    for s in paragraphs(text).into_iter().flat_map(|p| sentences(text, p)) {
        assert!(s.start >= at && s.end > s.start);
        at = s.end;
        kept.push_str(s.of(text));
    }
    assert_eq!(squeeze(&kept), squeeze(text));
    for line in lines::lines(text) {
        assert!(line.span.contains(line.body) && text.get(line.body.range()).is_some());
    }
    for s in by_rules(text, &[]).statements {
        assert!(s.pieces.iter().all(|p| text.get(p.range()).is_some() && s.span.contains(*p)));
    }
});
