//! A second opinion without a network: how near a statement is to the question, and how it is put.

use super::{Judged, Stance};
use crate::bearing::{Bearing, Nearness};
use crate::question::{Question, Tense};
use crate::reading::{Certainty, Polarity, Statement, Status};
use crate::speaker::{name_words, same_word};

/// Stance of a statement, whose words are `words`, to a yes/no question.
pub fn by_rules(
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
pub(crate) fn withdraws(words: &str) -> bool {
    let words: Vec<String> = words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    has(&["withdraw", "withdraws", "withdrew", "withdrawn", "retract", "retracts", "retracted", "retraction"])
        && has(&["post", "report", "reports", "story", "article", "claim", "claims", "statement", "account"])
}
