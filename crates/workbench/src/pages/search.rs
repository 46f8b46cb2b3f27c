//! Search: statements by words and phrases, by a name in all its spellings, or by meaning, with filters that stay in the
//! address.

use crate::App;
use crate::overview::{Overview, Told};
use crate::page;
use crate::parts::filters::Filters;
use crate::parts::statement::{entry, quotes};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::{Casebook, StatementKey};
use serde::Deserialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Statements that are looked at by meaning.
const NEAR: usize = 400;
/// Spellings of a name that are looked for.
const SPELLINGS: usize = 30;
/// Statements that are shown.
const SHOWN: usize = 60;
/// Cosine below which a statement is no longer near in meaning.
const FAR: f32 = 0.3;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct By {
    by: String,
}

pub(crate) async fn page(
    State(app): State<App>,
    Query(filters): Query<Filters>,
    Query(by): Query<By>,
) -> Result<Markup, Trouble> {
    let (meaning, name) = (by.by == "meaning", by.by == "name");
    let wanted = filters.clone();
    let (found, entries) = app
        .desk
        .with(move |casebook, shared| {
            let overview = shared.overview(casebook)?;
            let found: Vec<&Told> = if meaning && !wanted.q.trim().is_empty() {
                let near = casebook.nearest(&shared.reader.embed(&wanted.q), NEAR)?;
                let keys =
                    near.into_iter().filter(|(_, cosine)| *cosine >= FAR).map(|(key, _)| key).collect();
                ranked(&overview, keys, &wanted)
            } else if name && !wanted.q.trim().is_empty() {
                let spelled = super::names::spellings(&shared.names(casebook)?, &wanted.q, SPELLINGS);
                by_name(casebook, &overview, &spelled, &wanted)?
            } else if !wanted.words().is_empty() {
                let hits = casebook.search_statements(&wanted.words(), NEAR)?;
                ranked(&overview, hits.into_iter().map(|(key, _)| key).collect(), &wanted)
            } else if wanted.query().is_empty() {
                Vec::new()
            } else {
                wanted.apply(casebook, &overview)?
            };
            let first: Vec<&Told> = found.iter().take(SHOWN).copied().collect();
            Ok((found.len(), shown(casebook, &overview, &first)?))
        })
        .await?;
    let body = html! {
        form.filters method="get" autocomplete="off" action="/search" hx-get="/search" hx-target="#found" hx-select="#found" hx-swap="outerHTML" hx-push-url="true" {
            (filters.fields())
            label { "Look for"
                select name="by" {
                    option value="words" { "these words" }
                    option value="name" selected[name] { "this name" }
                    option value="meaning" selected[meaning] { "this meaning" }
                }
            }
            button type="submit" { "Search" }
        }
        section #found {
            p.sub role="status" { @if filters.query().is_empty() { "Words are found by their stem; “road agency” in quotation marks is a phrase." } @else { (page::count(found, "statement")) @if found > SHOWN { "; the best " (SHOWN) " are shown" } } }
            ul.list { @for e in &entries { (e) } }
            @if !filters.query().is_empty() && !meaning && !name {
                p { a href={ "/timeline?" (filters.query()) } { "On a timeline" } " · " a href={ "/map?" (filters.query()) } { "On a map" } }
            }
        }
    };
    Ok(page::of("/search", "Search", body))
}

/// Statements that name somebody by one of the spellings, then those that stand on the word of such a name.
fn by_name<'a>(
    casebook: &Casebook,
    overview: &'a Overview,
    spelled: &[String],
    filters: &Filters,
) -> Result<Vec<&'a Told>, Trouble> {
    if spelled.is_empty() {
        return Ok(Vec::new());
    }
    let hits = casebook.search_statements(spelled, NEAR)?;
    let mut found = ranked(overview, hits.into_iter().map(|(key, _)| key).collect(), filters);
    let known: HashSet<StatementKey> = found.iter().map(|t| overview.key(t)).collect();
    let on_word = spelled.iter().filter_map(|name| overview.speakers.get(name.as_str())).flatten();
    let on_word = on_word.collect::<BTreeSet<_>>().into_iter().map(|n| &overview.statements[*n as usize]);
    found.extend(on_word.filter(|t| !known.contains(&overview.key(t)) && filters.lets(overview, t)));
    Ok(found)
}

/// Found statements in the order of the search, those that the filters let through.
fn ranked<'a>(overview: &'a Overview, keys: Vec<StatementKey>, filters: &Filters) -> Vec<&'a Told> {
    let rank: HashMap<StatementKey, usize> = keys.into_iter().enumerate().map(|(n, key)| (key, n)).collect();
    let of = |t: &'a Told| Some((*rank.get(&overview.key(t))?, t));
    let mut found: Vec<(usize, &Told)> =
        overview.statements.iter().filter_map(of).filter(|(_, t)| filters.lets(overview, t)).collect();
    found.sort_by_key(|(n, _)| *n);
    found.into_iter().map(|(_, t)| t).collect()
}

fn shown(casebook: &Casebook, overview: &Overview, told: &[&Told]) -> Result<Vec<Markup>, Trouble> {
    let words = quotes(casebook, overview, told)?;
    Ok(told.iter().zip(&words).map(|(t, quote)| entry(overview, t, quote)).collect())
}
