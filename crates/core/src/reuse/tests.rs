//! Texts written for these tests; the places and people do not exist.

use proptest::prelude::*;

use super::words::Words;
use super::*;

const LEAD: &str = "Ferry crews on the Orlen line walked off the job at dawn on Thursday, stranding about nine \
    thousand commuters on the western shore and forcing the regional government to charter river barges.";
const TALKS: &str = "Talks between the crews' union and the line's managers broke down shortly before midnight, after \
    the company withdrew an offer to cap night shifts at six hours, two people in the room said.";
const QUOTE: &str = "\"We did not want this morning to happen, but nobody on the other side of the table would pick up \
    a pen and sign what they had already promised us in writing back in the spring,\"";
const PIER: &str = "At the Kessel pier, passengers slept on their luggage while volunteers from a rowing club handed \
    out tea and ferried the elderly across in small boats, four at a time, until the wind rose.";
const COURT: &str = "A labour court will hear the company's request for an injunction on Monday. The last stoppage, \
    eleven years ago, ended after three days when a judge ordered both parties back to arbitration.";
const OTHER: &str = "Growers in the upper valley expect the smallest apricot harvest in a generation after two nights of \
    frost in April. Cooperatives have asked the ministry for seed loans and a delay of the water levy.";

fn story() -> String {
    [LEAD, TALKS, &format!("{QUOTE} said Mara Ilvens, who speaks for the union."), PIER, COURT].join("\n")
}

/// The only link between two texts.
fn link(a: &str, b: &str) -> Option<Reuse> {
    let of = |id, text| Source { id, text, published: None, publisher: None };
    let mut found = find_reuse(&[of("a", a), of("b", b)]);
    assert!(found.len() <= 1);
    found.pop()
}

fn kind(a: &str, b: &str) -> Option<ReuseKind> {
    link(a, b).map(|r| r.kind)
}

#[test]
fn a_copy_with_its_end_cut_off() {
    let cut = [LEAD, TALKS, PIER].join("\n");
    let found = link(&story(), &format!("By our own staff\n{cut}")).unwrap();
    assert_eq!(found.kind, ReuseKind::Copy);
    assert!(found.containment > 0.9, "{}", found.containment);
}

#[test]
fn a_copy_with_its_paragraphs_in_another_order() {
    let turned = [COURT, PIER, TALKS, LEAD].join("\n");
    let found = link(&story(), &turned).unwrap();
    assert_eq!((found.kind, found.passages.len()), (ReuseKind::Copy, 4));
}

#[test]
fn a_copy_in_other_punctuation_and_case() {
    let other =
        story().replace('"', "\u{201d}").replace('\'', "\u{2019}").replace(',', " \u{2014}").to_uppercase();
    assert_eq!(kind(&story(), &other), Some(ReuseKind::Copy));
}

#[test]
fn a_copy_with_small_edits() {
    let edited = story()
        .replace("Thursday", "July 4")
        .replace("about nine thousand", "some 9,000")
        .replace("two people", "people");
    assert_eq!(kind(&story(), &edited), Some(ReuseKind::Copy));
}

#[test]
fn a_sentence_lifted_into_a_long_article() {
    let long = [OTHER.repeat(8), LEAD.to_owned(), OTHER.replace("apricot", "plum").repeat(4)].join(" ");
    let found = link(&story(), &long).unwrap();
    assert_eq!(found.kind, ReuseKind::Partial);
    let (left, right) = found.passages[0];
    assert!(left.of(&story()).starts_with("Ferry crews") && right.of(&long).ends_with("river barges"));
}

#[test]
fn sixty_words_inside_a_host() {
    let host = format!("{OTHER}\n{TALKS} {PIER}\nNothing else of note happened in the valley that week.");
    let found = link(&story(), &host).unwrap();
    assert_eq!(found.kind, ReuseKind::Partial);
}

#[test]
fn two_reports_with_one_quotation_are_independent() {
    let own = format!(
        "River traffic stood still for a second day. {QUOTE} Ilvens told reporters at the dock. {OTHER}"
    );
    assert_eq!(link(&story(), &own), None);
    let curly = own.replacen('"', "\u{201c}", 1).replace('"', "\u{201d}");
    assert_eq!(link(&story(), &curly), None);
}

