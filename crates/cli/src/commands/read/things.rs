//! What a text speaks of, below it: names, places, times, and who did what to whom.

use crate::Context;
use crate::terminal::{Style, clean, width};
use reportedly::core::{Deed, Place, Reading, Span, TimeExpression};
use std::io;

pub(super) fn things(text: &str, reading: &Reading, c: &mut Context) -> io::Result<()> {
    let names = reading.entities.iter().map(|e| format!("{} ({})", e.name, e.kind.word())).collect();
    let places = reading.places.iter().map(place).collect();
    let times = reading.times.iter().filter_map(|t| time(t, text)).collect();
    // Every predicate would be as long as the text; all are in the JSON.
    let deeds = reading.deeds.iter().filter(|d| d.category.is_some()).map(|d| deed(d, text)).collect();
    let mut first = true;
    for (heading, items) in [("Names", names), ("Places", places), ("Times", times), ("Who did what", deeds)]
    {
        let items = once(items);
        if items.is_empty() {
            continue;
        }
        if std::mem::take(&mut first) {
            c.line("")?;
        }
        c.line(format!("  {}", c.paint(Style::Strong, heading)))?;
        for line in lines(&items, width()) {
            c.line(line)?;
        }
    }
    Ok(())
}

/// As many items on a line as there is room for, indented.
fn lines(items: &[String], room: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in items {
        let item = clean(item);
        match out.last_mut() {
            Some(line) if line.chars().count() + item.chars().count() + 3 <= room => {
                line.push_str(" · ");
                line.push_str(&item);
            }
            _ => out.push(format!("    {item}")),
        }
    }
    out
}

/// Each once, in the order of the text.
fn once(items: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    items.into_iter().filter(|i| seen.insert(i.clone())).collect()
}

/// `Brest, BY 52.10 N 23.69 E`
fn place(p: &Place) -> String {
    let side = |degrees: f64, positive, negative| {
        format!("{:.2} {}", degrees.abs(), if degrees < 0.0 { negative } else { positive })
    };
    let country = p.country.as_ref().map(|c| format!(", {c}")).unwrap_or_default();
    format!("{}{country} {} {}", p.name, side(p.latitude, "N", "S"), side(p.longitude, "E", "W"))
}

/// `Monday = 2026-03-02`; nothing where it could not be resolved.
fn time(t: &TimeExpression, text: &str) -> Option<String> {
    t.value.as_ref().map(|value| format!("{} = {value}", t.span.of(text)))
}

/// `rebels: attacked an army convoy [ASSAULT]`
fn deed(d: &Deed, text: &str) -> String {
    let words = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" and ");
    let actor = if d.actor.is_empty() { "(not said)".to_owned() } else { words(&d.actor) };
    let mut out = format!("{actor}: {}", d.predicate.of(text));
    for (lead, part) in [("to", &d.recipient), ("what:", &d.object), ("where:", &d.place), ("when:", &d.time)]
    {
        if !part.is_empty() {
            out.push_str(&format!(", {lead} {}", words(part)));
        }
    }
    if let Some(category) = d.category {
        out.push_str(&format!(" [{category:?}]").to_uppercase());
    }
    out
}
