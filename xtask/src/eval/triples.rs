//! Typed events with actors and recipients: one event for the main deed of each sentence.

use super::read;
use reportedly::Reader;
use reportedly::core::{Category, Deed, Span};
use reportedly::deeds::{cameo, sides};
use serde_json::{Value, json};

/// Events as the record's scheme writes them. Only deeds with a category are events there.
pub(super) fn predict(reader: &Reader, record: &Value) -> Value {
    let text = record["text"].as_str().unwrap_or_default();
    let reading = read(reader, record);
    let scheme = record["scheme"].as_str().unwrap_or("plover");
    // The sets hold one event a sentence, the main one: the first that is told. CAMEO's has acts of every
    // kind, between states.
    let in_sentence = |s: &Span| {
        let inside = || reading.deeds.iter().filter(|d| s.overlap(d.predicate) > 0);
        inside().find(|d| d.category.is_some()).or_else(|| inside().find(|_| scheme == "cameo"))
    };
    let events: Vec<Value> = reading
        .sentences
        .iter()
        .filter_map(in_sentence)
        .flat_map(|d| if scheme == "cameo" { coded(text, d) } else { vec![plain(text, d)] })
        .collect();
    json!({"id": record["id"], "events": events})
}

fn words<'a>(text: &'a str, spans: &[Span]) -> Vec<&'a str> {
    sides(text, spans).iter().map(|s| s.of(text)).collect()
}

fn plain(text: &str, d: &Deed) -> Value {
    json!({"type": older(d.category), "actor": words(text, &d.actor), "recipient": words(text, &d.recipient)})
}

/// The data follow the codebook of 2018, which had no category of its own for blame and for asking.
fn older(category: Option<Category>) -> Option<Category> {
    match category {
        Some(Category::Accuse) => Some(Category::Disapprove),
        Some(Category::Request) => Some(Category::Demand),
        other => other,
    }
}

/// CAMEO has one event for each actor with each recipient, and codes what is done with one another twice.
fn coded(text: &str, d: &Deed) -> Vec<Value> {
    let codes =
        |spans: &[Span]| -> Vec<String> { spans.iter().filter_map(|s| cameo::actor(s.of(text))).collect() };
    let (actors, recipients) = (codes(&d.actor), codes(&d.recipient));
    let around = Span::new(d.predicate.start as usize, (d.predicate.end as usize + 60).min(text.len()));
    let near = text.get(around.start as usize..around.end as usize).unwrap_or_else(|| d.predicate.of(text));
    let kind = d.category.map_or("010", |c| cameo::kind(c, near));
    let event = |a: &[String], r: &[String]| json!({"type": kind, "actor": a, "recipient": r});
    if recipients.is_empty() && actors.len() > 1 {
        let pairs =
            (0..actors.len()).flat_map(|i| (0..actors.len()).filter(move |j| *j != i).map(move |j| (i, j)));
        return pairs.map(|(i, j)| event(&actors[i..=i], &actors[j..=j])).collect();
    }
    if actors.is_empty() || recipients.is_empty() {
        return if actors.len() + recipients.len() == 0 {
            Vec::new()
        } else {
            vec![event(&actors, &recipients)]
        };
    }
    let mut out: Vec<Value> = Vec::new();
    for a in &actors {
        for r in &recipients {
            out.push(event(std::slice::from_ref(a), std::slice::from_ref(r)));
            if d.category == Some(Category::Consult) {
                out.push(event(std::slice::from_ref(r), std::slice::from_ref(a)));
            }
        }
    }
    out
}
