//! A statement in a list: its words, on whose word, how certain, where it stands.

use super::marks::address;
use crate::page::{self, shorten, when};
use maud::{Markup, html};
use reportedly::Casebook;
use reportedly::core::weigh::word;
use reportedly::core::{Certainty, Span};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::overview::{Overview, Told};
use crate::trouble::Trouble;

/// Characters of a quote in lists.
const QUOTE: usize = 280;

/// On whose word, outermost first.
pub(crate) fn chain<S: AsRef<str>>(names: &[S]) -> Markup {
    html! {
        span.chain {
            @if names.is_empty() { span.author { "the author’s own word" } }
            @for (n, name) in names.iter().enumerate() {
                @if n > 0 { span.sep aria-hidden="true" { " › " } span.hush { ", on the word of " } }
                a href=(page::source(name.as_ref())) { (name.as_ref()) }
            }
        }
    }
}

/// How certain, as a tag.
pub(crate) fn certainty(c: Certainty) -> Markup {
    html! { span.tag.(word(c)) { (word(c)) } }
}

/// The words of statements, each document read once.
pub(crate) fn quotes(
    casebook: &Casebook,
    overview: &Overview,
    told: &[&Told],
) -> Result<Vec<String>, Trouble> {
    let mut texts: HashMap<u32, String> = HashMap::new();
    let mut out = Vec::with_capacity(told.len());
    for t in told {
        let text = match texts.entry(t.document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let stored = casebook.document(overview.document(t).key)?;
                new.insert(stored.map(|s| s.document.text).unwrap_or_default())
            }
        };
        out.push(shorten(t.span.of(text), QUOTE));
    }
    Ok(out)
}

/// One entry of a list of statements.
pub(crate) fn entry(overview: &Overview, told: &Told, quote: &str) -> Markup {
    let document = overview.document(told);
    html! {
        li.entry {
            p.quote { "“" (quote) "”" }
            p.about { (certainty(told.certainty)) " " (chain(&told.chain)) }
            (source_line(&document.id, document.publisher.as_deref(), document.published.as_deref(), told.span))
        }
    }
}

/// Where it stands: a link to the words in their document.
pub(crate) fn source_line(id: &str, publisher: Option<&str>, published: Option<&str>, span: Span) -> Markup {
    html! {
        p.where {
            a href=(address(id, span)) { (publisher.unwrap_or(id)) }
            @if let Some(date) = published { " · " time datetime=(date) { (when(date)) } }
            @if publisher.is_some() { " · " span.id { (id) } }
        }
    }
}
