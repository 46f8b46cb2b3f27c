//! An answer: likelihood, verdict and confidence, the origins with their quotes, what would change it.

use super::history::History;
use super::origin::{self, Shown};
use super::{question, rivals};
use crate::desk::How;
use crate::parts::estimate::{bar, numbers, short};
use crate::parts::forms::{Desk, folded, hidden, note_form, seen};
use crate::parts::kept;
use crate::parts::words::{capital, points};
use crate::trouble::Trouble;
use crate::{App, page};
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::ask::{Answer, MOST_HYPOTHESES, Options};
use reportedly::core::correction::{Correction, Event, InForce, Overrides, Subject, words};
use reportedly::core::question::{NoQuestion, Question, QuestionKind};
use reportedly::core::stance::Stance;
use serde::Deserialize;
use std::sync::Arc;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    /// In percent; empty for the default.
    prior: String,
    /// Hypotheses, a line each. Without the field those of the question as it was last kept.
    h: Option<String>,
    /// The event whose effect is to be told.
    changed: Option<i64>,
}

/// The question of a text, or why it is none.
pub(crate) fn question_of(text: &str) -> Result<Question, Trouble> {
    Question::new(text).map_err(|why| {
        Trouble::Bad(match why {
            NoQuestion::Empty => {
                "The question is empty. Ask in a sentence: “Did the bridge collapse?”".to_owned()
            }
            NoQuestion::OneWord => {
                "That is a word, not a question. Ask what is said of whom, or search.".to_owned()
            }
            NoQuestion::TooLong => {
                "The question is longer than 2000 bytes. Ask about one thing at a time.".to_owned()
            }
        })
    })
}

/// A base rate as forms and addresses have it, in percent; `None` for what is none.
pub(super) fn prior_of(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().map(|p| p / 100.0).filter(|p| (0.01..=0.99).contains(p))
}

/// Hypotheses as forms and addresses have them, a line each; what is none is left out.
pub(super) fn hypotheses_of(text: &str) -> Vec<Question> {
    text.lines().filter_map(|line| Question::new(line).ok()).take(MOST_HYPOTHESES).collect()
}

