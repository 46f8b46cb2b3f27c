//! What a statement does to a question: supports, refutes, discusses, or does not bear on it.
//!
//! First version: a documented rule over how near the statement is in meaning, how it is put, and
//! which time the question is about. Every stance carries its reason. It is not a trained judge of
//! entailment: "the fire began in the kitchen" does not refute "did lightning start the fire?" here.

use crate::bearing::{Bearing, Nearness};
use crate::question::{Question, Tense};
use crate::reading::{Certainty, Polarity, Statement, Status};
use crate::speaker::{name_words, same_word};
use serde::{Deserialize, Serialize};

/// Stance towards the question's proposition (Fake News Challenge's four classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Makes "yes" more likely.
    Supports,
    /// Makes "no" more likely.
    Refutes,
    /// Is about it without taking a side that counts.
    Discusses,
    /// Is about something else.
    Unrelated,
}

/// A stance with the rule that gave it, for people to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The stance.
    pub stance: Stance,
    /// Whether the statement takes back an earlier report.
    pub withdraws: bool,
    /// The rule, in a few words.
    pub reason: &'static str,
}

/// Stance of a statement, whose words are `words`, to a yes/no question.
pub fn judge(
    question: &Question,
    statement: &Statement,
    words: &str,
    near: Nearness,
    bearing: &Bearing,
) -> Judged {
    let is = |stance, reason| Judged { stance, withdraws: false, reason };
    if !bearing.is_about(near) {
        return is(Stance::Unrelated, "too far from the question in meaning");
    }
    if !bearing.is_asked(near) {
        return is(Stance::Discusses, "about the matter, but not about what is asked");
    }
    if withdraws(words) {
        let stance = if question.negated { Stance::Supports } else { Stance::Refutes };
        return Judged { stance, withdraws: true, reason: "an earlier report is withdrawn" };
    }
    if names_others(question, words) {
        return is(Stance::Discusses, "about others than those whom the question names");
    }
    let f = &statement.factuality;
    // "Its report about a drone plant": a noun phrase names a thing and says nothing of it. The head
    // gives no value where there is no predicate.
    if f.value == 0.0 && f.certainty == Certainty::Certain && f.polarity == Polarity::Positive {
        return is(Stance::Discusses, "named without being said to be so");
    }
    let side = match (f.certainty, f.polarity, question.tense) {
        (Certainty::Denied, _, _) => is(Stance::Refutes, "denied"),
        (Certainty::Unknown, _, _) => is(Stance::Discusses, "no position taken"),
        (Certainty::Planned, Polarity::Positive, Tense::Future) => {
            is(Stance::Supports, "planned, and the question is whether it will be")
        }
        (Certainty::Planned, Polarity::Positive, _) => is(Stance::Discusses, "planned is not done"),
        (_, Polarity::Negative, _) => is(Stance::Refutes, "said not to be so"),
        (Certainty::Possible, _, _) => is(Stance::Supports, "said to be possible"),
        (Certainty::Probable, _, _) => is(Stance::Supports, "held to be likely"),
        (_, _, Tense::Future) if f.status == Status::Happened => {
            is(Stance::Supports, "said to have happened")
        }
        _ => is(Stance::Supports, "said to be so"),
    };
    match (question.negated, side.stance) {
        (true, Stance::Supports) => {
            is(Stance::Refutes, "said to be so, and the question asks for the contrary")
        }
        (true, Stance::Refutes) => is(Stance::Supports, "said not to be so, as the question has it"),
        _ => side,
    }
}

/// Whether a statement names somebody, and nobody whom the question names. (Without any name it may
/// speak of "he", "the plant".)
fn names_others(question: &Question, words: &str) -> bool {
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase) && w.len() > 1;
    let names: Vec<String> =
        words.split_whitespace().skip(1).filter(|w| capital(w)).flat_map(name_words).collect();
    let asked = |n: &String| question.names.iter().flat_map(|q| name_words(q)).any(|q| same_word(n, &q));
    let first = words.split_whitespace().next().map(name_words).unwrap_or_default();
    !question.names.is_empty() && !names.is_empty() && !names.iter().chain(&first).any(asked)
}

/// Whether a report is taken back: a word of withdrawing and a word for a report.
fn withdraws(words: &str) -> bool {
    let words: Vec<String> = words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    has(&["withdraw", "withdraws", "withdrew", "withdrawn", "retract", "retracts", "retracted", "retraction"])
        && has(&["post", "report", "reports", "story", "article", "claim", "claims", "statement", "account"])
}

