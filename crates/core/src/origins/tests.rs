//! Texts written for these tests; the places, people and papers do not exist.

use proptest::prelude::*;

use super::*;
use crate::lineage::tests::{Drawn, entries};
use crate::reuse::Prepared;

const STORY: &str = "Ferry crews on the Orlen line walked off the job at dawn on Thursday, stranding about nine thousand \
    commuters on the western shore and forcing the regional government to charter river barges.\nTalks between the \
    crews and the line's managers broke down shortly before midnight, after the company withdrew an offer to cap night \
    shifts at six hours.\nAt the Kessel pier passengers slept on their luggage while volunteers from a rowing club \
    handed out tea and ferried the elderly across in small boats until the wind rose.";
const OTHER: &str = "Rain closed the mountain road above Tarn for a third day, and the bus company sent its drivers home \
    with pay.\nThe road inspectors want to look at the upper bridge when the water has gone down, and until then the \
    school in the valley teaches whoever can walk to it.";
const THIRD: &str = "A bakery in the old town of Orlen has sold its last loaf after ninety years, and the queue on the \
    final morning went twice around the fountain.\nThe baker's daughter repairs organs and did not want the \
    ovens, which a museum of the next town has fetched with two lorries and a crane on loan.";

fn entry<'a>(id: &'a str, text: &'a str, published: &'a str, publisher: &'a str) -> Entry<'a> {
    let given = |s: &'a str| (!s.is_empty()).then_some(s);
    Entry { id, text, published: given(published), publisher: given(publisher), source: None }
}

fn of(documents: &[Entry<'_>]) -> Origins {
    of_documents(documents).1
}

#[test]
fn a_wire_story_that_is_not_here_is_one_origin_and_named() {
    let one = format!("ORLEN, July 4 (Hill Wire) - {STORY}");
    let cut = STORY.split_once("\nAt the").unwrap().0;
    let two = format!("ORLEN (Hill Wire) - {cut}\nThe mayor was on holiday.");
    let found = of(&[
        entry("a", &one, "2031-07-04", "Valley Daily"),
        entry("b", &two, "2031-07-05", "River Post"),
        entry("c", OTHER, "2031-07-05", "River Post"),
    ]);
    assert_eq!(found.of, [0, 0, 1]);
    let story = &found.stories[0];
    assert_eq!(
        (story.name.as_deref(), story.kind, story.basis),
        (Some("Hill Wire"), OriginKind::Wire, Basis::Wire)
    );
    assert_eq!((story.is_unseen, story.first), (true, None));
    assert_eq!(found.stories[1].kind, OriginKind::Unknown);
}

#[test]
fn the_agency_s_own_document_is_the_first() {
    let one = format!("ORLEN, July 4 (Hill Wire) - {STORY}");
    let found =
        of(&[entry("a", &one, "2031-07-05", "Valley Daily"), entry("b", &one, "2031-07-04", "Hill Wire")]);
    assert_eq!(found.stories.len(), 1);
    assert_eq!((found.stories[0].is_unseen, found.stories[0].first), (false, Some(1)));
}

#[test]
fn independence_is_shown_or_not_established() {
    let told = format!("{STORY}\n\"It rained,\" Kral told the Valley Daily.");
    let seen = format!("{OTHER}\nWe counted eleven closed schools.");
    let citing = format!("{THIRD}\nThe Valley Daily reported the strike. We could not reach the crews.");
    let wired = format!("TARN (Hill Wire) - {}", OTHER.to_uppercase().replace(' ', " x "));
    let five = [
        entry("a", &told, "2031-07-01", "Valley Daily"),
        entry("b", &seen, "2031-07-02", "River Post"),
        entry("c", &citing, "2031-07-03", "Old Herald"),
        entry("d", &wired, "2031-07-04", "Old Herald"),
        entry("e", "A short note on the strike.", "2031-07-05", "Quick Echo"),
    ];
    let found = of(&five);
    assert_eq!(found.of, [0, 1, 2, 3, 4]);
    assert_eq!(found.doubt(0, 1), None);
    assert_eq!(found.doubt(2, 0), Some(Doubt::Credit));
    assert_eq!(found.doubt(1, 2), None);
    assert_eq!(found.doubt(1, 3), None, "the wire's story is not the paper's");
    assert_eq!(found.doubt(0, 4), Some(Doubt::NoEvidence));
    assert_eq!(found.doubt(0, 9), Some(Doubt::NoEvidence));
    assert_eq!((found.stories.len(), found.established()), (5, 3));
}

#[test]
fn a_sentence_taken_over_is_a_doubt() {
    let lifted = format!("{OTHER}\n{}", STORY.split('\n').next().unwrap());
    let found = of(&[entry("a", STORY, "", "Valley Daily"), entry("b", &lifted, "", "River Post")]);
    assert_eq!((found.stories.len(), found.doubt(0, 1)), (2, Some(Doubt::SharedText)));
}

#[test]
fn a_few_of_a_large_collection_come_out_as_in_the_whole() {
    let cut = STORY.split_once("\nAt the").unwrap().0;
    let lifted = format!("{OTHER}\n{}", STORY.split('\n').next().unwrap());
    let all = [
        entry("a", STORY, "2031-07-01", "Valley Daily"),
        entry("b", cut, "2031-07-02", "River Post"),
        entry("c", THIRD, "2031-07-02", "River Post"),
        entry("d", &lifted, "2031-07-03", "Old Herald"),
    ];
    let prepared: Vec<Prepared> = all.iter().map(|d| Prepared::new(d.text, d.publisher)).collect();
    let mut index = Index::default();
    (0..4).rev().for_each(|n| index.insert(n, &prepared[n as usize]));
    let related = index.related(&[3], 100, |n| prepared.get(n as usize));
    assert_eq!(related, [0, 1, 3]);
    let few: Vec<Entry<'_>> = related.iter().map(|n| all[*n as usize]).collect();
    let (links, found) = of_documents_in(&index, &few);
    assert_eq!((links.len(), found.of.clone(), found.shared.clone()), (3, vec![0, 0, 1], vec![(0, 1)]));
    assert_eq!(found.stories[0].first, Some(0));
}

#[test]
fn circular_reporting_is_one_way_in() {
    let lead = STORY.split('\n').next().unwrap();
    let relay = format!("The strike was first reported by the River Post.\n{lead}\n{OTHER}");
    let update = format!("{STORY}\nThe Valley Daily reported the strike, too, confirming it.\n{THIRD}");
    let found = of(&[
        entry("update", &update, "2031-07-04T12:00Z", "River Post"),
        entry("relay", &relay, "2031-07-04T10:00Z", "Valley Daily"),
    ]);
    assert_eq!(found.lineage.edges[0].kind, ReuseKind::Partial);
    assert_eq!((found.stories.len(), found.stories[0].first), (1, Some(1)));
}

const PUBLISHERS: [Option<&str>; 7] = [
    None,
    Some("River Post"),
    Some("Post"),
    Some("Valley Daily"),
    Some("AP"),
    Some("Hill News Agency"),
    Some("Energy Ministry"),
];
const DATES: [Option<&str>; 4] = [None, Some("2031-07-04"), Some("2031-07-04T09:00Z"), Some("2031-07-05")];

/// Documents of a few texts. Papers, agencies and bodies publish; some names are parts of others, and some credit one another.
fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let heads = vec![
        "",
        "ORLEN (AP) - ",
        "ORLEN (Hill) - ",
        "The River Post reported. ",
        "According to Valley Daily, ",
        "We saw it. ",
    ];
    let text =
        (prop::sample::select(heads), 0..3usize, 0..3usize, 1..4usize).prop_map(|(head, which, from, n)| {
            let all: Vec<&str> = [STORY, OTHER, THIRD][which].split('\n').collect();
            let from = from.min(all.len() - 1);
            format!("{head}{}", all[from..(from + n).min(all.len())].join("\n"))
        });
    let document = (text, prop::sample::select(&DATES[..]), prop::sample::select(&PUBLISHERS[..]));
    prop::collection::vec(document, 1..9)
}

