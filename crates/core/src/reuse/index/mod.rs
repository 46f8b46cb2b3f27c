//! An index of any number of texts, which tells for one text what it shares with all the others.
//!
//! It grows text by text and gives the same answers whatever the order was. It keeps no text: eight bytes for
//! each fingerprint (two in five words) and about 150 a wording. What two texts share is found by reading the
//! other again, which the caller does ([`Index::matches`]).
//!
//! Nothing in it grows with the square of a much printed story, nor with the number of documents that carry
//! the same boilerplate:
//! - texts of the same words are kept once, with the numbers of their documents;
//! - of each fingerprint 32 holders are kept, the same ones for all fingerprints of a passage;
//! - a fingerprint with holders of twelve different stories is a stock phrase and proposes nothing. Printings
//!   of one story are told from different stories by their sketches;
//! - nor does one with holders of three stories of the text's own publisher: it is site text;
//! - a place of the text is compared with four other texts at most, those first that share most.
//!
//! So a story printed five hundred times is linked to some of its printings, not to all. Each is linked to
//! some, and through them to all.

mod footprint;
mod postings;
mod prepared;
mod related;
mod sketch;
#[cfg(test)]
mod tests;

use std::borrow::{Borrow, Cow};
use std::cmp::Reverse;
use std::collections::HashMap;

use self::postings::Postings;
use self::sketch::Sketch;
use super::align::{Passage, align};
use super::common::{FAMILIES, Phrases, SITE};
use super::judge::{self, Body};
use super::{ReuseKind, printings};
use crate::Span;

pub use self::footprint::Footprint;
pub use self::prepared::Prepared;

/// A place of a text is compared with at most so many others.
const COMPARED: usize = 4;
/// Fingerprints that two texts must share to be compared. A common run of twelve words leaves two.
const SHARED: usize = 2;
/// A longer passage at the top or bottom of two articles is no site text.
const SITE_WORDS: usize = 80;
/// Words before or behind site text that still stands at the top or bottom.
const EDGE: usize = 3;
/// Holders of a phrase that are looked at for being different stories.
const SAMPLE: usize = 16;

/// Texts, so that a text can be asked for what it shares with them.
#[derive(Debug, Clone, Default)]
pub struct Index {
    postings: Postings,
    by_key: HashMap<u128, u32>,
    /// For each wording what its place among the holders of a fingerprint depends on: its words alone.
    ranks: Vec<u64>,
    sketches: Vec<Sketch>,
    /// For each wording the least number of a document.
    first: Vec<u32>,
    /// For each wording who published that document.
    publishers: Vec<u32>,
    /// The other documents of wordings that several have, ascending.
    more: HashMap<u32, Vec<u32>>,
}

/// Text that a document of the index shares with the text asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The document; of several with the same words, that of the least number.
    pub number: u32,
    /// What it proves: a copy, a partial reuse, or nothing by itself: quotations, or less than 24
    /// words of a writer's own.
    pub kind: Option<ReuseKind>,
    /// Aligned passages in the order of the text asked about: its bytes, and the document's.
    /// Each is eight words or more, and one of them at least twelve.
    pub passages: Vec<(Span, Span)>,
    /// Words of shared prose: in no quotation or caption and no stock phrase, on either side.
    pub prose: usize,
    /// Share of the shorter text's own prose that stands in the other, 0 to 1.
    pub containment: f32,
}

impl Index {
    /// Add a document under a number of the caller's. Each number is to be used once.
    pub fn insert(&mut self, number: u32, text: &Prepared) {
        self.insert_footprint(number, &Footprint::from(text));
    }

    /// The same of a document whose text is not at hand.
    pub fn insert_footprint(&mut self, number: u32, text: &Footprint) {
        let next = self.ranks.len() as u32;
        let wording = *self.by_key.entry(text.key).or_insert(next);
        if wording < next {
            let first = &mut self.first[wording as usize];
            let (least, other) = (number.min(*first), number.max(*first));
            if least < *first {
                *first = least;
                self.publishers[wording as usize] = text.publisher;
            }
            let more = self.more.entry(wording).or_default();
            if let (Err(at), true) = (more.binary_search(&other), other != least) {
                more.insert(at, other);
            }
            return;
        }
        self.ranks.push((text.key >> 64) as u64);
        self.sketches.push(text.sketch());
        self.first.push(number);
        self.publishers.push(text.publisher);
        self.postings.fetch(text.fingerprints.iter().copied());
        for fingerprint in &text.fingerprints {
            self.postings.insert(*fingerprint, wording, |w| self.ranks[w as usize]);
        }
    }

