//! What changed since a question was last asked, on a terminal.

use super::show::points;
use crate::Context;
use crate::commands::add::count;
use crate::terminal::{Style, clean, when};
use reportedly::core::stance::Stance;
use reportedly::questions::{Change, Changed, Keeping, What};
use std::io;

/// Documents that are named as the reason of one change.
const NAMED: usize = 4;

/// What `ask` says below the answer, where the question was asked before in the same way.
pub(super) fn show(kept: &Keeping, c: &mut Context) -> io::Result<()> {
    let Some(found) = &kept.change else { return Ok(()) };
    let since = format!("Since {}:", clean(&when(&found.since)));
    c.line(format!("{} {}", c.paint(Style::Strong, &since), headline(found)))?;
    change(found, c)?;
    c.line(format!("`reportedly questions {}` shows all answers to it.", kept.id))
}

/// The origins that changed, and why, a line each.
pub(in crate::commands) fn change(found: &Change, c: &mut Context) -> io::Result<()> {
    for one in &found.origins {
        c.line(format!("  {}", origin(one, found)))?;
    }
    Ok(())
}

/// "58 % -> 71 % (+13 points); 4 documents, 1 correction more."
pub(in crate::commands) fn headline(found: &Change) -> String {
    let percent = |p: Option<f64>| p.map_or("no estimate".to_owned(), |p| format!("{:.0} %", 100.0 * p));
    let estimate = match found.probability {
        (None, None) => "no estimate, as before".to_owned(),
        (was, now) if was == now => format!("{}, as before", percent(now)),
        (Some(was), Some(now)) => {
            let moved = points(100.0 * (now - was));
            format!("{} -> {} ({moved})", percent(Some(was)), percent(Some(now)))
        }
        (was, now) => format!("{} -> {}", percent(was), percent(now)),
    };
    let verdict = match found.verdict {
        (was, now) if was == now => String::new(),
        (was, now) => format!("; {} -> {}", was.word(), now.word()),
    };
    let mut more = Vec::new();
    if found.documents_added > 0 {
        more.push(count(found.documents_added, "document"));
    }
    if found.corrections > 0 {
        more.push(count(found.corrections, "correction"));
    }
    let mut more = match more.is_empty() {
        true => "; nothing was added".to_owned(),
        false => format!("; {} more", more.join(" and ")),
    };
    if found.program {
        more.push_str("; by another version of the program");
    }
    format!("{estimate}{verdict}{more}.")
}

fn origin(o: &Changed, found: &Change) -> String {
    let side = |s: Stance| match s {
        Stance::Supports => "supports",
        Stance::Refutes => "denies",
        _ => "takes no side",
    };
    let weight = match o.what {
        What::New { .. } => format!("weight {:+.2}", o.weight.1),
        What::Gone { .. } => format!("weight {:+.2} before", o.weight.0),
        _ => format!("weight {:+.2} -> {:+.2}", o.weight.0, o.weight.1),
    };
    let what = match o.what {
        What::New { now } => format!("new, {}", side(now)),
        What::Gone { was } => format!("gone, it said: {}", side(was)),
        What::Position { was, now } => format!("{}, before: {}", side(now), side(was)),
        What::Weight { now } => format!("{} with another weight", side(now)),
    };
    format!("{}: {what}; {weight} ({})", clean(&o.name), why(o, found))
}

/// Its new documents; without any, what else may have done it.
fn why(o: &Changed, found: &Change) -> String {
    let ids: Vec<String> = o.documents.iter().take(NAMED).map(|id| clean(id).into_owned()).collect();
    match o.documents.len() {
        0 if found.corrections > 0 => "no new document; corrections were made".to_owned(),
        0 if found.program => "no new document; another version of the program".to_owned(),
        0 if found.documents_added > 0 => "no new document of its own; others were added".to_owned(),
        0 => "nothing was added".to_owned(),
        1 => format!("new document {}", ids[0]),
        n if n > NAMED => format!("new documents {} and {} more", ids.join(", "), n - NAMED),
        _ => format!("new documents {}", ids.join(", ")),
    }
}
