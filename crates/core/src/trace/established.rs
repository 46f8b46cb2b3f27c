//! What shows that a newsroom has something from nobody else.
//!
//! An outlet that states as its own what others had before it may have looked into it, or may have copied it out. Its name
//! alone does not tell; so it is no further origin, unless the passage shows that its people were there, asked or saw.

use super::Evidence;
use super::join::{Matter, takes_side};
use crate::credit::{credits, words};
use crate::lineage::Entry;
use crate::reading::Link;
use crate::reuse::asides;
use crate::sets::Sets;
use crate::speaker::is_outlet;
use crate::stance::Stance;
use crate::text::Span;

/// Joins the own words of a document that show nothing of their origin with the first in the corpus who said the
/// same of the question. `own` are the statements on nobody's word but the newsroom's, all of one stance.
///
/// Returns whether they were joined; else they are the newsroom's own.
pub(super) fn rests_on_an_earlier(m: &Matter<'_>, own: &[usize], sets: &mut Sets) -> bool {
    let Some(first) = own.first().map(|i| m.evidence[*i]) else { return false };
    let document = &m.documents[first.document];
    let shown = |i: &usize| {
        let e = &m.evidence[*i];
        e.withdraws
            || shows(document, e.statement.span)
            || (m.speakers[*i].is_some() && spoke_to_it(&e.statement.chain))
    };
    if !takes_side(first.stance) || own.iter().any(shown) {
        return false;
    }
    let Some(earliest) = earliest(m, first.stance) else { return false };
    if m.evidence[earliest].document == first.document {
        return false;
    }
    own.iter().for_each(|i| sets.join(earliest, *i));
    true
}

/// Joins what is told on the word of outlets that do not say it themselves here with the first who said it.
pub(super) fn cited_only(m: &Matter<'_>, cited: &[usize], own: &[usize], sets: &mut Sets) {
    for stance in [Stance::Supports, Stance::Refutes] {
        let of = |list: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|i| m.evidence[*i].stance == stance).collect()
        };
        if let (true, Some(earliest)) = (of(own).is_empty(), earliest(m, stance)) {
            of(cited).into_iter().for_each(|i| sets.join(earliest, i));
        }
    }
}

/// The first statement of a stance: by its document's time, undated last, then id, then place.
fn earliest(m: &Matter<'_>, stance: Stance) -> Option<usize> {
    let key = |e: &Evidence<'_>| (m.documents[e.document].by_time(), e.number);
    (0..m.evidence.len())
        .filter(|i| m.evidence[*i].stance == stance)
        .min_by(|a, b| key(&m.evidence[*a]).cmp(&key(&m.evidence[*b])))
}

/// Whether somebody whom it does not name spoke to the newsroom itself: "a clerk said", but not "it is said".
fn spoke_to_it(chain: &[Link]) -> bool {
    !chain.is_empty() && chain.iter().all(|l| l.source.is_some() && !is_outlet(&l.name))
}

/// Whether the paragraph around a statement tells of the newsroom's own work: the writer speaks of himself outside of
/// quotations, or somebody told the paper.
fn shows(document: &Entry<'_>, statement: Span) -> bool {
    let text = document.text;
    let start = text.get(..statement.start as usize).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end = statement.end as usize;
    let end = text.get(end..).and_then(|t| t.find('\n')).map_or(text.len(), |at| end + at);
    let Some(paragraph) = text.get(start..end) else { return false };
    // A dateline names the agency, and shows no more than its name does.
    let told = |at: &Span| !paragraph[..at.start as usize].ends_with('(');
    if document.publisher.is_some_and(|p| credits(paragraph, &[p]).iter().any(|(_, at)| told(at))) {
        return true;
    }
    let quoted = asides(paragraph);
    let is_quoted = |word: &Span| quoted.iter().any(|q| q.overlap(*word) > 0);
    words(paragraph).iter().any(|w| OWN.contains(&w.of(paragraph)) && !is_quoted(w))
}

/// A writer's words of himself and his people.
const OWN: &[&str] =
    &["I", "we", "We", "our", "Our", "us", "reporter", "reporters", "correspondent", "correspondents"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_shows_own_work_or_does_not() {
        let text = "The port is shut.\n\nWe saw no ship move.\n\nA docker told the Harbour Post so.\n\n\"I saw it,\" she said.";
        let document =
            Entry { id: "a", text, published: None, publisher: Some("Harbour Post"), source: None };
        let shows_at = |words: &str| {
            let at = text.find(words).unwrap();
            shows(&document, Span::new(at, at + words.len()))
        };
        let found = ["The port is shut", "no ship move", "A docker", "she said"].map(shows_at);
        assert_eq!(found, [false, true, true, false]);
    }
}
