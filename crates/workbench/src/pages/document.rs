//! A document: its text with what was found in it, who says what on whose word, and where all that was taken from.

use super::effect::on_kept;
use super::{one, span};
use crate::App;
use crate::page::{self, encoded, shorten, when};
use crate::parts::forms::{Copied, Desk, attribution_form, folded, hidden, note_form, place_fields, seen};
use crate::parts::kept;
use crate::parts::marks;
use crate::parts::statement::{certainty, chain};
use crate::parts::words::status;
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::CaptureEntry;
use reportedly::core::correction::{Applied, Before, Correction, Event, Overrides, Place, Subject, words};
use reportedly::core::weigh::word;
use reportedly::core::{Document, NoteKind, Reading, Span, Statement};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    id: String,
    at: String,
    changed: Option<i64>,
}

/// What is looked up of a document.
struct Found {
    document: Document,
    reading: Reading,
    captures: Vec<CaptureEntry>,
    applied: Vec<Applied>,
    notes: Vec<(String, String, String)>,
    /// For each statement, the last event on its attribution.
    seen: Vec<i64>,
    note_seen: i64,
    changed: Option<Changed>,
    /// Notes on statements: where, what, by whom, when.
    remarks: Vec<(Place, String, String, String)>,
}

/// The event that was just kept.
struct Changed {
    event: Event,
    undone: bool,
    /// What it does to kept questions.
    effect: Markup,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let (id, changed) = (wanted.id.clone(), wanted.changed);
    let found = app
        .desk
        .with(move |casebook, shared| {
            let stored = one(casebook, &id)?;
            let mut reading = casebook.reading(stored.key)?.unwrap_or_default();
            let log = casebook.log()?;
            let overrides = Overrides::of(&log);
            let place = |s: &Statement| Place::new(stored.document.id.clone(), s.span);
            let seen_of = |s: &Statement| seen(casebook, &[Subject::Statement { statement: place(s) }]);
            let seen_all = reading.statements.iter().map(seen_of).collect::<Result<_, _>>()?;
            let applied = overrides.chains(&stored.document.id, &mut reading);
            let on = Subject::Document { document: stored.document.id.clone() };
            let note_seen = seen(casebook, std::slice::from_ref(&on))?;
            let note = |c: &reportedly::core::correction::InForce| match &c.correction {
                Correction::Note { on: of, text } if *of == on => {
                    Some((text.clone(), c.who.clone(), c.at.clone()))
                }
                _ => None,
            };
            let remark = |c: &reportedly::core::correction::InForce| match &c.correction {
                Correction::Note { on: Subject::Statement { statement }, text }
                    if statement.document == stored.document.id =>
                {
                    Some((statement.clone(), text.clone(), c.who.clone(), c.at.clone()))
                }
                _ => None,
            };
            Ok(Found {
                captures: casebook.capture_entries_of(stored.key)?,
                notes: overrides.all().iter().filter_map(note).collect(),
                changed: match changed.and_then(|id| log.iter().position(|e| e.id == id)) {
                    Some(at) => Some(Changed {
                        event: log[at].clone(),
                        undone: Event::undone(&log)[at].is_some(),
                        effect: on_kept(casebook, shared, &log, at)?,
                    }),
                    None => None,
                },
                remarks: overrides.all().iter().filter_map(remark).collect(),
                document: stored.document,
                seen: seen_all,
                reading,
                applied,
                note_seen,
            })
        })
        .await?;
    let desk = Desk::new(&app, page::document(&found.document.id));
    let title = found.document.title.clone().unwrap_or_else(|| found.document.id.clone());
    Ok(page::of("/documents", &title, body(&found, span(&wanted.at), &desk)))
}

fn body(f: &Found, at: Option<Span>, desk: &Desk) -> Markup {
    let d = &f.document;
    html! {
        @if let Some(changed) = &f.changed { (told(changed, desk)) }
        (facts(f))
        @for p in &d.problems { div.notice.warn { p { strong { "Problem. " } (p.message) } } }
        div.reader {
            section.text aria-label="Text" {
                @if d.text.is_empty() { p.sub { "There is no text." } }
                (marks::text(&d.text, &f.reading, at))
                p.legend {
                    span.source { "who says it" } " " span.cue { "the words that attribute" } " "
                    span.fact { "the words that say how certain" } " "
                    span.m.person { "person" } " " span.m.body { "body" } " " span.m.place { "place" } " " span.time { "time" }
                }
            }
            section.said-here aria-label="Statements" {
                h2 { (page::count(f.reading.statements.len(), "statement")) }
                ol.statements {
                    @for (n, s) in f.reading.statements.iter().enumerate() { (statement(f, n, s, desk)) }
                }
            }
        }
        section {
            h2 { "Notes" }
            @for (text, who, at) in &f.notes { (kept::note(text, who, at)) }
            @let on = html! { (hidden("on", "document")) (hidden("document", &d.id)) };
            (folded("Add a note", note_form(desk, on, f.note_seen)))
        }
        (of_itself(d))
        (captures(&f.captures))
    }
}

