//! Text that two documents share, side by side, with the differences marked.

use super::one;
use crate::App;
use crate::page::{self, when};
use crate::trouble::Trouble;
use axum::extract::{Query, State};
use maud::{Markup, html};
use reportedly::core::Document;
use reportedly::origins::words::told;
use reportedly::origins::{Link, origins_of};
use serde::Deserialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

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
            @let (a, b) = compare(left.of(&from.text), right.of(&to.text));
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

/// A run of words, and whether the other text has it there.
struct Run {
    words: String,
    shared: bool,
}

fn side(runs: &[Run]) -> Markup {
    html! {
        p { @for run in runs { @if run.shared { (run.words) " " } @else { mark { (run.words) } " " } } }
    }
}

/// The words of both, in runs. Case and punctuation at the ends make no difference.
fn compare(left: &str, right: &str) -> (Vec<Run>, Vec<Run>) {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (left.split_whitespace().collect(), right.split_whitespace().collect());
    let plain = |words: &[&str]| -> Vec<String> {
        words.iter().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
    };
    let mut shared = (vec![false; a.len()], vec![false; b.len()]);
    for op in capture_diff_slices(Algorithm::Patience, &plain(&a), &plain(&b)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            shared.0[old_index..old_index + len].fill(true);
            shared.1[new_index..new_index + len].fill(true);
        }
    }
    (runs(&a, &shared.0), runs(&b, &shared.1))
}

fn runs(words: &[&str], shared: &[bool]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (word, shared) in words.iter().zip(shared) {
        match out.last_mut() {
            Some(run) if run.shared == *shared => {
                run.words.push(' ');
                run.words.push_str(word);
            }
            _ => out.push(Run { words: (*word).to_owned(), shared: *shared }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_one_has_are_marked() {
        let (left, right) =
            compare("The ferry stopped on Monday, he said.", "the ferry has stopped on Monday");
        let own =
            |runs: &[Run]| runs.iter().filter(|r| !r.shared).map(|r| r.words.clone()).collect::<Vec<_>>();
        assert_eq!((own(&left), own(&right)), (vec!["he said.".to_owned()], vec!["has".to_owned()]));
    }
}
