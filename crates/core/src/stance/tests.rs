use super::*;
use crate::Span;
use crate::bearing::{Bearing, Nearness};
use crate::question::Question;
use crate::reading::{Certainty, Factuality, Polarity, Statement, Status};

fn statement(certainty: Certainty, polarity: Polarity) -> Statement {
    let factuality = Factuality { polarity, certainty, status: Status::Ongoing, value: 2.0, cues: vec![] };
    Statement { span: Span::new(0, 1), pieces: vec![], chain: vec![], factuality, vector: vec![] }
}

/// Near enough to be asked about, for the rules.
const NEAR: Nearness = Nearness { meaning: 0.7, words: 0.5, point: 0.5, document: 1.0 };

const YES: Sides =
    Sides { supports: 0.8, refutes: 0.05, matter: 0.1, around: 0.05, unrelated: 0.0, withdrawn: 0.0 };

fn stance(question: &str, certainty: Certainty, words: &str, sides: Sides) -> Stance {
    let question = Question::new(question).unwrap();
    let s = statement(certainty, Polarity::Positive);
    judge(&question, &s, words, NEAR, &Bearing::default(), sides).0.stance
}

#[test]
fn a_plan_is_no_deed() {
    use Certainty::{Certain, Planned};
    let (will, did) = ("Will Iran set up a drone factory?", "Did Iran set up a drone factory?");
    assert_eq!(stance(will, Planned, "", YES), Stance::Supports);
    assert_eq!(stance(did, Planned, "", YES), Stance::Discusses);
    // What is only weighed is about the matter to the network; it bears on whether it will be.
    let weighed = Sides { matter: 0.9, supports: 0.06, ..Sides::default() };
    assert_eq!(stance(will, Planned, "", weighed), Stance::Supports);
    assert_eq!(stance(did, Planned, "", weighed), Stance::Discusses);
    assert_eq!(stance(did, Certain, "", YES), Stance::Supports);
    assert_eq!(stance(did, Certain, "", YES.turned()), Stance::Refutes);
}

#[test]
fn what_is_not_surely_on_a_side_takes_none() {
    let q = "Did the bank stop paying?";
    let far = Nearness { meaning: 0.1, words: 0.0, point: 0.0, document: 0.5 };
    let s = statement(Certainty::Certain, Polarity::Positive);
    let of =
        |near, sides| judge(&Question::new(q).unwrap(), &s, "", near, &Bearing::default(), sides).0.stance;
    let around = Sides { around: 0.7, supports: 0.3, ..Sides::default() };
    assert_eq!((of(far, around), of(NEAR, around)), (Stance::Unrelated, Stance::Discusses));
    let sure = Sides { supports: 0.985, refutes: 0.005, matter: 0.01, ..Sides::default() };
    assert_eq!(of(far, sure), Stance::Supports, "the network may see what the words do not show");
    // The network says no, the rules yes: it is not clear.
    let no = Sides { supports: 0.2, refutes: 0.74, matter: 0.06, ..Sides::default() };
    assert_eq!((of(NEAR, no), of(far, sure.turned())), (Stance::Discusses, Stance::Refutes));
    let withdrawn = Sides { withdrawn: 0.6, refutes: 0.4, ..Sides::default() };
    let (withdrawn, _) = judge(&Question::new(q).unwrap(), &s, "", NEAR, &Bearing::default(), withdrawn);
    assert!(withdrawn.withdraws && withdrawn.stance == Stance::Refutes);
}

