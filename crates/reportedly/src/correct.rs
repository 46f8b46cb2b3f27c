//! Correcting: is what a correction speaks of there, and what held before it.

use crate::ask::Answer;
use crate::casebook::{Appended, Casebook, NewEvent};
use crate::claims::{claim_at, claims_of};
use crate::error::Error;
use reportedly_core::claims::{Claim, Parameters};
use reportedly_core::correction::{
    Act, Before, Correction, Fit, LONGEST, MAX_WHO, MOST, MOST_WEIGHT, Place, Speaker, Subject,
    same_question, words,
};
use reportedly_core::stance::Stance;
use std::collections::BTreeSet;

/// Who corrects, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Who; a name of the person's own choice.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why; may be empty.
    pub why: String,
}

/// Keeps a correction, once it is known that what it speaks of is there. `answer` is the answer as it stands, for
/// corrections that belong to a question; `seen` as for [`Casebook::append`].
///
/// # Errors
///
/// [`Error::Correction`] where it speaks of something that is not there, or holds too much; those of the casebook.
pub fn correct(
    casebook: &mut Casebook,
    correction: Correction,
    by: &By,
    answer: Option<&Answer>,
    seen: Option<i64>,
) -> Result<Appended, Error> {
    bounded(&correction, by)?;
    let before = before(casebook, &correction, answer)?;
    append(casebook, Act::Correct(correction), by, before, seen)
}

/// Takes an event of the log back. Taking back an undo brings the correction into force again.
///
/// # Errors
///
/// [`Error::Correction`] where there is no such event; those of the casebook.
pub fn undo(casebook: &mut Casebook, event: i64, by: &By) -> Result<Appended, Error> {
    short("the reason", &by.why, LONGEST)?;
    short("the name of who undoes", &by.who, MAX_WHO)?;
    append(casebook, Act::Undo { undoes: event }, by, None, None)
}

fn append(
    casebook: &mut Casebook,
    act: Act,
    by: &By,
    before: Option<Before>,
    seen: Option<i64>,
) -> Result<Appended, Error> {
    let By { who, at, why } = by.clone();
    casebook.append(&NewEvent { at, who, act, before, why }, seen)
}

fn refuse(what: impl Into<String>) -> Error {
    Error::Correction { what: what.into() }
}

fn short(what: &str, text: &str, most: usize) -> Result<(), Error> {
    if text.len() > most { Err(refuse(format!("{what} is longer than {most} bytes"))) } else { Ok(()) }
}

fn named(what: &str, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() { Err(refuse(format!("{what} is empty"))) } else { short(what, text, LONGEST) }
}

/// Whether everything in it is there and of a sensible size.
pub(crate) fn bounded(correction: &Correction, by: &By) -> Result<(), Error> {
    named("the name of who corrects", &by.who)?;
    short("the name of who corrects", &by.who, MAX_WHO)?;
    short("the reason", &by.why, LONGEST)?;
    if let Some(question) = correction.question() {
        named("the question", question)?;
    }
    let few = |n: usize| if n > MOST { Err(refuse(format!("more than {MOST} at once"))) } else { Ok(()) };
    match correction {
        Correction::Attribution { chain, .. } => {
            few(chain.len())?;
            chain.iter().try_for_each(|s| named("the name of a speaker", &s.name))
        }
        Correction::JoinOrigins { origins, name, .. } => {
            few(origins.len())?;
            named("the name of the joined origin", name)?;
            if origins.len() < 2 { Err(refuse("joining takes two origins or more")) } else { Ok(()) }
        }
        Correction::PartOrigin { statements, name, .. } => {
            few(statements.len())?;
            named("the name of the new origin", name)
        }
        Correction::JoinEntities { names, .. } => {
            few(names.len())?;
            if names.len() < 2 { Err(refuse("joining takes two names or more")) } else { Ok(()) }
        }
        Correction::PartEntity { names, .. } => {
            few(names.len())?;
            if names.is_empty() { Err(refuse("parting takes a name")) } else { Ok(()) }
        }
        Correction::JoinClaims { statements } => {
            few(statements.len())?;
            if statements.len() < 2 { Err(refuse("joining takes two claims or more")) } else { Ok(()) }
        }
        Correction::PartClaim { statements, .. } => {
            few(statements.len())?;
            if statements.is_empty() { Err(refuse("parting takes a statement")) } else { Ok(()) }
        }
        Correction::Grade { source, .. } => named("the name of the source", source),
        Correction::Weight { weight, .. } if !(0.0..=MOST_WEIGHT).contains(weight) => {
            Err(refuse(format!("a weight is from 0 to {MOST_WEIGHT}")))
        }
        Correction::Weight { .. } | Correction::Stance { .. } => Ok(()),
        Correction::Fit { hypothesis, origin, .. } => {
            named("the hypothesis", hypothesis)?;
            named("the name of the origin", origin)
        }
        Correction::Note { text, .. } => named("the note", text),
    }
}

