//! Negation cues, and for each the words in its scope, within its sentence.

use super::block::BlockStates;
use super::sequence::Sequence;
use crate::network::Network;
use reportedly_core::{Negation, Span};
use std::ops::Range;

/// Negating beginnings and endings of words, longest first (the affixes of *SEM 2012).
const PREFIXES: [&str; 7] = ["dis", "non", "un", "in", "im", "ir", "il"];
const SUFFIXES: [&str; 1] = ["less"];

/// The negations of a block.
pub(crate) fn negations(network: &Network, block: &BlockStates, text: &str) -> Vec<Negation> {
    let mut out = Vec::new();
    for sentence in &block.sentences {
        let words = block.of(sentence);
        for cue in cues(&network.negation, words) {
            let states = network.part_look.states(words, &network.scope_mark, &cue.words);
            let labels = network.scope.labels(&states);
            let at = sentence.start;
            let absolute = at + cue.words.start..at + cue.words.end;
            let (cue_span, rest) = match cue.affix {
                true => match affix(block.words[absolute.start].span, text) {
                    Some(found) => found,
                    None => continue,
                },
                false => (block.span(absolute), None),
            };
            let mut scope: Vec<Span> = Vec::new();
            let inside = labels.iter().enumerate().filter(|(i, l)| **l == "scope" && !cue.words.contains(i));
            let spans = inside.map(|(i, _)| block.words[at + i].span).chain(rest);
            let mut spans: Vec<Span> = spans.collect();
            spans.sort_unstable_by_key(|s| s.start);
            for span in spans {
                match scope.last_mut() {
                    Some(last) if joins(text, *last, span, cue_span) => *last = last.hull(span),
                    _ => scope.push(span),
                }
            }
            out.push(Negation { cue: vec![cue_span], scope });
        }
    }
    out
}

struct Cue {
    words: Range<usize>,
    affix: bool,
}

/// Cues of a sentence: runs of negating words ("by no means"), or a word with a negating part.
fn cues(head: &Sequence, words: &[f32]) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for (i, label) in head.labels(words).into_iter().enumerate() {
        match label {
            "word" => match out.last_mut() {
                Some(last) if !last.affix && last.words.end == i => last.words.end = i + 1,
                _ => out.push(Cue { words: i..i + 1, affix: false }),
            },
            "affix" => out.push(Cue { words: i..i + 1, affix: true }),
            _ => {}
        }
    }
    out
}

/// The negating part of a word and the rest of it.
fn affix(word: Span, text: &str) -> Option<(Span, Option<Span>)> {
    let lower = word.of(text).to_ascii_lowercase();
    let (start, end) = (word.start as usize, word.end as usize);
    if let Some(p) = PREFIXES.iter().find(|p| lower.starts_with(**p) && lower.len() > p.len() + 2) {
        return Some((Span::new(start, start + p.len()), Some(Span::new(start + p.len(), end))));
    }
    let (at, suffix) = SUFFIXES.iter().find_map(|s| Some((lower.rfind(s)?, s)))?;
    (at > 1).then(|| (Span::new(start + at, start + at + suffix.len()), Some(Span::new(start, start + at))))
}

/// Whether two pieces of a scope are one: nothing but blanks between them, and not the cue.
fn joins(text: &str, left: Span, right: Span, cue: Span) -> bool {
    let between = Span::new(left.end as usize, right.start as usize);
    between.overlap(cue) == 0 && cue.start != left.end && between.of(text).trim().is_empty()
}
