//! Where documents come from: stories as trees, lineage over time, what is not established.

use super::{answer::question_of, one};
use crate::App;
use crate::desk::{How, Shared};
use crate::page::{self, encoded, shorten, when};
use crate::parts::chart::{Scale, days, n};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::origins::Doubt;
use reportedly::core::trace::Basis;
use reportedly::core::weigh::origin_word;
use reportedly::origins::words::{basis, told, why};
use reportedly::origins::{Link, Traced, TracedDocument, TracedStory, origins_of};
use reportedly::{Casebook, StoredDocument};
use serde::Deserialize;
use std::collections::HashMap;

/// Documents of a casebook up to which all are shown at once.
const FEW: usize = 300;
/// Documents that a chart has room for.
const CHARTED: usize = 120;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Start from a document.
    document: String,
    /// Start from the documents that bear on a question.
    q: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let (document, q) = (wanted.document.clone(), wanted.q.clone());
    let traced = app.desk.with(move |casebook, shared| traced(casebook, shared, &document, &q)).await?;
    let body = html! {
        form.filters method="get" autocomplete="off" action="/origins" {
            label { "Document" input name="document" value=(wanted.document) maxlength="400" placeholder="its id"; }
            label { "or a question" input name="q" value=(wanted.q) maxlength="2000"; }
            button type="submit" { "Show" }
        }
        @match &traced {
            Some(traced) => (shown(traced)),
            None => p { "There are too many documents to show the origins of all at once. Name a document or ask a question." },
        }
    };
    Ok(page::of("/origins", "Origins", body))
}

/// Where a document comes from; or else the documents that bear on a question; or else all, `None` where those are too many.
pub(crate) fn traced(
    casebook: &Casebook,
    shared: &Shared,
    document: &str,
    q: &str,
) -> Result<Option<Traced>, Trouble> {
    let start: Vec<StoredDocument> = if !document.is_empty() {
        vec![one(casebook, document)?]
    } else if !q.trim().is_empty() {
        let question = question_of(q)?;
        let answer = shared.answer(casebook, &question, &How::default(), &casebook.log()?)?;
        let ids = answer.origins.iter().flat_map(|o| &o.documents);
        let mut found = Vec::new();
        for id in ids.take(FEW) {
            found.extend(casebook.find(id)?);
        }
        found.sort_by_key(|d| d.key);
        found.dedup_by_key(|d| d.key);
        found
    } else if casebook.count_documents()? <= FEW {
        casebook.documents()?
    } else {
        return Ok(None);
    };
    Ok(Some(origins_of(casebook, &start)?))
}

/// Links by the two documents.
type Links<'a> = HashMap<(&'a str, &'a str), &'a Link>;
/// For each document those that have it from there.
type Children<'a> = HashMap<&'a str, Vec<&'a TracedDocument>>;

fn shown(t: &Traced) -> Markup {
    let links: Links<'_> = t.links.iter().map(|l| ((l.from.as_str(), l.to.as_str()), l)).collect();
    let mut children: Children<'_> = HashMap::new();
    for d in &t.documents {
        if let Some(parent) = &d.parent {
            children.entry(parent).or_default().push(d);
        }
    }
    html! {
        p.lede role="status" {
            strong { (page::count(t.origins, "origin")) } " of " (page::count(t.documents.len(), "document")) "; "
            (t.established) " established to be independent of one another."
        }
        @if t.more { p.sub { "There are more documents that belong to these; the nearest are shown." } }
        (chart(t))
        @for (number, story) in t.stories.iter().enumerate() { (tree(t, number, story, &links, &children)) }
        (doubts(t))
        @for circle in &t.circles {
            div.notice.warn {
                p { strong { "Circular reporting. " } (circle.documents.join(", ")) " cite one another; "
                    @match &circle.first { Some(first) => { "it goes back to " (first) "." } None => "the first entry is not known." } }
            }
        }
    }
}

fn tree(t: &Traced, number: usize, s: &TracedStory, links: &Links<'_>, children: &Children<'_>) -> Markup {
    let inside = |id: &Option<String>| id.as_ref().is_some_and(|id| s.documents.contains(id));
    let roots = t.documents.iter().filter(|d| d.story == number && !inside(&d.parent));
    html! {
        section.story id=(format!("story{}", number + 1)) {
            h2 { "Origin " (number + 1) " · " (s.name.as_deref().unwrap_or("unknown")) }
            p.tags { span.tag { (origin_word(s.kind)) } span.tag { (basis(s.basis)) } @if s.unseen { span.tag.warn { "no document of it is here" } } }
            ul.tree { @for root in roots { (branch(s, root, links, children, 0)) } }
            @if !s.credits.is_empty() { p.sub { "Names as a source: " (s.credits.join(", ")) "." } }
        }
    }
}

/// Levels of a tree that are shown nested; deeper ones stand beside one another.
const DEEP: usize = 30;

