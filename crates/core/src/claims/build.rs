//! A claim out of its statements.

use super::alike::Matter;
use super::days;
use super::profile::Profile;
use super::{Claim, ClaimOrigin, Side, Source, Told, history, values};
use crate::days::iso;
use crate::lineage::Entry;
use crate::reuse::Reuse;
use crate::stance::Stance;
use crate::trace::{Evidence, Origin, origins};
use std::collections::BTreeMap;

/// A statement of the claim in hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    pub profile: &'a Profile,
    pub source: &'a Source<'a>,
    /// Number of its origin.
    pub origin: usize,
    /// What it does to the claim.
    pub side: Side,
}

/// The id of the claim of which a statement is the earliest.
pub(super) fn id(source: &Source<'_>, profile: &Profile) -> String {
    let span = source.reading.statements[profile.number].span;
    format!("{}:{}-{}", source.entry.id, span.start, span.end)
}

/// The words of the wording nearest to all of those of a claim.
pub(super) fn words(matter: &Matter<'_>, numbers: &[usize]) -> String {
    matter.first(representative(matter, &matter.wordings_of(numbers))).words.clone()
}

/// The claim of statements: numbers of profiles, ascending, which is by time of publication, then id, then place.
pub(super) fn claim(
    sources: &[Source<'_>],
    reuse_of: &BTreeMap<usize, Vec<&Reuse>>,
    matter: &Matter<'_>,
    numbers: &[usize],
) -> Claim {
    let profiles: Vec<&Profile> = numbers.iter().map(|n| &matter.profiles[*n]).collect();
    let mut documents: Vec<usize> = profiles.iter().map(|p| p.document).collect();
    documents.dedup();
    let sides = sides(&profiles);
    let found = traced(sources, reuse_of, &documents, &profiles, &sides);
    let mut origin_of = vec![0; profiles.len()];
    for (n, origin) in found.iter().enumerate() {
        origin.evidence.iter().for_each(|e| origin_of[*e] = n);
    }
    let members: Vec<Member<'_>> = profiles
        .iter()
        .zip(origin_of.iter().zip(&sides))
        .map(|(profile, (origin, side))| {
            let source = &sources[profile.document];
            Member { profile, source, origin: *origin, side: *side }
        })
        .collect();
    let shown: Vec<ClaimOrigin> = found.iter().map(|o| shown(sources, &documents, &members, o)).collect();
    let on = |side: Side| shown.iter().filter(|o| o.side == side).count();
    let (asserting, denying) = (on(Side::Asserts), on(Side::Denies));
    let values = values::measures(&members, &shown);
    let taken = |side| sides.contains(&side);
    Claim {
        id: id(members[0].source, members[0].profile),
        words: words(matter, numbers),
        who: most(profiles.iter().flat_map(|p| &p.actors)),
        places: most(profiles.iter().flat_map(|p| &p.places)),
        when: span_of_days(&profiles),
        documents: documents.len(),
        disputed: (taken(Side::Asserts) && taken(Side::Denies)) || values.iter().any(|v| v.conflicting),
        asserting,
        denying,
        history: history::history(&members),
        progress: history::progress(&members),
        values,
        origins: shown,
        statements: members.iter().map(told).collect(),
        near: Vec::new(),
        corrected: None,
    }
}

/// What each statement does to the claim. What is only ever said not to be so ("no contract has been signed") is itself
/// what is claimed; where somebody says that it is so, or denies or withdraws that somebody did, "not" is the other side.
fn sides(profiles: &[&Profile]) -> Vec<Side> {
    let is_positive = profiles.iter().any(|p| p.side == Side::Asserts || p.answers);
    let turned = |p: &&Profile| match p.side {
        Side::Denies if !is_positive => Side::Asserts,
        side => side,
    };
    profiles.iter().map(turned).collect()
}

/// The origins of the statements, each of which supports or refutes the claim.
fn traced(
    sources: &[Source<'_>],
    reuse_of: &BTreeMap<usize, Vec<&Reuse>>,
    documents: &[usize],
    profiles: &[&Profile],
    sides: &[Side],
) -> Vec<Origin> {
    let of: BTreeMap<usize, usize> = documents.iter().enumerate().map(|(n, d)| (*d, n)).collect();
    let entries: Vec<Entry<'_>> = documents.iter().map(|d| sources[*d].entry).collect();
    let links = documents.iter().filter_map(|d| reuse_of.get(d)).flatten();
    let mut reuse: Vec<Reuse> = links
        .filter_map(|r| Some(Reuse { left: *of.get(&r.left)?, right: *of.get(&r.right)?, ..(*r).clone() }))
        .collect();
    reuse.sort_by_key(|r| (r.left, r.right));
    let evidence: Vec<Evidence<'_>> = profiles
        .iter()
        .zip(sides)
        .map(|(p, side)| Evidence {
            document: of[&p.document],
            number: p.number,
            statement: &sources[p.document].reading.statements[p.number],
            stance: match side {
                Side::Asserts => Stance::Supports,
                Side::Denies => Stance::Refutes,
                Side::Open => Stance::Discusses,
            },
            relevance: 1.0,
            withdraws: p.withdraws,
        })
        .collect();
    origins(&entries, &reuse, &evidence)
}

fn shown(sources: &[Source<'_>], documents: &[usize], members: &[Member<'_>], o: &Origin) -> ClaimOrigin {
    let sides = o.evidence.iter().map(|e| members[*e].side);
    ClaimOrigin {
        name: o.name.clone(),
        kind: o.kind,
        basis: o.basis,
        side: sides.rev().find(|s| *s != Side::Open).unwrap_or(Side::Open),
        documents: o.documents.iter().map(|d| sources[documents[*d]].entry.id.to_owned()).collect(),
    }
}

fn told(m: &Member<'_>) -> Told {
    let statement = &m.source.reading.statements[m.profile.number];
    Told {
        document: m.source.entry.id.to_owned(),
        published: m.source.entry.published.map(str::to_owned),
        span: statement.span,
        quote: statement.span.of(m.source.entry.text).to_owned(),
        chain: statement.chain.iter().map(|l| l.name.clone()).collect(),
        side: m.side,
        certainty: statement.factuality.certainty,
        status: statement.factuality.status,
        origin: m.origin,
    }
}

/// The wording nearest to all; of equally near ones the first. One that asserts goes before one that does not.
fn representative(matter: &Matter<'_>, group: &[usize]) -> usize {
    let all: Vec<_> = group.iter().map(|w| matter.group(*w)).collect();
    // Of very many wordings the first speak for all.
    let near = |w: &usize| -> f64 {
        let one = matter.group(*w);
        all.iter().take(COMPARED).map(|other| matter.likeness(&one, other)).sum()
    };
    let asserts = |w: &usize| matter.first(*w).side == Side::Asserts;
    let ranked = group.iter().take(COMPARED).rev().map(|w| (asserts(w), near(w), *w));
    let best = ranked.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    best.map_or(group[0], |(_, _, w)| w)
}

/// Wordings compared for the one that stands for all.
const COMPARED: usize = 100;

/// Names by how often they come, then by the alphabet.
fn most<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    names.for_each(|n| *counts.entry(n).or_default() += 1);
    let mut out: Vec<(&String, usize)> = counts.into_iter().collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    out.into_iter().map(|(n, _)| n.clone()).collect()
}

/// The days that statements name, else those that are left when each has narrowed them.
fn span_of_days(profiles: &[&Profile]) -> Option<(String, String)> {
    let when = profiles.iter().map(|p| p.when).reduce(|a, b| a.meet(b).unwrap_or(a))?;
    let days = when.stated.unwrap_or(when.within);
    (days != days::ANY).then(|| (iso(days.0), iso(days.1)))
}
