use super::*;
use crate::Span;
use crate::entity::EntityName;
use crate::lineage::Entry;
use crate::reading::{Certainty, Factuality, Polarity, Reading, Statement, Status};
use crate::stance::Judged;
use crate::trace::{Evidence, Origin, OriginKind, origins};
use crate::weigh::Weighed;
use proptest::prelude::*;

const QUESTION: &str = "Did the ferry sink?";

fn statement(speaker: &str, start: usize) -> Statement {
    let factuality = Factuality {
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        status: Status::Happened,
        value: 2.0,
        cues: vec![],
    };
    let cue = Span::new(0, 1);
    let chain = [speaker].into_iter().filter(|s| !s.is_empty());
    let chain = chain.map(|s| Link { source: Some(cue), ..link(s, cue) }).collect();
    Statement { span: Span::new(start, start + 20), pieces: vec![], chain, factuality, vector: vec![] }
}

fn link(name: &str, cue: Span) -> Link {
    let Speaker { name, kind, speaks_for } = Speaker::new(name);
    Link { name, kind, source: None, cue, speaks_for }
}

fn event(id: i64, act: Act) -> Event {
    Event { id, at: "2026-01-01T00:00:00Z".into(), who: "vera".into(), act, before: None, why: String::new() }
}

/// The overrides of corrections that nobody took back.
fn of(corrections: Vec<Correction>) -> Overrides {
    let events: Vec<Event> = (1..).zip(corrections).map(|(id, c)| event(id, Act::Correct(c))).collect();
    Overrides::of(&events)
}

#[test]
fn a_statement_is_found_again_after_a_new_reading() {
    let place = Place::new("a", Span::new(100, 120));
    let at = |spans: &[(usize, usize)]| {
        let cut =
            |(start, end): &(usize, usize)| Statement { span: Span::new(*start, *end), ..statement("", 0) };
        place.find(&spans.iter().map(cut).collect::<Vec<_>>())
    };
    assert_eq!(at(&[(0, 20), (100, 120)]), Some(1));
    assert_eq!(at(&[(0, 20), (104, 120), (121, 140)]), Some(1), "cut by a word");
    assert_eq!(at(&[(0, 500)]), None, "not the whole paragraph");
    assert_eq!(at(&[(100, 109), (111, 120)]), None, "nor either half");
}

#[test]
fn a_chain_is_set_and_the_machines_is_told() {
    let mut reading = Reading { statements: vec![statement("Anna Kral", 100)], ..Reading::default() };
    let edit = Correction::Attribution {
        statement: Place::new("a", Span::new(100, 120)),
        judgement: Judgement::Edit,
        chain: vec![Speaker::new("Piet Holm"), Speaker::new("Anna Kral")],
    };
    let overrides = of(vec![edit]);
    assert!(overrides.chains("b", &mut reading).is_empty(), "another document");
    let applied = overrides.chains("a", &mut reading);
    let names: Vec<&str> = reading.statements[0].chain.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["Piet Holm", "Anna Kral"]);
    assert_eq!(reading.statements[0].chain[1].source, Some(Span::new(0, 1)), "it knows where she stands");
    assert_eq!(applied[0].machine, Some(Before::Chain(vec![Speaker::new("Anna Kral")])));
}

#[test]
fn origins_are_joined_and_parted() {
    let entry =
        |id| Entry { id, text: "", publisher: Some("Post"), published: Some("2023-10-30"), source: None };
    let documents = [entry("a"), entry("b"), entry("c")];
    let said = [statement("Anna Kral", 0), statement("Piet Holm", 0), statement("Piet Holm", 40)];
    let evidence: Vec<Evidence<'_>> = said
        .iter()
        .enumerate()
        .map(|(i, statement)| Evidence {
            document: i,
            number: 0,
            statement,
            stance: Stance::Supports,
            relevance: 0.7,
            withdraws: false,
        })
        .collect();
    let found = || origins(&documents, &[], &evidence);
    let names = |of: &[Origin]| of.iter().map(|o| o.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found()), ["Anna Kral", "Piet Holm"]);
    let join = Correction::JoinOrigins {
        question: "did the ferry  sink".into(),
        origins: vec!["Anna Kral".into(), "Piet Holm".into()],
        name: "The crew".into(),
    };
    let (joined, applied) = of(vec![join.clone()]).origins(QUESTION, &documents, &[], &evidence, found());
    assert_eq!((names(&joined), joined[0].documents.len()), (vec!["The crew".to_owned()], 3));
    assert_eq!(applied[0].machine, Some(Before::Origins(vec!["Anna Kral".into(), "Piet Holm".into()])));
    let part = Correction::PartOrigin {
        question: QUESTION.into(),
        origin: "The crew".into(),
        statements: vec![Place::new("c", said[2].span)],
        name: "Holm's brother".into(),
    };
    let both = of(vec![join, part]);
    let (parted, _) = both.origins(QUESTION, &documents, &[], &evidence, found());
    assert_eq!(names(&parted), ["Holm's brother", "The crew"]);
    assert_eq!(parted.iter().map(|o| o.evidence.len()).collect::<Vec<_>>(), [1, 2]);
    let (other, applied) = both.origins("Did the ferry burn?", &documents, &[], &evidence, found());
    assert_eq!((other, applied), (found(), vec![]), "another question is left alone");
}

