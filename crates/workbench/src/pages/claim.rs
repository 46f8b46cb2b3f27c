//! One claim: its sides, competing values, history and statements.

use super::claims::{date, sides};
use super::grouping;
use crate::App;
use crate::overview::Overview;
use crate::page::{self, count, shorten, when};
use crate::parts::chart::{Scale, days, n};
use crate::parts::forms::Desk;
use crate::parts::marks::address;
use crate::parts::statement::{certainty, chain, source_line};
use crate::trouble::Trouble;
use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use reportedly::claims::claim_at;
use reportedly::core::Span;
use reportedly::core::claims::{Claim, Measure, Side};
use reportedly::core::weigh::origin_word;
use reportedly::origins::words::basis;
use serde::Deserialize;
use std::collections::HashMap;

/// Statements, and points of a chart, that a page has room for.
const SHOWN: usize = 200;
/// Documents named in a cell of a table.
const NAMED: usize = 12;

/// What the address says beside the claim.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    /// The event whose effect is to be told.
    changed: Option<i64>,
}

pub(crate) async fn page(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(named): Query<Named>,
) -> Result<Markup, Trouble> {
    let desk = Desk::new(&app, page::claim(&id));
    let (title, body) = app
        .desk
        .with(move |casebook, shared| {
            let (claims, overview) = (shared.claims(casebook)?, shared.overview(casebook)?);
            let log = casebook.log()?;
            let changed = match named.changed.and_then(|id| log.iter().position(|e| e.id == id)) {
                Some(at) => grouping::told(casebook, shared, &log, at, &desk)?,
                None => html! {},
            };
            let claim = called(&claims, &id)
                .ok_or_else(|| Trouble::Missing("There is no such claim, or not any more.".to_owned()))?;
            let seen = log.last().map_or(0, |e| e.id);
            let grouping = html! {
                (grouping::corrected(claim))
                (grouping::forms(&desk, claim, &claims, seen))
            };
            let notes = grouping::notes(&desk, claim, &casebook.overrides()?);
            let publishers = publishers(&overview);
            let body = html! { (changed) (shown(claim, &publishers, &grouping)) (notes) };
            Ok((shorten(&claim.words, 80), body))
        })
        .await?;
    Ok(page::of("/claims", &title, body))
}

/// The claim of an address: by its id, or else by any of its statements, so that an address outlives an earlier report.
fn called<'a>(claims: &'a [Claim], id: &str) -> Option<&'a Claim> {
    claims.iter().find(|c| c.id == id).or_else(|| claim_at(claims, &super::correct::read(id)?))
}

fn shown(claim: &Claim, publishers: &HashMap<&str, &str>, grouping: &Markup) -> Markup {
    html! {
        p { a href="/claims" { "All claims" } }
        blockquote.quote { "“" (claim.words) "”" }
        (sides(claim))
        (about(claim))
        @for measure in claim.values.iter().filter(|m| m.values.len() > 1) { (values(claim, measure)) }
        (history(claim))
        (origins(claim))
        section {
            h2 { "What was said" }
            @if claim.statements.len() > SHOWN { p.sub { "The earliest " (SHOWN) " of " (claim.statements.len()) "." } }
            ul.list {
                @for told in claim.statements.iter().take(SHOWN) {
                    li.entry {
                        p.quote { "“" (shorten(&told.quote, 400)) "”" }
                        p.about { (side(told.side)) " " (certainty(told.certainty)) " " (chain(&told.chain)) }
                        (source_line(&told.document, publishers.get(told.document.as_str()).copied(), told.published.as_deref(), told.span))
                    }
                }
            }
        }
        (grouping)
    }
}

fn publishers(overview: &Overview) -> HashMap<&str, &str> {
    overview.documents.iter().filter_map(|d| Some((d.id.as_str(), d.publisher.as_deref()?))).collect()
}

fn side(side: Side) -> Markup {
    let class = match side {
        Side::Asserts => "supports",
        Side::Denies => "refutes",
        Side::Open => "discusses",
    };
    html! { span.tag.side.(class) { (side.word()) } }
}

/// Whom and which places it speaks of, and when it was.
fn about(c: &Claim) -> Markup {
    html! {
        @if !c.who.is_empty() { p.sub { "Who: " (c.who.join(", ")) } }
        @if !c.places.is_empty() { p.sub { "Where: " (c.places.join(", ")) } }
        @if let Some((first, last)) = &c.when {
            p.sub { "When, as far as it is told: " time datetime=(first) { (first) } @if first != last { " to " time datetime=(last) { (last) } } }
        }
    }
}

