//! Finding statements by words and vectors.

use crate::common::{Toy, article};
use proptest::prelude::*;
use reportedly::core::meaning::cosine;
use reportedly::{Casebook, StatementKey};

fn harbour() -> Casebook {
    let mut casebook = Casebook::in_memory().unwrap();
    let batch = [
        article("b", Some("2023-10-30"), "The ministry is evaluating a drone factory. Nobody confirmed it."),
        article(
            "a",
            Some("2023-10-30"),
            "A factory burned in the port. The port is shut. A state-run line stopped.",
        ),
        article("old", Some("2020-01-01"), "The port is shut."),
    ];
    casebook.put(&batch).unwrap();
    reportedly::add::read(&mut casebook, &Toy("toy"), &mut |_| ()).unwrap();
    casebook
}

fn found(casebook: &Casebook, words: &[&str]) -> Vec<(String, usize)> {
    let words: Vec<_> = words.iter().map(ToString::to_string).collect();
    let found = casebook.search_statements(&words, 100).unwrap();
    assert!(found.is_sorted_by(|a, b| a.1 >= b.1));
    let id = |key: StatementKey| casebook.document(key.document).unwrap().unwrap().document.id;
    found.into_iter().map(|(key, _)| (id(key), key.number)).collect()
}

#[test]
fn words_are_found_by_stem_and_without_case() {
    assert_eq!(found(&harbour(), &["EVALUATED"]), [("b".to_owned(), 0)]);
}

#[test]
fn more_of_the_words_is_better_and_ties_stand_in_document_order() {
    let hits = found(&harbour(), &["port", "shut"]);
    assert_eq!(hits, [("old".to_owned(), 0), ("a".to_owned(), 1), ("a".to_owned(), 0)]);
}

#[test]
fn a_word_of_several_parts_is_a_phrase() {
    assert_eq!(found(&harbour(), &["drone factory"]), [("b".to_owned(), 0)]);
    assert_eq!(found(&harbour(), &["state-run"]), [("a".to_owned(), 2)]);
    assert_eq!(found(&harbour(), &["factory drone"]), []);
}

#[test]
fn operators_have_no_meaning() {
    let casebook = harbour();
    for words in [&["NOT", "AND"][..], &["words:port"], &["\"", "--", "(", ""], &["por*"], &["\0port\""], &[]]
    {
        let found = found(&casebook, words);
        assert!(found.len() <= 3, "{words:?} found {found:?}");
    }
    assert_eq!(found(&casebook, &["por*"]), []);
    let many: Vec<String> = (0..5000).map(|n| format!("word{n}")).chain(["port".into()]).collect();
    assert_eq!(casebook.search_statements(&many, 100).unwrap().len(), 3);
}

#[test]
fn limit_keeps_the_best() {
    assert_eq!(harbour().search_statements(&["port".into(), "shut".into()], 1).unwrap().len(), 1);
}

#[test]
fn the_nearest_in_meaning_are_found_in_document_order() {
    let casebook = harbour();
    let mut all = Vec::new();
    for stored in casebook.documents().unwrap() {
        let reading = casebook.reading(stored.key).unwrap().unwrap();
        all.extend(
            reading
                .statements
                .into_iter()
                .enumerate()
                .map(|(number, s)| (StatementKey { document: stored.key, number }, s.vector)),
        );
    }
    let to = all[2].1.clone();
    let mut expected: Vec<(StatementKey, f32)> = all.iter().map(|(key, v)| (*key, cosine(&to, v))).collect();
    expected.sort_by(|a, b| b.1.total_cmp(&a.1));
    assert_eq!(casebook.nearest(&to, 100).unwrap(), expected);
    assert_eq!(casebook.nearest(&to, 2).unwrap(), expected[..2]);
    assert_eq!(casebook.nearest(&[], 2).unwrap(), []);
}

#[test]
fn what_is_added_later_is_found_too() {
    let mut casebook = harbour();
    let all = |casebook: &Casebook| casebook.nearest(&[1; 384], 100).unwrap().len();
    let before = all(&casebook);
    casebook.put(&[article("new", None, "The bridge is shut.")]).unwrap();
    reportedly::add::read(&mut casebook, &Toy("toy"), &mut |_| ()).unwrap();
    assert_eq!(all(&casebook), before + 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_words_can_be_searched(words in prop::collection::vec(any::<String>(), 0..6)) {
        thread_local!(static CASEBOOK: Casebook = harbour());
        prop_assert!(CASEBOOK.with(|c| c.search_statements(&words, 10)).is_ok());
    }

    #[test]
    fn any_query_syntax_can_be_searched(
        words in prop::collection::vec("[\"'():*^+{}, -]{0,4}(AND|OR|NOT|NEAR|port)?[\"'():*^+{}\\x00-]{0,3}", 0..6)
    ) {
        thread_local!(static CASEBOOK: Casebook = harbour());
        prop_assert!(CASEBOOK.with(|c| c.search_statements(&words, 10)).is_ok());
    }
}
