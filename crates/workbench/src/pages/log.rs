//! The log: who corrected what, when and why; and back.

use crate::App;
use crate::page::{self, when};
use crate::parts::forms::{Desk, folded};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::correction::{Act, Correction, Event, words};
use serde::Deserialize;

/// Events that are shown.
const SHOWN: usize = 300;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    changed: Option<i64>,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let desk = Desk::new(&app, "/log");
    let log = app.desk.with(|casebook, _| Ok(casebook.log()?.to_vec())).await?;
    let undone = Event::undone(&log);
    let events: Vec<(&Event, &Option<i64>)> = log.iter().zip(&undone).rev().take(SHOWN).collect();
    let body = html! {
        @if let Some(id) = wanted.changed { div.notice role="status" { p { strong { "Kept" } " as event " (id) "." } } }
        p.lede { "Entries are never changed and never removed. An undo is an entry of its own, and can be undone." }
        @if log.is_empty() { p { "Nobody has corrected anything." } }
        ol.log reversed { @for (event, undone) in &events { (entry(event, **undone, &desk)) } }
        @if log.len() > SHOWN { p.sub { "The last " (SHOWN) " of " (log.len()) ". " code { "reportedly log" } " lists all." } }
    };
    Ok(page::of("/log", "Log", body))
}

fn entry(event: &Event, undone: Option<i64>, desk: &Desk) -> Markup {
    let what = match &event.act {
        Act::Correct(c) => words::of(c),
        Act::Undo { undoes } => format!("Event {undoes} undone"),
    };
    let question = match &event.act {
        Act::Correct(c) => c.question(),
        Act::Undo { .. } => None,
    };
    html! {
        li.undone[undone.is_some()] id=(format!("e{}", event.id)) value=(event.id) {
            p { (what) @if let Some(by) = undone { " " span.tag { "undone by " a href=(format!("#e{by}")) { (by) } } } }
            p.where { (event.who) " · " time datetime=(event.at) { (when(&event.at)) }
                @if let Some(before) = &event.before { " · before: " (words::before(before)) }
                @if let Some(q) = question { " · " a href={ "/ask?q=" (page::encoded(q)) } { (q) } }
                @if let Some(id) = document(event) { " · " a href=(page::document(id)) { (id) } }
            }
            @if !event.why.is_empty() { p.why { "“" (event.why) "”" } }
            @if undone.is_none() { (folded("Undo", desk.undo(event.id, "Undo"))) }
        }
    }
}

fn document(event: &Event) -> Option<&str> {
    match &event.act {
        Act::Correct(Correction::Attribution { statement, .. } | Correction::Stance { statement, .. }) => {
            Some(&statement.document)
        }
        _ => None,
    }
}
