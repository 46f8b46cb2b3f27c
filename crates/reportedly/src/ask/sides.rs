//! What many statements do to a question, each read once in its place.

use super::Options;
use super::retrieve::Near;
use crate::Reader;
use crate::parallel::map_in_order;
use reportedly_core::correction::Applied;
use reportedly_core::question::{Question, QuestionKind};
use reportedly_core::stance::{Judged, Sides, Stance, judge};
use reportedly_core::{Certainty, Span, Statement};
use std::collections::BTreeMap;

/// What a statement does to the question.
#[derive(Clone, Copy)]
pub(super) struct Opinion {
    pub judged: Judged,
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
    let mut number = BTreeMap::new();
    let mut each: Vec<&Passage> = Vec::new();
    for passage in &passages {
        number.entry(passage).or_insert_with(|| {
            each.push(passage);
            each.len() - 1
        });
    }
    // The network knows few questions with "not" in them: it is asked the plain one, and its answer turned.
    let plain = question.without_not();
    let sides = map_in_order(&each, |p| {
        let sides = reader.sides(&plain, &p.context, &p.content);
        if question.negated { sides.turned() } else { sides }
    });
    let (mut judged, of): (Vec<Judged>, Vec<(Sides, f32)>) = near
        .iter()
        .zip(&passages)
        .map(|(n, passage)| {
            let sides = sides[number[passage]];
            let (judged, surely) = stance(question, n, &passage.words, sides, options);
            (judged, (sides, surely))
        })
        .unzip();
    let places: Vec<(&str, &Statement)> =
        near.iter().map(|n| (n.stored.document.id.as_str(), n.statement)).collect();
    let set = options.corrections.stances(&question.text, &places, &mut judged);
    let opinion = |(judged, (sides, surely))| Opinion { judged, sides, surely };
    (judged.into_iter().zip(of).map(opinion).collect(), set)
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

fn stance(
    question: &Question,
    near: &Near<'_>,
    words: &str,
    sides: Sides,
    options: &Options,
) -> (Judged, f32) {
    let (judged, surely) = judge(question, near.statement, words, near.near, &options.bearing, sides);
    // Open questions have no sides: what bears on them is shown.
    match question.kind {
        QuestionKind::Open if judged.stance != Stance::Unrelated => {
            let judged =
                Judged { stance: Stance::Discusses, withdraws: false, reason: "bears on the question" };
            (judged, options.bearing.relevance(near.near))
        }
        _ => (judged, surely),
    }
}
