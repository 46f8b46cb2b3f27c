//! What speaks for a document's being the source of another.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edge, Entry, Reason, precedes, same_publisher};
use crate::Span;
use crate::credit::{self, credits};
use crate::reuse::{Reuse, ReuseKind};

/// Agencies that a text may credit although nothing of theirs is among the documents.
const AGENCIES: &[&str] = &[
    "Reuters",
    "Associated Press",
    "Agence France-Presse",
    "Bloomberg",
    "TASS",
    "Interfax",
    "Xinhua",
    "Anadolu Agency",
    "Deutsche Presse-Agentur",
    "United Press International",
    "Press Association",
    "Kyodo News",
    "RIA Novosti",
    "Ukrinform",
    "EFE",
    "ANSA",
];
/// A document is a part of another if so much of it stands there, and that is longer by a quarter.
const PART: f32 = 0.9;

/// Evidence about one link.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// For the left document's being the source of the right one; the strongest first.
    pub(super) left: Vec<Reason>,
    /// For the other direction.
    pub(super) right: Vec<Reason>,
    /// A third that both credit.
    pub(super) both_credit: Option<String>,
    /// Both documents are in one circle of credits, which prove nothing there.
    pub(super) in_circle: bool,
}

impl Found {
    /// Whether the left or right document credits the other.
    pub(super) fn credited(&self) -> (bool, bool) {
        let is_credit = |all: &[Reason]| all.iter().any(|r| strength(*r) <= strength(Reason::Record));
        (is_credit(&self.left), is_credit(&self.right))
    }
}

/// Order of reasons: a smaller number is stronger. Where in the text a credit stands does not matter.
pub(super) fn strength(reason: Reason) -> u8 {
    match reason {
        Reason::Credit(_) => 0,
        Reason::Record => 1,
        Reason::Earlier => 2,
        Reason::Whole => 3,
    }
}

/// Whom a document credits, and where first in its text; from its record without a place.
type Credits<'a> = BTreeMap<&'a str, Option<Span>>;

/// Evidence about each link.
pub(super) fn find(documents: &[Entry<'_>], links: &[&Reuse]) -> Vec<Found> {
    let mut partners: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for link in links {
        for (one, other) in [(link.left, link.right), (link.right, link.left)] {
            partners.entry(one).or_default().extend(documents[other].publisher);
        }
    }
    let credits = partners.iter().map(|(d, names)| (*d, credited(&documents[*d], names)));
    let credits: BTreeMap<usize, Credits<'_>> = credits.collect();
    let mut found: Vec<Found> = links.iter().map(|link| about(documents, &credits, link)).collect();
    let directed = links.iter().zip(&found).flat_map(|(link, f)| {
        let (left, right) = f.credited();
        [left.then_some((link.left, link.right)), right.then_some((link.right, link.left))]
    });
    let circle = super::circles::components(documents.len(), directed.flatten());
    for (link, found) in links.iter().zip(&mut found) {
        found.in_circle = circle[link.left] == circle[link.right];
    }
    found
}

fn credited<'a>(document: &Entry<'_>, partners: &BTreeSet<&'a str>) -> Credits<'a> {
    let is_partner = |agency: &&&str| !partners.iter().any(|p| credit::same_publisher(p, agency));
    let itself = |name: &&str| document.publisher.is_some_and(|own| credit::same_publisher(own, name));
    let agencies = AGENCIES.iter().filter(is_partner).copied();
    let names: Vec<&str> = partners.iter().copied().chain(agencies).filter(|n| !itself(n)).collect();
    let mut all = Credits::new();
    for (n, place) in credits(document.text, &names) {
        all.entry(names[n]).or_insert(Some(place));
    }
    for name in names {
        let in_record = |source: &str| credit::byline_names(source).any(|n| credit::same_publisher(n, name));
        if document.source.is_some_and(in_record) {
            all.entry(name).or_insert(None);
        }
    }
    all
}

fn about(documents: &[Entry<'_>], credits: &BTreeMap<usize, Credits<'_>>, link: &Reuse) -> Found {
    let (a, b) = (link.left, link.right);
    let none = Credits::new();
    let of = |d: usize| credits.get(&d).unwrap_or(&none);
    let third = of(a).keys().find(|name| {
        let is = |d: usize| documents[d].publisher.is_some_and(|p| credit::same_publisher(p, name));
        let too = of(b).keys().any(|other| credit::same_publisher(other, name));
        too && !is(a) && !is(b)
    });
    Found {
        left: reasons(documents, link, (a, b), of(b)),
        right: reasons(documents, link, (b, a), of(a)),
        both_credit: third.map(|name| (*name).to_owned()),
        in_circle: false,
    }
}

/// For the first of two documents' being the source of the second, of which the credits are given.
fn reasons(
    documents: &[Entry<'_>],
    link: &Reuse,
    (from, to): (usize, usize),
    credits: &Credits<'_>,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let publisher = documents[from].publisher.filter(|_| !same_publisher(documents, from, to));
    match publisher.and_then(|p| credits.get(p)) {
        Some(Some(place)) => reasons.push(Reason::Credit(*place)),
        Some(None) => reasons.push(Reason::Record),
        None => {}
    }
    if precedes(documents, from, to) {
        reasons.push(Reason::Earlier);
    }
    let (longer, shorter) = (documents[from].text.len(), documents[to].text.len());
    if link.kind == ReuseKind::Copy && link.containment >= PART && longer * 4 >= shorter * 5 {
        reasons.push(Reason::Whole);
    }
    reasons
}

/// The edge that the evidence about a link amounts to.
pub(super) fn weigh(documents: &[Entry<'_>], link: &Reuse, found: &Found) -> Edge {
    // In a circle credits prove nothing. Who of two that credit the same third was earlier proves nothing.
    let counts = |r: &Reason| match r {
        Reason::Credit(_) | Reason::Record => !found.in_circle,
        Reason::Earlier | Reason::Whole => found.in_circle || found.both_credit.is_none(),
    };
    let best = |all: &[Reason]| all.iter().filter(|r| counts(r)).map(|r| strength(*r)).min();
    let (left, right) = (best(&found.left), best(&found.right));
    let first_by_id = documents[link.left].id <= documents[link.right].id;
    let (from, to, reasons, against) = match (left, right) {
        (Some(l), r) if r.is_none_or(|r| l < r) => (link.left, link.right, &found.left, &found.right),
        (l, Some(r)) if l.is_none_or(|l| r < l) => (link.right, link.left, &found.right, &found.left),
        _ if first_by_id => (link.left, link.right, &Vec::new(), &Vec::new()),
        _ => (link.right, link.left, &Vec::new(), &Vec::new()),
    };
    let reasons: Vec<Reason> = reasons.iter().copied().filter(counts).collect();
    let both_credit = found.both_credit.clone().filter(|_| reasons.is_empty());
    let (kind, containment) = (link.kind, link.containment);
    Edge { from, to, kind, containment, reasons, against: against.clone(), both_credit }
}

/// Decide a direction anew, by nothing but time.
pub(super) fn by_time_alone(documents: &[Entry<'_>], edge: &mut Edge) {
    let was = std::mem::take(&mut edge.reasons);
    if precedes(documents, edge.from, edge.to) {
        edge.reasons.push(Reason::Earlier);
    } else if precedes(documents, edge.to, edge.from) {
        (edge.from, edge.to) = (edge.to, edge.from);
        edge.reasons.push(Reason::Earlier);
        edge.against = was;
    } else {
        edge.against.clear();
        if documents[edge.to].id < documents[edge.from].id {
            (edge.from, edge.to) = (edge.to, edge.from);
        }
    }
}
