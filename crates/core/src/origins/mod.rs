//! Origins of documents: how many independent ways a set of reports came in.
//!
//! [`of_documents`] puts it all together: which documents share text ([`reuse`](crate::reuse)), who has it from whom
//! ([`lineage`](crate::lineage)), which of them are one story, what kind of story it is, and for which stories it is not
//! established that they are independent. What single *statements* rest on is told by
//! [`trace::origins`](crate::trace::origins), which takes the same documents and links.
//!
//! Documents are one origin where
//! - one is a copy of the other, or a rewrite that credits it;
//! - they share prose and credit the same third: a wire story that may not be here itself;
//! - they credit one another in a circle.
//!
//! All three can only join. So a copy or a crediting rewrite never adds an origin, and taking one away never
//! lowers what the rest come to; the order of the documents changes nothing (property-tested).

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::credit::{credits, publisher_names, same_publisher};
use crate::lineage::{self, Entry, Lineage};
use crate::reuse::{Index, Reuse, ReuseKind, Source, find_reuse, find_reuse_in};
use crate::sets::Sets;
use crate::trace::{Basis, OriginKind, basis, newsroom, own_kind, wire};

/// Why it is not established that two stories are independent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A passage of the one stands in the other.
    SharedText,
    /// The one names the other's newsroom or publisher as a source.
    Credit,
    /// Both are one newsroom's.
    Newsroom,
    /// Nothing shows how one of them came in.
    NoEvidence,
}

/// A story: documents that came in as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// The agency, body or outlet whose report it is, as far as is known.
    pub name: Option<String>,
    /// What it is: wire, official, own reporting; unknown where nothing shows it.
    pub kind: OriginKind,
    /// What shows how it came in.
    pub basis: Basis,
    /// Its documents (indices), by time of publication, then id.
    pub documents: Vec<usize>,
    /// The one that all others have it from, where that is known.
    pub first: Option<usize>,
    /// Whether it is credited to an agency of which no document is here.
    pub is_unseen: bool,
    /// Publishers of other stories that its documents name as a source, sorted.
    pub credits: Vec<String>,
}

/// Where documents come from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Origins {
    /// Who took text from whom, with the reason; circular reporting.
    pub lineage: Lineage,
    /// The stories, by the time of their first documents. Every document is in one.
    pub stories: Vec<Story>,
    /// For each document its story (an index into `stories`).
    pub of: Vec<usize>,
    /// Pairs of stories, the lesser first, of which one holds a passage of the other; in order.
    pub shared: Vec<(usize, usize)>,
}

impl Origins {
    /// Why two stories are not established to be independent of one another; `None` where they are: both show how
    /// they came in, and nothing links them.
    pub fn doubt(&self, a: usize, b: usize) -> Option<Doubt> {
        let (Some(x), Some(y)) = (self.stories.get(a), self.stories.get(b)) else {
            return Some(Doubt::NoEvidence);
        };
        let credited = |x: &Story, y: &Story| {
            x.credits.iter().any(|c| y.name.as_ref().is_some_and(|name| same_publisher(c, name)))
        };
        let is_named_only = |s: &Story| s.basis == Basis::Nothing;
        if self.shared.binary_search(&(a.min(b), a.max(b))).is_ok() {
            Some(Doubt::SharedText)
        } else if credited(x, y) || credited(y, x) {
            Some(Doubt::Credit)
        } else if x.name.as_ref().zip(y.name.as_ref()).is_some_and(|(x, y)| same_publisher(x, y)) {
            Some(Doubt::Newsroom)
        } else {
            (a == b || is_named_only(x) || is_named_only(y)).then_some(Doubt::NoEvidence)
        }
    }

    /// Stories that are established to be independent of one another: of those that show how they came in, as
    /// many as are left when those with a doubt between them count once.
    ///
    /// There are at most as many as there are [`stories`](Self::stories). Unlike these, they may become more when a
    /// copy comes in that shows what its original did not: a dateline, a ministry as its publisher.
    pub fn established(&self) -> usize {
        let mut sets = Sets::new(self.stories.len());
        self.shared.iter().for_each(|(a, b)| sets.join(*a, *b));
        // Newsrooms by all of their names, so that not every pair has to be looked at.
        let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
        for (n, story) in self.stories.iter().enumerate() {
            for name in story.name.iter().flat_map(|name| publisher_names(name)) {
                sets.join(n, *by_name.entry(name).or_insert(n));
            }
        }
        for (n, story) in self.stories.iter().enumerate() {
            for name in story.credits.iter().flat_map(|name| publisher_names(name)) {
                sets.join(n, by_name.get(&name).copied().unwrap_or(n));
            }
        }
        let shown = (0..self.stories.len()).filter(|s| self.stories[*s].basis != Basis::Nothing);
        shown.map(|s| sets.find(s)).collect::<BTreeSet<_>>().len()
    }
}

