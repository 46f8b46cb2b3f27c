//! Publishers and speakers: who they are, what each has said, and the grade that people give them.

use super::effect::on_kept;
use crate::App;
use crate::desk::Shared;
use crate::overview::Overview;
use crate::page;
use crate::parts::forms::{Desk, folded, grade_form, hidden, note_form, seen};
use crate::parts::kept;
use crate::parts::statement::{entry, quotes};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::core::claims::{Claim, Record, records};
use reportedly::core::correction::{Correction, Event, InForce, Overrides, Subject};
use reportedly::core::weigh::word;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names in a list.
const SHOWN: usize = 100;
/// Statements of one source.
const SAID: usize = 100;
/// Claims of one source in a list.
const CLAIMS: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let (overview, overrides, claims) = app
        .desk
        .with(|casebook, shared| {
            Ok((shared.overview(casebook)?, casebook.overrides()?, shared.claims(casebook)?))
        })
        .await?;
    let records = records(&claims);
    let part = wanted.q.trim().to_lowercase();
    let table = |title: &str, unit: &str, of: &BTreeMap<Arc<str>, Vec<u32>>| {
        let mut rows: Vec<(&Arc<str>, usize)> = of
            .iter()
            .filter(|(name, _)| name.to_lowercase().contains(&part))
            .map(|(name, all)| (name, all.len()))
            .collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        list(title, unit, &rows, &overrides, &records)
    };
    let body = html! {
        p.lede { "A person sets the grade of a source; the program never does. It holds over all questions." }
        p.sub { "What became of its word is counted over the " a href="/claims" { "claims" } " of which it is an origin: whether another independent origin said the same later, or that it is not so. It says how these articles went on, and not who was right." }
        form.filters method="get" autocomplete="off" action="/sources" {
            label { "Name" input type="search" name="q" value=(wanted.q) maxlength="200"; }
            button type="submit" { "Show" }
        }
        div.halves {
            (table("Publishers", "document", &overview.publishers))
            (table("Speakers", "statement", &overview.speakers))
        }
    };
    Ok(page::of("/sources", "Sources", body))
}

