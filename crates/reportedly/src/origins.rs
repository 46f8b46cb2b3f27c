//! Where the documents of a casebook come from: stories, who took text from whom, and what is not established.

mod aligned;
pub mod words;

use crate::{Casebook, Error, StoredDocument};
use reportedly_core::Span;
use reportedly_core::lineage::{Entry, Reason};
use reportedly_core::origins::{Doubt, Origins, of_documents_in};
use reportedly_core::reuse::{Prepared, Reuse, ReuseKind};
use reportedly_core::trace::{Basis, OriginKind};
use serde::Serialize;
use std::collections::HashMap;
use std::rc::Rc;

pub use aligned::{Word, aligned};

/// Documents that are looked at together, at the most: those that belong to a document, nearest first.
pub const MOST: usize = 2000;

/// Where documents come from. Ids are those of the documents; numbers of stories count from 0 in `stories`.
#[derive(Debug, Clone, Serialize)]
pub struct Traced {
    /// The documents, in the casebook's order.
    pub documents: Vec<TracedDocument>,
    /// Independent origins at most: the stories.
    pub origins: usize,
    /// Those of them of which it is established that they are independent.
    pub established: usize,
    /// The stories, by the time of their first documents.
    pub stories: Vec<TracedStory>,
    /// Text that went from one document to another.
    pub links: Vec<Link>,
    /// Circular reporting: ids of the documents, and of the first entry where it is known.
    pub circles: Vec<Circle>,
    /// Why stories are not established to be independent, a pair an entry.
    pub doubts: Vec<Doubted>,
    /// Whether there are more documents that belong to these.
    pub more: bool,
}

/// A document, and its place in the tree.
#[derive(Debug, Clone, Serialize)]
pub struct TracedDocument {
    /// Its id.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its story.
    pub story: usize,
    /// Id of the document that it most likely has its text from.
    pub parent: Option<String>,
}

/// Documents that came in as one.
#[derive(Debug, Clone, Serialize)]
pub struct TracedStory {
    /// The agency, body or outlet whose report it is, as far as is known.
    pub name: Option<String>,
    /// What it is; unknown where nothing shows it.
    pub kind: OriginKind,
    /// What shows how it came in.
    pub basis: Basis,
    /// Ids of its documents, earliest first.
    pub documents: Vec<String>,
    /// The one that all others have it from, where that is known.
    pub first: Option<String>,
    /// Whether it is credited to an agency of which no document is here.
    pub unseen: bool,
    /// Publishers of other stories that its documents name as a source.
    pub credits: Vec<String>,
}

/// Text that two documents share.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The source where the direction is known, else the first by id.
    pub from: String,
    /// The other.
    pub to: String,
    /// Whether there is evidence for the direction.
    pub directed: bool,
    /// Copy, rewrite or a part.
    pub kind: ReuseKind,
    /// Share of the shorter document's own prose that stands in the other, 0 to 1.
    pub containment: f32,
    /// Why `from` is the source, strongest first. A credit has its place in `to`.
    pub reasons: Vec<Reason>,
    /// What spoke for the other direction and was outweighed.
    pub against: Vec<Reason>,
    /// The third that both credit, where that is why the direction is not known.
    pub both_credit: Option<String>,
    /// Aligned passages: UTF-8 byte ranges of the texts of `from` and `to`, in the order of the earlier text.
    pub passages: Vec<(Span, Span)>,
}

/// Documents that credit one another in a circle.
#[derive(Debug, Clone, Serialize)]
pub struct Circle {
    /// Ids, earliest first.
    pub documents: Vec<String>,
    /// The first entry, where it is known.
    pub first: Option<String>,
}

/// Two stories that are not established to be independent.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Doubted {
    /// Their numbers.
    pub stories: (usize, usize),
    /// Why.
    pub why: Doubt,
}

