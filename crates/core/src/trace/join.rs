//! The rules that join statements to one origin. They can only join, never part.
//!
//! Each looks at a pair of statements, their documents and what these share, and at nothing else of the corpus;
//! where it does look further (which of several names a short one stands for), only at the names of speakers,
//! of which copies and relays bring no new ones.

use super::affiliation::{holds, office_of};
use super::established::{cited_only, rests_on_an_earlier};
use super::identity::Named;
use super::names::is_one;
use super::newsroom::{is_release, newsroom};
use super::speaker::Speaker;
use super::{Evidence, kind};
use crate::lineage::Entry;
use crate::reading::SourceKind;
use crate::reuse::{Reuse, is_before};
use crate::sets::Sets;
use crate::stance::Stance;
use std::collections::{BTreeMap, BTreeSet};

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

    /// The statements of a document on nobody's word but its newsroom's, by stance: its author's own and those of its
    /// unnamed sources, where it credits nobody else for the same.
    fn own_words(&self, document: usize) -> Vec<Vec<usize>> {
        let (credited, rest): (Vec<usize>, Vec<usize>) =
            self.of[document].iter().copied().partition(|i| self.is_credit(*i));
        let nearest = |of: &[usize], stance| {
            let of = of.iter().filter(|i| self.evidence[**i].stance == stance);
            of.map(|i| self.evidence[*i].relevance).fold(0.0f32, f32::max)
        };
        let mut by_stance: BTreeMap<Stance, Vec<usize>> = BTreeMap::new();
        for i in rest {
            by_stance.entry(self.evidence[i].stance).or_default().push(i);
        }
        by_stance.retain(|stance, own| nearest(&credited, *stance) < nearest(own, *stance) * CREDIT);
        by_stance.into_values().collect()
    }

    /// The credited statement of a document on a statement's side that is nearest to the question.
    fn credit(&self, document: usize, for_: usize) -> Option<usize> {
        let evidence = self.evidence;
        let same = |j: &usize| evidence[*j].stance == evidence[for_].stance;
        let credited = self.of[document].iter().copied().filter(|i| self.is_credit(*i) && same(i));
        credited.max_by(|a, b| evidence[*a].relevance.total_cmp(&evidence[*b].relevance).then(b.cmp(a)))
    }
}

/// A document's own words rest on somebody it credits if what is credited is nearly as close to the
/// question as they are; else the credit is for something beside the point.
const CREDIT: f32 = 0.75;

/// Whether a side is taken.
pub(super) fn takes_side(stance: Stance) -> bool {
    matches!(stance, Stance::Supports | Stance::Refutes)
}

/// A newsroom's own words, where they show that they are its own; an outlet that is cited and its own words; a body's word
/// and its own releases.
pub(super) fn by_newsroom(m: &Matter<'_>, texts: &[usize], sets: &mut Sets) {
    let mut cited: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, s) in m.speakers.iter().enumerate().filter_map(|(i, s)| Some((i, s.as_ref()?))) {
        if s.is_outlet && s.kind == SourceKind::Named {
            cited.entry(s.name).or_default().push(i);
        }
    }
    let mut outlets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (d, document) in m.documents.iter().enumerate() {
        for own in m.own_words(d) {
            sets.join_all(own.iter().copied());
            let is_own = own.iter().any(|i| m.speakers[*i].is_none());
            if rests_on_an_earlier(m, &own, sets) || !is_own {
                continue;
            }
            if let Some(newsroom) = newsroom(document) {
                outlets.entry(newsroom).or_default().extend(own);
            }
        }
    }
    for (outlet, told) in cited {
        let own = outlets.iter().filter(|(name, _)| is_one(outlet, name)).flat_map(|(_, own)| own);
        // What it took over from another is not what it is cited for.
        let own = own.copied().filter(|i| is_first(m, texts, m.evidence[*i].document));
        cited_only(m, &told, &own.collect::<Vec<_>>(), sets);
        outlets.entry(outlet).or_default().extend(told);
    }
    let named = Named::new(m);
    outlets.retain(|_, words| !words.is_empty());
    for (n, (outlet, words)) in outlets.iter().enumerate() {
        sets.join_all(words.iter().copied());
        // Pair by pair: a further outlet must not make two of one, as a further ministry may.
        for (_, others) in outlets.iter().take(n).filter(|(other, _)| is_one(outlet, other)) {
            sets.join(words[0], others[0]);
        }
        let mut speakers = named.groups.iter().filter(|g| g.iter().any(|name| is_one(name, outlet)));
        if let (Some(group), None) = (speakers.next(), speakers.next()) {
            sets.join_all(named.evidence(group).chain(words[..1].iter().copied()));
        }
    }
}