#[test]
fn a_statement_in_quotes_here_and_bare_there_proves_nothing() {
    let report = format!("The union answered within the hour.\n\"{TALKS}\" its letter reads.\n{OTHER}");
    assert_eq!(link(&story(), &report), None);
}

#[test]
fn captions_and_posts_prove_nothing() {
    for aside in
        [format!("{PIER} (Photo: R. Ostrand)"), format!("{PIER} \u{2014} Ferry Watch (@ferrywatch) July 4")]
    {
        let (a, b) = (format!("{LEAD}\n{aside}\n{TALKS}"), format!("{OTHER}\n{aside}\n{COURT}"));
        assert_eq!(link(&a, &b), None);
    }
}

#[test]
fn site_text_of_a_publisher_proves_nothing() {
    let site = "You have read your last free story this month. Sign in or take out a trial subscription to go on \
        reading, and support reporting from every town on the river, from the sea to the source.";
    let bodies = [[LEAD, TALKS], [PIER, COURT], [OTHER, QUOTE]];
    let texts: Vec<String> = bodies.iter().map(|b| format!("{}\n{site}\n{}", b[0], b[1])).collect();
    let of =
        |n: usize, publisher| Source { id: ["a", "b", "c"][n], text: &texts[n], published: None, publisher };
    let links = |publisher| find_reuse(&[of(0, publisher), of(1, publisher), of(2, publisher)]).len();
    assert_eq!((links(None), links(Some("River Post"))), (3, 0));
}

#[test]
fn a_digest_does_not_join_its_items() {
    let (a, b) = ([LEAD, TALKS].join("\n"), [OTHER, COURT].join("\n"));
    let digest = format!("The week in brief\n{a}\nElsewhere\n{b}");
    let of = |id, text| Source { id, text, published: None, publisher: None };
    let found = find_reuse(&[of("a", &a), of("b", &b), of("c", &digest)]);
    assert_eq!(found.iter().map(|r| r.kind).collect::<Vec<_>>(), [ReuseKind::Partial; 2]);
    assert_eq!(copy_groups(3, &found), [0, 1, 2]);
}

#[test]
fn the_earlier_document_is_on_the_left() {
    let text = story();
    let of = |id, published| Source { id, text: &text, published: Some(published), publisher: None };
    let found = find_reuse(&[of("a", "2031-07-04T09:00Z"), of("b", "2031-07-04T10:30+02:00")]);
    assert_eq!((found[0].left, found[0].right), (1, 0));
}

#[test]
fn text_without_words_is_linked_with_nothing() {
    assert_eq!(link("", ""), None);
    assert_eq!(link("\u{2014} \u{2026}", "\u{2014} \u{2026}"), None);
}

/// A document as drawn by a property test: text, date, publisher.
type Drawn = (String, Option<&'static str>, Option<&'static str>);

/// Texts that share much: paragraphs from a small pool, some in quotes, in any order.
fn texts() -> impl Strategy<Value = String> {
    let pool = [LEAD, TALKS, QUOTE, PIER, COURT, OTHER, "Sign in.", "\u{201c}Ja\u{201d} \u{2014} e\u{301}"];
    let part = (0..pool.len(), 0..4usize, any::<bool>()).prop_map(move |(i, cut, quoted)| {
        let words: Vec<&str> = pool[i].split(' ').collect();
        let text = words[words.len() * cut / 8..].join(" ");
        if quoted { format!("\"{text}\"") } else { text }
    });
    let joined = prop::collection::vec(part, 1..6).prop_map(|parts| parts.join("\n"));
    prop_oneof![4 => joined, 1 => "\\PC{0,60}", 1 => "[ab\"'\\. ]{0,80}"]
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let date =
        prop::sample::select(vec![None, Some("2031-07-04"), Some("2031-07-04T09:00Z"), Some("2031-07-05")]);
    (texts(), date, prop::sample::select(vec![None, Some("River Post"), Some("Valley Wire")]))
}

