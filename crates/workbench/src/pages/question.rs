//! The first page: a question, and what there is to answer it from.

use crate::App;
use crate::page;
use crate::trouble::Trouble;
use axum::extract::State;
use maud::{Markup, html};
use reportedly::core::correction::Event;
use std::collections::BTreeSet;

/// The form by which a question is asked.
pub(crate) fn form(question: &str, prior: Option<f64>) -> Markup {
    html! {
        form.ask method="get" action="/ask" role="search" {
            label for="q" { "Ask a question: whether something is so, or who, where, when, how many" }
            div.row {
                input #q name="q" value=(question) maxlength="2000" required placeholder="Did the bridge collapse?" autocomplete="off";
                button.main type="submit" { "Ask" }
            }
            details.fold {
                summary { "Base rate" }
                label { "How likely “yes” was before any article, in percent"
                    input type="number" name="prior" min="1" max="99" step="1" value=[prior.map(|p| format!("{:.0}", p * 100.0))] placeholder="by the tense of the question";
                }
            }
        }
    }
}

pub(crate) async fn page(State(app): State<App>) -> Result<Markup, Trouble> {
    let (documents, usable, asked, kept) = app
        .desk
        .with(|casebook, _| {
            let log = casebook.log()?;
            let kept = casebook.questions()?;
            Ok((casebook.count_documents()?, casebook.count_usable()?, questions(&log), kept))
        })
        .await?;
    let body = html! {
        (form("", None))
        p.lede {
            "The casebook holds " a href="/documents" { (page::count(documents, "document")) } ", " (usable) " with text. "
            "An answer counts independent origins, not outlets, and every line of it links to the words it rests on."
        }
        (super::history::list(&kept))
        @if !asked.is_empty() {
            section {
                h2 { "Questions that were corrected" }
                ul.plain { @for q in &asked { li { a href={ "/ask?q=" (page::encoded(q)) } { (q) } } } }
            }
        }
    };
    Ok(page::of("/", "What do you want to know?", body))
}

/// Questions of the log, each once.
fn questions(log: &[Event]) -> BTreeSet<String> {
    use reportedly::core::correction::Act;
    let of = |e: &Event| match &e.act {
        Act::Correct(c) => c.question().map(str::to_owned),
        Act::Undo { .. } => None,
    };
    log.iter().filter_map(of).collect()
}