/// Whether no other newsroom printed a document's text before it: undated last, then by id.
fn is_first(m: &Matter<'_>, texts: &[usize], document: usize) -> bool {
    let key = |d: usize| m.documents[d].by_time();
    let of = newsroom(&m.documents[document]);
    let same = (0..m.documents.len()).filter(|d| texts[*d] == texts[document]);
    !same.into_iter().any(|d| key(d) < key(document) && newsroom(&m.documents[d]) != of)
}

/// A newsroom that takes a report back takes back all that it had on nobody's name.
pub(super) fn by_withdrawal(m: &Matter<'_>, sets: &mut Sets) {
    for (i, e) in m.evidence.iter().enumerate().filter(|(i, e)| e.withdraws && m.speakers[*i].is_none()) {
        let of = |d: usize| m.documents.get(d).and_then(newsroom);
        let unnamed = |j: &usize| m.speakers[*j].is_none_or(|s| s.kind != SourceKind::Named);
        let same = (0..m.evidence.len()).filter(|j| of(m.evidence[*j].document) == of(e.document));
        let taken = same.filter(|j| m.evidence[*j].stance == Stance::Supports || m.evidence[*j].withdraws);
        taken.filter(unnamed).for_each(|j| sets.join(i, j));
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
        let own: Vec<usize> = m.own_words(d).concat();
        for i in m.of[d].iter().copied().filter(|i| !m.is_credit(*i) && !own.contains(i)) {
            if let Some(credit) = m.credit(d, i) {
                sets.join(i, credit);
            }
        }
        groups.entry(*text).or_default().extend(own.into_iter().filter(|i| m.speakers[*i].is_none()));
    }
    for group in groups.values() {
        sets.join_all(group.iter().copied());
    }
}

/// What is told on an outlet's word, and what that outlet printed: its own words, or else whom it credits. A paper that
/// is cited for a wire story relays the wire's.
pub(super) fn by_citation(m: &Matter<'_>, sets: &mut Sets) {
    let own: Vec<Vec<usize>> = (0..m.documents.len()).map(|d| m.own_words(d).concat()).collect();
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

/// What an office writes itself ("Office of the Governor") and who is cited elsewhere by that office, where that is one person.
pub(super) fn by_release(m: &Matter<'_>, sets: &mut Sets) {
    for (d, document) in m.documents.iter().enumerate().filter(|(_, document)| is_release(document)) {
        let Some(office) = document.source.and_then(office_of) else { continue };
        let is_own = |i: &usize| m.speakers[*i].is_none_or(|s| Some(s.name) == document.publisher);
        let Some(own) = m.of[d].iter().copied().find(is_own) else { continue };
        let holds_it = |i: &usize| {
            let at = &m.documents[m.evidence[*i].document];
            m.speakers[*i].is_some_and(|s| holds(at, &s, &office))
        };
        let holders: Vec<usize> = (0..m.evidence.len()).filter(holds_it).collect();
        let names: BTreeSet<&str> =
            holders.iter().filter_map(|i| m.speakers[*i].as_ref().map(Speaker::counts_as)).collect();
        if names.len() == 1 {
            sets.join_all(holders.into_iter().chain([own]));
        }
    }
}
