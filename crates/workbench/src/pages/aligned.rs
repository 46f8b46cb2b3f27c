//! Text that two documents share, side by side, with the differences marked.

use super::one;
use crate::App;
use crate::page::{self, when};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::Document;
use reportedly::origins::words::told;
use reportedly::origins::{Link, Word, aligned, origins_of};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    from: String,
    to: String,
}

pub(crate) async fn page(State(app): State<App>, Query(wanted): Query<Wanted>) -> Result<Markup, Trouble> {
    let (from, to, link) = app
        .desk
        .with(move |casebook, _| {
            let (from, to) = (one(casebook, &wanted.from)?, one(casebook, &wanted.to)?);
            let traced = origins_of(casebook, &[from.clone(), to.clone()])?;
            let (a, b) = (&from.document.id, &to.document.id);
            let is_it = |l: &Link| (l.from == *a && l.to == *b) || (l.from == *b && l.to == *a);
            let link = traced.links.into_iter().find(is_it);
            let link =
                link.ok_or_else(|| Trouble::Missing("These two documents share no text.".to_owned()))?;
            let turned = link.from != *a;
            let pair = if turned { (to.document, from.document) } else { (from.document, to.document) };
            Ok((pair.0, pair.1, link))
        })
        .await?;
    let body = html! {
        p.lede { (to.publisher.as_deref().unwrap_or(&to.id)) ": " (told(&link)) "." }
        div.pair.heads { (head(&from)) (head(&to)) }
        @for (left, right) in &link.passages {
            @let (a, b) = aligned(left.of(&from.text), right.of(&to.text));
            div.pair { (side(&a)) (side(&b)) }
        }
        p.sub { "Marked words stand in this document only." }
    };
    Ok(page::of("/origins", "Side by side", body))
}

fn head(d: &Document) -> Markup {
    html! {
        div {
            p { a href=(page::document(&d.id)) { (d.title.as_deref().unwrap_or(&d.id)) } }
            p.where { (d.publisher.as_deref().unwrap_or("publisher unknown")) @if let Some(p) = &d.published { " · " (when(p)) } }
        }
    }
}

/// The words of one text; those that it alone has are marked, a run of them at once.
fn side(words: &[Word<'_>]) -> Markup {
    html! {
        p { @for run in words.chunk_by(|a, b| a.shared == b.shared) {
            @let text = run.iter().map(|w| w.text).collect::<Vec<_>>().join(" ");
            @if run[0].shared { (text) " " } @else { mark { (text) } " " }
        } }
    }
}
