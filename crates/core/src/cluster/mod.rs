//! Predicates of many documents that tell of one event: the same word for it, the same words around
//! it, in documents about the same matter.
//!
//! The frame is that of cross-document event coreference (Cybulska and Vossen 2014, ECB+): documents
//! are grouped by matter first, then the mentions within a group by the lemma of the predicate, which
//! alone is the baseline that later work measures itself against. What is added here: words of one
//! meaning count as one lemma (`lexicon`), mentions whose sentences share no other word stay apart, and
//! what is said or reported must be alike.

pub(crate) mod lexicon;
mod linkage;
pub(crate) mod vector;

use crate::question::terms;
use crate::text::Span;
use lexicon::Lexicon;
use std::collections::BTreeMap;
use vector::{Frequencies, Vector};

/// A document with its events.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its predicate words.
    pub events: &'a [Span],
}

/// How alike is alike enough; fitted on the train part of ECB+.
///
/// Mentions of one lemma in documents of one matter need only some word in common besides. Asking for
/// more cost more than it gave there, among the mentions of one document, too; words of reporting
/// are the exception.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Documents of one matter: mean cosine of their weighted words, 0 to 1.
    pub documents: f64,
    /// Two mentions of a word of reporting ("said"): mean cosine of the weighted words of their
    /// sentences. Everybody says something in every article.
    pub reporting: f64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { documents: 0.13, reporting: 0.3 }
    }
}

/// The chain of every event of every document: equal numbers are one event.
pub fn same_events(documents: &[Source<'_>], parameters: &Parameters) -> Vec<Vec<usize>> {
    let words: Vec<Vec<String>> = documents.iter().map(|d| terms(d.text).collect()).collect();
    let frequencies = Frequencies::new(&words);
    let vectors: Vec<Vector> = words.iter().map(|w| frequencies.vector(w)).collect();
    let matters = linkage::clusters(&vectors, parameters.documents);
    let mut out: Vec<Vec<usize>> = documents.iter().map(|d| vec![0; d.events.len()]).collect();
    let lexicon = Lexicon::new();
    let mut chains = 0;
    for matter in matters {
        let mut by_lemma: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for d in matter {
            for (e, span) in documents[d].events.iter().enumerate() {
                by_lemma.entry(lexicon.lemma(span.of(documents[d].text))).or_default().push((d, e));
            }
        }
        for (lemma, mentions) in by_lemma {
            let around: Vec<Vector> = mentions
                .iter()
                .map(|(d, e)| {
                    let source = &documents[*d];
                    let sentence = sentence(source.text, source.events[*e]);
                    // What all of them share by being here says nothing.
                    let words: Vec<String> = terms(sentence).filter(|w| lexicon.row(w) != lemma).collect();
                    frequencies.vector(&words)
                })
                .collect();
            let needed = if lexicon::is_reporting(&lemma) { parameters.reporting } else { 0.0 };
            for cluster in linkage::clusters(&around, needed) {
                for i in cluster {
                    let (d, e) = mentions[i];
                    out[d][e] = chains;
                }
                chains += 1;
            }
        }
    }
    out
}

/// The sentence in which a span stands, by its marks: a full stop before a blank, or a line's end.
fn sentence(text: &str, span: Span) -> &str {
    let (before, after) = (span.start as usize, span.end as usize);
    let ends = |bytes: &[u8], i: usize| {
        bytes[i] == b'\n'
            || (matches!(bytes[i], b'.' | b'?' | b'!')
                && bytes.get(i + 1).is_none_or(u8::is_ascii_whitespace))
    };
    let bytes = text.as_bytes();
    let start = (0..before.min(bytes.len())).rev().find(|i| ends(bytes, *i)).map_or(0, |i| i + 1);
    let end = (after..bytes.len()).find(|i| ends(bytes, *i)).unwrap_or(bytes.len());
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
