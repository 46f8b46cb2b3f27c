//! The stance of one statement: two opinions weighed together.
//!
//! The network ([`Sides`]) and the rules ([`by_rules`]) err in different ways: the network finds sides that the rules miss, and
//! takes one side for the other more often than they do. So a logistic regression decides from both whether a statement takes a
//! side, and another one which. Both were fitted on the statements of `eval/casefiles`, which were labelled for it one
//! by one; then the word of the rules was doubled and the threshold set high by the verdicts of the
//! same cases. Fitted anew for the present network, on these and on 39 cases that it was not trained on (`training/pair/weigh.py`), they find
//! sides with an F1 of .54 in folds by case; but the documents of all these cases got better by that and the verdicts worse, so that the older
//! ones stand.

use super::number::by_number;
use super::rules::by_rules;
use super::{Judged, Sides, Stance};
use crate::bearing::{Bearing, Nearness};
use crate::question::{Question, Tense};
use crate::reading::{Certainty, Polarity, Statement};

/// How surely a statement must take a side to count, 0 to 1: one that is wrong does more harm than one that is missed.
const SURE: f32 = 0.7;
/// How far from even it must be which side it is.
const CLEAR: f32 = 0.1;
/// Share from which a report is taken back.
const WITHDRAWN: f32 = 0.45;

/// Stance of a statement, whose words are `words`, to a yes/no question, and how surely it is that, 0 to 1.
pub fn judge(
    question: &Question,
    statement: &Statement,
    words: &str,
    near: Nearness,
    bearing: &Bearing,
    sides: Sides,
) -> (Judged, f32) {
    let is = |stance, reason| Judged { stance, withdraws: false, reason };
    let rule = by_rules(question, statement, words, near, bearing);
    let sides = as_plan(question, statement, sides, rule.stance);
    let taken = takes_side(statement, near, bearing, sides, rule.stance);
    if let Some(judged) = by_number(question, &statement.factuality, words, sides) {
        return (judged, taken.max(SURE));
    }
    if rule.withdraws || sides.withdrawn >= WITHDRAWN {
        let reason = "an earlier report is withdrawn";
        let stance = if question.negated { Stance::Supports } else { Stance::Refutes };
        return (Judged { stance, withdraws: true, reason }, sides.withdrawn.max(taken));
    }
    if taken < SURE {
        let about = bearing.is_about(near) || sides.bears() >= SURE;
        return match about && sides.unrelated < 0.5 {
            true => (is(Stance::Discusses, "about the matter, on no side"), bearing.relevance(near) * SURE),
            false => (is(Stance::Unrelated, "not about what is asked"), 0.0),
        };
    }
    let yes = supports(question, statement, sides, rule.stance);
    if (yes - 0.5).abs() < CLEAR {
        return (is(Stance::Discusses, "about what is asked, but on which side is not clear"), taken * SURE);
    }
    let side = if yes > 0.5 { Stance::Supports } else { Stance::Refutes };
    let judged = match (side, statement.factuality.certainty, question.tense) {
        (Stance::Supports, Certainty::Planned, Tense::Past) => is(Stance::Discusses, "planned is not done"),
        (_, certainty, _) => is(side, reason(side, certainty)),
    };
    (judged, taken)
}

/// What is planned or weighed bears on whether it will be, on its side: to the network it is about the matter, on no side.
fn as_plan(question: &Question, s: &Statement, sides: Sides, rule: Stance) -> Sides {
    let planned = question.tense == Tense::Future && s.factuality.certainty == Certainty::Planned;
    match rule {
        Stance::Supports if planned => {
            Sides { supports: sides.supports + sides.matter, matter: 0.0, ..sides }
        }
        Stance::Refutes if planned => Sides { refutes: sides.refutes + sides.matter, matter: 0.0, ..sides },
        _ => sides,
    }
}

/// How surely a statement takes a side, 0 to 1.
fn takes_side(s: &Statement, near: Nearness, bearing: &Bearing, sides: Sides, rule: Stance) -> f32 {
    let certainty = match s.factuality.certainty {
        Certainty::Planned => -0.25,
        Certainty::Unknown => -0.60,
        _ => 0.0,
    };
    let by_rule = if matches!(rule, Stance::Supports | Stance::Refutes) { 2.0 } else { 0.0 };
    let near = 0.29 * bearing.relevance(near) + 0.51 * near.meaning + 0.43 * near.point + 0.29 * near.words;
    let network = 0.72 * log_odds(sides.supports + sides.refutes + sides.withdrawn)
        + 0.24 * log_odds(sides.matter)
        + 0.04 * log_odds(sides.unrelated);
    logistic(network + near + by_rule + certainty - 0.88)
}

/// How surely it supports, 0 to 1, if it takes a side.
fn supports(question: &Question, s: &Statement, sides: Sides, rule: Stance) -> f32 {
    // What is withdrawn had been said to be so: to a question with "not" in it that is a yes.
    let (back, not_back) = if question.negated { (sides.withdrawn, 0.0) } else { (0.0, sides.withdrawn) };
    let (yes, no) = (sides.supports + back + 1e-3, sides.refutes + not_back + 1e-3);
    let positive = s.factuality.polarity == Polarity::Positive && s.factuality.certainty != Certainty::Denied;
    let put = if positive != question.negated { 0.44 } else { -0.44 };
    let rule = match rule {
        Stance::Supports => 0.88,
        Stance::Refutes => -0.88,
        _ => 0.0,
    };
    logistic(0.91 * (yes / no).ln() + put + rule + 0.11)
}

fn log_odds(share: f32) -> f32 {
    (share.max(1e-3) / (1.0 - share).max(1e-3)).ln()
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

fn reason(side: Stance, certainty: Certainty) -> &'static str {
    match (side, certainty) {
        (Stance::Supports, Certainty::Planned) => "planned, and the question is whether it will be",
        (Stance::Supports, Certainty::Possible) => "said to be possible",
        (Stance::Supports, Certainty::Probable) => "held to be likely",
        (Stance::Supports, _) => "said to be so",
        (_, Certainty::Denied) => "denied",
        (_, Certainty::Planned) => "the contrary is planned",
        (_, Certainty::Possible) => "the contrary is said to be possible",
        (_, Certainty::Probable) => "the contrary is held to be likely",
        _ => "said not to be so, or the contrary to be so",
    }
}
