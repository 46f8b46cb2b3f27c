//! Texts written for these tests; the places, people and papers do not exist.

use proptest::prelude::*;

use super::*;
use crate::reuse::{Source, find_reuse};

const STORY: &str = "Ferry crews on the Orlen line walked off the job at dawn on Thursday, stranding about nine thousand \
    commuters on the western shore and forcing the regional government to charter river barges.\nTalks between the \
    crews and the line's managers broke down shortly before midnight, after the company withdrew an offer to cap night \
    shifts at six hours.\nAt the Kessel pier passengers slept on their luggage while volunteers from a rowing club \
    handed out tea and ferried the elderly across in small boats until the wind rose.";

fn entry<'a>(id: &'a str, text: &'a str, published: &'a str, publisher: &'a str) -> Entry<'a> {
    let given = |s: &'a str| (!s.is_empty()).then_some(s);
    Entry { id, text, published: given(published), publisher: given(publisher), source: None }
}

fn of(documents: &[Entry<'_>]) -> Lineage {
    lineage(documents, &find_reuse(&documents.iter().map(source).collect::<Vec<_>>()))
}

fn source<'a>(d: &Entry<'a>) -> Source<'a> {
    Source { id: d.id, text: d.text, published: d.published, publisher: d.publisher }
}

/// The only edge: who from whom, and the strongest reason.
fn edge(documents: &[Entry<'_>]) -> (usize, usize, Option<u8>) {
    let found = of(documents);
    assert_eq!(found.edges.len(), 1, "{found:?}");
    let e = &found.edges[0];
    (e.from, e.to, e.reasons.first().map(|r| evidence::strength(*r)))
}

#[test]
fn a_credit_outweighs_the_time() {
    let taken = format!("ORLEN (River Post) - {STORY}");
    let two = [
        entry("a", &taken, "2031-07-04T08:00Z", "Valley Daily"),
        entry("b", STORY, "2031-07-04T09:00Z", "River Post"),
    ];
    let found = of(&two);
    assert_eq!((found.edges[0].from, found.edges[0].to), (1, 0));
    assert!(matches!(found.edges[0].reasons[..], [Reason::Credit(at)] if at.of(&taken) == "River Post"));
    assert_eq!(found.edges[0].against, [Reason::Earlier]);
    assert_eq!((found.families[0].first, found.parents), (Some(1), vec![Some(0), None]));
}

#[test]
fn a_record_that_names_its_source_is_evidence() {
    let mut two = [entry("a", STORY, "", "Valley Daily"), entry("b", STORY, "", "River Post")];
    assert_eq!(edge(&two), (0, 1, None));
    two[0].source = Some("riverpost.example");
    assert_eq!(edge(&two), (1, 0, Some(1)));
}

#[test]
fn the_earlier_and_the_longer_are_sources_and_else_nobody_is() {
    let cut = STORY.split_once("\nAt the").unwrap().0;
    let story = |published| entry("b", STORY, published, "River Post");
    assert_eq!(edge(&[entry("a", cut, "2031-07-04", ""), story("2031-07-05")]), (0, 1, Some(2)));
    assert_eq!(edge(&[entry("a", cut, "2031-07-04", ""), story("2031-07-04")]), (1, 0, Some(3)));
    let unknown = of(&[entry("a", STORY, "", ""), story("")]);
    assert!(!unknown.edges[0].is_directed());
    assert_eq!((unknown.families.len(), unknown.families[0].first), (1, None));
}

#[test]
fn two_that_credit_one_agency_have_it_from_there() {
    let wired = format!("ORLEN (AP) - {STORY}");
    let two =
        [entry("a", &wired, "2031-07-04", "Valley Daily"), entry("b", &wired, "2031-07-05", "River Post")];
    let found = of(&two);
    assert_eq!(
        (found.edges[0].is_directed(), found.edges[0].both_credit.as_deref()),
        (false, Some("Associated Press"))
    );
    let wire = entry("c", STORY, "2031-07-04", "AP");
    let found = of(&[two[0], two[1], wire]);
    assert_eq!(found.families.iter().map(|f| f.first).collect::<Vec<_>>(), [Some(2)]);
}

#[test]
fn circular_reporting_goes_back_to_its_first_entry() {
    let first = STORY.to_owned();
    let relay = format!("The strike was first reported by the River Post.\n{STORY}");
    let update = format!("{STORY}\nThe Valley Daily reported the strike, too, confirming it.");
    let three = [
        entry("update", &update, "2031-07-04T12:00Z", "River Post"),
        entry("relay", &relay, "2031-07-04T10:00Z", "Valley Daily"),
        entry("first", &first, "2031-07-04T08:00Z", "River Post"),
    ];
    let found = of(&three);
    assert_eq!(found.circles, [Circle { documents: vec![2, 1, 0], first: Some(2) }]);
    assert_eq!(found.families[0].first, Some(2));
    let found = of(&three[..2]);
    assert_eq!(found.circles, [Circle { documents: vec![1, 0], first: Some(1) }]);
    assert_eq!((found.edges[0].from, found.edges[0].to), (1, 0));
}

/// A document as drawn by a property test: text, date, publisher.
pub(crate) type Drawn = (String, Option<&'static str>, Option<&'static str>);

/// Documents of a few texts, papers and hours, some of which credit one another.
fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let papers = vec![None, Some("River Post"), Some("Valley Daily"), Some("Hill Herald"), Some("AP")];
    let hours = vec![
        None,
        Some("2031-07-04"),
        Some("2031-07-04T09:00Z"),
        Some("2031-07-04T11:00Z"),
        Some("2031-07-05"),
    ];
    let credits = vec![
        "",
        "(AP) ",
        "The River Post reported. ",
        "As Valley Daily said, ",
        "According to Hill Herald, ",
    ];
    let text =
        (prop::sample::select(credits), 0..3usize, 0..4usize).prop_map(|(credit, from, paragraphs)| {
            let all: Vec<&str> = STORY.split('\n').collect();
            format!("{credit}{}", all[from..(from + paragraphs).min(3)].join("\n"))
        });
    prop::collection::vec((text, prop::sample::select(hours), prop::sample::select(papers)), 1..9)
}