/// Links between documents, and where the documents come from. Indices refer to the documents given; but for
/// them, the result does not depend on their order.
///
/// ```
/// use reportedly_core::{lineage::Entry, origins::of_documents};
/// let text = "The harbour stayed shut on Tuesday, the port office said.";
/// let of = |id, text, publisher| Entry { id, text, published: None, publisher: Some(publisher), source: None };
/// let found = of_documents(&[of("a", text, "Post"), of("b", text, "Herald"), of("c", "We saw it burn.", "Echo")]);
/// assert_eq!((found.1.stories.len(), found.1.of), (2, vec![0, 0, 1]));
/// ```
pub fn of_documents(documents: &[Entry<'_>]) -> (Vec<Reuse>, Origins) {
    let sources: Vec<Source<'_>> = documents.iter().map(Entry::text_of).collect();
    let reuse = find_reuse(&sources);
    let origins = of_reuse(documents, &reuse);
    (reuse, origins)
}

/// The same for some documents of a large collection, of which an index knows what is a stock phrase or a
/// publisher's site text there. [`Index::related`] finds the documents that belong together.
pub fn of_documents_in(index: &Index, documents: &[Entry<'_>]) -> (Vec<Reuse>, Origins) {
    let sources: Vec<Source<'_>> = documents.iter().map(Entry::text_of).collect();
    let reuse = find_reuse_in(index, &sources);
    let origins = of_reuse(documents, &reuse);
    (reuse, origins)
}

/// Where documents come from, of which it is known what text they share.
pub fn of_reuse(documents: &[Entry<'_>], reuse: &[Reuse]) -> Origins {
    let lineage = lineage::lineage(documents, reuse);
    let mut sets = Sets::new(documents.len());
    let whole = reuse.iter().filter(|r| r.kind != ReuseKind::Partial);
    whole.for_each(|r| sets.join(r.left, r.right));
    let of_third = lineage.edges.iter().filter(|e| e.both_credit.is_some());
    of_third.for_each(|e| sets.join(e.from, e.to));
    lineage.circles.iter().for_each(|c| sets.join_all(c.documents.iter().copied()));

    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for d in lineage::sorted(documents, (0..documents.len()).collect()) {
        members.entry(sets.find(d)).or_default().push(d);
    }
    let mut stories: Vec<Story> = members.into_values().map(|all| story(documents, &lineage, all)).collect();
    stories.sort_by(|a, b| lineage::in_order(documents, a.documents[0], b.documents[0]));
    let mut of = vec![0; documents.len()];
    for (n, story) in stories.iter().enumerate() {
        story.documents.iter().for_each(|d| of[*d] = n);
    }
    note_credits(documents, &mut stories, &of);
    let partial = lineage.edges.iter().filter(|e| e.kind == ReuseKind::Partial);
    let pairs = partial.map(|e| (of[e.from].min(of[e.to]), of[e.from].max(of[e.to])));
    let mut shared: Vec<(usize, usize)> = pairs.filter(|(a, b)| a != b).collect();
    shared.sort_unstable();
    shared.dedup();
    Origins { lineage, stories, of, shared }
}

/// Note whom the documents of each story name as a source, of the publishers that there are.
fn note_credits(documents: &[Entry<'_>], stories: &mut [Story], of: &[usize]) {
    let mut publishers: Vec<&str> = documents.iter().filter_map(|d| d.publisher).collect();
    publishers.sort_unstable();
    publishers.dedup();
    for (document, story) in documents.iter().zip(of) {
        let story = &mut stories[*story];
        let named = credits(document.text, &publishers).into_iter().map(|(n, _)| publishers[n]);
        let own = |name: &&str| story.name.as_ref().is_some_and(|own| same_publisher(own, name));
        let named: Vec<String> = named.filter(|n| !own(n)).map(str::to_owned).collect();
        story.credits.extend(named);
    }
    for story in stories {
        story.credits.sort_unstable();
        story.credits.dedup();
    }
}

fn story(documents: &[Entry<'_>], lineage: &Lineage, all: Vec<usize>) -> Story {
    let mut roots = all.iter().filter(|d| lineage.parents[**d].is_none());
    let mut first = roots.next().copied().filter(|_| roots.next().is_none());
    if first.is_none() {
        // Several have it from nobody here; but one may be the entry of a circle that holds them all.
        let circle = lineage.circles.iter().find(|c| all.iter().all(|d| c.documents.contains(d)));
        first = circle.and_then(|c| c.first);
    }
    // What shows it best: a copy may have lost the dateline, and a reprint may be all there is.
    let shown = all.iter().map(|d| (basis(&documents[*d]), *d)).min_by_key(|(basis, _)| *basis);
    let (basis, at) = shown.unwrap_or((Basis::Nothing, all[0]));
    let head = first.unwrap_or(all[0]);
    let name = if basis == Basis::Wire { newsroom(&documents[at]) } else { documents[head].publisher };
    let of_name = |d: &usize| {
        let publisher = documents[*d].publisher;
        publisher.zip(name).is_some_and(|(p, n)| same_publisher(p, n))
    };
    let kind = if basis == Basis::Nothing { OriginKind::Unknown } else { own_kind(basis) };
    let is_unseen = wire(&documents[at]).is_some() && !all.iter().any(of_name);
    Story {
        name: name.map(str::to_owned),
        kind,
        basis,
        documents: all,
        first: first.filter(|_| !is_unseen),
        is_unseen,
        credits: Vec::new(),
    }
}
