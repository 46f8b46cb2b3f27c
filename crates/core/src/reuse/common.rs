//! Phrases that stand in documents which otherwise have nothing to do with each other: names with
//! titles, stock sentences, the text around the article.
//!
//! Frequency is counted in families of documents, not in documents: a dispatch that sixty papers
//! print is in one family, so that no number of copies makes its words common.

use super::fingerprint::{Index, SHINGLE};
use super::judge::Body;

/// Families that hold a phrase when it is common.
pub(super) const FAMILIES: usize = 12;
/// Families of one publisher that hold a phrase when it is the publisher's site text.
pub(super) const SITE: usize = 3;

/// Mark common words as not own, and site text as site text. `families` has the family of each
/// document, `publishers` all the publishers that printed it.
pub(super) fn mark(bodies: &mut [Body], index: &Index, families: &[usize], publishers: &[Vec<&str>]) {
    let mut common: Vec<Phrases> = bodies.iter().map(|b| Phrases::new(b.words.len())).collect();
    let mut site = common.clone();
    for run in index.runs() {
        let mut by: Vec<(&str, usize)> = Vec::new();
        let mut all: Vec<usize> = Vec::new();
        for p in run {
            let document = p.document as usize;
            all.push(families[document]);
            by.extend(publishers[document].iter().map(|who| (*who, families[document])));
        }
        all.sort_unstable();
        all.dedup();
        by.sort_unstable();
        by.dedup();
        let sites: Vec<&str> =
            by.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() >= SITE).map(|c| c[0].0).collect();
        for p in run {
            let document = p.document as usize;
            let is_site = publishers[document].iter().any(|who| sites.binary_search(who).is_ok());
            common[document].see(p.word as usize, all.len() >= FAMILIES);
            site[document].see(p.word as usize, is_site);
        }
    }
    for (body, (common, site)) in bodies.iter_mut().zip(common.into_iter().zip(site)) {
        common.unmark(&mut body.own);
        body.site = (0..body.words.len()).map(|i| site.holds(i)).collect();
    }
}

/// For each word, whether every phrase over it that was seen has a property.
#[derive(Debug, Clone)]
pub(super) struct Phrases {
    seen: Vec<Option<bool>>,
}

impl Phrases {
    pub(super) fn new(words: usize) -> Self {
        Self { seen: vec![None; words] }
    }

    pub(super) fn see(&mut self, word: usize, property: bool) {
        for seen in self.seen.iter_mut().skip(word).take(SHINGLE) {
            *seen = Some(seen.unwrap_or(true) && property);
        }
    }

    /// Take the property away from words that stand in such phrases only.
    pub(super) fn unmark(&self, own: &mut [bool]) {
        for (i, own) in own.iter_mut().enumerate() {
            *own &= !self.holds(i);
        }
    }

    /// Give the property to words that stand in such phrases only.
    pub(super) fn mark(&self, words: &mut [bool]) {
        for (i, word) in words.iter_mut().enumerate() {
            *word |= self.holds(i);
        }
    }

    fn holds(&self, word: usize) -> bool {
        self.seen.get(word).copied().flatten().unwrap_or(false)
    }
}
