//! What holds for every text.

use proptest::prelude::*;
use reportedly_core::TimeExpression;
use reportedly_times::{Published, times};

/// Words that rules look for, so that made-up texts reach deep into them.
const WORDS: &str = "the a last next this that May March Monday Sunday second quarter year years ago later \
    of in on to and early mid late end 12 31 2012 1990 99 th s ' - / : . , % $ p.m. am noon night summer fall \
    two twenty hundred thousand half past every each week daily BC 0 00 9999 first Christmas New Year's Eve \
    century decade 24:60 2012-13-40 3/4/12 31/02/2012 now will said was ago from now same previous following";

fn published() -> impl Strategy<Value = Option<Published>> {
    let days = ["", "2026-03-04", "2024-02-29T23:59:59", "-009999-01-01", "9999-12-31T23:59:59"];
    prop::sample::select(days.to_vec()).prop_map(Published::parse)
}

fn sentence() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let gaps = vec![" ", " ", "", "\n", "\n\n", "\u{a0}"];
    prop::collection::vec((prop::sample::select(words), prop::sample::select(gaps)), 0..40)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

fn holds(text: &str, published: Option<Published>) -> Result<(), TestCaseError> {
    let found = times(text, published);
    let mut end = 0;
    for one in &found {
        prop_assert!(one.span.start >= end, "overlap in {text:?}");
        prop_assert!(!one.span.of(text).is_empty(), "no slice of {text:?}");
        prop_assert_eq!(one.span.trim(text), one.span);
        prop_assert!(on_the_calendar(one), "{:?} in {:?}", one, text);
        end = one.span.end;
    }
    prop_assert_eq!(times(text, published), found);
    Ok(())
}

/// Whether the months and days of a value exist.
fn on_the_calendar(one: &TimeExpression) -> bool {
    let Some(value) = &one.value else { return true };
    let date = value.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = date.split('-').collect();
    match parts[..] {
        _ if value.starts_with('P') || value.starts_with("BC") || value.starts_with('X') => true,
        [year, month, day] if [year, month, day].iter().all(|p| p.parse::<i32>().is_ok()) => {
            date.parse::<jiff::civil::Date>().is_ok()
        }
        [_, month] => month.parse::<u8>().map_or(true, |m| (1..=12).contains(&m)),
        _ => true,
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}", published in published()) {
        holds(&text, published)?;
    }

    #[test]
    fn any_words_of_time_are_read(text in sentence(), published in published()) {
        holds(&text, published)?;
    }
}

#[test]
fn long_texts_without_end_are_read() {
    for piece in
        ["7", "the ", "two ", "-", "1990-", "May ", "and ", "last ", "12:", "6-", "a year ", "quarter to "]
    {
        let text = piece.repeat(100_000 / piece.len());
        for published in [None, Published::parse("2026-03-04")] {
            let found = times(&text, published);
            assert!(found.len() <= text.len());
        }
    }
    // A square of the length would take minutes, which the runner's list of slow tests shows.
}
