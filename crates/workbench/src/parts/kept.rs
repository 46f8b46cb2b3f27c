//! What people have just kept, and what they have noted.

use super::forms::{Desk, folded};
use crate::page::when;
use maud::{Markup, html};
use reportedly::core::correction::{Act, Event, words};

/// The notice of an event: `what` it was, as sentences, what it has changed, and the way back where it has not been taken.
pub(crate) fn notice(event: &Event, is_undone: bool, what: &str, changed: Markup, desk: &Desk) -> Markup {
    html! {
        div.notice role="status" {
            p { strong { "Kept. " } (what) }
            (changed)
            p { a href="/log" { "Log" } " · event " (event.id) }
            @if !is_undone { (folded("Undo", desk.undo(event.id, "Undo"))) }
        }
    }
}

/// What an event says, or what it takes back. `log` holds the earlier events.
pub(crate) fn what(event: &Event, log: &[Event]) -> String {
    let back = if matches!(event.act, Act::Undo { .. }) { "Taken back: " } else { "" };
    format!("{back}{}.", event.correction(log).map(words::of).unwrap_or_default())
}

/// What an event says, an undo by the number of what it takes back.
pub(crate) fn what_by_number(event: &Event) -> String {
    match &event.act {
        Act::Correct(c) => format!("{}.", words::of(c)),
        Act::Undo { undoes } => format!("event {undoes} undone."),
    }
}

/// A remark, with who made it and when.
pub(crate) fn note(text: &str, who: &str, at: &str) -> Markup {
    html! { p.note { (text) span.sub { " — " (who) ", " (when(at)) } } }
}
