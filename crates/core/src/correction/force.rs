//! Which corrections are in force.

use super::{Act, Before, Correction, Event, same_question};
use serde::Serialize;

/// A correction that is in force.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InForce {
    /// The number of its event.
    pub event: i64,
    /// Who made it.
    pub who: String,
    /// When.
    pub at: String,
    /// What holds.
    pub correction: Correction,
}

/// A correction as it took effect in an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Applied {
    /// The correction.
    #[serde(flatten)]
    pub by: InForce,
    /// What the machine had there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machine: Option<Before>,
}

/// All corrections in force, in the order of the log.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overrides {
    all: Vec<InForce>,
}

impl Overrides {
    /// What is in force after a log, given in its order: whatever was not undone (an undo may itself be undone), and
    /// of several corrections that set the same thing the last.
    pub fn of(events: &[Event]) -> Self {
        let undone = undone(events);
        let mut all: Vec<InForce> = Vec::new();
        for (event, undone) in events.iter().zip(undone) {
            let Act::Correct(correction) = &event.act else { continue };
            if undone.is_some() {
                continue;
            }
            all.retain(|earlier| !replaces(correction, &earlier.correction));
            all.push(InForce {
                event: event.id,
                who: event.who.clone(),
                at: event.at.clone(),
                correction: correction.clone(),
            });
        }
        Self { all }
    }

    /// All of them.
    pub fn all(&self) -> &[InForce] {
        &self.all
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// What people have said an origin does to a hypothesis of a question.
    pub fn fit(&self, question: &str, hypothesis: &str, origin: &str) -> Option<(&InForce, super::Fit)> {
        self.all.iter().rev().find_map(|c| match &c.correction {
            Correction::Fit { question: q, hypothesis: h, origin: o, fit } => {
                let same = same_question(q, question) && same_question(h, hypothesis) && o == origin;
                same.then_some((c, *fit))
            }
            _ => None,
        })
    }

    /// Those that belong to a question, notes left out.
    pub fn of_question<'a>(&'a self, question: &'a str) -> impl Iterator<Item = &'a InForce> {
        self.all.iter().filter(move |c| {
            let is_note = matches!(c.correction, Correction::Note { .. });
            !is_note && c.correction.question().is_some_and(|q| same_question(q, question))
        })
    }
}

/// For each event, the number of the event that has taken it back, where that one is in force itself. Later events
/// decide over earlier ones, so that the log is gone through from its end.
pub(super) fn undone(events: &[Event]) -> Vec<Option<i64>> {
    let mut by = vec![None; events.len()];
    for i in (0..events.len()).rev() {
        if let (Act::Undo { undoes }, None) = (&events[i].act, by[i])
            && let Some(target) = events[..i].iter().position(|e| e.id == *undoes)
        {
            by[target] = Some(events[i].id);
        }
    }
    by
}

impl Event {
    /// For each event of a log, which event has taken it back, if one that is in force has.
    pub fn undone(events: &[Event]) -> Vec<Option<i64>> {
        undone(events)
    }

    /// The correction that it makes or, over undos, takes back or brings back. `log` holds the earlier events.
    pub fn correction<'a>(&'a self, log: &'a [Event]) -> Option<&'a Correction> {
        let mut event = self;
        loop {
            match &event.act {
                Act::Correct(correction) => return Some(correction),
                // An undo names an earlier event, so that this ends.
                Act::Undo { undoes } => event = log.iter().find(|e| e.id == *undoes && e.id < event.id)?,
            }
        }
    }
}

/// Whether a correction sets anew what an earlier one has set.
fn replaces(new: &Correction, old: &Correction) -> bool {
    use Correction::{Attribution, Fit, Grade, Stance, Weight};
    match (new, old) {
        (Attribution { .. }, Attribution { .. }) | (Grade { .. }, Grade { .. }) => {
            new.subjects() == old.subjects()
        }
        (Stance { question: q, statement: s, .. }, Stance { question, statement, .. }) => {
            same_question(q, question) && s == statement
        }
        (Fit { question: q, hypothesis: h, origin: o, .. }, Fit { question, hypothesis, origin, .. }) => {
            same_question(q, question) && same_question(h, hypothesis) && o == origin
        }
        (Weight { question: q, origin: o, .. }, Weight { question, origin, .. }) => {
            same_question(q, question) && o == origin
        }
        _ => false,
    }
}
