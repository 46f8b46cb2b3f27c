use super::*;
use proptest::prelude::*;

fn shown(text: &str) -> Vec<String> {
    quantities(text)
        .iter()
        .map(|q| {
            format!("{} {}", q.shown(), q.unit.iter().cloned().collect::<Vec<_>>().join("+"))
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn counts_and_amounts_with_what_is_counted() {
    assert_eq!(shown("At least 12 people died in the slide."), ["at least 12 die+peopl"]);
    assert_eq!(shown("The harvest exceeded nine million tonnes."), ["more than 9000000 tonn"]);
    assert_eq!(shown("a likely range from 8.3 to 8.9 million tonnes"), ["8300000 to 8900000 tonn"]);
    assert_eq!(shown("Tassonia brought in 9.3 million tonnes of wheat"), ["9300000 tonn"]);
    assert_eq!(shown("The toll has risen to nine."), ["9"]);
    assert_eq!(shown("Two hundred and six passengers, twenty-four crew"), ["206 passeng", "24 crew"]);
    assert_eq!(shown("a dozen or more houses"), ["at least 12 hous"]);
    assert_eq!(shown("fewer than 1,500 votes"), ["fewer than 1500 vote"]);
    assert_eq!(shown("some 300 homes"), ["285 to 315 home"]);
    assert_eq!(shown("As of 12 September 9.3 million tonnes were threshed"), ["9300000 tonn"]);
}

#[test]
fn dates_years_ages_and_names_are_no_counts() {
    for text in [
        "on 9 October 2024",
        "October 9",
        "flight Norair 9525",
        "Hagn, aged 52",
        "at 7:12 a.m.",
        "in 2021",
        "for three hours",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_number_settles_a_number_asked_about() {
    let settles = |asked: &str, said: &str| quantities(said)[0].settles(&quantities(asked)[0]);
    assert_eq!(settles("at least 12 people", "14 people"), Some(true));
    assert_eq!(settles("at least 12 people", "12 people"), Some(true));
    assert_eq!(settles("at least 12 people", "nine people"), Some(false));
    assert_eq!(settles("at least 12 people", "at least five people"), None);
    assert_eq!(settles("at least 12 people", "fewer than 12 people"), Some(false));
    assert_eq!(settles("more than nine million tonnes", "9 million tonnes"), Some(false));
    assert_eq!(settles("more than nine million tonnes", "9.3 million tonnes"), Some(true));
    assert_eq!(settles("more than nine million tonnes", "8.3 to 8.9 million tonnes"), Some(false));
    assert_eq!(settles("12 people", "14 people"), Some(false));
    assert_eq!(settles("fewer than 12 people", "more than 20 people"), Some(false));
}

proptest! {
    #[test]
    fn any_text_gives_spans_that_slice(text in ".{0,120}") {
        for q in quantities(&text) {
            prop_assert!(text.get(q.span.start as usize..q.span.end as usize).is_some());
            prop_assert!(q.high.is_none_or(|h| h >= q.low));
        }
    }

    /// A number that holds for a question and the same number never both hold and fail.
    #[test]
    fn the_contrary_bound_turns_the_answer(asked in 1u32..1000, said in 1u32..1000) {
        let at_least = &quantities(&format!("at least {asked} people"))[0];
        let fewer = &quantities(&format!("fewer than {asked} people"))[0];
        let said = &quantities(&format!("{said} people"))[0];
        prop_assert_eq!(said.settles(at_least), said.settles(fewer).map(|x| !x));
    }
}