fn weighed(weight: f64) -> (Vec<Origin>, Vec<Weighed>) {
    let origin = Origin {
        name: "Harlow Post".into(),
        kind: OriginKind::OwnReporting,
        basis: crate::trace::Basis::Nothing,
        names: vec![],
        documents: vec![0],
        copies: 0,
        evidence: vec![0],
    };
    let stance = if weight < 0.0 { Stance::Refutes } else { Stance::Supports };
    let w = Weighed {
        origin: 0,
        stance,
        certainty: Certainty::Certain,
        interested: false,
        unnamed: false,
        weight,
        points: 0.0,
        reason: "1.60 (certain)".into(),
        evidence: vec![0],
    };
    (vec![origin], vec![w])
}

#[test]
fn grades_and_weights_show_what_the_machine_had() {
    let grade = Correction::Grade { source: "the Harlow Post".into(), grade: Grade::D };
    let (origins, mut w) = weighed(-1.5);
    of(vec![grade.clone()]).weights(QUESTION).apply(&origins, &mut w);
    assert!((w[0].weight + 0.6).abs() < 1e-9);
    assert_eq!(w[0].reason, "1.60 (certain) × 0.40 (graded D by a person)");
    let weight = Correction::Weight { question: QUESTION.into(), origin: "Harlow Post".into(), weight: 0.25 };
    let (origins, mut w) = weighed(-1.5);
    of(vec![grade, weight]).weights(QUESTION).apply(&origins, &mut w);
    assert!((w[0].weight + 0.25).abs() < 1e-9, "the side stays");
    assert_eq!(w[0].reason, "set by a person; the machine: -1.50 = 1.60 (certain)");
}

#[test]
fn entities_are_joined_and_parted() {
    let entity =
        |name: &str| EntityName { kind: MentionKind::Person, name: name.into(), names: vec![name.into()] };
    let all = [entity("Anna Kral"), entity("Anna Kral"), entity("A. Kral")];
    let groups = vec![vec![0, 1], vec![2]];
    let names = |n: &[&str]| n.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let join = Correction::JoinEntities { of: MentionKind::Person, names: names(&["Anna Kral", "A. Kral"]) };
    assert_eq!(regroup(&all, groups.clone(), &of(vec![join.clone()])), [[0, 1, 2]]);
    let part = Correction::PartEntity { of: MentionKind::Person, names: names(&["A. Kral"]) };
    assert_eq!(regroup(&all, groups.clone(), &of(vec![join, part])), [vec![0, 1], vec![2]]);
    let place =
        Correction::JoinEntities { of: MentionKind::Location, names: names(&["Anna Kral", "A. Kral"]) };
    assert_eq!(regroup(&all, groups.clone(), &of(vec![place])), groups, "another kind of thing");
}

#[test]
fn an_undo_can_be_undone() {
    let grade = |grade| Act::Correct(Correction::Grade { source: "Post".into(), grade });
    let log = [
        event(1, grade(Grade::B)),
        event(2, grade(Grade::E)),
        event(3, Act::Undo { undoes: 2 }),
        event(4, Act::Undo { undoes: 3 }),
    ];
    let after = |n: usize| Overrides::of(&log[..n]).grade("The Post");
    let all = (0..=4).map(after).collect::<Vec<_>>();
    assert_eq!(all, [None, Some(Grade::B), Some(Grade::E), Some(Grade::B), Some(Grade::E)]);
    assert_eq!(Event::undone(&log), [None, None, Some(4), None]);
}

#[test]
fn events_are_the_same_after_json() {
    let act = Act::Correct(Correction::Note {
        on: Subject::Origin { question: QUESTION.into(), origin: "Post".into() },
        text: "asked the desk".into(),
    });
    for act in [act, Act::Undo { undoes: 3 }] {
        let event = event(7, act);
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event, "{json}");
    }
}

fn correction() -> impl Strategy<Value = Correction> {
    let place = (0_u32..3).prop_map(|n| Place::new("a", Span { start: n * 40, end: n * 40 + 20 }));
    let grade = prop_oneof![Just(Grade::A), Just(Grade::D), Just(Grade::F)];
    let stance = prop_oneof![Just(Stance::Supports), Just(Stance::Refutes), Just(Stance::Unrelated)];
    prop_oneof![
        ("[PQ]", grade).prop_map(|(source, grade)| Correction::Grade { source, grade }),
        (place.clone(), stance).prop_map(|(statement, stance)| Correction::Stance {
            question: QUESTION.into(),
            statement,
            stance
        }),
        (place, "[KH]").prop_map(|(statement, name)| Correction::Attribution {
            statement,
            judgement: Judgement::Edit,
            chain: vec![Speaker::new(&name)],
        }),
    ]
}

