//! What the judge of stances is given of each statement: the coefficients of `core::stance::judge` are fitted on it.

use super::retrieve::{self, Near};
use super::{Options, sides};
use crate::{Casebook, Error, Reader};
use reportedly_core::bearing::Nearness;
use reportedly_core::question::Question;
use reportedly_core::stance::{Sides, Stance, by_rules};
use reportedly_core::{Certainty, Polarity};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// One statement that is read together with a question, and by what its stance is judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Seen {
    /// Id of its document.
    pub document: String,
    /// Its words.
    pub words: String,
    /// How its speaker puts it.
    pub certainty: Certainty,
    /// Whether it says that something is, or is not.
    pub polarity: Polarity,
    /// How near it is to the question.
    pub near: Nearness,
    /// [`Bearing::relevance`](reportedly_core::bearing::Bearing::relevance) of that.
    pub relevance: f32,
    /// What the network says.
    pub sides: Sides,
    /// What the rules say.
    pub rule: Stance,
}

/// What is read together with a question, in the order of documents and places. Gives nothing where the question finds nothing.
///
/// # Errors
///
/// Those of the casebook.
pub fn seen(
    casebook: &Casebook,
    reader: &Reader,
    question: &Question,
    options: &Options,
) -> Result<Vec<Seen>, Error> {
    let meaning = reader.embed(&question.text);
    let stored = retrieve::candidates(casebook, question, &meaning, &options.corrections, None)?;
    let all = RefCell::new(Vec::new());
    let judge = |near: &[Near<'_>]| {
        let judged = sides::judge_all(reader, question, near, options);
        let each = near.iter().zip(&judged.0);
        all.borrow_mut().extend(each.map(|(n, opinion)| of(question, n, opinion.sides, options)));
        judged
    };
    retrieve::retrieve(casebook, question, &meaning, options, &judge, &stored, &mut BTreeMap::new())?;
    Ok(all.into_inner())
}

fn of(question: &Question, n: &Near<'_>, sides: Sides, options: &Options) -> Seen {
    let words = n.statement.words(&n.stored.document.text);
    Seen {
        document: n.stored.document.id.clone(),
        certainty: n.statement.factuality.certainty,
        polarity: n.statement.factuality.polarity,
        near: n.near,
        relevance: options.bearing.relevance(n.near),
        sides,
        rule: by_rules(question, n.statement, &words, n.near, &options.bearing).stance,
        words,
    }
}
