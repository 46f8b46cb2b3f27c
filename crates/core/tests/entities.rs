//! The cases of `entities.md` and the laws of `core::entity`.

use proptest::prelude::*;
use reportedly_core::entity::{EntityName, entities, groups, join, named, same_entity};
use reportedly_core::{Mention, MentionKind, Span};
use std::collections::BTreeSet;

#[test]
fn the_cases_of_the_page() {
    reportedly_cases::check("crates/core/tests/entities.md", include_str!("entities.md"), |case| {
        let (text, mentions) = marked(&case.text);
        let found = entities(&text, &mentions);
        found
            .iter()
            .map(|e| {
                let mut names: Vec<&str> = Vec::new();
                for m in e.mentions.iter().map(|i| mentions[*i].span.of(&text)) {
                    if !names.contains(&m) {
                        names.push(m);
                    }
                }
                format!("{}: {}", e.name, names.join("; "))
            })
            .collect()
    });
}

/// The text of a case and its names: `{p|Anna Kral}`.
fn marked(text: &str) -> (String, Vec<Mention>) {
    let (mut out, mut mentions, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, brace)) = rest.split_once('{') {
        out.push_str(before);
        let (kind, name) = brace.split_once('|').expect("{ needs a kind and |");
        let (name, after) = name.split_once('}').expect("{ needs }");
        let span = Span::new(out.len(), out.len() + name.len());
        mentions.push(Mention { span, kind: kind_of(kind) });
        out.push_str(name);
        rest = after;
    }
    out.push_str(rest);
    (out, mentions)
}

fn kind_of(letter: &str) -> MentionKind {
    match letter {
        "p" => MentionKind::Person,
        "o" => MentionKind::Organization,
        "l" => MentionKind::Location,
        "f" => MentionKind::Facility,
        "g" => MentionKind::Group,
        "r" => MentionKind::Product,
        "e" => MentionKind::Event,
        other => panic!("no kind {other:?}: write p, o, l, f, g, r or e"),
    }
}

/// The entities of a document written like a case.
fn of(text: &str) -> Vec<EntityName> {
    let (text, mentions) = marked(text);
    named(&text, &mentions, &entities(&text, &mentions))
}

/// The groups of a casebook of such documents, by fullest names, and the joins.
fn joined(documents: &[&str]) -> (Vec<Vec<String>>, Vec<String>) {
    let all: Vec<EntityName> = documents.iter().flat_map(|d| of(d)).collect();
    let found = join(&all);
    let reasons =
        found.joins.iter().map(|j| format!("{:?}: {} = {}", j.reason.rule, j.reason.left, j.reason.right));
    let names = |g: &Vec<usize>| g.iter().map(|i| all[*i].name.clone()).collect();
    (found.groups.iter().map(names).collect(), reasons.collect())
}

#[test]
fn over_a_casebook_names_are_joined_with_a_reason() {
    let cases = [
        ("{p|Anna Kral} left. {p|Kral} wept.", "{p|ANNA KRAL} IS BACK", "SameName: ANNA KRAL = Anna Kral"),
        ("{l|Homel} is quiet.", "{l|Gomel} is quiet.", "Spelling: Gomel = Homel"),
        ("{l|Burma} votes.", "{l|Myanmar} votes.", "Spelling: Burma = Myanmar"),
        (
            "{p|Volodymyr Zelenskyy} spoke.",
            "{p|Volodymyr Zelensky} spoke.",
            "Spelling: Volodymyr Zelensky = Volodymyr Zelenskyy",
        ),
        (
            "{o|Energy Ministry of Norvia}",
            "{o|Norvian Ministry of Energy}",
            "SameWords: Energy Ministry of Norvia = Norvian Ministry of Energy",
        ),
        ("The {o|Tarvo Relief Corps} ({o|TRC}) came.", "The {o|TRC} left.", "Acronym: TRC = TRC"),
        ("{o|Acme Corp.} fell.", "{o|Acme} fell.", "SameName: Acme = Acme Corp."),
        ("The {g|Belarusians} came.", "A {g|Belarusian} came.", "SameWords: Belarusian = Belarusians"),
    ];
    for (a, b, reason) in cases {
        assert_eq!(joined(&[a, b]).1, [reason], "{a} / {b}");
        assert_eq!(joined(&[b, a]).1, [reason], "{b} / {a}");
    }
}

