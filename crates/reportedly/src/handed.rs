//! What people did in another casebook, taken over: corrections, and questions with what was answered.
//!
//! None of it can be proved by bytes. Whoever calls this has decided to believe whoever handed it on.

use crate::correct::{By, bounded};
use crate::questions::{Kept, KeptQuestion};
use crate::{Appended, Casebook, Error, NewEvent};
use reportedly_core::correction::{Act, Event};
use reportedly_core::question::Question;
use std::collections::BTreeMap;

/// What was taken over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handed {
    /// Events of the log that are new here.
    pub corrections: usize,
    /// Answers that are new here.
    pub answers: usize,
    /// What could not be taken, in words.
    pub refused: Vec<String>,
    /// The numbers of events there, and here.
    numbers: BTreeMap<i64, i64>,
}

/// Takes over a log, first to last. An event that is here already (same time, person, act and reason) is not added again.
/// The documents that it names are those of this casebook.
///
/// # Errors
///
/// Those of the casebook; what was committed before stays, and taking the same log again goes on there.
pub fn take_log(casebook: &mut Casebook, log: Vec<Event>, handed: &mut Handed) -> Result<(), Error> {
    for event in log {
        let number = event.id;
        let Some(event) = renumbered(event, &handed.numbers) else {
            handed.refused.push(format!("event {number} takes back what is not there"));
            continue;
        };
        let is_same =
            |e: &&Event| (&e.at, &e.who, &e.act, &e.why) == (&event.at, &event.who, &event.act, &event.why);
        if let Some(known) = casebook.log()?.iter().find(is_same) {
            handed.numbers.insert(number, known.id);
            continue;
        }
        match append(casebook, event) {
            Ok(Appended::Kept(id)) => {
                handed.numbers.insert(number, id);
                handed.corrections += 1;
            }
            // Taken back here already, by somebody else.
            Ok(Appended::Stale(others)) => {
                handed.numbers.extend(others.last().map(|other| (number, other.id)));
            }
            Err(Error::Correction { what }) => handed.refused.push(format!("event {number}: {what}")),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The event with the number that the one it takes back has here; `None` where that is not here.
fn renumbered(mut event: Event, numbers: &BTreeMap<i64, i64>) -> Option<Event> {
    if let Act::Undo { undoes } = &mut event.act {
        *undoes = *numbers.get(undoes)?;
    }
    Some(event)
}

fn append(casebook: &mut Casebook, event: Event) -> Result<Appended, Error> {
    let Event { at, who, act, before, why, .. } = event;
    let by = By { who, at, why };
    if let Act::Correct(correction) = &act {
        bounded(correction, &by)?;
    }
    let By { who, at, why } = by;
    casebook.append(&NewEvent { at, who, act, before, why }, None)
}

/// Takes over questions with their answers, in the order in which they were answered. One that is here already (same
/// question, time and answer) is not added again. To be called after [`take_log`], whose events the answers know.
///
/// Which documents were there at the time is not known here: what changes between answers that were taken over names no
/// new documents.
///
/// # Errors
///
/// Those of the casebook; what was committed before stays, and taking the same questions again goes on there.
pub fn take_questions(
    casebook: &mut Casebook,
    questions: Vec<KeptQuestion>,
    handed: &mut Handed,
) -> Result<(), Error> {
    let mut answers = Vec::new();
    for question in questions {
        match Question::new(&question.text) {
            Ok(asked) => {
                answers.extend(question.history.into_iter().map(|r| (r.id, asked.text.clone(), r.kept)))
            }
            Err(_) => handed.refused.push(format!("{} is no question", question.id)),
        }
    }
    answers.sort_by_key(|(number, ..)| *number);
    for (_, text, kept) in answers {
        let same = |known: &Kept| known.asked_at == kept.asked_at && known.answered == kept.answered;
        let known = casebook.question(&text)?;
        if known.is_some_and(|q| q.history.iter().any(|r| same(&r.kept))) {
            continue;
        }
        let event = handed.numbers.range(..=kept.event).next_back().map_or(0, |(_, here)| *here);
        let newest = casebook.newest()?;
        casebook.keep_answer(&text, &Kept { event, newest, ..kept })?;
        handed.answers += 1;
    }
    Ok(())
}
