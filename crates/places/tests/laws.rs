//! What holds for every text.
#![allow(missing_docs)]

use proptest::prelude::*;
use reportedly_core::text::Span;
use reportedly_places::{known, resolve};

/// Words that meet the rules, and arbitrary ones.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Paris".to_owned()),
        Just(", Texas".to_owned()),
        Just("Ohio's".to_owned()),
        Just(" Lebanon".to_owned()),
        Just(", Pa.".to_owned()),
        Just("the Donetsk region".to_owned()),
        Just("Boone County".to_owned()),
        Just(" and ".to_owned()),
        "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_spans_of_any_text_have_an_answer(text in text(), spans in prop::collection::vec((0usize..80, 0usize..30), 0..8)) {
        let spans: Vec<Span> = spans.into_iter().map(|(from, length)| Span::new(from, from + length)).collect();
        let found = resolve(&text, &spans);
        prop_assert_eq!(found.len(), spans.len());
        for (place, span) in found.iter().zip(&spans) {
            if let Some(p) = place {
                prop_assert_eq!(p.span, *span);
                prop_assert!(p.latitude.abs() <= 90.0 && p.longitude.abs() <= 180.0);
            }
        }
        prop_assert_eq!(resolve(&text, &spans), found);
    }

    #[test]
    fn any_name_may_be_asked_for(text in text()) {
        known(&text);
    }
}
