//! The rules that join statements to one origin. They can only join, never part.
//!
//! Each looks at a pair of statements, their documents and what these share, and at nothing else of the corpus;
//! where it does look further (which of several names a short one stands for), only at the names of speakers,
//! of which copies and relays bring no new ones.

use super::names::{self, is_one};
use super::speaker::Speaker;
use super::{Evidence, kind, newsroom::newsroom};
use crate::lineage::Entry;
use crate::reading::SourceKind;
use crate::reuse::{Reuse, is_before};
use crate::sets::Sets;
use crate::speaker::name_words;
use std::collections::BTreeMap;

/// What the rules look at.
pub(super) struct Matter<'a> {
    pub(super) documents: &'a [Entry<'a>],
    pub(super) evidence: &'a [Evidence<'a>],
    /// Who answers for each.
    pub(super) speakers: &'a [Option<Speaker<'a>>],
    /// For each document its evidence.
    pub(super) of: Vec<Vec<usize>>,
}

impl<'a> Matter<'a> {
    pub(super) fn new(
        documents: &'a [Entry<'a>],
        evidence: &'a [Evidence<'a>],
        speakers: &'a [Option<Speaker<'a>>],
    ) -> Self {
        let mut of = vec![Vec::new(); documents.len()];
        for (i, e) in evidence.iter().enumerate() {
            if let Some(of) = of.get_mut(e.document) {
                of.push(i);
            }
        }
        Self { documents, evidence, speakers, of }
    }

    fn is_credit(&self, i: usize) -> bool {
        self.speakers[i].is_some_and(|s| s.is_credit())
    }

    /// The statements that a document makes on nobody's word but its newsroom's: none where it credits
    /// a speaker for the matter; with its unnamed sources where it credits nobody else.
    fn own_words(&self, document: usize) -> Vec<usize> {
        let (credited, rest): (Vec<usize>, Vec<usize>) =
            self.of[document].iter().copied().partition(|i| self.is_credit(*i));
        // A body's own release is its word, whomever it quotes besides.
        if self.documents[document].publisher.is_some_and(kind::official) {
            return rest.into_iter().filter(|i| self.speakers[*i].is_none()).collect();
        }
        let nearest = |of: &[usize]| of.iter().map(|i| self.evidence[*i].relevance).fold(0.0f32, f32::max);
        if nearest(&credited) < nearest(&rest) * CREDIT { rest } else { Vec::new() }
    }

    /// The credited statement of a document that is nearest to the question, on the same side as a given one
    /// if there is such.
    fn credit(&self, document: usize, for_: usize) -> Option<usize> {
        let evidence = self.evidence;
        let rank = |j: &usize| (evidence[*j].stance == evidence[for_].stance, evidence[*j].relevance);
        let credited = self.of[document].iter().copied().filter(|i| self.is_credit(*i));
        credited
            .max_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(a)))
    }
}

/// A document's own words rest on somebody it credits if what is credited is nearly as close to the
/// question as they are; else the credit is for something beside the point.
const CREDIT: f32 = 0.75;

