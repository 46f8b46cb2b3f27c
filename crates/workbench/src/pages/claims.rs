//! What the articles claim, as a list: most origins or disputed first.

use crate::App;
use crate::page::{self, count, shorten, when};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::claims::speaks_of;
use reportedly::core::claims::{Claim, Measure};
use serde::Deserialize;

/// Claims in a list.
const SHOWN: usize = 100;
/// Characters of a claim's words in lists.
const WORDS: usize = 280;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Words of which a claim must speak.
    q: String,
    /// Claims of one document, too.
    all: String,
    /// What comes first: `origins`, else `disputed`.
    order: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let claims = app.desk.with(|casebook, shared| shared.claims(casebook)).await?;
    let (all, by_origins) = (!wanted.all.is_empty(), wanted.order == "origins");
    let mut found: Vec<&Claim> = claims
        .iter()
        .filter(|c| all || c.documents > 1 || c.disputed)
        .filter(|c| wanted.q.trim().is_empty() || speaks_of(c, &wanted.q))
        .collect();
    if !by_origins {
        // They come by origins, which a stable sort keeps.
        found.sort_by_key(|c| !c.disputed);
    }
    let body = html! {
        p.lede { "Statements that assert or deny the same thing, over articles and time. What is counted are independent origins, not outlets." }
        form.filters method="get" autocomplete="off" action="/claims" {
            label { "Words" input type="search" name="q" value=(wanted.q) maxlength="200"; }
            label { "First" select name="order" {
                option value="disputed" selected[!by_origins] { "disputed" }
                option value="origins" selected[by_origins] { "most origins" }
            } }
            label { input type="checkbox" name="all" value="yes" checked[all]; " of one article, too" }
            button type="submit" { "Show" }
        }
        p.sub role="status" { (count(found.len(), "claim")) @if found.len() > SHOWN { "; the first " (SHOWN) " are shown" } }
        @if found.is_empty() { p { "No claim fits that two articles make or that is in dispute." } }
        ul.list { @for claim in found.iter().take(SHOWN) { (entry(claim)) } }
    };
    Ok(page::of("/claims", "Claims", body))
}

fn entry(c: &Claim) -> Markup {
    html! {
        li.entry {
            p.quote { a href=(page::claim(&c.id)) { "“" (shorten(&c.words, WORDS)) "”" } }
            (sides(c))
            @for measure in c.values.iter().filter(|m| m.conflicting) { p { "Values: " (values(measure)) } }
            @if let (Some(first), Some(last)) = (c.history.first(), c.history.last()) {
                p.where {
                    (first.kind.word()) " " (date(first.date.as_deref()))
                    @if c.history.len() > 1 { " · " (last.kind.word()) " " (date(last.date.as_deref())) }
                    @if let Some(step) = c.progress.last().filter(|_| c.progress.len() > 1) { " · " (step.stage.word()) " " (date(step.date.as_deref())) }
                }
            }
        }
    }
}

/// How many are for it and against it, as tags.
pub(super) fn sides(c: &Claim) -> Markup {
    html! {
        p.tags {
            span.tag.side.supports[c.asserting > 0] { (count(c.asserting, "origin")) " for it" }
            @if c.denying > 0 { span.tag.side.refutes { (count(c.denying, "origin")) " against it" } }
            @if c.disputed { span.tag.warn { "disputed" } }
            span.tag { (count(c.documents, "document")) }
        }
    }
}

/// The values of one thing with those who give them, in a line.
fn values(measure: &Measure) -> Markup {
    html! {
        @for (n, value) in measure.values.iter().enumerate() {
            @if n > 0 { " or " }
            strong { (value.value) } " (" (value.names.join(", ")) ")"
        }
    }
}

/// A date, or that there is none.
pub(super) fn date(date: Option<&str>) -> Markup {
    html! { @match date { Some(date) => time datetime=(date) { (when(date)) }, None => "undated" } }
}
