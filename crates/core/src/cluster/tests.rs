use super::*;
use proptest::prelude::*;

fn spans(text: &str, words: &[&str]) -> Vec<Span> {
    words.iter().filter_map(|w| text.find(w).map(|i| Span::new(i, i + w.len()))).collect()
}

#[test]
fn one_event_in_two_papers_and_another_one_in_a_third() {
    let texts = [
        "Harbour Bank bought the ferry line Vesta on Monday for 80 million.",
        "The purchase of the ferry line Vesta by Harbour Bank was announced on Monday.",
        "A farmer near Halden bought three prize cows at the autumn fair.",
    ];
    let events = [spans(texts[0], &["bought"]), spans(texts[1], &["purchase"]), spans(texts[2], &["bought"])];
    let documents: Vec<Source<'_>> =
        texts.iter().zip(&events).map(|(text, events)| Source { text, events }).collect();
    let chains = same_events(&documents, &Parameters::default());
    assert_eq!(chains[0], chains[1]);
    assert_ne!(chains[0], chains[2]);
}

proptest! {
    #[test]
    fn every_event_has_a_chain(texts in prop::collection::vec("[a-c ]{0,20}|\\PC{0,20}", 0..6), at in 0u32..30) {
        let events = [Span { start: at, end: at + 3 }, Span { start: 0, end: 1 }];
        let documents: Vec<Source<'_>> = texts.iter().map(|text| Source { text, events: &events }).collect();
        let chains = same_events(&documents, &Parameters::default());
        prop_assert!(chains.len() == texts.len() && chains.iter().all(|c| c.len() == 2));
    }
}
