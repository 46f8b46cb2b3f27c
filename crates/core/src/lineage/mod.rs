//! Lineage: who took a text from whom, and how that is known.
//!
//! Reuse says that two documents share text. Which of them had it first is a matter of evidence, strongest
//! first: one credits the other's publisher in its text; its record does (a feed's source element, a byline);
//! one was published before the other; one is a part of the other. Without any, the direction is
//! unknown and is said to be. Where both credit the same third ("(AP)"), neither time nor length
//! tells who of the two took from whom: both have it from there.
//!
//! Circular reporting (B cites A, and A's update cites B) is found as a circle of credits. Credits inside one
//! prove nothing; time alone decides there, and the earliest document is the circle's first entry.

mod circles;
mod evidence;
#[cfg(test)]
pub(crate) mod tests;

use serde::Serialize;

use self::evidence::Found;
use crate::reuse::{Reuse, ReuseKind, Source, is_before};
use crate::sets::Sets;
use crate::{Span, credit};

/// What lineage needs of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Name of the document; settles ties. Should be unique.
    pub id: &'a str,
    /// The article.
    pub text: &'a str,
    /// When it was published: ISO 8601 date or date-time. Anything else counts as unknown.
    pub published: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// Whom its record names as its source: a feed's source element, or the byline as printed.
    pub source: Option<&'a str>,
}

impl<'a> Entry<'a> {
    /// What documents are put in order by: their time, undated last, then their id.
    pub fn by_time(&self) -> (&'a str, &'a str) {
        (self.published.unwrap_or("~"), self.id)
    }

    /// The document as [`find_reuse`](crate::reuse::find_reuse) takes it.
    pub fn text_of(&self) -> Source<'a> {
        Source { id: self.id, text: self.text, published: self.published, publisher: self.publisher }
    }
}

/// Why a document is taken for the source of another; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The other's text names its publisher as a source: there, in the other's text.
    Credit(Span),
    /// The other's record names its publisher.
    Record,
    /// It was published before the other.
    Earlier,
    /// The other is a part of it: texts are cut more often than filled up.
    Whole,
}

/// Text that went from one document to another, or between them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edge {
    /// The source, if the direction is known; else the first by id.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// What was taken over.
    pub kind: ReuseKind,
    /// Share of the shorter document's own prose that stands in the other, 0 to 1.
    pub containment: f32,
    /// Why `from` is the source. Empty where the direction is not known.
    pub reasons: Vec<Reason>,
    /// What speaks for the other direction and was outweighed.
    pub against: Vec<Reason>,
    /// The publisher or agency that both credit, where that is why the direction is not known.
    pub both_credit: Option<String>,
}

impl Edge {
    /// Whether there is evidence for the direction.
    pub fn is_directed(&self) -> bool {
        !self.reasons.is_empty()
    }
}

/// Documents of one text, by copying and rewriting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Family {
    /// Its documents (indices), by time of publication, then id.
    pub documents: Vec<usize>,
    /// The one that all others have it from, if one only took it from none of them.
    pub first: Option<usize>,
}

/// Documents that credit one another in a circle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Circle {
    /// Its documents (indices), by time of publication, then id, with earlier ones of the same publishers that
    /// share text with them.
    pub documents: Vec<usize>,
    /// The first entry, if one was surely published before all the others.
    pub first: Option<usize>,
}

/// Who took text from whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Lineage {
    /// One for each pair that shares text. Those with a direction form no circle.
    pub edges: Vec<Edge>,
    /// Every document is in one.
    pub families: Vec<Family>,
    /// Circular reporting.
    pub circles: Vec<Circle>,
    /// For each document the edge (an index into `edges`) to its nearest source, if it has one.
    pub parents: Vec<Option<usize>>,
}

