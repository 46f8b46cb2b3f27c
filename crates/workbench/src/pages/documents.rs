//! All documents, by date.

use crate::page::{self, encoded, shorten, when};
use crate::trouble::Trouble;
use crate::{App, overview::Listed};
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

/// Documents on a page.
const SHOWN: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    publisher: String,
    page: usize,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let overview = app.desk.with(|casebook, shared| shared.overview(casebook)).await?;
    let (q, publisher) = (wanted.q.trim().to_lowercase(), wanted.publisher.trim().to_lowercase());
    let holds = |d: &&Listed| {
        let named = d.id.to_lowercase().contains(&q)
            || d.title.as_ref().is_some_and(|t| t.to_lowercase().contains(&q));
        named
            && (publisher.is_empty()
                || d.publisher.as_ref().is_some_and(|p| p.to_lowercase().contains(&publisher)))
    };
    let found: Vec<&Listed> = overview.documents.iter().filter(holds).collect();
    let first = wanted.page.saturating_mul(SHOWN).min(found.len());
    let to = |n: usize| {
        format!("/documents?q={}&publisher={}&page={n}", encoded(&wanted.q), encoded(&wanted.publisher))
    };
    let body = html! {
        form.filters method="get" autocomplete="off" action="/documents" {
            label { "Title or id" input type="search" name="q" value=(wanted.q) maxlength="200"; }
            label { "Publisher" input name="publisher" value=(wanted.publisher) maxlength="200"; }
            button type="submit" { "Show" }
        }
        p.sub role="status" { (page::count(found.len(), "document")) }
        ul.list { @for d in found.iter().skip(first).take(SHOWN) { (entry(d)) } }
        nav.pager aria-label="More documents" {
            @if first > 0 { a href=(to(wanted.page - 1)) rel="prev" { "Earlier" } }
            @if first + SHOWN < found.len() { a href=(to(wanted.page + 1)) rel="next" { "Later" } }
        }
    };
    Ok(page::of("/documents", "Documents", body))
}

/// A document in a list.
pub(crate) fn entry(d: &Listed) -> Markup {
    html! {
        li {
            p { a href=(page::document(&d.id)) { (shorten(d.title.as_deref().unwrap_or(&d.id), 160)) } }
            p.where {
                (d.publisher.as_deref().unwrap_or("publisher unknown")) " · "
                @match &d.published { Some(date) => (when(date)), None => "undated" }
                " · " span.id { (d.id) }
                @if !d.usable { " · " span.tag.warn { "without text" } }
            }
        }
    }
}
