//! Documents with the same words: compared once, told apart again in the answer.

use std::collections::BTreeMap;

use super::judge::Body;
use super::order::{first_instant, precedes};
use super::words::Words;
use super::{LISTED, Link, Reuse, ReuseKind, Source};
use crate::Span;

/// The wordings of a corpus, in an order that only their words decide, and who printed them.
#[derive(Debug)]
pub(super) struct Printings {
    /// For each wording its documents, the earliest first.
    of: Vec<Vec<usize>>,
    /// For each document the places of its words, in bytes.
    spans: Vec<Vec<Span>>,
}

impl Printings {
    /// Sort documents by their words; with the body of each wording.
    pub(super) fn of(documents: &[Source<'_>]) -> (Self, Vec<Body>) {
        let mut wordings: BTreeMap<u128, (Vec<usize>, Body)> = BTreeMap::new();
        let mut spans = Vec::with_capacity(documents.len());
        for (i, document) in documents.iter().enumerate() {
            let mut words = Words::of(document.text);
            spans.push(std::mem::take(&mut words.spans));
            if words.len() > 0 {
                let wording = wordings.entry(words.key());
                wording.or_insert_with(|| (Vec::new(), Body::new(words))).0.push(i);
            }
        }
        let (mut of, bodies): (Vec<Vec<usize>>, Vec<Body>) = wordings.into_values().unzip();
        for same in &mut of {
            let key = |i: &usize| {
                let d = &documents[*i];
                (first_instant(d), d.id, d.published, d.text, d.publisher)
            };
            same.sort_by(|a, b| key(a).cmp(&key(b)));
        }
        (Self { of, spans }, bodies)
    }

    /// The publishers of each wording.
    pub(super) fn publishers<'a>(&self, documents: &[Source<'a>]) -> Vec<Vec<&'a str>> {
        let all = |same: &Vec<usize>| {
            let mut all: Vec<&str> = same.iter().filter_map(|i| documents[*i].publisher).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        self.of.iter().map(all).collect()
    }

    /// The documents of a wording, the earliest first.
    pub(super) fn documents(&self, wording: usize) -> &[usize] {
        &self.of[wording]
    }

    /// Links between documents: of the same wording, and as found between wordings.
    pub(super) fn links(&self, documents: &[Source<'_>], links: &[Link]) -> Vec<Reuse> {
        let mut found = Vec::new();
        for same in &self.of {
            for (n, b) in same.iter().enumerate() {
                for a in &same[..n.min(LISTED)] {
                    let whole = self.bytes(*a, 0..self.spans[*a].len());
                    let passages = vec![(whole, self.bytes(*b, 0..self.spans[*b].len()))];
                    found.push(reuse(documents, (*a, *b), ReuseKind::Copy, passages, 1.0));
                }
            }
        }
        for link in links {
            let few = self.of[link.a].len() * self.of[link.b].len() <= LISTED * LISTED;
            let listed = |same: &Vec<usize>| if few { same.len() } else { same.len().min(LISTED) };
            for a in &self.of[link.a][..listed(&self.of[link.a])] {
                for b in &self.of[link.b][..listed(&self.of[link.b])] {
                    let places = link.passages.iter().map(|p| {
                        let (left, right) = p.words();
                        (self.bytes(*a, left), self.bytes(*b, right))
                    });
                    let passages = places.collect();
                    found.push(reuse(
                        documents,
                        (*a, *b),
                        link.verdict.kind,
                        passages,
                        link.verdict.containment,
                    ));
                }
            }
        }
        found
    }

    fn bytes(&self, document: usize, words: std::ops::Range<usize>) -> Span {
        bytes(&self.spans[document], words)
    }
}

/// From the first to the last byte of a range of words, which stand at `spans`.
pub(super) fn bytes(spans: &[Span], words: std::ops::Range<usize>) -> Span {
    let spans = spans.get(words).unwrap_or_default();
    spans.first().zip(spans.last()).map_or(Span::new(0, 0), |(first, last)| first.hull(*last))
}

/// The link with the earlier document on its left.
fn reuse(
    documents: &[Source<'_>],
    (a, b): (usize, usize),
    kind: ReuseKind,
    mut passages: Vec<(Span, Span)>,
    containment: f32,
) -> Reuse {
    let turned = precedes(&documents[b], &documents[a]);
    let (left, right) = if turned { (b, a) } else { (a, b) };
    if turned {
        passages.iter_mut().for_each(|(l, r)| std::mem::swap(l, r));
        passages.sort_unstable();
    }
    Reuse { left, right, kind, passages, containment }
}
