//! Texts are made of invented words, so that nothing is shared that a test did not put there.

use super::*;
use crate::reuse::{Source, find_reuse, find_reuse_in};
use crate::sets::Sets;
use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

/// A sentence of `n` words that stands in no other, for another seed.
fn sentence(seed: usize, n: usize) -> String {
    let word = |i: usize| {
        format!(
            "{}{}",
            ["ba", "lo", "tir", "mek"][(seed + i) % 4],
            xxh3_64(&[seed.to_le_bytes(), i.to_le_bytes()].concat()) % 9973
        )
    };
    let words: Vec<String> = (0..n).map(word).collect();
    format!("{}.", words.join(" "))
}

/// Paragraphs of 20 words each.
fn article(seed: usize, paragraphs: usize) -> Vec<String> {
    (0..paragraphs).map(|p| sentence(seed * 100 + p, 20)).collect()
}

fn index(texts: &[Prepared], order: impl IntoIterator<Item = usize>) -> Index {
    let mut index = Index::default();
    order.into_iter().for_each(|n| index.insert(n as u32, &texts[n]));
    index
}

fn prepared(texts: &[String]) -> Vec<Prepared> {
    texts.iter().map(|t| Prepared::new(t, None)).collect()
}

fn matches(index: &Index, texts: &[Prepared], n: usize) -> Vec<Match> {
    index.matches(&texts[n], |other| texts.get(other as usize))
}

#[test]
fn a_sentence_of_twelve_words_is_found_inside_a_long_article() {
    let source = article(1, 12);
    let lifted = source[7].split(' ').take(12).collect::<Vec<_>>().join(" ");
    let mut host = article(2, 60);
    host.insert(31, lifted.clone());
    let texts = [source.join("\n"), host.join("\n"), article(3, 12).join("\n")];
    let all = prepared(&texts);
    let found = matches(&index(&all, 0..3), &all, 1);
    assert_eq!(found.len(), 1);
    let (here, there) = found[0].passages[0];
    assert_eq!((found[0].number, here.of(&texts[1])), (0, lifted.as_str()));
    assert_eq!(there.of(&texts[0]), lifted);
    assert_eq!((found[0].kind, found[0].prose), (None, 12));
}

#[test]
fn a_story_that_hundreds_print_stays_one_group_and_its_sentences_are_found() {
    let story = article(1, 12);
    let printing = |n: usize| {
        let mut paragraphs: Vec<String> = story.clone();
        paragraphs.remove(n % 12);
        paragraphs.truncate(5 + n % 7);
        paragraphs.insert(0, sentence(10_000 + n, 15));
        paragraphs.push(sentence(20_000 + n, 9));
        paragraphs.join("\n")
    };
    let mut texts: Vec<String> = (0..300).map(printing).collect();
    let host = [article(2, 20).join("\n"), story[1..3].join("\n"), article(3, 20).join("\n")].join("\n");
    texts.push(host);
    let all = prepared(&texts);
    let index = index(&all, 0..all.len());
    let mut groups = Sets::new(all.len());
    for n in 0..300 {
        let found = matches(&index, &all, n);
        assert!(found.len() <= 4 * COMPARED, "{}", found.len());
        found
            .iter()
            .filter(|m| m.kind == Some(ReuseKind::Copy))
            .for_each(|m| groups.join(n, m.number as usize));
    }
    assert!((0..300).all(|n| groups.find(n) == 0));
    assert!(matches(&index, &all, 300).iter().any(|m| m.kind == Some(ReuseKind::Partial)));
}

#[test]
fn what_stands_in_unrelated_articles_proposes_nothing() {
    let site = sentence(7, 40);
    let texts: Vec<String> = (0..100).map(|n| format!("{}\n{site}", article(n + 1, 10).join("\n"))).collect();
    let all = prepared(&texts);
    let index = index(&all, 0..100);
    assert!((0..100).all(|n| matches(&index, &all, n).is_empty()));
}

#[test]
fn site_text_of_one_publisher_proposes_nothing() {
    let site = sentence(7, 40);
    let text = |n: usize| format!("{}\n{site}", article(n, 10).join("\n"));
    let linked = |texts: &[String], publisher| {
        let all: Vec<Prepared> = texts.iter().map(|t| Prepared::new(t, publisher)).collect();
        let index = index(&all, 0..all.len());
        (0..all.len()).flat_map(|n| matches(&index, &all, n)).filter(|m| m.kind.is_some()).count()
    };
    let three: Vec<String> = (1..4).map(text).collect();
    assert_eq!((linked(&three, None), linked(&three, Some("River Post"))), (6, 0));
    // Two articles cannot tell by themselves, but for where it stands.
    assert_eq!((linked(&three[..2], None), linked(&three[..2], Some("River Post"))), (2, 0));
}

