//! Numbers compared: what a statement's number does to a number that is asked about. The network does not count.

use super::{Judged, Sides, Stance};
use crate::quantity::{Quantity, counted, grows};
use crate::question::Question;
use crate::reading::{Certainty, Factuality};

/// Share from which a statement may be about what is counted.
const BEARS: f32 = 0.2;

/// A number of what the question asks a number of decides by itself: the network does not count.
/// Not where nothing is said to be so ("if it exceeds nine million"), and not where the asked number itself is repeated
/// ("above nine million is unlikely"): that is a matter of words.
pub(super) fn by_number(
    question: &Question,
    factuality: &Factuality,
    words: &str,
    sides: Sides,
) -> Option<Judged> {
    let asked = question.quantity.as_ref()?;
    if sides.bears() < BEARS || matches!(factuality.certainty, Certainty::Unknown | Certainty::Denied) {
        return None;
    }
    let repeats =
        |q: &Quantity| (q.low, q.high, q.above, q.below) == (asked.low, asked.high, asked.above, asked.below);
    let said =
        counted(words, &asked.unit).into_iter().find(|q| !repeats(q) || asked.high == Some(asked.low))?;
    let (stance, reason) = match said.settles(asked) {
        Some(true) => (Stance::Supports, WITHIN),
        Some(false) => (Stance::Refutes, SHORT),
        None => (Stance::Discusses, "the number that it gives leaves it open"),
    };
    let stance = if question.negated { stance.turned() } else { stance };
    Some(Judged { stance, withdraws: false, reason })
}

/// Of what becomes more with time, an earlier day's smaller number does not speak against a later day's larger one: it is what was
/// known by then. `all` are the stances to a question with the day each was published (ISO 8601).
pub fn supersede<'a>(question: &Question, all: impl IntoIterator<Item = (Option<&'a str>, &'a mut Judged)>) {
    if !question.quantity.as_ref().is_some_and(|q| q.high.is_none() && grows(&q.unit)) {
        return;
    }
    let day = |published: Option<&'a str>| published.and_then(|p| p.get(..10));
    let mut all: Vec<(Option<&str>, &mut Judged)> = all.into_iter().map(|(p, j)| (day(p), j)).collect();
    let reached = all.iter().filter(|(_, j)| j.reason == WITHIN).filter_map(|(day, _)| *day).min();
    for (day, judged) in &mut all {
        if judged.reason == SHORT && day.is_some_and(|day| reached.is_some_and(|reached| day < reached)) {
            **judged = Judged {
                stance: Stance::Discusses,
                reason: "an earlier number, since then there are more",
                ..**judged
            };
        }
    }
}

const WITHIN: &str = "the number that it gives is within what is asked";
const SHORT: &str = "the number that it gives is not within what is asked";