/// What held before, which shows that there is something that can be corrected.
fn before(
    casebook: &Casebook,
    correction: &Correction,
    answer: Option<&Answer>,
) -> Result<Option<Before>, Error> {
    match correction {
        Correction::Attribution { statement, .. } => {
            let mut chain = chain(casebook, statement)?;
            let overrides = casebook.overrides()?;
            let held = overrides.all().iter().rev().find_map(|c| match &c.correction {
                Correction::Attribution { statement: of, chain, .. } => {
                    (of == statement).then(|| chain.clone())
                }
                _ => None,
            });
            if let Some(held) = held {
                chain = held;
            }
            Ok(Some(Before::Chain(chain)))
        }
        Correction::Stance { statement, .. } => {
            chain(casebook, statement)?;
            let quotes = answer.into_iter().flat_map(|a| &a.origins).flat_map(|o| &o.statements);
            let mut here = quotes.filter(|q| q.document == statement.document && q.span == statement.span);
            Ok(Some(Before::Stance(here.next().map_or(Stance::Unrelated, |q| q.stance))))
        }
        Correction::JoinOrigins { origins, .. } => {
            for name in origins {
                origin(answer, name)?;
            }
            Ok(Some(Before::Origins(origins.clone())))
        }
        Correction::PartOrigin { origin: name, statements, .. } => {
            let of = origin(answer, name)?;
            let is_its =
                |p: &Place| of.statements.iter().any(|q| q.document == p.document && q.span == p.span);
            if !statements.iter().all(is_its) || statements.is_empty() {
                return Err(refuse(format!("not all of the statements are of the origin \"{name}\"")));
            }
            if of.statements.iter().all(|q| statements.contains(&Place::new(q.document.clone(), q.span))) {
                return Err(refuse(format!("nothing would be left of the origin \"{name}\"")));
            }
            Ok(Some(Before::Origins(vec![name.clone()])))
        }
        Correction::JoinClaims { statements } => {
            let claims = claims_of(casebook, &Parameters::default())?;
            let of = statements.iter().map(|s| claim(&claims, s)).collect::<Result<Vec<_>, _>>()?;
            let ids: BTreeSet<String> = of.iter().map(|c| c.id.clone()).collect();
            if ids.len() < 2 {
                return Err(refuse("the statements are of one claim already"));
            }
            Ok(Some(Before::Claims(ids.into_iter().collect())))
        }
        Correction::PartClaim { claim: stays, statements } => {
            let claims = claims_of(casebook, &Parameters::default())?;
            let of = claim(&claims, stays)?;
            for s in statements {
                if claim(&claims, s)?.id != of.id {
                    return Err(refuse(format!("the statement at {} is not of that claim", words::at(s))));
                }
            }
            if statements.contains(stays) {
                return Err(refuse("name a statement that stays in the claim, and others that do not"));
            }
            Ok(Some(Before::Claims(vec![of.id.clone()])))
        }
        Correction::Weight { origin: name, .. } => Ok(Some(Before::Weight(origin(answer, name)?.weight))),
        Correction::Fit { hypothesis, origin: name, .. } => {
            origin(answer, name)?;
            Ok(Some(Before::Fit(fit(answer, hypothesis, name)?)))
        }
        Correction::Grade { source, .. } => Ok(Some(Before::Grade(casebook.overrides()?.grade(source)))),
        Correction::Note { on, .. } => there(casebook, on).map(|()| None),
        Correction::JoinEntities { .. } | Correction::PartEntity { .. } => Ok(None),
    }
}

fn origin<'a>(answer: Option<&'a Answer>, name: &str) -> Result<&'a crate::ask::OriginAnswer, Error> {
    let all = answer.into_iter().flat_map(|a| &a.origins);
    let mut called = all.filter(|o| o.name == name);
    called.next().ok_or_else(|| refuse(format!("the question has no origin called \"{name}\"")))
}

/// What an origin does to a hypothesis in the answer as it stands.
fn fit(answer: Option<&Answer>, hypothesis: &str, origin: &str) -> Result<Fit, Error> {
    let none = || refuse(format!("the question has no hypothesis \"{hypothesis}\""));
    let answer = answer.ok_or_else(none)?;
    let column = answer.matrix.hypotheses.iter().position(|h| same_question(&h.text, hypothesis));
    let column = column.ok_or_else(none)?;
    let row = answer.origins.iter().zip(&answer.matrix.rows).find(|(o, _)| o.name == origin);
    row.and_then(|(_, row)| row.fits.get(column).copied()).ok_or_else(none)
}

/// The claim with the statement at exactly these bytes.
fn claim<'a>(claims: &'a [Claim], place: &Place) -> Result<&'a Claim, Error> {
    claim_at(claims, place).ok_or_else(|| refuse(format!("no claim has a statement at {}", words::at(place))))
}

/// The machine's chain of a statement that is there, at exactly these bytes.
fn chain(casebook: &Casebook, place: &Place) -> Result<Vec<Speaker>, Error> {
    let stored = casebook.find(&place.document)?;
    let [stored] = &stored[..] else {
        return Err(refuse(format!("there is no document \"{}\"", place.document)));
    };
    let reading = casebook.reading(stored.key)?.unwrap_or_default();
    let found = reading.statements.iter().find(|s| s.span == place.span);
    let statement = found.ok_or_else(|| {
        let (start, end) = (place.span.start, place.span.end);
        refuse(format!("no statement stands at {}:{start}-{end}", place.document))
    })?;
    Ok(statement.chain.iter().map(Speaker::of).collect())
}

fn there(casebook: &Casebook, subject: &Subject) -> Result<(), Error> {
    match subject {
        Subject::Document { document } if casebook.find(document)?.len() != 1 => {
            Err(refuse(format!("there is no document \"{document}\"")))
        }
        Subject::Statement { statement }
        | Subject::Stance { statement, .. }
        | Subject::Claim { statement } => chain(casebook, statement).map(drop),
        _ => Ok(()),
    }
}