pub(crate) fn entries<'a>(ids: &'a [String], all: &'a [Drawn]) -> Vec<Entry<'a>> {
    let entry = |(id, d): (&'a String, &'a Drawn)| Entry {
        id,
        text: &d.0,
        published: d.1,
        publisher: d.2,
        source: None,
    };
    ids.iter().zip(all).map(entry).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_arrival_changes_nothing(all in drawn(), by in 0..8usize) {
        let ids: Vec<String> = (0..all.len()).map(|i| format!("d{}", i * 7 % 10)).collect();
        let here = entries(&ids, &all);
        let mut there = here.clone();
        there.rotate_left(by % here.len());
        there.reverse();
        let told = |documents: &[Entry<'_>]| {
            let found = of(documents);
            let id = |d: &usize| documents[*d].id;
            let edge = |e: &Edge| format!("{} {} {:?} {:?} {:?}", id(&e.from), id(&e.to), e.reasons, e.against, e.both_credit);
            let group = |d: &[usize], first: &Option<usize>| format!("{:?} {:?}", d.iter().map(id).collect::<Vec<_>>(), first.as_ref().map(id));
            let mut parents: Vec<String> = found.parents.iter().enumerate()
                .map(|(d, p)| format!("{} {:?}", id(&d), p.map(|p| edge(&found.edges[p])))).collect();
            parents.sort();
            let edges: Vec<String> = found.edges.iter().map(edge).collect();
            let families: Vec<String> = found.families.iter().map(|f| group(&f.documents, &f.first)).collect();
            let circles: Vec<String> = found.circles.iter().map(|c| group(&c.documents, &c.first)).collect();
            (edges, families, circles, parents)
        };
        prop_assert_eq!(told(&here), told(&there));
    }

    #[test]
    fn a_copy_adds_no_family(all in drawn(), pick in any::<prop::sample::Index>()) {
        let ids: Vec<String> = (0..=all.len()).map(|i| format!("d{i}")).collect();
        let before = of(&entries(&ids, &all)).families.len();
        let mut with = all.clone();
        let copied = &all[pick.index(all.len())];
        prop_assume!(copied.0.contains(char::is_alphanumeric));
        with.push((copied.0.clone(), None, Some("Other Paper")));
        prop_assert!(of(&entries(&ids, &with)).families.len() <= before);
    }

    #[test]
    fn directions_form_no_circle_and_every_document_is_in_one_family(all in drawn()) {
        let ids: Vec<String> = (0..all.len()).map(|i| format!("d{i}")).collect();
        let documents = entries(&ids, &all);
        let found = of(&documents);
        let directed = found.edges.iter().filter(|e| e.is_directed()).map(|e| (e.from, e.to));
        let mut components = circles::components(all.len(), directed);
        components.sort_unstable();
        components.dedup();
        prop_assert_eq!(components.len(), all.len());
        let mut members: Vec<usize> = found.families.iter().flat_map(|f| f.documents.clone()).collect();
        members.sort_unstable();
        prop_assert!(members.into_iter().eq(0..all.len()));
        for (d, parent) in found.parents.iter().enumerate() {
            prop_assert!(parent.is_none_or(|p| found.edges[p].to == d && found.edges[p].is_directed()));
        }
    }
}
