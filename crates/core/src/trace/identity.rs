//! Which speakers are one, whatever they say: by name, by role, by belonging to one body.

use super::affiliation::{is_body, is_office, is_one_voice, may_be_called, only_one_meant};
use super::join::{Matter, takes_side};
use super::kind::is_description;
use super::names;
use super::newsroom::is_release;
use super::speaker::Speaker;
use crate::reading::SourceKind;
use crate::sets::Sets;
use crate::speaker::{name_words, source_kind};
use crate::stance::Stance;
use std::collections::{BTreeMap, BTreeSet};

/// Names under which speakers who are no outlets are cited, with their evidence, and which of them are one speaker's.
pub(super) struct Named<'a> {
    pub(super) of: BTreeMap<&'a str, Vec<usize>>,
    pub(super) groups: Vec<Vec<&'a str>>,
}

impl<'a> Named<'a> {
    pub(super) fn new(m: &Matter<'a>) -> Self {
        let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, s) in m.speakers.iter().enumerate().filter_map(|(i, s)| Some((i, s.as_ref()?))) {
            // "The health ministry" is as good as a name.
            let body = || s.kind == SourceKind::Role && is_body(s.name) && name_words(s.name).len() > 1;
            if s.is_outlet && s.kind == SourceKind::Named {
            } else if s.kind == SourceKind::Named || s.speaks_for.is_some() {
                of.entry(s.counts_as()).or_default().push(i);
                if let Some(member) = s.member.filter(|name| source_kind(name) == SourceKind::Named) {
                    of.entry(member).or_default().push(i);
                }
            } else if body() {
                of.entry(s.name).or_default().push(i);
            }
        }
        let groups = names::same(&of.keys().copied().collect::<Vec<_>>());
        Self { of, groups }
    }

    /// The evidence of a group.
    pub(super) fn evidence(&self, group: &'a [&'a str]) -> impl Iterator<Item = usize> {
        group.iter().flat_map(|name| &self.of[name]).copied()
    }
}

/// One name; one role on one side of the matter, whichever paper has it; unnamed sources of one document on one side.
pub(super) fn by_name(m: &Matter<'_>, sets: &mut Sets) {
    let named = Named::new(m);
    for group in &named.groups {
        sets.join_all(named.evidence(group));
    }
    let mut roles: BTreeMap<(Vec<String>, Option<Stance>), Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<(usize, Stance), Vec<usize>> = BTreeMap::new();
    for (i, s) in m.speakers.iter().enumerate().filter_map(|(i, s)| Some((i, s.as_ref()?))) {
        let stance = m.evidence[i].stance;
        match s.kind {
            _ if s.speaks_for.is_some() => {}
            // "The prosecutor" who charges and "the prosecutor" who says that nobody is charged are not known to be one.
            SourceKind::Role => {
                roles.entry((name_words(s.name), takes_side(stance).then_some(stance))).or_default().push(i)
            }
            // "Sources" are known within their own document only.
            SourceKind::Unnamed => unnamed.entry((m.evidence[i].document, stance)).or_default().push(i),
            SourceKind::Named => {}
        }
    }
    for group in roles.values().chain(unnamed.values()) {
        sets.join_all(group.iter().copied());
    }
}

/// One voice: a body and those who belong to it, where one document speaks of both.
pub(super) fn by_voice(m: &Matter<'_>, sets: &mut Sets) {
    for (d, document) in m.documents.iter().enumerate() {
        let credited = m.of[d].iter().filter_map(|i| Some((*i, m.speakers[*i]?)));
        let mut heads: Vec<(usize, Speaker<'_>)> = Vec::new();
        for (i, speaker) in credited.filter(|(_, s)| s.is_credit()) {
            if heads.iter().all(|(_, s)| (s.name, s.speaks_for) != (speaker.name, speaker.speaks_for)) {
                heads.push((i, speaker));
            }
        }
        for (n, (i, a)) in heads.iter().enumerate() {
            let same = heads[..n].iter().filter(|(_, b)| is_one_voice(document, a, b));
            same.for_each(|(j, _)| sets.join(*i, *j));
        }
    }
}

/// What a document calls by an office or a common noun and then by name, where only one can be meant. In a body's own
/// release such a one speaks for the body.
pub(super) fn by_office(m: &Matter<'_>, sets: &mut Sets) {
    for (document, of) in m.documents.iter().zip(&m.of) {
        for stance in [Stance::Supports, Stance::Refutes, Stance::Discusses] {
            let of = of.iter().filter(|i| m.evidence[**i].stance == stance);
            let of: Vec<(usize, Speaker<'_>)> =
                of.filter_map(|i| Some((*i, m.speakers[*i]?))).filter(|(_, s)| s.is_credit()).collect();
            only_one_meant(&of).into_iter().for_each(|(i, j)| sets.join(i, j));
            if is_release(document) {
                let body = of.iter().find(|(_, s)| Some(s.name) == document.publisher);
                let offices = of.iter().filter(|(_, s)| is_office(s));
                body.into_iter().for_each(|(j, _)| offices.clone().for_each(|(i, _)| sets.join(*i, *j)));
            }
        }
    }
}

/// "The company", "a spokesman", "prosecutors" in one document, and the one body on that side, named in another, of which
/// its text speaks.
pub(super) fn by_common_noun(m: &Matter<'_>, sets: &mut Sets) {
    let bodies = |stance: Stance| {
        let of = (0..m.evidence.len()).filter(move |i| m.evidence[*i].stance == stance);
        of.filter_map(|i| Some((i, m.speakers[i]?))).filter(|(i, s)| {
            let itself = is_release(&m.documents[m.evidence[*i].document]) || s.speaks_for.is_some();
            s.kind == SourceKind::Named
                && !s.is_outlet
                && (itself || is_body(s.name))
                && !is_description(s.counts_as())
        })
    };
    for (i, role) in m.speakers.iter().enumerate().filter_map(|(i, s)| Some((i, (*s)?))) {
        let stance = m.evidence[i].stance;
        if !takes_side(stance) || !(role.kind == SourceKind::Role || is_description(role.counts_as())) {
            continue;
        }
        let text = m.documents[m.evidence[i].document].text;
        let fits = bodies(stance).filter(|(_, s)| may_be_called(role.counts_as(), s.counts_as(), text));
        let roots: BTreeSet<usize> = fits.map(|(j, _)| sets.find(j)).collect();
        if let (1, Some(j)) = (roots.len(), roots.first()) {
            sets.join(i, *j);
        }
    }
}