/// Hypotheses as a form has them.
pub(super) fn lines_of(hypotheses: &[Question]) -> String {
    hypotheses.iter().map(|h| h.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The address of an answer. Hypotheses that it was kept with need not be named.
pub(super) fn address(question: &str, prior: Option<f64>, hypotheses: Option<&str>) -> String {
    let mut address = format!("/ask?q={}", page::encoded(question));
    if let Some(p) = prior {
        address.push_str(&format!("&prior={:.0}", p * 100.0));
    }
    if let Some(h) = hypotheses {
        address.push_str(&format!("&h={}", page::encoded(h)));
    }
    address
}

/// Answers before and after an event of the log.
struct Changed {
    event: Event,
    was: Arc<Answer>,
    undone: bool,
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Markup, Trouble> {
    let question = question_of(&asked.q)?;
    let prior = prior_of(&asked.prior);
    let title = question.text.clone();
    let desk = Desk::new(&app, address(&question.text, prior, asked.h.as_deref()));
    let body = app
        .desk
        .with(move |casebook, shared| {
            let log = casebook.log()?;
            let hypotheses = match &asked.h {
                Some(lines) => hypotheses_of(lines),
                None => casebook.question(&question.text)?.map(|q| q.hypotheses()).unwrap_or_default(),
            };
            let how = How { prior, as_of: None, hypotheses: &hypotheses };
            let answer = shared.answer(casebook, &question, &how, &log)?;
            let machine = match answer.corrections.is_empty() {
                true => None,
                false => Some(shared.answer(casebook, &question, &how, &[])?),
            };
            let changed = match asked.changed.and_then(|id| log.iter().position(|e| e.id == id)) {
                Some(at) => {
                    let was = shared.answer(casebook, &question, &how, &log[..at])?;
                    let undone = Event::undone(&log)[at].is_some();
                    Some(Changed { event: log[at].clone(), was, undone })
                }
                None => None,
            };
            let note_seen = seen(casebook, &[Subject::Question { question: question.text.clone() }])?;
            let shown = origin::shown(casebook, &answer)?;
            let overrides = Overrides::of(&log);
            let history = History::of(casebook, shared, &question, &answer, prior)?;
            let history = history.shown(&question.text, prior, &lines_of(&hypotheses), &desk);
            let rivals = rivals::Rivals {
                prior,
                hypotheses: lines_of(&hypotheses),
                seen: log.last().map_or(0, |e| e.id),
                overrides: &overrides,
            };
            let rivals = rivals.shown(&answer, &desk);
            Ok(body(
                &answer,
                machine.as_deref(),
                changed.as_ref(),
                &shown,
                &overrides,
                &desk,
                note_seen,
                prior,
                &history,
                &rivals,
            ))
        })
        .await?;
    Ok(page::of("/", &title, body))
}

#[allow(clippy::too_many_arguments, reason = "all that one page shows")]
fn body(
    a: &Answer,
    machine: Option<&Answer>,
    changed: Option<&Changed>,
    shown: &[Shown],
    overrides: &Overrides,
    desk: &Desk,
    note_seen: i64,
    prior: Option<f64>,
    history: &Markup,
    rivals: &Markup,
) -> Markup {
    let question = &a.question.text;
    let notes: Vec<&InForce> = overrides.all().iter().filter(|c| is_note_on(c, question)).collect();
    html! {
        @if let Some(changed) = changed { (told(changed, a, desk)) }
        (headline(a))
        @if let Some(machine) = machine { (by_people(a, machine, overrides)) }
        (rivals::values(a))
        section {
            h2 { "Origins" }
            @if a.question.kind == QuestionKind::YesNo { p.sub { (sides(a)) } }
            @if a.origins.is_empty() { p { "Nothing in the articles bears on the question." } }
            @let (taking, rest): (Vec<_>, Vec<_>) = shown.iter().partition(|s| takes_side(s.origin(a).stance));
            @for s in &taking { (origin::card(a, s, desk)) }
            @if !rest.is_empty() {
                details.fold open[taking.is_empty()] {
                    summary { (page::count(rest.len(), "more origin")) " without a side" }
                    @for s in &rest { (origin::card(a, s, desk)) }
                }
            }
        }
        @if a.estimate.is_some() {
            section {
                h2 { "What would change the answer" }
                ul.plain.changes { @for s in &a.sensitivity { li { strong { (points(s.points)) } " " (s.what) } } }
                @if let Some(e) = a.estimate { p.sub { "The base rate is " (format!("{:.0}", e.prior * 100.0)) " %, before any article." } }
            }
        }
        (rivals)
        (history)
        section {
            h2 { "What was looked at" }
            p { (looked_at(a)) }
            p { a href={ "/origins?q=" (page::encoded(question)) } { "Who has it from whom" } }
        }
        section {
            h2 { "Notes" }
            @for n in &notes { @if let Correction::Note { text, .. } = &n.correction { (kept::note(text, &n.who, &n.at)) } }
            @let on = html! { (hidden("on", "question")) (hidden("question", question)) };
            (folded("Add a note", note_form(desk, on, note_seen)))
        }
        section.again { h2 { "Ask again" } (question::form(question, prior)) }
    }
}

fn is_note_on(c: &InForce, question: &str) -> bool {
    use reportedly::core::correction::same_question;
    matches!(&c.correction, Correction::Note { on: Subject::Question { question: of }, .. } if same_question(of, question))
}

pub(super) fn takes_side(stance: Stance) -> bool {
    matches!(stance, Stance::Supports | Stance::Refutes)
}

fn headline(a: &Answer) -> Markup {
    html! {
        section.answer {
            @match (a.estimate, a.likelihood) {
                (Some(e), Some(l)) => {
                    p.likelihood { (capital(l.word())) }
                    p.numbers { (numbers(e)) }
                    (bar(e))
                }
                _ if a.question.kind == QuestionKind::Open => p.likelihood.calm {
                    @let leading: Vec<&str> = a.leading().iter().map(|v| v.value.as_str()).collect();
                    @if leading.is_empty() { "Nobody gives what is asked for; here is what bears on it." }
                    @else { (capital(&leading.join(" or "))) }
                },
                _ => p.likelihood.calm { "No estimate: nobody takes a side." },
            }
            dl.facts {
                div { dt { "Verdict" } dd.verdict { (capital(a.verdict.word())) } }
                div { dt { "Confidence" } dd { (capital(a.confidence.word())) } }
            }
        }
    }
}

/// "1 independent origin supports, 2 deny; 6 documents carry them."
fn sides(a: &Answer) -> String {
    let verb = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let mut documents: Vec<&String> =
        a.origins.iter().filter(|o| takes_side(o.stance)).flat_map(|o| &o.documents).collect();
    documents.sort_unstable();
    documents.dedup();
    format!(
        "{}, {}. {} them.",
        verb(a.independent_supporting, "independent origin supports", "independent origins support"),
        verb(a.independent_refuting, "denies", "deny"),
        verb(documents.len(), "document carries", "documents carry"),
    )
}

fn looked_at(a: &Answer) -> String {
    let n = a.counts;
    format!(
        "{}: {} on the question with {}, {} not, {} without text.",
        page::count(n.documents, "document"),
        n.related,
        page::count(n.statements, "statement"),
        n.unrelated,
        n.unusable
    )
}

/// What an event of the log has changed.
fn told(changed: &Changed, is: &Answer, desk: &Desk) -> Markup {
    let (was, now) = (short(&changed.was), short(is));
    let origins = (changed.was.origins.len(), is.origins.len());
    let told = html! {
        @if was == now && origins.0 == origins.1 { p { "The answer stays: " (now) "." } }
        @else {
            p { "Before: " (was) "; " (page::count(origins.0, "origin")) ". " strong { "Now: " (now) } "; " (page::count(origins.1, "origin")) "." }
        }
        @if changed.was.matrix.hypotheses != is.matrix.hypotheses && changed.was.matrix.hypotheses.len() == is.matrix.hypotheses.len() {
            ul { @for (was, is) in changed.was.matrix.hypotheses.iter().zip(&is.matrix.hypotheses) {
                @if was != is { li { "“" (is.text) "”: inconsistent with " (page::count(was.inconsistent, "origin")) " before, " strong { "with " (is.inconsistent) " now" } } }
            } }
        }
    };
    kept::notice(&changed.event, changed.undone, &kept::what_by_number(&changed.event), told, desk)
}

/// The corrections that took effect, beside what the machine had.
fn by_people(a: &Answer, machine: &Answer, overrides: &Overrides) -> Markup {
    let idle: Vec<&InForce> = overrides
        .of_question(&a.question.text)
        .filter(|c| !a.corrections.iter().any(|applied| applied.by.event == c.event))
        // Of hypotheses that are not asked about here the matrix tells.
        .filter(|c| !matches!(c.correction, Correction::Fit { .. }))
        .collect();
    html! {
        aside.people {
            h2 { "Corrected by people" }
            p { "The machine alone: " strong { (short(machine)) } "." }
            table {
                thead { tr { th scope="col" { "What holds" } th scope="col" { "The machine" } th scope="col" { "Who" } } }
                tbody {
                    @for c in &a.corrections {
                        tr {
                            td { (words::of(&c.by.correction)) }
                            td { @match &c.machine { Some(had) => (words::before(had)), None => "in the weight below" } }
                            td { (c.by.who) " · " a href={ "/log#e" (c.by.event) } { "event " (c.by.event) } }
                        }
                    }
                }
            }
            @for c in idle { p.sub { "Without effect, because what it speaks of is not found: " (words::of(&c.correction)) "." } }
        }
    }
}

/// The answer that a correction of a question is checked against: with the hypothesis that it speaks of.
pub(crate) fn current(
    casebook: &Casebook,
    shared: &crate::desk::Shared,
    question: &str,
    correction: &Correction,
) -> Result<Arc<Answer>, Trouble> {
    let (question, log) = (question_of(question)?, casebook.log()?);
    let answer = shared.answer(casebook, &question, &How::default(), &log)?;
    match Options::default().for_correction(correction, &answer) {
        Some(options) => {
            let how = How { hypotheses: &options.hypotheses, ..How::default() };
            shared.answer(casebook, &question, &how, &log)
        }
        None => Ok(answer),
    }
}