fn branch(
    s: &TracedStory,
    d: &TracedDocument,
    links: &Links<'_>,
    children: &Children<'_>,
    level: usize,
) -> Markup {
    let link = d.parent.as_deref().and_then(|p| links.get(&(p, d.id.as_str())));
    let below = children.get(d.id.as_str()).map(Vec::as_slice).unwrap_or_default();
    let below: Vec<_> = below.iter().filter(|c| s.documents.contains(&c.id) && level < DEEP).collect();
    html! {
        li {
            p {
                a href=(page::document(&d.id)) { (shorten(d.title.as_deref().unwrap_or(&d.id), 120)) }
                @if s.first.as_ref() == Some(&d.id) && s.documents.len() > 1 { " " span.tag.side.supports { "first entry" } }
            }
            p.where {
                (d.publisher.as_deref().unwrap_or("publisher unknown")) " · "
                @match &d.published { Some(date) => (when(date)), None => "undated" }
                " · " span.id { (d.id) }
            }
            @if let Some(link) = link {
                p.rule { (told(link)) " · " a href={ "/aligned?from=" (encoded(&link.from)) "&to=" (encoded(&link.to)) } { "side by side" } }
            }
            @if !below.is_empty() { ul.tree { @for c in below { (branch(s, c, links, children, level + 1)) } } }
        }
    }
}

fn doubts(t: &Traced) -> Markup {
    let linked: Vec<_> = t.doubts.iter().filter(|d| d.why != Doubt::NoEvidence).collect();
    let silent: Vec<usize> =
        t.stories.iter().enumerate().filter(|(_, s)| s.basis == Basis::Nothing).map(|(n, _)| n + 1).collect();
    html! {
        @if !linked.is_empty() || !silent.is_empty() {
            section {
                h2 { "Independence not established" }
                ul.plain {
                    @for d in linked { li { "Origins " (d.stories.0 + 1) " and " (d.stories.1 + 1) ": " (why(d.why)) } }
                    @if !silent.is_empty() {
                        li { "Of " (page::count(silent.len(), "origin")) " nothing shows how it came in: "
                            @for (n, s) in silent.iter().take(60).enumerate() { @if n > 0 { ", " } a href=(format!("#story{s}")) { (s) } }
                        }
                    }
                }
            }
        }
    }
}

/// Lineage over time: a row a story, a point a document, a line from each document to the one it has its text from. The
/// trees below are its twin in words.
fn chart(t: &Traced) -> Markup {
    let dated: Vec<(&TracedDocument, f64)> =
        t.documents.iter().filter_map(|d| Some((d, days(d.published.as_deref()?)?))).take(CHARTED).collect();
    if dated.len() < 2 {
        return html! {};
    }
    let mut rows: Vec<usize> = dated.iter().map(|(d, _)| d.story).collect();
    rows.sort_unstable();
    rows.dedup();
    let x = Scale::over(dated.iter().map(|(_, day)| *day), 1000.0, 40.0);
    let row = |story: usize| rows.iter().position(|r| *r == story).unwrap_or(0) as f64;
    // Documents of one hour stand side by side, not on one another.
    let mut used: HashMap<(usize, i64), f64> = HashMap::new();
    let mut at: HashMap<&str, (f64, f64)> = HashMap::new();
    for (d, day) in &dated {
        let cell = used.entry((d.story, (x.at(*day) / 10.0) as i64)).or_default();
        at.insert(&d.id, (x.at(*day), 24.0 + row(d.story) * 40.0 + (*cell % 3.0) * 9.0));
        *cell += 1.0;
    }
    let height = 40.0 * rows.len() as f64 + 16.0;
    let (first, last) = (dated.first().map(|d| d.0), dated.last().map(|d| d.0));
    let label = |d: Option<&TracedDocument>| when(d.and_then(|d| d.published.as_deref()).unwrap_or_default());
    html! {
        figure.chart {
            svg viewBox=(format!("0 0 1000 {height:.0}")) role="img" aria-label="Lineage over time. The lists below say the same." {
                @for (i, _) in rows.iter().enumerate() { line.rail x1="0" x2="1000" y1=(n(30.0 + i as f64 * 40.0)) y2=(n(30.0 + i as f64 * 40.0)) {} }
                @for (d, _) in &dated {
                    @if let (Some((x1, y1)), Some((x2, y2))) = (d.parent.as_deref().and_then(|p| at.get(p)), at.get(d.id.as_str())) {
                        path.link d=(format!("M{x1:.1} {y1:.1}C{:.1} {y1:.1} {:.1} {y2:.1} {x2:.1} {y2:.1}", (x1 + x2) / 2.0, (x1 + x2) / 2.0)) {}
                    }
                }
                @for (d, _) in &dated {
                    @if let Some((cx, cy)) = at.get(d.id.as_str()) {
                        circle.dot.copy[d.parent.is_some()] cx=(n(*cx)) cy=(n(*cy)) r="6" { title { (d.publisher.as_deref().unwrap_or(&d.id)) ", " (label(Some(d))) } }
                    }
                }
            }
            figcaption.scale { span { (label(first)) } span { (label(last)) } }
            p.sub { "A row an origin, a point a document; hollow points have their text from another." }
        }
    }
}
