//! Numbers compared: what a statement's number does to a number that is asked about. The network does not count.

use super::{Judged, Sides, Stance};
use crate::quantity::{Quantity, quantities};
use crate::question::{Question, terms};
use std::collections::BTreeSet;

/// Share from which a statement may be about what is counted.
const BEARS: f32 = 0.2;

/// A number of what the question asks a number of decides by itself: the network does not count.
pub(super) fn by_number(question: &Question, words: &str, sides: Sides) -> Option<Judged> {
    let asked = question.quantity.as_ref()?;
    if sides.bears() < BEARS {
        return None;
    }
    let said = told(asked, words)?;
    let (stance, reason) = match said.settles(asked) {
        Some(true) => (Stance::Supports, "the number that it gives is within what is asked"),
        Some(false) => (Stance::Refutes, "the number that it gives is not within what is asked"),
        None => (Stance::Discusses, "the number that it gives leaves it open"),
    };
    let stance = if question.negated { stance.turned() } else { stance };
    Some(Judged { stance, withdraws: false, reason })
}

/// The number in a statement of what a question asks a number of: of several the first that no "from" or "up from"
/// makes an earlier one.
fn told(asked: &Quantity, words: &str) -> Option<Quantity> {
    let all: BTreeSet<String> = terms(words).collect();
    let counted = |q: &Quantity| {
        let alike = |unit: &BTreeSet<String>| unit.iter().any(|u| is_counted_alike(u, &asked.unit));
        // "The toll has risen to nine": what is counted stands elsewhere.
        if q.unit.is_empty() { alike(&all) } else { alike(&q.unit) }
    };
    let earlier = |q: &Quantity| {
        let before = words.get(..q.span.start as usize).unwrap_or_default().trim_end();
        before.ends_with("from") || before.ends_with("than")
    };
    quantities(words).into_iter().filter(|q| !earlier(q)).find(counted)
}

/// Whether a stem of one unit is one of another's, or both count the dead.
pub(crate) fn is_counted_alike(stem: &str, unit: &BTreeSet<String>) -> bool {
    let dead = |s: &str| DEAD.contains(&s);
    unit.contains(stem) || (dead(stem) && unit.iter().any(|u| dead(u)))
}

/// Stems of words by which the dead are counted.
const DEAD: &[&str] = &["die", "dead", "death", "kill", "bodi", "fatal", "victim", "toll", "live", "perish"];