/// One side must be ahead by this factor to be an origin's or a document's position.
pub const TIE: f64 = 1.15;

/// The side that is ahead, given the strength of both; `None` where they are about alike.
pub fn ahead(supports: f64, refutes: f64) -> Option<Stance> {
    if supports > refutes * TIE {
        Some(Stance::Supports)
    } else if refutes > supports * TIE {
        Some(Stance::Refutes)
    } else {
        None
    }
}

/// The stance of several statements together: the side that any takes, `discusses` where both are taken.
pub fn combine(stances: impl IntoIterator<Item = Stance>) -> Stance {
    let (mut supports, mut refutes, mut discusses) = (false, false, false);
    for s in stances {
        supports |= s == Stance::Supports;
        refutes |= s == Stance::Refutes;
        discusses |= s == Stance::Discusses;
    }
    match (supports, refutes) {
        (true, true) => Stance::Discusses,
        (true, false) => Stance::Supports,
        (false, true) => Stance::Refutes,
        _ if discusses => Stance::Discusses,
        _ => Stance::Unrelated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::reading::Factuality;

    fn statement(certainty: Certainty, polarity: Polarity) -> Statement {
        let factuality =
            Factuality { polarity, certainty, status: Status::Ongoing, value: 2.0, cues: vec![] };
        Statement { span: Span::new(0, 1), pieces: vec![], chain: vec![], factuality, vector: vec![] }
    }

    #[test]
    fn how_it_is_put_decides_the_side() {
        use Certainty as C;
        use Polarity::{Negative as N, Positive as P};
        let near = Nearness { meaning: 0.8, words: 0.5, point: 0.5, document: 1.0 };
        let will = Question::new("Will Iran set up a drone factory?").unwrap();
        let did = Question::new("Did Iran set up a drone factory?").unwrap();
        let stance = |q: &Question, c, p| judge(q, &statement(c, p), "", near, &Bearing::default()).stance;
        assert_eq!(stance(&will, C::Planned, P), Stance::Supports);
        assert_eq!(stance(&did, C::Planned, P), Stance::Discusses);
        assert_eq!(stance(&did, C::Certain, P), Stance::Supports);
        assert_eq!(stance(&did, C::Certain, N), Stance::Refutes);
        assert_eq!(stance(&will, C::Denied, N), Stance::Refutes);
        assert_eq!(stance(&will, C::Unknown, P), Stance::Discusses);
        let not = Question::new("Did Iran not set up a drone factory?").unwrap();
        assert_eq!(stance(&not, C::Certain, P), Stance::Refutes);
    }

    #[test]
    fn a_withdrawn_report_refutes() {
        let near = Nearness { meaning: 0.8, words: 0.5, point: 0.5, document: 1.0 };
        let q = Question::new("Did the bank stop paying?").unwrap();
        let s = statement(Certainty::Certain, Polarity::Positive);
        let judged =
            judge(&q, &s, "The Gazette has withdrawn its report about the bank", near, &Bearing::default());
        assert!(judged.withdraws && judged.stance == Stance::Refutes);
        assert!(
            !judge(&q, &s, "Customers withdrew money from the bank", near, &Bearing::default()).withdraws
        );
    }

    #[test]
    fn what_others_did_is_beside_the_point() {
        let near = Nearness { meaning: 0.8, words: 0.5, point: 0.5, document: 1.0 };
        let q = Question::new("Will Anna Kral publish her accounts?").unwrap();
        let s = statement(Certainty::Certain, Polarity::Positive);
        let stance = |words: &str| judge(&q, &s, words, near, &Bearing::default()).stance;
        assert_eq!(stance("Piet Holm has published his accounts"), Stance::Discusses);
        assert_eq!(stance("Piet Holm said that Kral has published her accounts"), Stance::Supports);
        assert_eq!(stance("She has published her accounts"), Stance::Supports);
    }

    #[test]
    fn far_statements_do_not_bear() {
        let q = Question::new("Will Iran set up a drone factory?").unwrap();
        let far = Nearness { meaning: 0.1, words: 0.0, point: 0.0, document: 0.5 };
        assert_eq!(
            judge(&q, &statement(Certainty::Certain, Polarity::Positive), "", far, &Bearing::default())
                .stance,
            Stance::Unrelated
        );
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
}
