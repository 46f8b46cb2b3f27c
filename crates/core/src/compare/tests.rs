use super::*;
use proptest::prelude::*;

const FLAT: Rarity<'static> = Rarity::new(&[]);

fn side(sentences: &[&str]) -> Side {
    Side::new(sentences.iter().map(|s| Part::new(s, &[])).collect())
}

fn value(claim: &Side, text: &Side, name: &str) -> f32 {
    let at = names().iter().position(|n| n == name).unwrap();
    features(claim, text, FLAT)[at]
}

#[test]
fn every_number_has_a_name_of_its_own() {
    let names = names();
    assert_eq!(names.len(), COUNT);
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), COUNT);
    assert_eq!(features(&side(&["A"]), &side(&["B"]), FLAT).len(), COUNT);
}

#[test]
fn words_are_found_where_they_stand() {
    let claim = side(&["Whale swims up the river to Lomsund"]);
    let text =
        side(&["Harbour news.", "Nothing else.", "Rain.", "A whale swam up the river.", "Lomsund watched."]);
    assert_eq!(value(&claim, &text, "cover_lead"), 0.0);
    assert_eq!(value(&claim, &text, "cover_best"), 0.5);
    assert_eq!(value(&claim, &text, "cover_around"), 0.75);
    assert_eq!(value(&claim, &text, "best_at"), 0.6);
    assert_eq!(value(&claim, &text, "names"), 1.0);
}

#[test]
fn marks_count_most_near_the_claim() {
    let claim = side(&["Whale swims up the river"]);
    let near = side(&["The whale in the river is a hoax.", "Bread prices rose."]);
    let far = side(&["The whale in the river was seen.", "The bread price was a hoax."]);
    assert!(value(&claim, &near, "sharp_false") > 0.9);
    assert!(value(&claim, &far, "sharp_false") < 0.1);
    assert_eq!(value(&claim, &near, "lead_false"), value(&claim, &far, "lead_false"));
}

#[test]
fn a_rare_term_tells_more() {
    let documents: Vec<_> =
        ["the river", "river and sea", "a whale"].iter().map(|t| side(&[t]).terms()).collect();
    let table = Rarity::table(&documents);
    let rarity = Rarity::new(&table);
    let of = |word: &str| rarity.of(*Part::new(word, &[]).terms().first().unwrap());
    assert!(of("river") < of("whale") && of("whale") < of("lomsund"));
}

#[test]
fn the_right_claim_comes_first() {
    let candidate =
        |title: &str, text: &str| Candidate { title: Part::new(title, &[]), text: Part::new(text, &[]) };
    let all = Candidates::new(vec![
        candidate("Rye bread price", "Bakers agreed on a price for rye bread."),
        candidate("Whale in Lomsund?", "A whale swam up the river to Lomsund."),
        candidate("Whale in Lomsund?", "'A whale swam up the river to Lomsund.'"),
    ]);
    let post = "my cousin saw the WHALE in Lomsund today";
    let found = all.shortlist(&Query { whole: Part::new(post, &[]), body: Part::new(post, &[]) });
    assert_eq!(found.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [1, 2, 0]);
    assert_eq!(found[0].1, found[1].1);
    assert!(Candidates::new(Vec::new()).shortlist(&Query::default()).is_empty());
}

proptest! {
    #[test]
    fn numbers_are_finite_whatever_the_texts(
        claim in "\\PC{0,30}",
        text in prop::collection::vec("\\PC{0,30}", 0..4),
        vector in prop::collection::vec(-127i8..=127, 0..3),
    ) {
        let claim = Side::new(vec![Part::new(&claim, &vector)]);
        let text = Side::new(text.iter().map(|t| Part::new(t, &vector)).collect());
        for pair in [(&claim, &text), (&text, &claim), (&text, &text)] {
            prop_assert!(features(pair.0, pair.1, FLAT).iter().all(|x| x.is_finite()));
        }
    }
}