fn sources<'a>(ids: &'a [String], drawn: &'a [Drawn]) -> Vec<Source<'a>> {
    let of = |(id, d): (&'a String, &'a Drawn)| Source { id, text: &d.0, published: d.1, publisher: d.2 };
    ids.iter().zip(drawn).map(of).collect()
}

fn ids(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("d{}", i * 7 % 100)).collect()
}

fn groups_of(sources: &[Source<'_>]) -> usize {
    copy_groups(sources.len(), &find_reuse(sources)).into_iter().max().map_or(0, |g| g + 1)
}

/// Length of the longest common subsequence.
fn common_words(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (j, y) in b.iter().enumerate() {
            let up = row[j + 1];
            row[j + 1] = if x == y { corner + 1 } else { up.max(row[j]) };
            corner = up;
        }
    }
    row.last().copied().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_verbatim_copy_is_linked_and_adds_no_group(
        mut all in prop::collection::vec(drawn(), 1..9), pick in any::<prop::sample::Index>(), other in drawn(),
    ) {
        let names = ids(all.len() + 1);
        let before = groups_of(&sources(&names, &all));
        let (original, copy) = (pick.index(all.len()), all.len());
        all.push((all[original].0.clone(), other.1, other.2));
        let now = sources(&names, &all);
        if Words::of(&all[original].0).len() > 0 {
            let found = find_reuse(&now);
            let pair = [original, copy];
            let is_it = |r: &&Reuse| pair.contains(&r.left) && pair.contains(&r.right);
            prop_assert_eq!(found.iter().find(is_it).map(|r| r.kind), Some(ReuseKind::Copy));
            prop_assert_eq!(groups_of(&now), before);
        }
    }

    #[test]
    fn the_order_of_documents_does_not_matter(
        all in prop::collection::vec(drawn(), 1..9).prop_map(|d| (ids(d.len()), d)), by in 1..8usize,
    ) {
        let here = sources(&all.0, &all.1);
        let mut there = here.clone();
        there.rotate_left(by % here.len());
        there.reverse();
        let named = |documents: &[Source<'_>]| {
            let name = |r: Reuse| format!("{} {} {:?}", documents[r.left].id, documents[r.right].id, (r.kind, r.passages, r.containment));
            let mut names: Vec<String> = find_reuse(documents).into_iter().map(name).collect();
            names.sort();
            names
        };
        prop_assert_eq!(named(&here), named(&there));
    }

    #[test]
    fn passages_slice_and_agree(all in prop::collection::vec(drawn(), 2..7)) {
        let names = ids(all.len());
        let documents = sources(&names, &all);
        let found = find_reuse(&documents);
        prop_assert!(found.is_sorted_by(|a, b| (a.left, a.right) < (b.left, b.right)));
        for r in found {
            prop_assert!((0.0..=1.0).contains(&r.containment));
            prop_assert!(!r.passages.is_empty());
            for (left, right) in &r.passages {
                let (a, b) = (all[r.left].0.get(left.range()), all[r.right].0.get(right.range()));
                let (a, b) = (Words::of(a.unwrap()).hashes, Words::of(b.unwrap()).hashes);
                prop_assert!(common_words(&a, &b) * 5 >= a.len().max(b.len()) * 4);
                prop_assert!(!a.is_empty());
            }
            for pair in r.passages.windows(2) {
                prop_assert!(pair[0].0.end <= pair[1].0.start, "left passages are in order, apart");
            }
        }
    }

    #[test]
    fn any_unicode_is_read(texts in prop::collection::vec("(?s).{0,200}", 1..4)) {
        let names = ids(texts.len());
        let all: Vec<Drawn> = texts.iter().flat_map(|t| [(t.clone(), None, None)]).collect();
        let _ = find_reuse(&sources(&names, &all));
        for t in &texts {
            prop_assert!(Words::of(t).spans.iter().all(|s| t.get(s.range()).is_some_and(|w| !w.is_empty())));
        }
    }
}
