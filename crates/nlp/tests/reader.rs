//! The reader as a whole, with the weights that are shipped.

use proptest::prelude::*;
use reportedly_core::{Reading, Span};
use reportedly_nlp::Reader;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the shipped weights load"));

const ARTICLE: &str = "The bridge at Varnholt collapsed on Sunday, the transport ministry said.\n\n\
    \"Nobody was hurt,\" minister Greta Lindqvist told reporters. She said that engineers had warned of cracks in March.\n\n\
    The builder, Norvia, denied that it had used cheap steel. It plans to rebuild the bridge next year.";

fn chains(reading: &Reading, text: &str) -> Vec<(String, Vec<String>)> {
    let chain = |s: &reportedly_core::Statement| s.chain.iter().map(|l| l.name.clone()).collect();
    reading.statements.iter().map(|s| (s.words(text), chain(s))).collect()
}

fn chain_of<'a>(found: &'a [(String, Vec<String>)], words: &str) -> &'a [String] {
    found.iter().find(|(w, _)| w.contains(words)).map_or(&[], |(_, c)| c)
}

#[test]
fn says_who_said_it() {
    let found = chains(&READER.read(ARTICLE, None), ARTICLE);
    let first = |words: &str| chain_of(&found, words).first().cloned().unwrap_or_default();
    assert!(first("collapsed").contains("transport ministry"), "{found:?}");
    assert!(first("Nobody was hurt").contains("Lindqvist"), "{found:?}");
    assert!(
        first("warned of cracks").contains("Lindqvist") || first("cracks").contains("Lindqvist"),
        "{found:?}"
    );
}

#[test]
fn hearsay_in_hearsay_is_a_chain() {
    let text = "The mayor told the Courier that a guard had said that the alarm never rang.";
    let found = chains(&READER.read(text, None), text);
    let chain = chain_of(&found, "the alarm never rang");
    assert_eq!(chain.len(), 2, "{found:?}");
    assert!(chain[0].contains("mayor") && chain[1].contains("guard"), "{found:?}");
}

#[test]
fn a_reading_depends_on_the_text_alone() {
    let alone = READER.read(ARTICLE, None);
    let many = std::thread::scope(|s| {
        let all: Vec<_> = (0..4).map(|_| s.spawn(|| READER.read(ARTICLE, None))).collect();
        all.into_iter().map(|h| h.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(many.iter().all(|r| *r == alone));
    assert_eq!(READER.embed("the bridge collapsed"), READER.embed("the bridge collapsed"));
}

#[test]
fn a_paragraph_is_read_alike_wherever_it_stands_and_whatever_was_read_before() {
    let before = "A ferry left Dorn for Vienna.\n\n";
    let moved = format!("{before}{ARTICLE}");
    let warm = Reader::new().unwrap();
    let alone = warm.read(ARTICLE, None);
    let after = warm.read(&moved, None);
    assert_eq!(after, Reader::new().unwrap().read(&moved, None));
    let shifted: Vec<_> = alone.mentions.iter().map(|m| (m.span.shift(before.len()), m.kind)).collect();
    let found: Vec<_> = after.mentions.iter().map(|m| (m.span, m.kind)).collect();
    assert!(found.ends_with(&shifted) && found.len() > shifted.len(), "{found:?}");
}

#[test]
fn near_in_meaning_is_near_in_vectors() {
    let cosine = |a: &str, b: &str| {
        let (a, b) = (READER.embed(a), READER.embed(b));
        let dot: i32 = a.iter().zip(&b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
        f64::from(dot) / (127.0 * 127.0)
    };
    let near = cosine("The factory will be shut down.", "They plan to close the plant.");
    let far = cosine("The factory will be shut down.", "The choir sang two songs.");
    assert!(near > far + 0.2, "{near} {far}");
}

#[test]
fn the_version_names_the_weights() {
    assert!(READER.version().starts_with(reportedly_model_en::VERSION));
}

#[test]
fn nothing_gives_an_empty_reading() {
    assert_eq!(READER.read("", None), Reading::default());
    assert_eq!(READER.read(" \n\n ", None), Reading::default());
}

/// Words, quotes, cues and oddities in any order: what a reading is made of, and what breaks things.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("the ministry said "),
        Just("“"),
        Just("” he said. "),
        Just("\n\n"),
        Just("According to "),
        Just("Émile Ünal"),
        Just("\u{200b}"),
        Just("that "),
        Just("🛰️"),
        Just("her sources told "),
        Just("Its sources' "),
        Just("’s "),
        Just("مصدر "),
        Just(". "),
        Just("— "),
        Just("denied it"),
        Just("\u{0}"),
        Just("a\u{301}"),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_has_a_reading_whose_spans_slice(text in text()) {
        let reading = READER.read(&text, None);
        let slices = |s: &Span| s.start < s.end && text.get(s.range()).is_some();
        prop_assert!(reading.sentences.iter().all(slices));
        prop_assert!(reading.events.iter().all(|e| slices(&e.span)));
        for a in &reading.attributions {
            prop_assert!(a.source.iter().chain(&a.cue).chain(&a.content).all(slices));
        }
        for s in &reading.statements {
            prop_assert!(slices(&s.span) && s.pieces.iter().all(|p| slices(p) && s.span.contains(*p)));
            prop_assert!(s.chain.iter().all(|l| slices(&l.cue) && l.source.iter().all(slices)));
            prop_assert!(s.vector.len() == 384 || s.vector.is_empty());
        }
    }
}