/// The values of one thing, with the origins and places of each.
fn values(c: &Claim, measure: &Measure) -> Markup {
    html! {
        section {
            h2 { @if measure.conflicting { "Competing values" } @else { "Values" } " · " (measure.of.join(" ")) }
            table {
                thead { tr { th.number scope="col" { "Value" } th scope="col" { "On whose word" } th scope="col" { "Where it stands" } } }
                tbody {
                    @for value in &measure.values {
                        tr {
                            th.number scope="row" { (value.value) }
                            td { @for (n, name) in value.names.iter().enumerate() { @if n > 0 { ", " } a href=(page::source(name)) { (name) } } }
                            td {
                                @for (n, at) in value.statements.iter().take(NAMED).enumerate() {
                                    @if let Some(told) = c.statements.get(*at) {
                                        @if n > 0 { ", " }
                                        a href=(address(&told.document, told.span)) { (told.document) }
                                    }
                                }
                                @if value.statements.len() > NAMED { " and " (value.statements.len() - NAMED) " more" }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn origins(c: &Claim) -> Markup {
    html! {
        section {
            h2 { "Origins" }
            table {
                thead { tr { th scope="col" { "Name" } th scope="col" { "Side" } th scope="col" { "What it is" } th scope="col" { "Documents" } } }
                tbody {
                    @for o in &c.origins {
                        tr {
                            th scope="row" { a href=(page::source(&o.name)) { (o.name) } }
                            td { (side(o.side)) }
                            td { (origin_word(o.kind)) ", " (basis(o.basis)) }
                            td {
                                @for (n, id) in o.documents.iter().take(NAMED).enumerate() { @if n > 0 { ", " } a href=(page::document(id)) { (id) } }
                                @if o.documents.len() > NAMED { " and " (o.documents.len() - NAMED) " more" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Something that befell the claim.
struct Step<'a> {
    what: &'static str,
    date: Option<&'a str>,
    document: &'a str,
    span: Span,
}

/// The history as a chart, and as a table that says the same.
fn history(c: &Claim) -> Markup {
    let befell = c.history.iter().map(|h| (h.kind.word(), &h.date, &h.document, h.span));
    // A single stage is no progress.
    let reached = c.progress.iter().filter(|_| c.progress.len() > 1);
    let reached = reached.map(|s| (s.stage.word(), &s.date, &s.document, s.span));
    let steps = befell.chain(reached);
    let mut steps: Vec<Step<'_>> = steps
        .map(|(what, date, document, span)| Step { what, date: date.as_deref(), document, span })
        .collect();
    steps.sort_by_key(|s| s.date.unwrap_or("~"));
    html! {
        section {
            h2 { "What became of it" }
            (chart(c, &steps))
            table {
                thead { tr { th scope="col" { "When" } th scope="col" { "What" } th scope="col" { "Where it stands" } } }
                tbody {
                    @for s in &steps {
                        tr {
                            th scope="row" { (date(s.date)) }
                            td { (s.what) }
                            td { a href=(address(s.document, s.span)) { (s.document) } }
                        }
                    }
                }
            }
        }
    }
}

/// Statements as points by day of publication, those that assert above the line and others below; steps by name.
fn chart(c: &Claim, steps: &[Step<'_>]) -> Markup {
    let dated: Vec<(f64, Side)> = c
        .statements
        .iter()
        .filter_map(|t| Some((days(t.published.as_deref()?)?, t.side)))
        .take(SHOWN)
        .collect();
    let named: Vec<(f64, &Step<'_>)> = steps.iter().filter_map(|s| Some((days(s.date?)?, s))).collect();
    if dated.len() < 2 || named.is_empty() {
        return html! {};
    }
    let x = Scale::over(dated.iter().map(|d| d.0).chain(named.iter().map(|s| s.0)), 1000.0, 60.0);
    // A line of its own for each step, so that no name stands on another.
    let top = 22.0 * named.len() as f64 + 16.0;
    let mut used: HashMap<(i64, bool), f64> = HashMap::new();
    let mut dots: Vec<(f64, f64, Side)> = Vec::new();
    for (day, side) in &dated {
        let asserts = *side == Side::Asserts;
        let level = used.entry(((x.at(*day) / 12.0) as i64, asserts)).or_default();
        let away = 10.0 + (*level % 5.0) * 9.0;
        dots.push((x.at(*day), if asserts { top + 46.0 - away } else { top + 46.0 + away }, *side));
        *level += 1.0;
    }
    let (first, last) = (steps.iter().find_map(|s| s.date), steps.iter().rev().find_map(|s| s.date));
    html! {
        figure.chart {
            svg viewBox=(format!("0 0 1000 {:.0}", top + 104.0)) role="img" aria-label="What became of the claim over time. The table below says the same." {
                line.rail x1="0" x2="1000" y1=(n(top + 46.0)) y2=(n(top + 46.0)) {}
                @for (i, (day, s)) in named.iter().enumerate() {
                    @let (at, y) = (x.at(*day), 16.0 + 22.0 * i as f64);
                    line.rail x1=(n(at)) x2=(n(at)) y1=(n(y + 4.0)) y2=(n(top + 46.0)) {}
                    text.label x=(n(at)) y=(n(y)) text-anchor=(if at > 500.0 { "end" } else { "start" }) { (s.what) }
                }
                @for (cx, cy, side) in &dots { circle.dot.denied[*side == Side::Denies].unknown[*side == Side::Open] cx=(n(*cx)) cy=(n(*cy)) r="5" { title { (side.word()) } } }
            }
            figcaption.scale { span { (when(first.unwrap_or_default())) } span { (count(dated.len(), "dated statement")) } span { (when(last.unwrap_or_default())) } }
        }
    }
}
