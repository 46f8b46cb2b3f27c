//! What is new since the last visit, and what could not be read.

use super::documents::entry;
use crate::App;
use crate::page;
use crate::parts::forms::Desk;
use crate::trouble::Trouble;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

/// New documents and problems that are shown.
const SHOWN: usize = 200;

/// The cookie that holds the last document that was seen. It names nobody.
const COOKIE: &str = "reportedly-seen";

#[derive(Debug, Deserialize)]
pub(crate) struct Seen {
    token: String,
    last: i64,
}

pub(crate) async fn page(State(app): State<App>, headers: HeaderMap) -> Result<Markup, Trouble> {
    let overview = app.desk.with(|casebook, shared| shared.overview(casebook)).await?;
    let seen = last_seen(&headers);
    let last = overview.documents.iter().map(|d| d.key).max().unwrap_or(0);
    let mut new: Vec<_> = overview.documents.iter().filter(|d| d.key > seen).collect();
    new.sort_by_key(|d| std::cmp::Reverse(d.key));
    let problems: Vec<_> =
        overview.documents.iter().flat_map(|d| d.problems.iter().map(move |p| (d, p))).collect();
    let desk = Desk::new(&app, "/inbox");
    let body = html! {
        section {
            h2 { (page::count(new.len(), "new document")) }
            @if new.is_empty() { p { "Nothing new since your last visit." } }
            @else {
                form.inline method="post" action="/inbox" {
                    (desk.hidden()) (crate::parts::forms::hidden("last", &last.to_string()))
                    button type="submit" { "Mark all as seen" }
                }
                ul.list { @for d in new.iter().take(SHOWN) { (entry(d)) } }
                @if new.len() > SHOWN { p.sub { "The latest " (SHOWN) " are shown." } }
            }
        }
        section {
            h2 { (page::count(problems.len(), "problem")) }
            @if problems.is_empty() { p { "Everything could be read." } }
            ul.list {
                @for (d, p) in problems.iter().take(SHOWN) {
                    li { p { (p.message) } p.where { a href=(page::document(&d.id)) { (d.id) } " · " span.id { (d.location) } } }
                }
            }
            @if problems.len() > SHOWN { p.sub { "The first " (SHOWN) " are shown; " code { "reportedly problems" } " lists all." } }
        }
    };
    Ok(page::of("/inbox", "Inbox", body))
}

/// Remembers, in the browser, what was seen.
pub(crate) async fn seen(State(app): State<App>, Form(seen): Form<Seen>) -> Result<Response, Trouble> {
    app.guard.ours(&seen.token)?;
    let cookie = format!("{COOKIE}={}; Path=/inbox; Max-Age=31536000; HttpOnly; SameSite=Strict", seen.last);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/inbox")).into_response())
}

fn last_seen(headers: &HeaderMap) -> i64 {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|h| h.to_str().ok());
    let mut pairs = cookies.flat_map(|c| c.split(';')).filter_map(|c| c.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).and_then(|(_, value)| value.parse().ok()).unwrap_or(0)
}
