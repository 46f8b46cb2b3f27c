//! The page of cases, and what holds for every text.

use super::notes;
use proptest::prelude::*;

#[test]
fn articles_speak_of_themselves_as_the_page_says() {
    reportedly_cases::check("notes.md", include_str!("../../tests/notes.md"), |case| {
        let kind =
            |k| serde_json::to_value(k).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        notes(&case.text)
            .iter()
            .map(|n| {
                format!(
                    "{}: {}",
                    kind(n.kind),
                    n.span.of(&case.text).replace("\n\n", "\n").replace('\n', "\\n")
                )
            })
            .collect()
    });
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_in_order(text in "([A-Z]{2,9}|By|Correction:|This story|was updated|\\(Wire\\)|—|contributed to this report|[.,;: \n]|\\PC){0,40}") {
        let all = notes(&text);
        for note in &all {
            let said = note.span.of(&text);
            prop_assert!(!said.trim().is_empty() && said.trim() == said);
        }
        prop_assert!(all.windows(2).all(|w| w[0].span.start <= w[1].span.start));
    }
}
