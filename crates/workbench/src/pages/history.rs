//! The history of a question: what was kept of its answers, the estimate over time, what changed and why.

use super::answer::{address, hypotheses_of, prior_of, question_of};
use crate::App;
use crate::desk::{How, Shared};
use crate::page::{self, count, encoded, when};
use crate::parts::chart::{Scale, days, n};
use crate::parts::estimate::numbers;
use crate::parts::forms::{Desk, hidden};
use crate::parts::words::{capital, points, stance};
use crate::trouble::Trouble;
use axum::extract::{Form, State};
use axum::response::Redirect;
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::ask::{Answer, Options};
use reportedly::core::question::Question;
use reportedly::questions::{Change, Changed, KeptQuestion, Recorded, What, keep as keep_answer, since_last};
use serde::Deserialize;

/// Answers that are shown, the latest.
const SHOWN: usize = 60;
/// Documents that are named as the reason of one change.
const NAMED: usize = 4;

/// What a page shows of a question's history.
pub(super) struct History {
    kept: Option<KeptQuestion>,
    changes: Vec<Option<Change>>,
    /// How the answer that is shown differs from the last that was kept.
    since: Option<Change>,
}

fn options(prior: Option<f64>, casebook: &Casebook) -> Result<Options, Trouble> {
    Ok(Options { prior, corrections: casebook.overrides()?, ..Options::default() })
}

impl History {
    /// Of a question, held against the answer that is shown.
    pub(super) fn of(
        casebook: &Casebook,
        shared: &Shared,
        question: &Question,
        answer: &Answer,
        prior: Option<f64>,
    ) -> Result<Self, Trouble> {
        let Some(kept) = casebook.question(&question.text)? else {
            return Ok(Self { kept: None, changes: Vec::new(), since: None });
        };
        let changes = kept.changes(casebook)?;
        let (options, reader) = (options(prior, casebook)?, shared.reader.version());
        let since = since_last(casebook, question, answer, &options, reader, &page::now())?;
        Ok(Self { kept: Some(kept), changes, since })
    }

    /// The part of the answer's page. Whoever may change something can keep the answer.
    pub(super) fn shown(&self, question: &str, prior: Option<f64>, hypotheses: &str, desk: &Desk) -> Markup {
        let all = self.kept.as_ref().map(|k| k.history.as_slice()).unwrap_or_default();
        html! {
            section #history {
                h2 { "History" }
                @match all.len() {
                    0 => p { "This question has not been kept. What is kept is held against the next answer, so that a change and its reason can be seen." }
                    times => p.sub { "Kept " (count(times, "time")) " as " (self.kept.as_ref().map_or("", |k| k.id.as_str())) "." }
                }
                @if let Some(since) = &self.since { div.notice { p { strong { "Since it was last kept, " (when(&since.since)) ": " } (headline(since)) } (reasons(since)) } }
                (chart(all))
                (self.table(all))
                @if desk.may_write() {
                    form.inline method="post" action="/keep" {
                        (desk.hidden()) (hidden("q", question))
                        @if let Some(p) = prior { (hidden("prior", &format!("{:.0}", p * 100.0))) }
                        @if !hypotheses.is_empty() { (hidden("h", hypotheses)) }
                        button type="submit" { @if all.is_empty() { "Keep this question" } @else { "Keep this answer too" } }
                    }
                }
            }
        }
    }

    fn table(&self, all: &[Recorded]) -> Markup {
        if all.is_empty() {
            return html! {};
        }
        html! {
            table {
                thead { tr { th scope="col" { "Asked" } th scope="col" { "Estimate" } th scope="col" { "Verdict" } th scope="col" { "For, against" } th scope="col" { "What changed" } } }
                tbody { @for (recorded, change) in all.iter().zip(&self.changes).rev().take(SHOWN) { (row(recorded, change.as_ref())) } }
            }
            @if all.len() > SHOWN { p.sub { "The latest " (SHOWN) " of " (all.len()) ". " code { "reportedly questions" } " lists all." } }
        }
    }
}