/// What people see of overrides: all that they change in one reading and its judgements.
fn effect(overrides: &Overrides) -> (Reading, Vec<Judged>, Set) {
    let statements: Vec<Statement> = (0..3).map(|n| statement("Anna Kral", n * 40)).collect();
    let mut reading = Reading { statements: statements.clone(), ..Reading::default() };
    let mut judged = vec![Judged { stance: Stance::Discusses, withdraws: false, reason: "rule" }; 3];
    let places: Vec<(&str, &Statement)> = statements.iter().map(|s| ("a", s)).collect();
    overrides.chains("a", &mut reading);
    overrides.stances(QUESTION, &places, &mut judged);
    (reading, judged, overrides.weights(QUESTION))
}

proptest! {
    #[test]
    fn applied_and_undone_is_never_applied(
        before in prop::collection::vec(correction(), 0..6), one in correction(),
        after in prop::collection::vec(correction(), 0..4),
    ) {
        let mut log: Vec<Event> = (1..).zip(before).map(|(id, c)| event(id, Act::Correct(c))).collect();
        let rest = |log: &mut Vec<Event>| {
            for c in &after {
                log.push(event(log.last().map_or(1, |e| e.id + 1), Act::Correct(c.clone())));
            }
        };
        let mut never = log.clone();
        let id = log.last().map_or(1, |e| e.id + 1);
        log.push(event(id, Act::Correct(one)));
        // Undone at once or later: what comes between does not depend on it.
        let mut late = log.clone();
        log.push(event(id + 1, Act::Undo { undoes: id }));
        rest(&mut never);
        rest(&mut log);
        rest(&mut late);
        late.push(event(late.last().map_or(1, |e| e.id + 1), Act::Undo { undoes: id }));
        prop_assert_eq!(effect(&Overrides::of(&log)), effect(&Overrides::of(&never)));
        prop_assert_eq!(effect(&Overrides::of(&late)), effect(&Overrides::of(&never)));
    }

    #[test]
    fn a_log_of_undos_never_panics(targets in prop::collection::vec(-1_i64..9, 0..9)) {
        let log: Vec<Event> =
            (1..).zip(targets).map(|(id, undoes)| event(id, Act::Undo { undoes })).collect();
        prop_assert!(Overrides::of(&log).is_empty());
    }
}

#[test]
fn claims_are_joined_and_parted() {
    let at = |n: usize| Place::new("a", Span::new(n * 10, n * 10 + 5));
    let join = |all: &[usize]| Correction::JoinClaims { statements: all.iter().map(|n| at(*n)).collect() };
    let part = |claim: usize, all: &[usize]| Correction::PartClaim {
        claim: at(claim),
        statements: all.iter().map(|n| at(*n)).collect(),
    };
    let machine = [vec![0, 1, 2], vec![3], vec![4, 5]];
    // Statement 9 was there once, and is not found any more.
    let find = |p: &Place| Some(p.span.start as usize / 10).filter(|n| *n < 6);
    let found = |corrections: Vec<Correction>| -> Vec<(Vec<usize>, Vec<i64>)> {
        let groups = of(corrections).claims(&machine, find);
        groups.into_iter().map(|g| (g.members, g.by.iter().map(|c| c.event).collect())).collect()
    };
    let whole = |m: &[usize]| (m.to_vec(), vec![]);
    assert_eq!(found(vec![join(&[3, 1])]), [(vec![0, 1, 2, 3], vec![1]), whole(&[4, 5])]);
    assert_eq!(
        found(vec![part(0, &[2, 1])]),
        [(vec![0], vec![1]), whole(&[3]), whole(&[4, 5]), (vec![1, 2], vec![1])]
    );
    // What is joined and then parted knows of both.
    assert_eq!(
        found(vec![join(&[0, 3]), part(3, &[0, 1, 2])]),
        [(vec![3], vec![1, 2]), whole(&[4, 5]), (vec![0, 1, 2], vec![1, 2])]
    );
    let idle = vec![join(&[0, 1]), join(&[0, 9]), part(9, &[0]), part(0, &[3]), part(0, &[0])];
    assert_eq!(found(idle), machine.iter().map(|g| whole(g)).collect::<Vec<_>>());
}

proptest! {
    /// Whatever is joined and parted, every statement is of one claim.
    #[test]
    fn no_statement_is_lost(
        acts in proptest::collection::vec((any::<bool>(), proptest::collection::vec(0usize..14, 1..4)), 0..8),
    ) {
        let at = |n: &usize| Place::new("a", Span::new(n * 10, n * 10 + 5));
        let correction = |(joins, all): (bool, Vec<usize>)| match joins {
            true => Correction::JoinClaims { statements: all.iter().map(at).collect() },
            false => Correction::PartClaim { claim: at(&all[0]), statements: all[1..].iter().map(at).collect() },
        };
        let machine: Vec<Vec<usize>> = (0..4).map(|g| (g * 3..g * 3 + 3).collect()).collect();
        let groups = of(acts.into_iter().map(correction).collect())
            .claims(&machine, |p| Some(p.span.start as usize / 10).filter(|n| *n < 12));
        let mut all: Vec<usize> = groups.into_iter().flat_map(|g| g.members).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..12).collect::<Vec<_>>());
    }
}
