//! Forms by which people correct. All are plain POST forms; a `details` element keeps them out of the way.

use super::words::{stance, stance_class};
use crate::App;
use crate::team::visitor;
use maud::{Markup, html};
use reportedly::core::correction::{Grade, MOST_WEIGHT, Place, Subject};
use reportedly::core::stance::Stance;
use reportedly::{Casebook, Error};
use std::sync::Arc;

/// What all forms of a page share.
#[derive(Clone)]
pub(crate) struct Desk {
    token: String,
    who: Arc<str>,
    /// Whether the name is an account's, which nobody can choose.
    is_account: bool,
    /// Whether who asks may change anything; forms are shown to no one else.
    may_write: bool,
    /// The address to come back to.
    back: String,
}

impl Desk {
    pub(crate) fn new(app: &App, back: impl Into<String>) -> Self {
        let visitor = visitor::current();
        Self {
            token: app.guard.token(),
            is_account: visitor.is_some(),
            may_write: visitor::may_write(),
            who: visitor.map_or_else(|| Arc::clone(&app.who), |v| v.name),
            back: back.into(),
        }
    }

    /// Whether who asks may change anything.
    pub(crate) fn may_write(&self) -> bool {
        self.may_write
    }

    /// A form for one correction; nothing for those who may not. `seen` is the last event on its subject that the page knows of.
    pub(crate) fn correct(&self, kind: &str, seen: i64, fields: Markup, button: &str) -> Markup {
        if !self.may_write {
            return html! {};
        }
        html! {
            form.correct method="post" action="/correct" {
                (self.hidden())
                (hidden("kind", kind)) (hidden("seen", &seen.to_string()))
                (fields)
                (self.signed())
                button type="submit" { (button) }
            }
        }
    }

    /// A form that takes an event back.
    pub(crate) fn undo(&self, event: i64, button: &str) -> Markup {
        if !self.may_write {
            return html! {};
        }
        html! {
            form.undo method="post" action="/undo" {
                (self.hidden())
                (hidden("id", &event.to_string()))
                label { "Why" input name="why" maxlength="1000" autocomplete="off"; }
                (hidden("who", &self.who))
                button type="submit" { (button) }
            }
        }
    }

    /// What every form carries: that it is ours, and where it comes from.
    pub(crate) fn hidden(&self) -> Markup {
        html! { (hidden("token", &self.token)) (hidden("back", &self.back)) }
    }

    fn signed(&self) -> Markup {
        html! {
            label { "Why" input name="why" maxlength="1000" autocomplete="off"; }
            @if self.is_account { p.sub { "Signed by " (self.who) "." } }
            @else { label { "Your name" input name="who" value=(self.who) maxlength="200" required autocomplete="name"; } }
        }
    }
}

/// A hidden field.
pub(crate) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The number of the last event on these subjects.
pub(crate) fn seen(casebook: &Casebook, subjects: &[Subject]) -> Result<i64, Error> {
    casebook.last_event(subjects)
}

/// A statement, and the copies of it that are corrected with it.
pub(crate) struct Copied {
    pub(crate) at: Place,
    pub(crate) copies: Vec<Place>,
}

/// Where a statement stands, as hidden fields.
pub(crate) fn place_fields(p: &Place) -> Markup {
    html! {
        (hidden("document", &p.document)) (hidden("start", &p.span.start.to_string()))
        (hidden("end", &p.span.end.to_string()))
    }
}

fn place(of: &Copied) -> Markup {
    let p = &of.at;
    html! {
        (place_fields(p))
        @for p in &of.copies { (hidden("also", &written(p))) }
        @if !of.copies.is_empty() { p.sub { "With " (crate::page::count(of.copies.len(), "statement")) " in the same words in other documents." } }
    }
}

/// A place as forms carry it.
pub(crate) fn written(p: &Place) -> String {
    format!("{}:{}-{}", p.document, p.span.start, p.span.end)
}