#[test]
fn documents_of_the_same_words_are_told() {
    let texts = ["One two, three.", "ONE TWO THREE", "one two"].map(str::to_owned);
    let all = prepared(&texts);
    let index = index(&all, [1, 2, 0]);
    assert_eq!(index.same(&all[0]).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(index.wordings(), 2);
    assert!(matches(&index, &all, 0).is_empty());
}

#[test]
fn what_belongs_together_is_reached_step_by_step() {
    let (one, two, three) = (article(1, 6), article(2, 6), article(3, 6));
    let join = |parts: [&[String]; 2]| parts.concat().join("\n");
    let texts = [
        one.join("\n"),
        join([&one[..3], &two[..3]]),
        join([&two[1..5], &three[..4]]),
        three.join("\n"),
        article(4, 6).join("\n"),
        three.join("\n"),
    ];
    let all = prepared(&texts);
    let index = index(&all, 0..all.len());
    let related = |start: &[u32], most| index.related(start, most, |n| all.get(n as usize));
    assert_eq!(related(&[0], 99), [0, 1, 2, 3, 5]);
    assert_eq!(related(&[0], 2), [0, 1]);
    assert_eq!(related(&[4], 99), [4]);
    assert!(related(&[], 99).is_empty());
    assert_eq!(related(&[77], 99), [77]);
}

#[test]
fn what_is_stock_in_the_whole_proves_nothing_among_a_few() {
    let site = sentence(7, 40);
    let texts: Vec<String> = (0..100).map(|n| format!("{}\n{site}", article(n + 1, 10).join("\n"))).collect();
    let all = prepared(&texts);
    let index = index(&all, 0..100);
    let source = |id, text| Source { id, text, published: None, publisher: None };
    let two = [source("a", texts[0].as_str()), source("b", texts[1].as_str())];
    assert_eq!((find_reuse(&two).len(), find_reuse_in(&index, &two).len()), (1, 0));
}

#[test]
fn threads_change_nothing() {
    let story = |n: usize| [article(n / 4, 5)[n % 3..].join("\n"), sentence(n + 500, 30)].join("\n");
    let texts: Vec<String> = (0..60).map(story).collect();
    let all = prepared(&texts);
    let index = index(&all, 0..all.len());
    let asked = || (0..all.len()).map(|n| matches(&index, &all, n)).collect::<Vec<_>>();
    let alone = asked();
    assert!(alone.iter().filter(|m| !m.is_empty()).count() > 30);
    std::thread::scope(|s| {
        let others: Vec<_> = (0..4).map(|_| s.spawn(asked)).collect();
        others.into_iter().for_each(|other| assert_eq!(other.join().unwrap(), alone));
    });
}

#[test]
fn a_text_that_is_gone_is_left_out() {
    let texts = [article(1, 5).join("\n"), article(1, 6).join("\n")];
    let all = prepared(&texts);
    assert_eq!(index(&all, 0..2).matches(&all[1], |_| None::<&Prepared>), []);
}

/// Texts of a few paragraphs each from a small pool, some quoted, so that much is shared.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let paragraph = (0usize..14, 0usize..4, any::<bool>()).prop_map(|(seed, cut, quoted)| {
        let text = sentence(seed, 20).split(' ').skip(cut).collect::<Vec<_>>().join(" ");
        if quoted { format!("\"{text}\"") } else { text }
    });
    let text = prop::collection::vec(paragraph, 0..6).prop_map(|p| p.join("\n"));
    prop::collection::vec(prop_oneof![6 => text, 1 => "\\PC{0,40}"], 1..50)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_insertion_changes_nothing(texts in texts(), by in any::<prop::sample::Index>()) {
        let all = prepared(&texts);
        let by = by.index(all.len());
        let here = index(&all, 0..all.len());
        let there = index(&all, (0..by).rev().chain(by..all.len()));
        for (n, text) in all.iter().enumerate() {
            prop_assert_eq!(matches(&here, &all, n), matches(&there, &all, n));
            prop_assert!(here.same(text).eq(there.same(text)));
            prop_assert!(here.same(text).any(|other| other as usize == n));
        }
    }

    #[test]
    fn passages_slice_and_are_alike(texts in texts()) {
        let all = prepared(&texts);
        let index = index(&all, 0..all.len());
        for (n, text) in texts.iter().enumerate() {
            for found in matches(&index, &all, n) {
                prop_assert!((0.0..=1.0).contains(&found.containment));
                prop_assert!(found.passages.is_sorted_by_key(|p| p.0.start));
                for (here, there) in found.passages {
                    let (here, there) = (text.get(here.range()), texts[found.number as usize].get(there.range()));
                    prop_assert!(here.is_some_and(|h| !h.is_empty()) && there.is_some_and(|t| !t.is_empty()));
                }
            }
        }
    }
}

/// An index that was stored as footprints answers as the one that read the texts.
#[test]
fn an_index_of_footprints_is_the_same_index() {
    let texts = [
        "The ferry to Norhaven stopped on Tuesday after its engine failed twice within an hour, the port office said in the evening.",
        "In short: the ferry to Norhaven stopped on Tuesday after its engine failed twice within an hour, the port office said in the evening. More tomorrow.",
        "Nothing of the kind happened in the mountains, where the first snow fell on roads that had been dry for weeks.",
    ];
    let prepared: Vec<Prepared> = texts.iter().map(|t| Prepared::new(t, Some("Post"))).collect();
    let (mut read, mut stored) = (Index::default(), Index::default());
    for (n, text) in prepared.iter().enumerate() {
        read.insert(n as u32, text);
        let bytes = Footprint::from(text).to_bytes();
        stored.insert_footprint(n as u32, &Footprint::from_bytes(&bytes).unwrap());
    }
    let matches = |index: &Index| index.matches(&prepared[0], |n| Some(&prepared[n as usize]));
    assert_eq!(matches(&read), matches(&stored));
    assert_eq!(matches(&stored).len(), 1);
    assert_eq!(Footprint::from_bytes(&[1; 19]), None);
    assert_eq!(Footprint::from_bytes(&[1; 21]), None);
}