/// Work out the lineage of documents from the text they share. Indices refer to the documents given; but for
/// them, the result does not depend on their order. Links to documents that are not there are left out.
pub fn lineage(documents: &[Entry<'_>], reuse: &[Reuse]) -> Lineage {
    let within = |r: &&Reuse| r.left < documents.len() && r.right < documents.len() && r.left != r.right;
    let mut links: Vec<&Reuse> = reuse.iter().filter(within).collect();
    links.sort_by_key(|r| by_id(documents, r.left, r.right));
    let found = evidence::find(documents, &links);
    let circles = circles::of_credits(documents, &links, &found);
    let edges = decide(documents, &links, &found);
    let parents = (0..documents.len()).map(|d| parent(documents, &edges, d)).collect();
    let families = families(documents, &edges);
    Lineage { edges, families, circles, parents }
}

fn by_id<'a>(documents: &[Entry<'a>], a: usize, b: usize) -> (&'a str, &'a str) {
    let (a, b) = (documents[a].id, documents[b].id);
    (a.min(b), a.max(b))
}

fn decide(documents: &[Entry<'_>], links: &[&Reuse], found: &[Found]) -> Vec<Edge> {
    let mut edges: Vec<Edge> =
        links.iter().zip(found).map(|(link, found)| evidence::weigh(documents, link, found)).collect();
    // Reasons of different kinds may still go round: A credits B, which took from C, which is later than A.
    let circle = circles::components(
        documents.len(),
        edges.iter().filter(|e| e.is_directed()).map(|e| (e.from, e.to)),
    );
    for edge in edges.iter_mut().filter(|e| e.is_directed() && circle[e.from] == circle[e.to]) {
        evidence::by_time_alone(documents, edge);
    }
    edges
}

/// The edge to a document's nearest source: of the best evidence, then of the most text, then the earliest.
fn parent(documents: &[Entry<'_>], edges: &[Edge], document: usize) -> Option<usize> {
    let sources = edges.iter().enumerate().filter(|(_, e)| e.is_directed() && e.to == document);
    let rank = |e: &Edge| e.reasons.first().map(|r| evidence::strength(*r));
    let best = sources.min_by(|(_, a), (_, b)| {
        let closer = b.containment.total_cmp(&a.containment);
        rank(a).cmp(&rank(b)).then(closer).then_with(|| in_order(documents, a.from, b.from))
    });
    best.map(|(n, _)| n)
}

fn families(documents: &[Entry<'_>], edges: &[Edge]) -> Vec<Family> {
    let mut sets = Sets::new(documents.len());
    let is_whole = |e: &&Edge| e.kind != ReuseKind::Partial;
    edges.iter().filter(is_whole).for_each(|e| sets.join(e.from, e.to));
    let mut taken = vec![false; documents.len()];
    edges.iter().filter(is_whole).filter(|e| e.is_directed()).for_each(|e| taken[e.to] = true);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); documents.len()];
    for document in sorted(documents, (0..documents.len()).collect()) {
        members[sets.find(document)].push(document);
    }
    members.retain(|m| !m.is_empty());
    members.sort_by(|a, b| in_order(documents, a[0], b[0]));
    let family = |documents: Vec<usize>| {
        let mut own = documents.iter().filter(|d| !taken[**d]);
        let first = own.next().copied().filter(|_| own.next().is_none());
        Family { documents, first }
    };
    members.into_iter().map(family).collect()
}

/// By time of publication as written, then by id; undated last.
pub(crate) fn in_order(documents: &[Entry<'_>], a: usize, b: usize) -> std::cmp::Ordering {
    let key = |d: usize| documents[d].by_time();
    key(a).cmp(&key(b))
}

/// Documents in that order.
pub(crate) fn sorted(documents: &[Entry<'_>], mut all: Vec<usize>) -> Vec<usize> {
    all.sort_by(|a, b| in_order(documents, *a, *b));
    all
}

/// Whether one document was surely published before another.
fn precedes(documents: &[Entry<'_>], a: usize, b: usize) -> bool {
    is_before(documents[a].published, documents[b].published)
}

/// Whether two documents have the same publisher, and it is known.
fn same_publisher(documents: &[Entry<'_>], a: usize, b: usize) -> bool {
    let both = documents[a].publisher.zip(documents[b].publisher);
    both.is_some_and(|(a, b)| credit::same_publisher(a, b))
}