/// What a statement does to a question.
pub(crate) fn stance_form(desk: &Desk, question: &str, at: &Copied, now: Stance, seen: i64) -> Markup {
    let all = [Stance::Supports, Stance::Refutes, Stance::Discusses, Stance::Unrelated];
    let fields = html! {
        (hidden("question", question)) (place(at))
        label { "This statement"
            select name="stance" {
                @for s in all { option value=(stance_class(s)) selected[s == now] { (stance(s)) } }
            }
        }
    };
    desk.correct("stance", seen, fields, "Set the stance")
}

/// On whose word a statement stands.
pub(crate) fn attribution_form(desk: &Desk, at: &Copied, chain: &[String], seen: i64) -> Markup {
    let fields = html! {
        (place(at))
        fieldset {
            legend { "The attribution" }
            label.choice { input type="radio" name="judgement" value="accept"; "is right" }
            label.choice { input type="radio" name="judgement" value="reject"; "is wrong: it is the author's own word" }
            label.choice { input type="radio" name="judgement" value="edit" checked; "is this:" }
        }
        label { "On whose word, outermost first, a line each"
            textarea name="speakers" rows=(chain.len().max(1) + 1) maxlength="4000" { (chain.join("\n")) }
        }
    };
    desk.correct("attribution", seen, fields, "Keep the attribution")
}

/// What an origin weighs.
pub(crate) fn weight_form(desk: &Desk, question: &str, origin: &str, now: f64, seen: i64) -> Markup {
    let fields = html! {
        (hidden("question", question)) (hidden("origin", origin))
        label { "Weight on its side, in log-odds from 0 to " (MOST_WEIGHT)
            input type="number" name="weight" min="0" max=(MOST_WEIGHT) step="0.05" value=(format!("{:.2}", now.abs())) required;
        }
    };
    desk.correct("weight", seen, fields, "Set the weight")
}

/// Which other origins of the question are the same one.
pub(crate) fn join_form(desk: &Desk, question: &str, origin: &str, others: &[&str], seen: i64) -> Markup {
    let fields = html! {
        (hidden("question", question)) (hidden("origin", origin)) (hidden("name", origin))
        fieldset {
            legend { "The same origin as" }
            @for other in others { label.choice { input type="checkbox" name="origin" value=(other); (other) } }
        }
    };
    desk.correct("join_origins", seen, fields, "Join")
}

/// Which statements of an origin are another's.
pub(crate) fn part_form(
    desk: &Desk,
    question: &str,
    origin: &str,
    all: &[(Place, String)],
    seen: i64,
) -> Markup {
    let fields = html! {
        (hidden("question", question)) (hidden("origin", origin))
        fieldset {
            legend { "Statements that are not its" }
            @for (at, words) in all {
                label.choice {
                    input type="checkbox" name="statement" value=(written(at));
                    "“" (words) "”"
                }
            }
        }
        label { "Name of the new origin" input name="name" required maxlength="200"; }
    };
    desk.correct("part_origin", seen, fields, "Part")
}

/// How reliable a source is.
pub(crate) fn grade_form(desk: &Desk, source: &str, now: Option<Grade>, seen: i64) -> Markup {
    let fields = html! {
        (hidden("source", source))
        label { "Grade"
            select name="grade" {
                @if now.is_none() { option value="" selected disabled { "not graded" } }
                @for g in Grade::ALL {
                    option value=(g.letter()) selected[now == Some(g)] { (g.letter()) " · " (g.word()) }
                }
            }
        }
    };
    desk.correct("grade", seen, fields, "Set the grade")
}

/// A remark. `on` are the hidden fields that say what it is about.
pub(crate) fn note_form(desk: &Desk, on: Markup, seen: i64) -> Markup {
    let fields = html! {
        (on)
        label { "Note" textarea name="text" rows="2" maxlength="4000" required {} }
    };
    desk.correct("note", seen, fields, "Add the note")
}

/// Forms that open when they are asked for; nothing where there are none for who asks.
pub(crate) fn folded(title: &str, inside: Markup) -> Markup {
    if inside.0.trim().is_empty() {
        return inside;
    }
    html! { details.fold { summary { (title) } div.forms { (inside) } } }
}