fn ids(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("d{i}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// The law: a copy or a rewrite that credits its source, whoever publishes it and whenever, adds no origin; and
    /// without it the others are no fewer than they were with it.
    #[test]
    fn copies_and_crediting_rewrites_add_no_origin(
        all in drawn(),
        pick in any::<prop::sample::Index>(),
        (publisher, date) in (prop::sample::select(&PUBLISHERS[..]), prop::sample::select(&DATES[..])),
        how in 0..3usize,
    ) {
        let ids = ids(all.len() + 1);
        let (text, _, from) = &all[pick.index(all.len())];
        let copy = match (how, from) {
            (0, _) => text.clone(),
            (1, _) => format!("{text}\nThe strike goes on."),
            (_, Some(from)) => format!("As first reported by {from}: {text}"),
            (_, None) => text.clone(),
        };
        let before = of(&entries(&ids[..all.len()], &all));
        let mut more = all.clone();
        more.push((copy, date, publisher));
        let after = of(&entries(&ids, &more));
        prop_assert!(after.stories.len() <= before.stories.len());
        let rest: BTreeSet<usize> = after.of[..all.len()].iter().copied().collect();
        prop_assert!(rest.len() <= before.stories.len());
        // What was one stays one.
        for a in 0..all.len() {
            for b in 0..a {
                prop_assert!(before.of[a] != before.of[b] || after.of[a] == after.of[b]);
            }
        }
    }

    #[test]
    fn the_order_of_arrival_changes_nothing(all in drawn(), by in 0..8usize) {
        let ids = ids(all.len());
        let here = entries(&ids, &all);
        let mut there = here.clone();
        there.rotate_left(by % here.len());
        there.reverse();
        let told = |documents: &[Entry<'_>]| {
            let found = of(documents);
            let told = found.stories.iter().map(|s| {
                let ids: Vec<&str> = s.documents.iter().map(|d| documents[*d].id).collect();
                format!("{ids:?} {:?} {:?} {:?} {:?} {:?} {}", s.name, s.kind, s.basis, s.first.map(|d| documents[d].id), s.credits, s.is_unseen)
            });
            (told.collect::<Vec<_>>(), found.shared.clone(), found.established())
        };
        prop_assert_eq!(told(&here), told(&there));
    }

    #[test]
    fn every_document_is_in_one_story(all in drawn()) {
        let ids = ids(all.len());
        let found = of(&entries(&ids, &all));
        for (n, story) in found.stories.iter().enumerate() {
            prop_assert!(!story.documents.is_empty() && story.documents.iter().all(|d| found.of[*d] == n));
        }
        prop_assert_eq!(found.stories.iter().map(|s| s.documents.len()).sum::<usize>(), all.len());
        prop_assert!(found.established() <= found.stories.len());
    }
}