#[test]
fn numbers_are_compared() {
    let of = |question: &str, words: &str| stance(question, Certainty::Certain, words, YES.turned());
    let toll = "Did at least 12 people die in the slide?";
    assert_eq!(of(toll, "the death toll rose to 14 on Wednesday, up from nine"), Stance::Supports);
    assert_eq!(of(toll, "Nine people died"), Stance::Refutes);
    assert_eq!(of(toll, "At least five people were killed"), Stance::Discusses);
    assert_eq!(of(toll, "Twenty houses were buried"), Stance::Refutes, "the network's word");
    let harvest = "Did the harvest exceed nine million tonnes?";
    assert_eq!(of(harvest, "9.3 million tonnes were threshed"), Stance::Supports);
    assert_eq!(of("Did the harvest not exceed nine million tonnes?", "8.4 million tonnes"), Stance::Supports);
    assert_eq!(of(harvest, "a harvest above nine million tonnes"), Stance::Refutes, "the network's word");
    let whether =
        stance(harvest, Certainty::Unknown, "if the harvest passes 9.4 million tonnes", YES.turned());
    assert_ne!(whether, Stance::Supports, "what is not said to be so gives no number");
}

#[test]
fn an_earlier_smaller_number_is_what_was_known_then() {
    let toll = Question::new("Did at least 12 people die in the slide?").unwrap();
    let said = |words: &str| {
        let s = statement(Certainty::Certain, Polarity::Positive);
        judge(&toll, &s, words, NEAR, &Bearing::default(), YES).0
    };
    let judged = || [said("Nine people died"), said("Fourteen people died"), said("Only nine people died")];
    let stances = |days: [Option<&str>; 3]| {
        let mut all = judged();
        supersede(&toll, days.into_iter().zip(&mut all));
        all.map(|j| j.stance)
    };
    use Stance::{Discusses, Refutes, Supports};
    let (tuesday, wednesday) = (Some("2024-05-07T21:00:00Z"), Some("2024-05-08T06:00:00Z"));
    assert_eq!(stances([tuesday, wednesday, wednesday]), [Discusses, Supports, Refutes]);
    assert_eq!(stances([None, wednesday, wednesday]), [Refutes, Supports, Refutes], "nobody knows when");
    assert_eq!(stances([wednesday, wednesday, tuesday]), [Refutes, Supports, Discusses]);
}

/// Asked the contrary, every side is the other one.
#[test]
fn a_question_with_not_is_the_mirror_of_the_plain_one() {
    let [plain, negated] =
        ["Did the bank stop paying?", "Did the bank not stop paying?"].map(|q| Question::new(q).unwrap());
    let mut sided = 0;
    for certainty in [Certainty::Certain, Certainty::Possible, Certainty::Denied] {
        for (polarity, yes) in [
            (Polarity::Positive, 9),
            (Polarity::Negative, 9),
            (Polarity::Positive, 1),
            (Polarity::Negative, 5),
        ] {
            let s = statement(certainty, polarity);
            let supports = yes as f32 * 0.09;
            for withdrawn in [0.0, 0.3, 0.5] {
                let sides = Sides { supports, refutes: 0.9 - supports, withdrawn, ..Sides::default() };
                let of = |q, sides| judge(q, &s, "", NEAR, &Bearing::default(), sides).0.stance;
                assert_eq!(
                    of(&plain, sides).turned(),
                    of(&negated, sides.turned()),
                    "{certainty:?} {polarity:?} {sides:?}"
                );
                sided += usize::from(of(&plain, sides) != Stance::Discusses);
            }
        }
    }
    assert!(sided > 20, "{sided}");
}

#[test]
fn both_sides_together_discuss() {
    assert_eq!(combine([Stance::Supports, Stance::Discusses]), Stance::Supports);
    assert_eq!(combine([Stance::Supports, Stance::Refutes]), Stance::Discusses);
    assert_eq!(combine([Stance::Unrelated]), Stance::Unrelated);
    assert_eq!(combine([]), Stance::Unrelated);
    assert_eq!(ahead(1.2, 1.0), Some(Stance::Supports));
    assert_eq!(ahead(1.0, 1.2), Some(Stance::Refutes));
    assert_eq!((ahead(1.1, 1.0), ahead(0.0, 0.0)), (None, None));
}