/// The same speaker's word; a newsroom's own words; a body's word and its own releases; an outlet that is cited
/// and its own words.
pub(super) fn by_speaker(m: &Matter<'_>, sets: &mut Sets) {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    // Cited outlets and newsrooms.
    let mut outlets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut roles: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, speaker) in m.speakers.iter().enumerate() {
        match speaker {
            Some(s) if s.is_outlet && s.kind == SourceKind::Named => {
                outlets.entry(s.name).or_default().push(i)
            }
            Some(s) if s.kind == SourceKind::Named || s.speaks_for.is_some() => {
                named.entry(s.counts_as()).or_default().push(i);
            }
            // "The mayor" on one matter is one mayor, whichever paper has it.
            Some(s) if s.kind == SourceKind::Role => roles.entry(name_words(s.name)).or_default().push(i),
            // "Sources" are known within their own document only.
            Some(_) => unnamed.entry(m.evidence[i].document).or_default().push(i),
            None => {}
        }
    }
    let groups = names::same(&named.keys().copied().collect::<Vec<_>>());
    for group in &groups {
        sets.join_all(group.iter().flat_map(|name| &named[name]).copied());
    }
    for group in roles.values().chain(unnamed.values()) {
        sets.join_all(group.iter().copied());
    }
    for (d, document) in m.documents.iter().enumerate() {
        if let Some(newsroom) = newsroom(document) {
            outlets.entry(newsroom).or_default().extend(m.own_words(d));
        }
    }
    outlets.retain(|_, words| !words.is_empty());
    for (n, (outlet, words)) in outlets.iter().enumerate() {
        sets.join_all(words.iter().copied());
        // Pair by pair: a further outlet must not make two of one, as a further ministry may.
        for (_, others) in outlets.iter().take(n).filter(|(other, _)| is_one(outlet, other)) {
            sets.join(words[0], others[0]);
        }
        let mut speakers = groups.iter().filter(|g| g.iter().any(|name| is_one(name, outlet)));
        if let (Some(group), None) = (speakers.next(), speakers.next()) {
            sets.join_all(group.iter().flat_map(|name| &named[name]).chain(&words[..1]).copied());
        }
    }
}

/// The same text: statements at one place of a passage that one document took from another.
pub(super) fn by_text(m: &Matter<'_>, reuse: &[Reuse], sets: &mut Sets) {
    for r in reuse {
        let (Some(left), Some(right)) = (m.of.get(r.left), m.of.get(r.right)) else { continue };
        for (a, b) in &r.passages {
            let inside = |i: &&usize, p: &crate::Span| {
                let s = m.evidence[**i].statement.span;
                s.overlap(*p) * 2 > s.len()
            };
            for x in left.iter().filter(|i| inside(i, a)) {
                for y in right.iter().filter(|i| inside(i, b)) {
                    // The same place in the passage, give or take small edits before it.
                    let (sx, sy) = (m.evidence[*x].statement.span, m.evidence[*y].statement.span);
                    let (dx, dy) =
                        (i64::from(sx.start) - i64::from(a.start), i64::from(sy.start) - i64::from(b.start));
                    if (dx - dy).abs() <= 24 + (a.len() as i64 - b.len() as i64).abs() {
                        sets.join(*x, *y);
                    }
                }
            }
        }
    }
}

/// An author's own words: they rest on the credit in their document, else they are one with those of documents
/// of the same text.
pub(super) fn by_author(m: &Matter<'_>, texts: &[usize], sets: &mut Sets) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (d, text) in texts.iter().enumerate() {
        let own = m.own_words(d);
        for i in m.of[d].iter().copied().filter(|i| m.speakers[*i].is_none() && !own.contains(i)) {
            if let Some(credit) = m.credit(d, i) {
                sets.join(i, credit);
            }
        }
        groups.entry(*text).or_default().extend(own);
    }
    for group in groups.values() {
        sets.join_all(group.iter().copied());
    }
}

/// What is told on an outlet's word, and what that outlet printed: its own words, or else whom it credits. A paper that
/// is cited for a wire story relays the wire's.
pub(super) fn by_citation(m: &Matter<'_>, sets: &mut Sets) {
    let own: Vec<Vec<usize>> = (0..m.documents.len()).map(|d| m.own_words(d)).collect();
    for (i, speaker) in m.speakers.iter().enumerate() {
        let Some(speaker) = speaker.filter(|s| s.kind == SourceKind::Named) else { continue };
        let here = m.evidence[i].document;
        let cites = |d: &usize| {
            let document = &m.documents[*d];
            let printed = newsroom(document).into_iter().chain(document.publisher);
            let is_later = is_before(m.documents[here].published, document.published);
            let mut outlets = printed.filter(|name| !kind::official(name));
            *d != here && !is_later && outlets.any(|name| is_one(speaker.name, name))
        };
        for d in (0..m.documents.len()).filter(cites) {
            if let Some(rest) = own[d].first().copied().or_else(|| m.credit(d, i)) {
                sets.join(i, rest);
            }
        }
    }
}
