//! Which documents took their text from one another.
//!
//! Reports are compared word by word, without regard to case, punctuation and the shape of quotes.
//! Words that a writer did not write (quotations, captions, embedded posts, phrases that stand in
//! unrelated documents, the publisher's site text) are aligned and shown, but prove nothing: two
//! reporters at one press conference are two. So it finds text taken over word for word, with small
//! edits, and rewrites that name their source. It does not find other rewrites, translations, or reports
//! that rest on the same person's word.
//!
//! The way: `fingerprint` indexes winnowed shingles and proposes pairs, `align` grows passages,
//! `common` finds phrases that prove nothing, `judge` decides, `roundup` takes back what would join
//! the items of a news digest. Time and memory grow with the text, not with the pairs.

mod align;
mod asides;
mod common;
mod fingerprint;
mod groups;
mod index;
mod judge;
mod order;
mod printings;
mod rewrite;
mod roundup;
mod words;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::align::Passage;
use self::judge::{Body, Verdict};
use self::printings::Printings;
use crate::Span;

pub(crate) use self::asides::asides;
pub(crate) use self::groups::text_groups;
pub(crate) use self::order::is_before;

pub use self::groups::copy_groups;
pub use self::index::{Footprint, Index, Match, Prepared};

/// A document is linked with at most so many printings of one wording.
const LISTED: usize = 16;

/// What a reuse detector needs of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// Name of the document; decides the order where dates do not. Should be unique.
    pub id: &'a str,
    /// The article. Passages index into it. Bytes beyond [`Span::MAX`] are not read.
    pub text: &'a str,
    /// When it was published: ISO 8601 date or date-time. Anything else counts as unknown.
    pub published: Option<&'a str>,
    /// Who published it, spelled alike in all documents; used to know site text by.
    pub publisher: Option<&'a str>,
}

/// How much of the shorter document was taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReuseKind {
    /// Nearly the whole of the shorter document stands in the other: a reprint, a wire story with
    /// small edits, a truncation. Not: an item of a digest that takes from several documents.
    Copy,
    /// One was written anew from the other and says so: it names the other's publisher as its source near the
    /// top, and shares quotations or sentences with it.
    Rewrite,
    /// Sentences or passages of prose are shared, and each document has much of its own.
    Partial,
}

/// Text that two documents share word for word, and that one of them took over.
///
/// It says that text was taken over, not who took it from whom: both may have it from a third.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reuse {
    /// The earlier published of the two, as an index into the input; by id where that is unknown.
    pub left: usize,
    /// The other document, as an index into the input.
    pub right: usize,
    /// Whether it is a copy.
    pub kind: ReuseKind,
    /// Aligned passages, in the order of the left text: byte ranges of the left and the right text.
    /// Each is eight words or more, shorter only where two whole texts are alike; at least four in
    /// five words agree. Quotations and captions are shown here, too, though they prove nothing.
    pub passages: Vec<(Span, Span)>,
    /// Share of the shorter document's own prose that stands in the other, 0 to 1: words in
    /// quotations, captions and common phrases left out. Of all words, where it has hardly any prose.
    pub containment: f32,
}

/// Find the text that documents took from one another, ordered by `(left, right)`.
///
/// The result does not depend on the order of the documents. Every document is linked with those
/// that say the same in the same words, however short, if there is a word in it; so a verbatim copy
/// always gets a [`ReuseKind::Copy`] link and joins the group of its original.
///
/// Not every pair of a large family of copies is listed (that would grow with the square): of one
/// wording each printing is linked with the 16 earliest, and a wording with 32 others that share a
/// fingerprint. [`copy_groups`] joins the rest.
///
/// ```
/// use reportedly_core::reuse::{ReuseKind, Source, find_reuse};
/// let text = "The harbour stayed shut on Tuesday, the port office said.";
/// let of = |id, text| Source { id, text, published: None, publisher: None };
/// let found = find_reuse(&[of("b", text), of("a", text), of("c", "Nothing of the kind.")]);
/// assert_eq!((found[0].left, found[0].right, found[0].kind), (1, 0, ReuseKind::Copy));
/// assert_eq!(found.len(), 1);
/// ```
pub fn find_reuse(documents: &[Source<'_>]) -> Vec<Reuse> {
    find(documents, |_, _| ())
}

/// The same for some documents of a large collection: what the index of the whole knows for stock phrases
/// and publishers' site text proves nothing among these either.
pub fn find_reuse_in(index: &Index, documents: &[Source<'_>]) -> Vec<Reuse> {
    find(documents, |printings, bodies| {
        for (wording, body) in bodies.iter_mut().enumerate() {
            let first = printings.documents(wording).first();
            if let Some(document) = first.map(|first| &documents[*first]) {
                index.mark(&Prepared::new(document.text, document.publisher), body);
            }
        }
    })
}

/// Find reuse; `mark` says what else proves nothing.
fn find(documents: &[Source<'_>], mark: impl FnOnce(&Printings, &mut [Body])) -> Vec<Reuse> {
    let (printings, mut bodies) = Printings::of(documents);
    let index = fingerprint::Index::new(bodies.iter().map(|b| b.words.hashes.as_slice()));
    let shared = shared_passages(&bodies, &index);

    let mut families = crate::sets::Sets::new(bodies.len());
    for (a, b, passages) in &shared {
        if judge::is_family(&bodies[*a], &bodies[*b], passages) {
            families.join(*a, *b);
        }
    }
    let families: Vec<usize> = (0..bodies.len()).map(|i| families.find(i)).collect();
    common::mark(&mut bodies, &index, &families, &printings.publishers(documents));
    mark(&printings, &mut bodies);

    let judged = shared.into_iter().filter_map(|(a, b, passages)| {
        let both = (&bodies[a], &bodies[b]);
        let printed = (printings.documents(a), printings.documents(b));
        let verdict = judge::judge(both.0, both.1, &passages)
            .or_else(|| rewrite::judge(documents, printed, both, &passages))?;
        Some(Link { a, b, passages, verdict })
    });
    let mut links: Vec<Link> = judged.collect();
    roundup::part(&bodies, &mut links);

    let mut found = printings.links(documents, &links);
    found.sort_unstable_by_key(|r| (r.left, r.right));
    found
}

/// A link between two wordings.
#[derive(Debug)]
struct Link {
    a: usize,
    b: usize,
    passages: Vec<Passage>,
    verdict: Verdict,
}

/// All pairs of wordings that share a passage.
fn shared_passages(bodies: &[Body], index: &fingerprint::Index) -> Vec<(usize, usize, Vec<Passage>)> {
    let mut shared = Vec::new();
    for b in 0..bodies.len() {
        for seeds in index.seeds(b).chunk_by(|x, y| x.other == y.other) {
            let a = seeds.first().map_or(0, |s| s.other as usize);
            let passages = align::align(&bodies[a].words.hashes, &bodies[b].words.hashes, seeds);
            if !passages.is_empty() {
                shared.push((a, b, passages));
            }
        }
    }
    shared
}