    /// The documents with the same words in the same order, ascending.
    pub fn same(&self, text: &Prepared) -> impl Iterator<Item = u32> {
        let wording = self.by_key.get(&text.key);
        let first = wording.map(|w| self.first[*w as usize]);
        let more = wording.and_then(|w| self.more.get(w));
        first.into_iter().chain(more.into_iter().flatten().copied())
    }

    /// What a text shares with documents of other words, ordered by their numbers. For those of the same
    /// words there is [`same`](Self::same).
    ///
    /// `read` gives a document's text as it was inserted, or none where that is gone; it is asked for
    /// documents that will mostly be found to share a passage.
    pub fn matches<T: Borrow<Prepared>>(
        &self,
        text: &Prepared,
        mut read: impl FnMut(u32) -> Option<T>,
    ) -> Vec<Match> {
        let (candidates, marks) = self.candidates(text);
        if candidates.is_empty() {
            return Vec::new();
        }
        let mut body = text.body.clone();
        marks.put_on(&mut body);
        let mut found: Vec<Match> = Vec::new();
        for wording in candidates {
            let number = self.first[wording as usize];
            if let Some(other) = read(number) {
                found.extend(compare(text, &body, other.borrow(), number));
            }
        }
        found.sort_unstable_by_key(|m| m.number);
        found
    }

    /// Mark in a text what is a stock phrase or its publisher's site text among all that the index holds.
    pub(super) fn mark(&self, text: &Prepared, body: &mut Body) {
        self.candidates(text).1.put_on(body);
    }

    /// Number of different wordings.
    pub fn wordings(&self) -> usize {
        self.ranks.len()
    }

    /// Bytes on the heap, but for what the two maps waste.
    pub fn bytes(&self) -> usize {
        let wording = size_of::<u64>() + size_of::<Sketch>() + 2 * size_of::<u32>();
        let map = self.by_key.capacity() * (size_of::<(u128, u32)>() + 1);
        let more = self.more.values().map(|m| size_of_val(m.as_slice()) + 40).sum::<usize>();
        self.postings.bytes() + self.ranks.capacity() * wording + map + more
    }

    /// Wordings that may share a passage, and what proves nothing in the text.
    fn candidates(&self, text: &Prepared) -> (Vec<u32>, Marks) {
        let itself = self.by_key.get(&text.key);
        let mut known = Marks { stock: Phrases::new(text.words()), site: Phrases::new(text.words()) };
        // All the fingerprints of a passage mostly have the same holders, and are judged once.
        let mut judged: HashMap<u64, (bool, bool)> = HashMap::new();
        let mut holders: Vec<u32> = Vec::new();
        // Wording and the fingerprint it shares, as a number.
        let mut shared: Vec<(u32, u32)> = Vec::new();
        self.postings.fetch(text.fingerprints());
        for (n, marks) in text.marks.chunk_by(|a, b| a.0 == b.0).enumerate() {
            holders.clear();
            holders.extend(self.postings.holders(marks[0].0));
            // Most fingerprints have too few holders for either.
            let (is_stock, is_site) = if holders.len() + 1 < SITE {
                (false, false)
            } else {
                let set = holders.iter().fold(0, |set, h| set ^ self.ranks[*h as usize]);
                *judged.entry(set).or_insert_with(|| {
                    let is_stock = holders.len() >= FAMILIES && self.is_stock(&holders);
                    (is_stock, !is_stock && self.is_site(text, itself, &holders))
                })
            };
            for mark in marks {
                known.stock.see(mark.1 as usize, is_stock);
                known.site.see(mark.1 as usize, is_site);
            }
            if !is_stock && !is_site {
                shared.extend(holders.iter().filter(|h| Some(*h) != itself).map(|h| (*h, n as u32)));
            }
        }
        (self.choose(shared), known)
    }