#[test]
fn over_a_casebook_doubt_keeps_names_apart() {
    let cases = [
        ("{p|Kral} left.", "{p|Anna Kral} left."),
        ("{p|Kral} left.", "{p|Kral} left."),
        ("{p|A. Kral} left.", "{p|A. Kral} left."),
        ("{p|Bill Clinton}", "{p|Hillary Clinton}"),
        ("{o|Defence Ministry}", "{o|Defence Ministry}"),
        ("{o|Defence Ministry}", "{o|Norvian Defence Ministry}"),
        ("{o|Acme Ltd}", "{o|Acme Inc.}"),
        ("{o|Microsoft}", "{o|Microsoft Research}"),
        ("{l|Springfield, Ohio}", "{l|Springfield, Illinois}"),
        ("{o|Tarvo}", "{l|Tarvo}"),
        ("{o|Council of Europe}", "{o|European Council}"),
    ];
    for (a, b) in cases {
        assert_eq!(joined(&[a, b]).1, [""; 0], "{a} / {b}");
    }
}

#[test]
fn a_name_or_acronym_with_two_holders_in_the_casebook_decides_nothing() {
    let bush = [
        "{p|George W. Bush} and {p|George Bush}",
        "{p|George H. W. Bush} or {p|George Bush}",
        "{p|George Bush}",
    ];
    assert_eq!(joined(&bush).1, [""; 0]);
    let trc =
        ["{o|Tarvo Relief Corps} ({o|TRC})", "{o|Tidal Research Council} ({o|TRC})", "The {o|TRC} left."];
    assert_eq!(joined(&trc).1, [""; 0]);
}

#[test]
fn a_join_can_be_undone() {
    let all: Vec<EntityName> =
        ["{p|Anna Kral}", "{p|Anna Kral}", "{p|Anna Kral}"].iter().flat_map(|d| of(d)).collect();
    let found = join(&all);
    assert_eq!(found.groups, [[0, 1, 2]]);
    assert_eq!(groups(3, &found.joins[..1]), [vec![0, 1], vec![2]]);
}

#[test]
fn twenty_thousand_mentions_are_settled() {
    let mut text = String::new();
    let mut mentions = Vec::new();
    for i in 0..20_000 {
        let (kind, name) = match i % 4 {
            0 => (MentionKind::Person, format!("Anna{} Kral{}", i % 700, i % 900)),
            1 => (MentionKind::Person, format!("Kral{}", i % 1100)),
            2 => (MentionKind::Organization, format!("Norvian{i} Energy Ministry")),
            _ => (MentionKind::Organization, "Ministry of Energy".to_owned()),
        };
        mentions.push(Mention { span: Span::new(text.len(), text.len() + name.len()), kind });
        text.push_str(&name);
        text.push_str(". ");
    }
    let found = entities(&text, &mentions);
    assert!(found.len() > 1000);
    // A square of the number would take minutes, which the runner's list of slow tests shows.
}

/// Names that collide: few words in many combinations.
fn a_name() -> impl Strategy<Value = (String, MentionKind)> {
    let word = prop::sample::select(vec![
        "Anna",
        "Bill",
        "Kral",
        "Holub",
        "J.",
        "Mr",
        "Mrs",
        "of",
        "the",
        "Ministry",
        "Energy",
        "Norvia",
        "Norvian",
        "NRC",
        "National",
        "Resistance",
        "Center",
        "Acme",
        "Corp.",
        "Ltd",
        "1st",
        "Brigade",
        "Homel",
        "Gomel",
        "al-Hamdi",
        "Kral-Novak",
        "(",
        "Jr.",
        "Łódź",
        "’s",
        "",
    ]);
    let kind = prop::sample::select(vec![
        MentionKind::Person,
        MentionKind::Organization,
        MentionKind::Location,
        MentionKind::Group,
        MentionKind::Product,
    ]);
    (prop::collection::vec(word, 1..4).prop_map(|w| w.join(" ")), kind)
}

