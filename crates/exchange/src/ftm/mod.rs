//! `ftm`: FollowTheMoney entities, an object a line, for Aleph, OpenAleph and the tools around them.
//!
//! An article is an `Article`; whom the articles name is a `Person` or `Organization`, each place in the text a `Mention`
//! of it; a statement is a `Note` on its speaker with the article as `proof`; a deed with a category of PLOVER is an
//! `Event` with its parties and the article as `proof`; a claim is a `Note` on whom its statements name, with all their
//! articles as `proof`. People are entities only as far as articles name them.

mod claims;

use crate::ids::id;
use crate::words::{address, certainty, chain, names};
use crate::{Case, Error, Filed, Format, Writing};
use reportedly_core::{Deed, Document, MentionKind, Reading, Span, Statement};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "ftm",
    about: "FollowTheMoney entities, for Aleph and OpenAleph",
    extension: "ftm.json",
    needs_answer: false,
    write: Writing::Whole(write),
};

fn write(case: &Case<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let shown: BTreeSet<&str> = case.shown().map(|d| d.document().id.as_str()).collect();
    let mut known = Known::default();
    for name in case.names.iter().filter(|n| n.documents.iter().any(|d| shown.contains(d.as_str()))) {
        let Some(schema) = schema(name.kind) else { continue };
        let key = format!("name-{}", id("name", &[&name.name, name.kind.word()]));
        for alias in &name.names {
            known.of.entry(alias.clone()).or_insert_with(|| (key.clone(), schema));
        }
        let mut properties = Map::new();
        put(&mut properties, "name", [name.name.clone()]);
        put(&mut properties, "alias", name.names.iter().filter(|n| **n != name.name).cloned());
        put(
            &mut properties,
            "proof",
            name.documents.iter().filter(|d| shown.contains(d.as_str())).map(|d| article_id(d)),
        );
        entity(out, &key, schema, properties)?;
    }
    for filed in case.shown() {
        let reading = case.reading(filed)?;
        article(case, filed, &reading, out)?;
        mentions(filed.document(), &reading, &known, out)?;
        for (number, statement) in reading.statements.iter().enumerate() {
            note(filed.document(), number, statement, &mut known, out)?;
        }
        for deed in reading.deeds.iter().filter(|d| d.category.is_some()) {
            event(filed.document(), &reading, deed, &known, out)?;
        }
    }
    claims::write(case, &shown, &known, out)
}

/// Entities that names stand for: key and schema.
#[derive(Default)]
struct Known {
    of: BTreeMap<String, (String, &'static str)>,
}

/// What a name stands for here; places and products are no parties.
fn schema(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("Person"),
        MentionKind::Organization => Some("Organization"),
        _ => None,
    }
}

fn article_id(document: &str) -> String {
    format!("article-{}", id("document", &[document]))
}

fn put(properties: &mut Map<String, Value>, name: &str, values: impl IntoIterator<Item = String>) {
    let values: Vec<String> = values.into_iter().filter(|v| !v.trim().is_empty()).collect();
    if !values.is_empty() {
        properties.insert(name.to_owned(), json!(values));
    }
}

fn entity(out: &mut dyn Write, key: &str, schema: &str, properties: Map<String, Value>) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, &json!({"id": key, "schema": schema, "properties": properties}))?;
    Ok(out.write_all(b"\n")?)
}

fn article(case: &Case<'_>, filed: &Filed, reading: &Reading, out: &mut dyn Write) -> Result<(), Error> {
    let d = filed.document();
    let capture = case.captures.iter().find(|c| filed.captures.first() == Some(&c.id));
    let places: BTreeSet<String> = reading.places.iter().map(|p| p.name.clone()).collect();
    let mut p = Map::new();
    put(&mut p, "fileName", [d.id.clone()]);
    put(&mut p, "title", d.title.clone());
    put(&mut p, "name", d.title.clone());
    put(&mut p, "author", d.byline.clone());
    put(&mut p, "publisher", d.publisher.clone());
    put(&mut p, "sourceUrl", address(d).map(str::to_owned));
    put(&mut p, "publishedAt", d.published.clone());
    put(&mut p, "modifiedAt", d.modified.clone());
    put(&mut p, "language", d.language.clone());
    put(&mut p, "retrievedAt", capture.and_then(|c| c.received.clone()));
    put(&mut p, "mimeType", capture.map(|c| c.media_type.clone()));
    put(&mut p, "locationMentioned", places);
    put(&mut p, "bodyText", [d.text.clone()]);
    entity(out, &article_id(&d.id), "Article", p)
}