/// Where some documents come from, with all that belong to them: that share text with them, and so on.
///
/// # Errors
///
/// Those of the casebook.
pub fn origins_of(casebook: &Casebook, documents: &[StoredDocument]) -> Result<Traced, Error> {
    let index = casebook.index()?;
    let numbers: Vec<u32> = documents.iter().filter_map(|d| u32::try_from(d.key).ok()).collect();
    let mut texts = HashMap::<u32, Option<Rc<Prepared>>>::new();
    let mut failed = None;
    let mut read = |number: u32| {
        let prepare = || match casebook.document(i64::from(number)) {
            Ok(stored) => {
                stored.map(|s| Rc::new(Prepared::new(&s.document.text, s.document.publisher.as_deref())))
            }
            Err(error) => {
                failed = Some(error);
                None
            }
        };
        texts.entry(number).or_insert_with(prepare).clone()
    };
    let related = index.related(&numbers, MOST, &mut read);
    if let Some(error) = failed {
        return Err(error);
    }
    let stored = casebook.documents_of(related.iter().map(|n| i64::from(*n)))?;
    let stored: Vec<StoredDocument> = stored.into_iter().filter(|d| d.document.is_usable()).collect();
    let entries: Vec<Entry<'_>> = stored.iter().map(|d| d.document.entry()).collect();
    let (reuse, origins) = of_documents_in(&index, &entries);
    Ok(told(&stored, &reuse, &origins, related.len() >= MOST.max(numbers.len() + 1)))
}

/// Pairs of stories whose doubts are told one by one; of more, too many to read, none.
const PAIRS: usize = 200;

fn told(stored: &[StoredDocument], reuse: &[Reuse], origins: &Origins, more: bool) -> Traced {
    let id = |d: usize| stored[d].document.id.clone();
    let ids = |all: &[usize]| all.iter().map(|d| id(*d)).collect();
    let lineage = &origins.lineage;
    let document = |(n, d): (usize, &StoredDocument)| TracedDocument {
        id: id(n),
        publisher: d.document.publisher.clone(),
        published: d.document.published.clone(),
        title: d.document.title.clone(),
        story: origins.of[n],
        parent: lineage.parents[n].map(|e| id(lineage.edges[e].from)),
    };
    let of_pair: HashMap<(usize, usize), &Reuse> = reuse.iter().map(|r| ((r.left, r.right), r)).collect();
    let passages = |from: usize, to: usize| match (of_pair.get(&(from, to)), of_pair.get(&(to, from))) {
        (Some(r), _) => r.passages.clone(),
        (None, Some(r)) => r.passages.iter().map(|(left, right)| (*right, *left)).collect(),
        (None, None) => Vec::new(),
    };
    let pairs = (0..origins.stories.len()).flat_map(|a| (0..a).map(move |b| (b, a)));
    let mut doubts: Vec<Doubted> = pairs
        .take(PAIRS * PAIRS)
        .filter_map(|stories| Some(Doubted { stories, why: origins.doubt(stories.0, stories.1)? }))
        .collect();
    doubts.sort_by_key(|d| d.stories);
    doubts.truncate(PAIRS);
    Traced {
        documents: stored.iter().enumerate().map(document).collect(),
        origins: origins.stories.len(),
        established: origins.established(),
        stories: origins
            .stories
            .iter()
            .map(|s| TracedStory {
                name: s.name.clone(),
                kind: s.kind,
                basis: s.basis,
                documents: ids(&s.documents),
                first: s.first.map(id),
                unseen: s.is_unseen,
                credits: s.credits.clone(),
            })
            .collect(),
        links: lineage
            .edges
            .iter()
            .map(|e| Link {
                from: id(e.from),
                to: id(e.to),
                directed: e.is_directed(),
                kind: e.kind,
                containment: (e.containment * 1000.0).round() / 1000.0,
                reasons: e.reasons.clone(),
                against: e.against.clone(),
                both_credit: e.both_credit.clone(),
                passages: passages(e.from, e.to),
            })
            .collect(),
        circles: lineage
            .circles
            .iter()
            .map(|c| Circle { documents: ids(&c.documents), first: c.first.map(id) })
            .collect(),
        doubts,
        more,
    }
}
