//! What is new since the last visit, what could not be read, and what a person may want to join.

use super::documents::entry;
use super::names::{address, proposed};
use crate::App;
use crate::page;
use crate::parts::forms::{Desk, folded, hidden};
use crate::trouble::Trouble;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use reportedly::Name;
use reportedly::core::claims::Claim;
use serde::Deserialize;
use std::collections::HashMap;

/// New documents and problems that are shown.
const SHOWN: usize = 200;

/// Pairs that are proposed.
const PROPOSED: usize = 20;

/// The cookie that holds the last document that was seen. It names nobody.
const COOKIE: &str = "reportedly-seen";

#[derive(Debug, Deserialize)]
pub(crate) struct Seen {
    token: String,
    last: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// The event that was just kept.
    changed: Option<i64>,
}

pub(crate) async fn page(
    State(app): State<App>,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Markup, Trouble> {
    let desk = Desk::new(&app, "/inbox");
    let (overview, merges) = {
        let desk = desk.clone();
        app.desk
            .with(move |casebook, shared| {
                let (names, claims) = (shared.names(casebook)?, shared.claims(casebook)?);
                let seen = casebook.log()?.last().map_or(0, |e| e.id);
                let pairs = proposed(&names, &casebook.overrides()?);
                let merges = html! { (names_to_join(&pairs, &desk, seen)) (claims_to_join(&claims)) };
                Ok((shared.overview(casebook)?, merges))
            })
            .await?
    };
    let seen = last_seen(&headers);
    let last = overview.documents.iter().map(|d| d.key).max().unwrap_or(0);
    let mut new: Vec<_> = overview.documents.iter().filter(|d| d.key > seen).collect();
    new.sort_by_key(|d| std::cmp::Reverse(d.key));
    let problems: Vec<_> =
        overview.documents.iter().flat_map(|d| d.problems.iter().map(move |p| (d, p))).collect();
    let body = html! {
        @if let Some(id) = wanted.changed { div.notice role="status" { p { strong { "Kept" } " as event " (id) ". " a href={ "/log#e" (id) } { "Log" } } } }
        section {
            h2 { (page::count(new.len(), "new document")) }
            @if new.is_empty() { p { "Nothing new since your last visit." } }
            @else {
                form.inline method="post" action="/inbox" {
                    (desk.hidden()) (hidden("last", &last.to_string()))
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
        (merges)
    };
    Ok(page::of("/inbox", "Inbox", body))
}

/// Names that may be one person's or body's.
fn names_to_join(pairs: &[(&Name, &Name)], desk: &Desk, seen: i64) -> Markup {
    html! {
        section {
            h2 { (page::count(pairs.len(), "pair")) " of names that may be one" }
            @if pairs.is_empty() { p { "No name is another’s with words left out." } }
            @else {
                p.sub { "All words of the first are in the second, and in no other name of its kind. That is not enough to join them without a person." }
                ul.list {
                    @for (short, long) in pairs.iter().take(PROPOSED) {
                        @let of = hidden("of", short.kind.word());
                        li {
                            p { a href=(address(short)) { (short.name) } " and " a href=(address(long)) { (long.name) } span.sub { ", " (short.kind.word()) "; " (page::count(short.documents.len(), "document")) " and " (long.documents.len()) } }
                            (folded("They are one", desk.correct("join_entities", seen, html! { (of) (hidden("name", &short.name)) (hidden("name", &long.name)) }, "Join")))
                            (folded("They are two", desk.correct("part_entity", seen, html! { (of) (hidden("name", &short.name)) }, "Keep apart")))
                        }
                    }
                }
                @if pairs.len() > PROPOSED { p.sub { "The first " (PROPOSED) " are shown." } }
            }
        }
    }
}

/// Claims of which the machine joins a statement each, but not all.
fn claims_to_join(claims: &[Claim]) -> Markup {
    let by_id: HashMap<&str, &Claim> = claims.iter().map(|c| (c.id.as_str(), c)).collect();
    let pairs = claims.iter().flat_map(|c| c.near.iter().map(move |other| (c, other)));
    let mut pairs: Vec<(&Claim, &Claim)> = pairs
        .filter(|(c, other)| c.id < **other)
        .filter_map(|(c, other)| Some((c, *by_id.get(other.as_str())?)))
        .collect();
    pairs.sort_by_key(|(a, b)| std::cmp::Reverse(a.documents + b.documents));
    html! {
        section {
            h2 { (page::count(pairs.len(), "pair")) " of claims that may be one" }
            @if pairs.is_empty() { p { "No two claims are nearly alike." } }
            @else {
                p.sub { "A statement of each is as near to one of the other as statements of one claim are; the claims as a whole are not. They are joined on the page of either." }
                ul.list {
                    @for (a, b) in pairs.iter().take(PROPOSED) {
                        li {
                            p.quote { a href=(page::claim(&a.id)) { "“" (page::shorten(&a.words, 200)) "”" } }
                            p.quote { a href=(page::claim(&b.id)) { "“" (page::shorten(&b.words, 200)) "”" } }
                            p.where { (page::count(a.documents, "document")) " and " (b.documents) }
                        }
                    }
                }
                @if pairs.len() > PROPOSED { p.sub { "The " (PROPOSED) " of most documents are shown." } }
            }
        }
    }
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