fn mentions(d: &Document, reading: &Reading, known: &Known, out: &mut dyn Write) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for mention in &reading.mentions {
        let name = mention.span.of(&d.text).to_owned();
        let Some(schema) = schema(mention.kind).filter(|_| seen.insert((name.clone(), mention.kind))) else {
            continue;
        };
        let mut p = Map::new();
        put(&mut p, "document", [article_id(&d.id)]);
        put(&mut p, "name", [name.clone()]);
        put(&mut p, "detectedSchema", [schema.to_owned()]);
        put(&mut p, "resolved", known.of.get(&name).map(|(key, _)| key.clone()));
        entity(out, &format!("mention-{}", id("mention", &[&d.id, &name, schema])), "Mention", p)?;
    }
    Ok(())
}

fn note(
    d: &Document,
    number: usize,
    s: &Statement,
    known: &mut Known,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let names = names(s);
    let whose = if names.is_empty() { "the author".to_owned() } else { chain(&names) };
    let speaker = match names.last() {
        None => None,
        Some(name) => Some(match known.of.get(name) {
            Some((key, _)) => key.clone(),
            None => {
                let key = format!("speaker-{}", id("speaker", &[name]));
                let mut p = Map::new();
                put(&mut p, "name", [name.clone()]);
                entity(out, &key, "LegalEntity", p)?;
                known.of.insert(name.clone(), (key.clone(), "LegalEntity"));
                key
            }
        }),
    };
    let mut p = Map::new();
    put(&mut p, "name", [format!("On the word of {whose}: {}", certainty(&s.factuality))]);
    put(&mut p, "description", [s.words(&d.text)]);
    put(&mut p, "summary", [format!("bytes {} to {} of {}", s.span.start, s.span.end, d.id)]);
    put(&mut p, "entity", speaker);
    put(&mut p, "proof", [article_id(&d.id)]);
    put(&mut p, "publisher", d.publisher.clone());
    put(&mut p, "sourceUrl", address(d).map(str::to_owned));
    entity(out, &format!("statement-{}", id("statement", &[&d.id, &number.to_string()])), "Note", p)
}

fn event(
    d: &Document,
    reading: &Reading,
    deed: &Deed,
    known: &Known,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let text = |spans: &[Span]| spans.iter().map(|s| s.of(&d.text)).collect::<Vec<_>>().join(" ");
    let party = |spans: &[Span]| -> Vec<String> {
        let within = |m: &&reportedly_core::Mention| spans.iter().any(|s| s.contains(m.span));
        let keys = reading.mentions.iter().filter(within).filter_map(|m| known.of.get(m.span.of(&d.text)));
        keys.map(|(key, _)| key.clone()).collect()
    };
    let dates = reading.times.iter().filter(|t| deed.time.iter().any(|s| s.overlap(t.span) > 0));
    let sentence = reading.sentences.iter().find(|s| s.contains(deed.predicate));
    let category = crate::words::word(&deed.category).to_lowercase();
    let told: Vec<String> = [text(&deed.actor), deed.predicate.of(&d.text).to_owned(), text(&deed.recipient)]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    let mut p = Map::new();
    put(&mut p, "name", [format!("{} ({category})", told.join(" "))]);
    put(&mut p, "organizer", party(&deed.actor));
    put(&mut p, "involved", party(&deed.recipient));
    put(&mut p, "location", deed.place.iter().map(|s| s.of(&d.text).to_owned()));
    put(
        &mut p,
        "date",
        dates
            .filter_map(|t| t.value.clone())
            .filter(|v| v.starts_with(|c: char| c.is_ascii_digit()) && !v.contains('W')),
    );
    put(&mut p, "description", sentence.map(|s| s.of(&d.text).to_owned()));
    put(&mut p, "proof", [article_id(&d.id)]);
    put(&mut p, "sourceUrl", address(d).map(str::to_owned));
    let at = deed.predicate.start.to_string();
    entity(out, &format!("event-{}", id("event", &[&d.id, &at])), "Event", p)
}
