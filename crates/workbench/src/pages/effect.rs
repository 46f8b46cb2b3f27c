//! What a correction that holds over all questions does to those that are kept.

use super::answer::question_of;
use crate::desk::{How, Shared};
use crate::page::encoded;
use crate::parts::estimate::short;
use crate::trouble::Trouble;
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::core::correction::{Correction, Event, Place};
use reportedly::questions::KeptQuestion;

/// Questions that are answered anew for it, before and after: those asked last.
const MOST: usize = 3;

/// The kept questions that an event of the log touches, each with its answer before and after.
pub(super) fn on_kept(
    casebook: &Casebook,
    shared: &Shared,
    log: &[Event],
    at: usize,
) -> Result<Markup, Trouble> {
    let Some(correction) = log[at].correction(log) else { return Ok(html! {}) };
    let kept = casebook.questions()?;
    let mut touched: Vec<&KeptQuestion> = kept.iter().filter(|q| touches(correction, q)).collect();
    touched.sort_by_key(|q| std::cmp::Reverse(q.history.last().map(|r| r.id)));
    let mut told = Vec::new();
    for kept in touched.iter().take(MOST) {
        let question = question_of(&kept.text)?;
        let prior = kept.history.last().and_then(|r| r.kept.answered.given_prior);
        let how = How { prior, ..How::default() };
        let was = shared.answer(casebook, &question, &how, &log[..at])?;
        let is = shared.answer(casebook, &question, &how, &log[..=at])?;
        told.push((question.text, short(&was), short(&is)));
    }
    Ok(html! {
        @if !told.is_empty() {
            p { "In questions that are kept:" }
            ul { @for (question, was, is) in &told {
                li { a href={ "/ask?q=" (encoded(question)) } { (question) } " " @if was == is { "stays: " (is) } @else { (was) " before, " strong { (is) " now" } } }
            } }
            @if touched.len() > MOST { p { "And " (touched.len() - MOST) " more; their pages tell." } }
        }
    })
}

/// Whether the answer that was kept last rests on what is corrected.
fn touches(correction: &Correction, question: &KeptQuestion) -> bool {
    let Some(last) = question.history.last() else { return false };
    let origins = || last.kept.answered.origins.iter();
    match correction {
        Correction::Grade { source, .. } => origins().any(|o| o.name == *source),
        Correction::Attribution { statement: Place { document, .. }, .. } => {
            origins().any(|o| o.documents.contains(document))
        }
        _ => false,
    }
}