fn row(recorded: &Recorded, change: Option<&Change>) -> Markup {
    let a = &recorded.kept.answered;
    html! {
        tr {
            th scope="row" {
                time datetime=(recorded.kept.asked_at) { (when(&recorded.kept.asked_at)) }
                @if let Some(by) = &a.as_of { " " span.tag { "as of " (by.day) } }
                @if let Some(prior) = a.given_prior { " " span.tag { "base rate " (format!("{:.0}", prior * 100.0)) " %" } }
                @if a.machine { " " span.tag { "without corrections" } }
            }
            td { @match a.estimate { Some(e) => (numbers(e)), None => "no estimate" } }
            td { (capital(a.verdict.word())) span.sub { ", confidence " (a.confidence.word()) } }
            td { (a.independent_supporting) ", " (a.independent_refuting) }
            td { @match change { Some(change) => { (headline(change)) (reasons(change)) } None => span.sub { "first of its kind" } } }
        }
    }
}

/// "58 % → 71 % (+13 points); 4 documents and 1 correction more."
fn headline(change: &Change) -> String {
    let percent = |p: Option<f64>| p.map_or("no estimate".to_owned(), |p| format!("{:.0} %", 100.0 * p));
    let mut text = match change.probability {
        (was, now) if was == now => format!("{}, as before", percent(now)),
        (Some(was), Some(now)) => {
            format!("{} → {} ({})", percent(Some(was)), percent(Some(now)), points(100.0 * (now - was)))
        }
        (was, now) => format!("{} → {}", percent(was), percent(now)),
    };
    if change.verdict.0 != change.verdict.1 {
        text.push_str(&format!("; {} → {}", change.verdict.0.word(), change.verdict.1.word()));
    }
    let came = [(change.documents_added, "document"), (change.corrections, "correction")];
    let came: Vec<String> =
        came.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    text.push_str(&match came.is_empty() {
        true => "; nothing was added".to_owned(),
        false => format!("; {} more", came.join(" and ")),
    });
    if change.program {
        text.push_str("; by another version of the program");
    }
    text + "."
}

/// The origins that changed, each with the new documents that did it.
fn reasons(change: &Change) -> Markup {
    html! {
        @if !change.origins.is_empty() { ul.plain.reasons { @for origin in &change.origins { (reason(origin)) } } }
    }
}

fn reason(origin: &Changed) -> Markup {
    let what = match origin.what {
        What::New { now } => format!("is new and {}", stance(now)),
        What::Gone { was } => format!("{} no more", stance(was)),
        What::Position { was, now } => format!("{} now, {} before", stance(now), stance(was)),
        What::Weight { now } => format!(
            "still {}, with weight {:+.2} instead of {:+.2}",
            stance(now),
            origin.weight.1,
            origin.weight.0
        ),
    };
    html! {
        li {
            a href=(page::source(&origin.name)) { (origin.name) } " " (what)
            @if !origin.documents.is_empty() {
                ": "
                @for (i, id) in origin.documents.iter().take(NAMED).enumerate() { @if i > 0 { ", " } a href=(page::document(id)) { (id) } }
                @if origin.documents.len() > NAMED { " and " (origin.documents.len() - NAMED) " more" }
            }
        }
    }
}