    /// Whether the holders of a phrase are documents that have nothing to do with each other.
    fn is_stock(&self, holders: &[u32]) -> bool {
        let mut holders = holders.to_vec();
        if holders.len() > SAMPLE {
            holders.select_nth_unstable_by_key(SAMPLE, |h| self.ranks[*h as usize]);
            holders.truncate(SAMPLE);
        }
        let sketches: Vec<&Sketch> = holders.iter().map(|h| &self.sketches[*h as usize]).collect();
        sketch::are_families(&sketches, FAMILIES)
    }

    /// Whether a phrase stands in three different stories of the text's publisher, itself one of them.
    fn is_site(&self, text: &Prepared, itself: Option<&u32>, holders: &[u32]) -> bool {
        let same = |h: &&u32| Some(*h) != itself && self.publishers[**h as usize] == text.publisher;
        let count = || holders.iter().filter(same);
        if text.publisher == 0 || count().count() + 1 < SITE {
            return false;
        }
        let others = count().map(|h| &self.sketches[*h as usize]);
        let sketches: Vec<&Sketch> = others.chain([&text.sketch]).collect();
        sketch::are_families(&sketches, SITE)
    }

    /// Those to compare with, the ones that share most first, so that no place is compared too often.
    fn choose(&self, mut shared: Vec<(u32, u32)>) -> Vec<u32> {
        shared.sort_unstable();
        let mut by_wording: Vec<&[(u32, u32)]> =
            shared.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() >= SHARED).collect();
        by_wording.sort_unstable_by_key(|s| (Reverse(s.len()), self.ranks[s[0].0 as usize]));
        let places = shared.iter().map(|s| s.1 as usize + 1).max().unwrap_or(0);
        let mut compared = vec![0; places];
        by_wording.retain(|s| {
            let fresh = s.iter().filter(|s| compared[s.1 as usize] < COMPARED).count() >= SHARED;
            if fresh {
                s.iter().for_each(|s| compared[s.1 as usize] += 1);
            }
            fresh
        });
        by_wording.iter().map(|s| s[0].0).collect()
    }
}

/// What the index knows of a text's words.
#[derive(Debug)]
struct Marks {
    /// Phrases that stand in unrelated documents.
    stock: Phrases,
    /// Site text of its publisher.
    site: Phrases,
}

impl Marks {
    fn put_on(&self, body: &mut Body) {
        self.stock.unmark(&mut body.own);
        self.site.mark(&mut body.site);
    }
}

/// What two texts share, if it is a passage of some length.
fn compare(text: &Prepared, body: &Body, other: &Prepared, number: u32) -> Option<Match> {
    let seeds = text.seeds(other);
    let shared = align(&body.words.hashes, &other.body.words.hashes, &seeds);
    if !shared.iter().any(|p| p.len() >= judge::PASSAGE) {
        return None;
    }
    let mut body = Cow::Borrowed(body);
    if text.publisher != 0 && text.publisher == other.publisher {
        let at_edge = shared.iter().filter(|p| is_at_edge(p, body.words.len(), other.body.words.len()));
        let words: Vec<usize> = at_edge.flat_map(|p| p.words().0).collect();
        if !words.is_empty() {
            let site = &mut body.to_mut().site;
            words.into_iter().for_each(|w| site[w] = true);
        }
    }
    let body = body.as_ref();
    let verdict = judge::judge(body, &other.body, &shared);
    let passages = shared.iter().map(Passage::words).map(|(left, right)| {
        (printings::bytes(&body.words.spans, left), printings::bytes(&other.body.words.spans, right))
    });
    Some(Match {
        number,
        kind: verdict.map(|v| v.kind),
        passages: passages.collect(),
        prose: judge::own_prose(body, &other.body, &shared),
        containment: judge::containment(body, &other.body, &shared),
    })
}

/// Whether a passage is short and stands at the top of both texts or at the bottom of both, as a publisher's
/// site text does.
fn is_at_edge(passage: &Passage, left: usize, right: usize) -> bool {
    let (l, r) = passage.words();
    let top = l.start <= EDGE && r.start <= EDGE;
    let bottom = l.end + EDGE >= left && r.end + EDGE >= right;
    passage.len() <= SITE_WORDS && (top || bottom)
}
