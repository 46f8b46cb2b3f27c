//! What many statements do to a question, each read once in its place.

use super::Options;
use super::retrieve::Near;
use super::values::{self, Given, hypotheses};
use crate::Reader;
use crate::parallel::map_in_order;
use reportedly_core::correction::Applied;
use reportedly_core::question::{Question, QuestionKind};
use reportedly_core::stance::{Judged, Sides, Stance, judge, supersede};
use reportedly_core::values::Value;
use reportedly_core::{Certainty, Span, Statement};
use std::collections::BTreeMap;

/// What a statement does to the question.
#[derive(Clone)]
pub(super) struct Opinion {
    pub judged: Judged,
    /// What it gives as the answer to an open question.
    pub given: Vec<Given>,
    /// What the network says.
    pub sides: Sides,
    /// How surely it is what was judged, 0 to 1.
    pub surely: f32,
}

/// What the network is given of a statement.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Passage {
    /// Headline, the sentence before, the statement's own sentence.
    context: String,
    /// How the speaker puts it, where not simply so, and the words of the statement.
    content: String,
    /// The words alone.
    words: String,
}

/// The stance of every statement. A passage that many documents print is read once.
/// Stances that people have set stand in place of those judged.
pub(super) fn judge_all(
    reader: &Reader,
    question: &Question,
    near: &[Near<'_>],
    options: &Options,
) -> (Vec<Opinion>, Vec<Applied>) {
    let passages: Vec<Passage> = near.iter().map(passage).collect();
    // The network knows few questions with "not" in them: it is asked the plain one, and its answer turned.
    let plain = question.without_not();
    let values: Vec<Vec<(String, Value)>> = near.iter().map(|n| hypotheses(question, n)).collect();
    let mut asked = Asked::default();
    let mine: Vec<(usize, Vec<usize>)> = passages
        .iter()
        .zip(&values)
        .map(|(p, values)| {
            (asked.number(&plain, p), values.iter().map(|(q, _)| asked.number(q, p)).collect())
        })
        .collect();
    let sides = map_in_order(&asked.each, |(question, p)| reader.sides(question, &p.context, &p.content));
    let turned = |i: usize| if question.negated { sides[i].turned() } else { sides[i] };
    let mut opinions: Vec<Opinion> = near
        .iter()
        .zip(&passages)
        .zip(&values)
        .zip(&mine)
        .map(|(((n, passage), values), (own, of_values))| {
            let relevance = options.bearing.relevance(n.near);
            let given = values.iter().zip(of_values);
            let given =
                given.filter_map(|((_, value), i)| values::judge(value.clone(), turned(*i), relevance));
            opinion(question, n, &passage.words, turned(*own), given.collect(), options)
        })
        .collect();
    let places: Vec<(&str, &Statement)> =
        near.iter().map(|n| (n.stored.document.id.as_str(), n.statement)).collect();
    let mut judged: Vec<Judged> = opinions.iter().map(|o| o.judged).collect();
    let published = near.iter().map(|n| n.stored.document.published.as_deref());
    supersede(question, published.zip(&mut judged));
    let set = options.corrections.stances(&question.text, &places, &mut judged);
    opinions.iter_mut().zip(judged).for_each(|(o, judged)| o.judged = judged);
    (opinions, set)
}

/// Questions to be asked of passages, each of each once.
#[derive(Default)]
struct Asked<'a> {
    each: Vec<(&'a str, &'a Passage)>,
    numbers: BTreeMap<(&'a str, &'a Passage), usize>,
}

impl<'a> Asked<'a> {
    fn number(&mut self, question: &'a str, passage: &'a Passage) -> usize {
        *self.numbers.entry((question, passage)).or_insert_with(|| {
            self.each.push((question, passage));
            self.each.len() - 1
        })
    }
}

/// As in `training/pair/data.py`.
fn passage(near: &Near<'_>) -> Passage {
    let document = &near.stored.document;
    let (text, sentences) = (document.text.as_str(), &near.reading.sentences);
    let span = near.statement.span;
    let first = sentences.partition_point(|s| s.end <= span.start).min(sentences.len().saturating_sub(1));
    let last = sentences.partition_point(|s| s.start < span.end).max(first + 1) - 1;
    let of = |i: usize| sentences.get(i).map_or("", |s| s.of(text));
    let before = first.checked_sub(1).map_or("", of);
    let whole = match (sentences.get(first), sentences.get(last)) {
        (Some(a), Some(b)) => Span { start: a.start.min(span.start), end: b.end.max(span.end) }.of(text),
        _ => span.of(text),
    };
    let title = document.title.as_deref().unwrap_or_default();
    let words = near.statement.words(text);
    let put = match near.statement.factuality.certainty {
        Certainty::Certain => "",
        Certainty::Probable => "probably: ",
        Certainty::Possible => "possibly: ",
        Certainty::Planned => "planned: ",
        Certainty::Denied => "denied: ",
        Certainty::Unknown => "whether: ",
    };
    Passage { context: format!("{title}. {before} {whole}"), content: format!("{put}{words}"), words }
}

fn opinion(
    question: &Question,
    near: &Near<'_>,
    words: &str,
    sides: Sides,
    given: Vec<Given>,
    options: &Options,
) -> Opinion {
    let is = |stance, reason| Judged { stance, withdraws: false, reason };
    let document = &near.stored.document;
    if let Some(reason) = question.other_time(near.statement, near.reading, document.published.as_deref()) {
        return Opinion { judged: is(Stance::Unrelated, reason), given: Vec::new(), sides, surely: 0.0 };
    }
    let (judged, surely) = judge(question, near.statement, words, near.near, &options.bearing, sides);
    if question.kind == QuestionKind::YesNo {
        return Opinion { judged, given, sides, surely };
    }
    // An open question has no sides of its own: giving a value is one, and what else bears on it is shown.
    let best = |stance| {
        let of = given.iter().filter(|g| g.stance == stance);
        of.map(|g| g.surely).reduce(f32::max)
    };
    let (judged, surely) = match (best(Stance::Supports), best(Stance::Refutes), judged.stance) {
        (Some(surely), ..) => (is(Stance::Supports, "gives what is asked for"), surely),
        (None, Some(surely), _) => (is(Stance::Refutes, "says what is not the answer"), surely),
        (None, None, Stance::Unrelated) => (judged, surely),
        _ => (is(Stance::Discusses, "bears on the question"), options.bearing.relevance(near.near)),
    };
    Opinion { judged, given, sides, surely }
}
