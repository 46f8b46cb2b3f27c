//! Negation cues, and for each the words in its scope, within its sentence.

use super::block::BlockStates;
use crate::network::Network;
use reportedly_core::{Negation, Span};
use std::ops::Range;

/// Negating beginnings and endings of words, longest first (the affixes of *SEM 2012, and "cannot").
const PREFIXES: [&str; 7] = ["dis", "non", "un", "in", "im", "ir", "il"];
const SUFFIXES: [&str; 3] = ["not", "less", "lessly"];

/// The negations of a block.
pub(crate) fn negations(network: &Network, block: &BlockStates, text: &str) -> Vec<Negation> {
    let mut out = Vec::new();
    for sentence in &block.sentences {
        let words = block.of(sentence);
        let spans: Vec<Span> = block.words[sentence.clone()].iter().map(|w| w.span).collect();
        for cue in cues(&network.negation.labels(words), &spans, text) {
            let states = network.part_look.states(words, &network.scope_mark, &cue.words);
            let labels = network.scope.labels(&states);
            let inside = (0..spans.len()).filter(|i| labels[*i] == "scope" && !cue.words.contains(i));
            let mut scope: Vec<Span> = inside.map(|i| spans[i]).chain(cue.rest).collect();
            scope.sort_unstable();
            out.push(Negation { cue: vec![cue.span], scope: joined(scope, cue.span, text) });
        }
    }
    out
}

#[derive(Debug, PartialEq)]
struct Cue {
    /// The words it stands in.
    words: Range<usize>,
    span: Span,
    /// What else is in those words, and therefore negated: "did" of "didn't", "happy" of "unhappy".
    rest: Option<Span>,
}

/// Cues of a sentence by the label of each word: runs of negating words ("by no means"), words with a
/// negating part, and "n't", which is three words here.
fn cues(labels: &[&str], spans: &[Span], text: &str) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let mut i = 0;
    while i < labels.len() {
        if let Some((span, rest)) = contraction(&spans[i..], text)
            && labels[i..i + 3].iter().any(|l| *l != "O")
        {
            out.push(Cue { words: i..i + 3, span, rest: Some(rest) });
            i += 3;
            continue;
        }
        match (labels[i], affix(spans[i], text)) {
            ("word", _) => match out.last_mut() {
                Some(last) if last.rest.is_none() && last.words.end == i => {
                    last.words.end = i + 1;
                    last.span = last.span.hull(spans[i]);
                }
                _ => out.push(Cue { words: i..i + 1, span: spans[i], rest: None }),
            },
            ("affix", Some((span, rest))) => out.push(Cue { words: i..i + 1, span, rest: Some(rest) }),
            _ => {}
        }
        i += 1;
    }
    out
}

/// "n't" and the rest of the first word, where the words begin with "didn", "'", "t".
fn contraction(spans: &[Span], text: &str) -> Option<(Span, Span)> {
    let [verb, mark, t, ..] = spans else { return None };
    let written = matches!(mark.of(text), "'" | "\u{2019}") && t.of(text).eq_ignore_ascii_case("t");
    let (start, end) = (verb.start as usize, verb.end as usize);
    let n = verb.of(text).ends_with(['n', 'N'])
        && verb.end == mark.start
        && mark.end == t.start
        && end > start + 1;
    (written && n).then(|| (Span::new(end - 1, t.end as usize), Span::new(start, end - 1)))
}

/// The negating part of a word and the rest of it.
fn affix(word: Span, text: &str) -> Option<(Span, Span)> {
    let lower = word.of(text).to_ascii_lowercase();
    let (start, end) = (word.start as usize, word.end as usize);
    if let Some(p) = PREFIXES.iter().find(|p| lower.starts_with(**p) && lower.len() > p.len() + 2) {
        return Some((Span::new(start, start + p.len()), Span::new(start + p.len(), end)));
    }
    let suffix = SUFFIXES.iter().find(|s| lower.ends_with(**s) && lower.len() > s.len() + 1)?;
    Some((Span::new(end - suffix.len(), end), Span::new(start, end - suffix.len())))
}

/// Neighbours with nothing but blanks between them as one, but for the cue's own edges.
fn joined(scope: Vec<Span>, cue: Span, text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in scope {
        let joins = |last: &Span| {
            let between = Span::new(last.end as usize, span.start as usize);
            between.overlap(cue) == 0 && cue.start != last.end && between.of(text).trim().is_empty()
        };
        match out.last_mut() {
            Some(last) if joins(last) => *last = last.hull(span),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, labels: &[&str]) -> Vec<String> {
        let spans: Vec<Span> =
            crate::words::Tokenizer::new("[PAD]").words(text).iter().map(|w| w.span).collect();
        let show = |c: &Cue| format!("{}|{}", c.span.of(text), c.rest.map_or("", |r| r.of(text)));
        cues(labels, &spans, text).iter().map(show).collect()
    }

    #[test]
    fn a_cue_is_a_word_a_part_of_one_or_a_contraction() {
        assert_eq!(found("He didn\u{2019}t go", &["O", "affix", "word", "word", "O"]), ["n\u{2019}t|did"]);
        assert_eq!(found("An unhappy end", &["O", "affix", "O"]), ["un|happy"]);
        assert_eq!(found("He cannot go", &["O", "affix", "O"]), ["not|can"]);
        assert_eq!(found("It is by no means so", &["O", "O", "word", "word", "word", "O"]), ["by no means|"]);
        assert!(found("An apple", &["O", "affix"]).is_empty());
    }
}