fn a_document() -> impl Strategy<Value = (String, Vec<Mention>)> {
    prop::collection::vec(a_name(), 0..12).prop_map(|names| {
        let (mut text, mut mentions) = (String::new(), Vec::new());
        for (name, kind) in names {
            mentions.push(Mention { span: Span::new(text.len(), text.len() + name.len()), kind });
            text.push_str(&name);
            text.push_str(" said. ");
        }
        (text, mentions)
    })
}

proptest! {
    #[test]
    fn every_mention_is_in_one_entity(
        (mut text, mut mentions) in a_document(),
        other in "\\PC{0,40}",
        wild in prop::collection::vec((0u32..60, 0u32..60), 0..4),
    ) {
        // Spans that fit nothing, and any text at all.
        text.push_str(&other);
        mentions.extend(wild.into_iter().map(|(a, b)| Mention { span: Span { start: a, end: a.max(b) }, kind: MentionKind::Person }));
        let found = entities(&text, &mentions);
        let mut held: Vec<usize> = found.iter().flat_map(|e| e.mentions.iter().copied()).collect();
        held.sort_unstable();
        prop_assert_eq!(held, (0..mentions.len()).collect::<Vec<_>>());
        prop_assert!(found.iter().all(|e| e.mentions.is_sorted()));
        prop_assert!(found.windows(2).all(|w| w[0].mentions[0] < w[1].mentions[0]));
    }

    #[test]
    fn the_order_of_documents_changes_nothing(
        documents in prop::collection::vec(a_document(), 0..8),
        turned in any::<prop::sample::Index>(),
        swap in any::<bool>(),
    ) {
        let all: Vec<Vec<EntityName>> =
            documents.iter().map(|(text, mentions)| named(text, mentions, &entities(text, mentions))).collect();
        let mut other = all.clone();
        if !other.is_empty() {
            let n = turned.index(other.len());
            other.rotate_left(n);
            if swap {
                other.reverse();
            }
        }
        let shown = |documents: &[Vec<EntityName>]| {
            let flat: Vec<EntityName> = documents.iter().flatten().cloned().collect();
            let mut groups: Vec<Vec<EntityName>> = join(&flat).groups.iter().map(|g| {
                let mut names: Vec<EntityName> = g.iter().map(|i| flat[*i].clone()).collect();
                names.sort();
                names
            }).collect();
            groups.sort();
            groups
        };
        prop_assert_eq!(shown(&all), shown(&other));
    }

    #[test]
    fn sameness_goes_both_ways(a in a_document(), b in a_document()) {
        let of = |(text, mentions): &(String, Vec<Mention>)| named(text, mentions, &entities(text, mentions));
        for x in of(&a) {
            for y in of(&b) {
                let (there, back) = (same_entity(&x, &y), same_entity(&y, &x));
                prop_assert_eq!(there.is_some(), back.is_some());
                prop_assert!(there.is_none_or(|r| !r.left.is_empty() && !r.right.is_empty()));
            }
        }
    }

    #[test]
    fn joins_make_the_groups(documents in prop::collection::vec(a_document(), 0..6)) {
        let all: Vec<EntityName> =
            documents.iter().flat_map(|(text, mentions)| named(text, mentions, &entities(text, mentions))).collect();
        let found = join(&all);
        let held: BTreeSet<usize> = found.groups.iter().flatten().copied().collect();
        prop_assert_eq!(held.len(), all.len());
        prop_assert_eq!(groups(all.len(), &found.joins), found.groups);
    }
}
