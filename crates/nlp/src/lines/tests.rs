use super::*;
use proptest::prelude::*;

/// What lines are made of, and what breaks them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("By Anna Kral "),
        Just("• "),
        Just("14:05 GMT — "),
        Just("1. "),
        Just("PORT ANA, Oct 30 (Wire) - "),
        Just("LIVE: "),
        Just("Photo: "),
        Just("\n"),
        Just("\n\n"),
        Just("“"),
        Just("” he asked. "),
        Just("\""),
        Just("The ministry failed to act. "),
        Just("İ"),
        Just("é… "),
        Just("Minister: plant will close"),
        Just("("),
        Just(".) "),
        Just("\u{0}"),
        Just("?"),
        Just("no longer "),
        Just("denied that "),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #[test]
    fn any_text_has_lines_and_statements_that_slice(text in text()) {
        let mut at = 0;
        for line in lines(&text) {
            prop_assert!(line.span.start >= at && line.span.contains(line.body) && !line.body.is_empty());
            prop_assert!(text.get(line.body.range()).is_some());
            at = line.span.end;
        }
        for s in crate::by_rules(&text, &[]).statements {
            prop_assert!(s.span.start < s.span.end);
            prop_assert!(s.pieces.iter().all(|p| text.get(p.range()).is_some() && s.span.contains(*p)));
            prop_assert!(s.chain.iter().all(|l| l.cue.start < l.cue.end && text.get(l.cue.range()).is_some()));
            prop_assert!(s.factuality.cues.iter().all(|c| text.get(c.range()).is_some()));
        }
    }
}
