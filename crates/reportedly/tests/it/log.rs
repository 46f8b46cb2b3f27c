//! The log of corrections: what it keeps, what it refuses, and two people at once.

use crate::common::{Toy, article};
use reportedly::core::correction::{
    Act, Before, Correction, Event, Grade, Judgement, Overrides, Place, Speaker, Subject,
};
use reportedly::core::{Reading, Span};
use reportedly::correct::{By, correct, undo};
use reportedly::{Appended, Casebook, Error};

fn by(who: &str) -> By {
    By { who: who.into(), at: "2026-03-01T08:00:00Z".into(), why: "the desk says so".into() }
}

fn grade(grade: Grade) -> Correction {
    Correction::Grade { source: "Harlow Post".into(), grade }
}

fn attribution(document: &str) -> Correction {
    Correction::Attribution {
        statement: Place::new(document, Span::new(0, 12)),
        judgement: Judgement::Edit,
        chain: vec![Speaker::new("Anna Kral")],
    }
}

fn desk() -> Casebook {
    let mut casebook = Casebook::in_memory().unwrap();
    casebook.put(&[article("a", None, "Ship a left. It came back.")]).unwrap();
    reportedly::add::read(&mut casebook, &Toy("1"), &mut |_| ()).unwrap();
    casebook
}

fn kept(appended: Appended) -> i64 {
    match appended {
        Appended::Kept(id) => id,
        Appended::Stale(events) => panic!("stale: {events:?}"),
    }
}

#[test]
fn events_come_back_as_they_were_made() {
    let mut casebook = desk();
    let one = kept(correct(&mut casebook, attribution("a"), &by("vera"), None, None).unwrap());
    let two = kept(undo(&mut casebook, one, &by("piet")).unwrap());
    let log = casebook.log().unwrap();
    assert_eq!((one, two, log.len()), (1, 2, 2));
    assert_eq!(log[0].act, Act::Correct(attribution("a")));
    assert_eq!(log[0].before, Some(Before::Chain(vec![])), "the author's own word, as the machine read it");
    assert_eq!((log[1].who.as_str(), &log[1].act), ("piet", &Act::Undo { undoes: 1 }));
    assert_eq!(Event::undone(&log), [Some(2), None]);
    assert!(casebook.overrides().unwrap().is_empty());
    assert!(matches!(undo(&mut casebook, one, &by("vera")).unwrap(), Appended::Stale(_)), "undone already");
}

#[test]
fn what_is_not_there_cannot_be_corrected() {
    let mut casebook = desk();
    let elsewhere = Correction::Attribution {
        statement: Place::new("a", Span::new(1, 12)),
        judgement: Judgement::Reject,
        chain: vec![],
    };
    let weight = Correction::Weight { question: "Did it leave?".into(), origin: "a".into(), weight: 9.0 };
    let note = Correction::Note { on: Subject::Document { document: "b".into() }, text: "x".into() };
    let long = Correction::Grade { source: "x".repeat(5000), grade: Grade::A };
    for wrong in [attribution("b"), elsewhere, weight, note, long] {
        let refused = correct(&mut casebook, wrong.clone(), &by("vera"), None, None);
        assert!(matches!(refused, Err(Error::Correction { .. })), "{wrong:?}");
    }
    assert!(matches!(undo(&mut casebook, 7, &by("vera")), Err(Error::Correction { .. })));
    let nobody = correct(&mut casebook, grade(Grade::A), &by(" "), None, None);
    assert!(matches!(nobody, Err(Error::Correction { .. })));
    assert!(casebook.log().unwrap().is_empty());
}

#[test]
fn two_people_at_once_both_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    let (mut vera, mut piet) = (Casebook::open(&path).unwrap(), Casebook::open(&path).unwrap());
    let seen = vera.last_event(&grade(Grade::A).subjects()).unwrap();
    assert_eq!(seen, piet.last_event(&grade(Grade::A).subjects()).unwrap());
    let first = kept(correct(&mut vera, grade(Grade::B), &by("vera"), None, Some(seen)).unwrap());
    let stale = correct(&mut piet, grade(Grade::E), &by("piet"), None, Some(seen)).unwrap();
    let Appended::Stale(others) = stale else { panic!("piet has not seen what vera did") };
    assert_eq!((others.len(), others[0].who.as_str()), (1, "vera"));
    kept(correct(&mut piet, grade(Grade::E), &by("piet"), None, Some(first)).unwrap());
    let other = Correction::Grade { source: "Echo".into(), grade: Grade::A };
    kept(correct(&mut vera, other, &by("vera"), None, Some(0)).unwrap());
    assert_eq!(vera.overrides().unwrap().grade("the Harlow Post"), Some(Grade::E));
    assert_eq!(vera.log().unwrap().len(), 3);
    // An undo is a change of the subject that was corrected.
    kept(undo(&mut piet, 2, &by("piet")).unwrap());
    assert_eq!(vera.last_event(&grade(Grade::A).subjects()).unwrap(), 4);
    assert_eq!(vera.overrides().unwrap().grade("Harlow Post"), Some(Grade::B));
}

#[test]
fn a_correction_follows_its_document_and_outlives_a_reading() {
    let mut casebook = desk();
    kept(correct(&mut casebook, attribution("a"), &by("vera"), None, None).unwrap());
    // Another article of the same name: both get new names.
    casebook.put(&[article("a", None, "Quite another ship.")]).unwrap();
    reportedly::add::read(&mut casebook, &Toy("2"), &mut |_| ()).unwrap();
    let overrides = casebook.overrides().unwrap();
    let changed: Vec<(String, Reading)> = casebook
        .documents()
        .unwrap()
        .into_iter()
        .filter_map(|d| {
            let mut reading = casebook.reading(d.key).unwrap()?;
            let applied = overrides.chains(&d.document.id, &mut reading);
            (!applied.is_empty()).then_some((d.document.text, reading))
        })
        .collect();
    let [(text, reading)] = &changed[..] else { panic!("one document, not {}", changed.len()) };
    assert!(text.starts_with("Ship a left."));
    assert_eq!(reading.statements[0].chain[0].name, "Anna Kral");
    let machine = casebook.documents().unwrap();
    let machine = machine.iter().filter_map(|d| casebook.reading(d.key).unwrap());
    assert!(machine.flat_map(|r| r.statements).all(|s| s.chain.is_empty()), "the machine's reading stays");
}

#[test]
fn no_program_changes_or_cuts_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.casebook");
    let mut casebook = Casebook::open(&path).unwrap();
    kept(correct(&mut casebook, grade(Grade::B), &by("vera"), None, None).unwrap());
    let db = rusqlite::Connection::open(&path).unwrap();
    for sql in ["UPDATE log SET who = 'piet'", "DELETE FROM log"] {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("only added to"), "{sql}");
    }
    assert_eq!(casebook.overrides().unwrap(), Overrides::of(&casebook.log().unwrap()));
}

#[test]
fn where_it_is_known_who_corrects_nobody_signs_as_another() {
    let mut casebook = desk();
    casebook.sign_as(Some("vera".to_owned()));
    let first = kept(correct(&mut casebook, grade(Grade::B), &by("piet"), None, None).unwrap());
    undo(&mut casebook, first, &by("piet")).unwrap();
    casebook.sign_as(None);
    correct(&mut casebook, grade(Grade::C), &by("piet"), None, None).unwrap();
    let who: Vec<String> = casebook.log().unwrap().iter().map(|e| e.who.clone()).collect();
    assert_eq!(who, ["vera", "vera", "piet"]);
}