fn list(
    title: &str,
    unit: &str,
    rows: &[(&Arc<str>, usize)],
    overrides: &Overrides,
    records: &BTreeMap<&str, Record>,
) -> Markup {
    html! {
        section {
            h2 { (title) }
            @if rows.is_empty() { p { "None." } }
            @else {
                table {
                    thead { tr { th scope="col" { "Name" } th scope="col" { "Grade" } th scope="col" { "Confirmed, contradicted later" } th.number scope="col" { (unit) "s" } } }
                    tbody {
                        @for (name, count) in rows.iter().take(SHOWN) {
                            tr {
                                th scope="row" { a href=(page::source(name)) { (name) } }
                                td { @match overrides.grade(name) { Some(g) => span.tag.grade title=(g.word()) { (g.letter()) }, None => span.sub { "–" } } }
                                td { @match records.get(&***name) { Some(r) => (later(r)), None => span.sub { "–" } } }
                                td.number { (count) span.narrow { " " (unit) @if *count != 1 { "s" } } }
                            }
                        }
                    }
                }
                @if rows.len() > SHOWN { p.sub { "The first " (SHOWN) " of " (rows.len()) "; look for a name to see others." } }
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    name: String,
    changed: Option<i64>,
}

pub(crate) async fn one(State(app): State<App>, Query(named): Query<Named>) -> Result<Markup, Trouble> {
    let name = named.name.clone();
    let desk = Desk::new(&app, page::source(&name));
    let body = app
        .desk
        .with(move |casebook, shared| {
            let overview = shared.overview(casebook)?;
            let subject = Subject::Source { source: name.clone() };
            let overrides = casebook.overrides()?;
            let last = seen(casebook, std::slice::from_ref(&subject))?;
            let said = overview.speakers.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
            let published = overview.publishers.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
            if said.is_empty() && published.is_empty() && last == 0 {
                // An origin may go by a name that no single document uses.
                return Ok(unknown(&name));
            }
            let told: Vec<_> = said.iter().rev().take(SAID).map(|n| &overview.statements[*n as usize]).collect();
            let words = quotes(casebook, &overview, &told)?;
            let log = casebook.log()?;
            let changed = match named.changed.and_then(|id| log.iter().position(|e| e.id == id)) {
                Some(at) => just_kept(casebook, shared, &log, at, &desk)?,
                None => html! {},
            };
            let claims = shared.claims(casebook)?;
            let records = records(&claims);
            let became = records.get(name.as_str()).map(|r| became(r, &claims));
            let on_it = |c: &&InForce| matches!(&c.correction, Correction::Note { on, .. } if *on == subject);
            let notes: Vec<&InForce> = overrides.all().iter().filter(on_it).collect();
            Ok(html! {
                (changed)
                (graded(&overrides, &name, &desk, last))
                @if !said.is_empty() { (profile(&overview, said)) }
                @if let Some(became) = &became { (became) }
                @if !told.is_empty() {
                    section {
                        h2 { "What was said on its word" }
                        @if said.len() > SAID { p.sub { "The latest " (SAID) " of " (said.len()) "." } }
                        ul.list { @for (t, quote) in told.iter().zip(&words) { (entry(&overview, t, quote)) } }
                    }
                }
                @if !published.is_empty() {
                    section {
                        h2 { (page::count(published.len(), "document")) " published" }
                        ul.list { @for n in published.iter().rev().take(SAID) { (super::documents::entry(&overview.documents[*n as usize])) } }
                    }
                }
                section {
                    h2 { "Notes" }
                    @for c in &notes { @if let Correction::Note { text, .. } = &c.correction { (kept::note(text, &c.who, &c.at)) } }
                    (folded("Add a note", note_form(&desk, html! { (hidden("on", "source")) (hidden("source", &name)) }, last)))
                }
            })
        })
        .await?;
    Ok(page::of("/sources", &named.name, body))
}

/// What was just kept, what it does to kept questions, and the way back.
fn just_kept(
    casebook: &Casebook,
    shared: &Shared,
    log: &[Event],
    at: usize,
    desk: &Desk,
) -> Result<Markup, Trouble> {
    let event = &log[at];
    let effect = on_kept(casebook, shared, log, at)?;
    Ok(kept::notice(event, Event::undone(log)[at].is_some(), &kept::what(event, log), effect, desk))
}

/// "3 confirmed, 1 contradicted of 12 claims"
fn later(r: &Record) -> Markup {
    let told = [
        (r.confirmed.len(), "confirmed"),
        (r.contradicted.len(), "contradicted"),
        (r.withdrawn.len(), "taken back"),
    ];
    let told: Vec<String> =
        told.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    html! {
        @if told.is_empty() { span.sub { "none of " (page::count(r.taken.len(), "claim")) } }
        @else { (told.join(", ")) span.sub { " of " (page::count(r.taken.len(), "claim")) } }
    }
}

/// What became of its word, claim by claim.
fn became(r: &Record, claims: &[Claim]) -> Markup {
    let lists = [
        ("Another origin said the same later", &r.confirmed),
        ("Another origin said later that it is not so, or gave a number that excludes it", &r.contradicted),
        ("It took its word back", &r.withdrawn),
    ];
    html! {
        section {
            h2 { "What became of its word" }
            p { "It is an origin of " (page::count(r.taken.len(), "claim")) ": " (r.confirmed.len()) " confirmed later, " (r.contradicted.len()) " contradicted later, " (r.withdrawn.len()) " taken back. A claim may be both." }
            @for (what, all) in lists {
                @if !all.is_empty() {
                    details.fold {
                        summary { (what) " (" (all.len()) ")" }
                        ul.plain { @for n in all.iter().take(CLAIMS) { @let c = &claims[*n]; li { a href=(page::claim(&c.id)) { "“" (page::shorten(&c.words, 200)) "”" } } } }
                        @if all.len() > CLAIMS { p.sub { "The first " (CLAIMS) " are shown." } }
                    }
                }
            }
        }
    }
}

fn unknown(name: &str) -> Markup {
    html! {
        p { "No document was published by “" (name) "” and no statement stands on its word under exactly this name." }
        p { a href={ "/sources?q=" (page::encoded(name)) } { "Look for names like it" } }
    }
}

fn graded(overrides: &Overrides, name: &str, desk: &Desk, last: i64) -> Markup {
    let grade = overrides.grade(name);
    html! {
        section.grade-box {
            p { @match grade {
                Some(g) => { span.tag.grade { (g.letter()) } " " (g.word()) ". Weights of its origins are multiplied by " (g.factor()) "." }
                None => "Not graded: it counts as usually reliable.",
            } }
            (folded("Set the grade", grade_form(desk, name, grade, last)))
        }
    }
}

/// How certain it puts things, counted.
fn profile(overview: &Overview, said: &[u32]) -> Markup {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for n in said {
        *counts.entry(word(overview.statements[*n as usize].certainty)).or_default() += 1;
    }
    html! { p.tags { @for (what, count) in &counts { span.tag.(what) { (count) " " (what) } } } }
}