/// What the text was drawn from: bytes as received, which are kept and never shown.
fn captures(all: &[CaptureEntry]) -> Markup {
    html! {
        @for (n, c) in all.iter().enumerate() {
            section {
                h2 { "The capture" @if all.len() > 1 { " " (n + 1) " of " (all.len()) } }
                dl.facts {
                    div { dt { "Seen at" } dd.id { (c.url.as_deref().unwrap_or(&c.location)) } }
                    @if let Some(received) = &c.received { div { dt { "Received" } dd { (when(received)) } } }
                    div { dt { "Kept" } dd { (when(&c.kept)) } }
                    div { dt { "What it is" } dd { (c.media_type) } }
                    div { dt { "Bytes" } dd { (c.size) } }
                    div { dt { "SHA-256" } dd.id { (c.hash) } }
                }
            }
        }
    }
}

fn told(changed: &Changed, desk: &Desk) -> Markup {
    let event = &changed.event;
    let before = event.before.as_ref().map(|b| format!(" Before: {}.", words::before(b))).unwrap_or_default();
    let what = format!("{}{before}", kept::what_by_number(event));
    kept::notice(event, changed.undone, &what, changed.effect.clone(), desk)
}

/// What is known of it.
fn facts(f: &Found) -> Markup {
    let d = &f.document;
    let link = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    html! {
        dl.facts {
            div { dt { "Publisher" } dd { @match &d.publisher { Some(p) => a href=(page::source(p)) { (p) }, None => "unknown" } } }
            div { dt { "Published" } dd { @match &d.published { Some(p) => (when(p)), None => "undated" } } }
            @if let Some(byline) = &d.byline { div { dt { "Byline" } dd { (byline) } } }
            div { dt { "Document" } dd.id { (d.id) } }
            @if let Some(url) = &d.url {
                div { dt { "Address" } dd.id { @if link(url) { a href=(url) rel="noreferrer noopener external" { (url) } } @else { (url) } } }
            }
        }
        p.actions {
            a href={ "/origins?document=" (encoded(&d.id)) } { "Where it comes from, and its copies side by side" }
            @for (n, c) in f.captures.iter().enumerate() {
                " · " a href={ "/capture?id=" (encoded(&c.id)) } download { "Download the capture" @if n > 0 { " " (n + 1) } }
            }
        }
    }
}

fn statement(f: &Found, n: usize, s: &Statement, desk: &Desk) -> Markup {
    let names: Vec<String> = s.chain.iter().map(|l| l.name.clone()).collect();
    let at = Copied { at: Place::new(f.document.id.clone(), s.span), copies: Vec::new() };
    let applied = f.applied.iter().find(|a| match &a.by.correction {
        Correction::Attribution { statement, .. } => statement.find(std::slice::from_ref(s)).is_some(),
        _ => false,
    });
    html! {
        li id=(format!("s{n}")) {
            p.quote { a href=(format!("#t{n}")) { "“" (shorten(&s.words(&f.document.text), 220)) "”" } }
            p.about id=(format!("c{n}")) { (certainty(s.factuality.certainty)) @if status(s.factuality.status) != word(s.factuality.certainty) { " " span.tag { (status(s.factuality.status)) } } " " (chain(&names)) }
            @if let Some(a) = applied {
                p.sub { "Set by " (a.by.who) "." @if let Some(Before::Chain(had)) = &a.machine { " The machine: " (words::speakers(had)) "." } }
            }
            @for (of, text, who, when_noted) in &f.remarks {
                @if of.find(std::slice::from_ref(s)).is_some() { (kept::note(text, who, when_noted)) }
            }
            (folded("Correct", html! {
                (attribution_form(desk, &at, &names, f.seen.get(n).copied().unwrap_or(0)))
                (note_form(desk, html! { (hidden("on", "statement")) (place_fields(&at.at)) }, 0))
            }))
        }
    }
}

/// What it says of itself, and from what each field was taken.
fn of_itself(d: &Document) -> Markup {
    let kind = |k: NoteKind| match k {
        NoteKind::Dateline => "dateline",
        NoteKind::Credit => "credit",
        NoteKind::Correction => "correction",
        NoteKind::Update => "update",
    };
    html! {
        @if !d.notes.is_empty() || !d.evidence.is_empty() {
            section {
                h2 { "What it says of itself" }
                @if !d.notes.is_empty() { ul.plain { @for n in &d.notes { li { span.tag { (kind(n.kind)) } " " (n.span.of(&d.text)) } } } }
                @if !d.evidence.is_empty() {
                    table {
                        thead { tr { th scope="col" { "Field" } th scope="col" { "Taken from" } th scope="col" { "What stood there" } } }
                        tbody { @for e in &d.evidence { tr { th scope="row" { (e.field) } td.id { (e.place) } td { (e.said) } } } }
                    }
                }
            }
        }
    }
}