/// The estimate over time, of answers that were asked in the way of the last one. The table below says the same.
fn chart(all: &[Recorded]) -> Markup {
    const WIDTH: f64 = 1000.0;
    const HEIGHT: f64 = 220.0;
    let Some(last) = all.last() else { return html! {} };
    let comparable = all.iter().filter(|r| r.kept.answered.is_comparable(&last.kept.answered));
    let drawn: Vec<(f64, &Recorded)> = comparable
        .filter_map(|r| Some((days(&r.kept.asked_at)?, r)))
        .filter(|(_, r)| r.kept.answered.estimate.is_some())
        .collect();
    let drawn = &drawn[drawn.len().saturating_sub(SHOWN)..];
    if drawn.len() < 2 {
        return html! {};
    }
    let scale = Scale::over(drawn.iter().map(|(day, _)| *day), WIDTH, 60.0);
    let up = |share: f64| HEIGHT - 20.0 - share * (HEIGHT - 40.0);
    let places: Vec<_> =
        drawn.iter().filter_map(|(day, r)| Some((scale.at(*day), r.kept.answered.estimate?, *r))).collect();
    let line: Vec<String> =
        places.iter().map(|(x, e, _)| format!("{} {}", n(*x), n(up(e.probability)))).collect();
    let told: Vec<String> = places
        .iter()
        .map(|(_, e, r)| format!("{:.0} % on {}", e.probability * 100.0, when(&r.kept.asked_at)))
        .collect();
    html! {
        figure.chart {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(format!("Estimate over time: {}", told.join(", "))) {
                @for share in [0.0, 0.5, 1.0] {
                    line.grid x1="40" x2=(WIDTH) y1=(n(up(share))) y2=(n(up(share))) {}
                    text.degree x="0" y=(n(up(share) + 4.0)) { (format!("{:.0} %", share * 100.0)) }
                }
                path.link d=(format!("M{}", line.join(" L"))) {}
                @for (x, e, _) in &places {
                    rect.interval x=(n(x - 4.0)) width="8" y=(n(up(e.high))) height=(n((up(e.low) - up(e.high)).max(1.0))) {}
                    circle.dot cx=(n(*x)) cy=(n(up(e.probability))) r="6" {}
                }
            }
            figcaption.sub { "The estimate with its interval, each time it was kept; the table says what changed." }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    token: String,
    q: String,
    prior: String,
    /// Hypotheses, a line each.
    h: String,
}

/// Keeps the question with what is answered now.
pub(crate) async fn keep(State(app): State<App>, Form(given): Form<Given>) -> Result<Redirect, Trouble> {
    app.guard.ours(&given.token)?;
    let question = question_of(&given.q)?;
    let prior = prior_of(&given.prior);
    let hypotheses = hypotheses_of(&given.h);
    let back = address(&question.text, prior, None);
    app.desk
        .with(move |casebook, shared| {
            let log = casebook.log()?;
            let how = How { prior, as_of: None, hypotheses: &hypotheses };
            let answer = shared.answer(casebook, &question, &how, &log)?;
            let options = Options { hypotheses, ..options(prior, casebook)? };
            let reader = shared.reader.version().to_owned();
            Ok(keep_answer(casebook, &question, &answer, &options, &reader, &page::now())?)
        })
        .await?;
    Ok(Redirect::to(&format!("{back}#history")))
}

/// The questions that were kept, the one asked last first, for the first page.
pub(super) fn list(all: &[KeptQuestion]) -> Markup {
    let mut latest: Vec<(&KeptQuestion, &Recorded)> =
        all.iter().filter_map(|q| Some((q, q.history.last()?))).collect();
    latest.sort_by_key(|(_, last)| std::cmp::Reverse(last.id));
    html! {
        @if !latest.is_empty() {
            section {
                h2 { "Questions that are kept" }
                ul.list {
                    @for (question, last) in latest.iter().take(SHOWN) {
                        li {
                            p { a href={ "/ask?q=" (encoded(&question.text)) } { (question.text) } }
                            p.where {
                                @let a = &last.kept.answered;
                                @match a.estimate { Some(e) => (numbers(e)), None => "no estimate" }
                                " · " (a.verdict.word()) " · kept " (count(question.history.len(), "time"))
                                ", last " time datetime=(last.kept.asked_at) { (when(&last.kept.asked_at)) }
                            }
                        }
                    }
                }
                @if latest.len() > SHOWN { p.sub { "The latest " (SHOWN) " of " (latest.len()) ". " code { "reportedly questions" } " lists all." } }
            }
        }
    }
}
