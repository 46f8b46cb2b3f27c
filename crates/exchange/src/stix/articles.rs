//! Articles, publishers, speakers, places and statements.

use super::claims::Notes;
use super::{Bundle, extension, reference};
use crate::cite::Citer;
use crate::when::moment;
use crate::words::{address, certainty, chain, names, word};
use crate::{Case, Error, Filed};
use reportedly_core::reuse::ReuseKind;
use reportedly_core::{Place, Reading, SourceKind, Statement};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Adds them; gives the notes of statements by where these stand.
pub(super) fn add<'a>(case: &'a Case<'_>, bundle: &mut Bundle) -> Result<Notes<'a>, Error> {
    let (mut ids, mut notes) = (BTreeMap::new(), Notes::new());
    let hashes: BTreeMap<&str, &str> =
        case.captures.iter().map(|c| (c.id.as_str(), c.hash.as_str())).collect();
    for filed in case.shown() {
        let reading = case.reading(filed)?;
        let id = article(filed, &reading, &hashes, &mut notes, bundle);
        ids.insert(filed.document().id.as_str(), id);
    }
    for link in case.origins.links.iter().filter(|link| link.directed) {
        if let (Some(from), Some(to)) = (ids.get(link.from.as_str()), ids.get(link.to.as_str())) {
            let kind = match link.kind {
                ReuseKind::Copy if same_kind(from, to) => "duplicate-of",
                _ if same_kind(from, to) => "derived-from",
                _ => "related-to",
            };
            let why =
                format!("{:.0} percent of the shorter text stands in the other", link.containment * 100.0);
            bundle.relationship(to, kind, from, &why);
        }
    }
    Ok(notes)
}

fn same_kind(a: &str, b: &str) -> bool {
    a.split("--").next() == b.split("--").next()
}

/// An article with all that is in it. Gives its id.
fn article<'a>(
    filed: &'a Filed,
    reading: &Reading,
    hashes: &BTreeMap<&str, &str>,
    notes: &mut Notes<'a>,
    bundle: &mut Bundle,
) -> String {
    let d = filed.document();
    let publisher = d.publisher.as_deref().map(|name| bundle.identity(name, "organization"));
    let places: Vec<(&Place, String)> = reading.places.iter().map(|p| (p, place(p, bundle))).collect();
    let mut within: Vec<String> = publisher.iter().cloned().collect();
    within.extend(places.iter().map(|(_, id)| id.clone()));
    let citer = Citer::new(d);
    for (number, statement) in reading.statements.iter().enumerate() {
        let speakers: Vec<String> = speakers(statement, bundle);
        let mut about = if speakers.is_empty() { publisher.iter().cloned().collect() } else { speakers };
        let here = places.iter().filter(|(p, _)| statement.span.contains(p.span));
        about.extend(here.map(|(_, id)| id.clone()));
        if about.is_empty() {
            // A note must be about something; an author whom nobody names is about the least one can say.
            about.push(bundle.identity("an unnamed author", "unknown"));
        }
        within.extend(about.iter().cloned());
        let note = note(filed, number, statement, &citer, dedup(about));
        let id = bundle.add("note", &["statement", &d.id, &number.to_string()], note);
        notes.entry((d.id.as_str(), statement.span)).or_default().push(id.clone());
        within.push(id);
    }
    let mut properties = json!({
        "name": d.title.as_deref().unwrap_or(&d.id),
        "external_references": references(filed, hashes),
        "extensions": extension::of(json!({"document": d.id, "captures": filed.captures})),
    });
    match d.published.as_deref().and_then(moment) {
        Some(published) => {
            properties["published"] = published.into();
            properties["report_types"] = json!(["observed-data"]);
            properties["object_refs"] = json!(not_none(dedup(within)));
            bundle.add("report", &[&d.id], properties)
        }
        None => {
            properties["context"] = "unspecified".into();
            properties["object_refs"] = json!(not_none(dedup(within)));
            bundle.add("grouping", &[&d.id], properties)
        }
    }
}

fn dedup(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids.dedup();
    ids
}

/// A report must hold something: of an empty article, who made the report.
fn not_none(ids: Vec<String>) -> Vec<String> {
    if ids.is_empty() { vec![reference("identity", &["reportedly"])] } else { ids }
}

fn references(filed: &Filed, hashes: &BTreeMap<&str, &str>) -> Value {
    let d = filed.document();
    let mut reference =
        json!({"source_name": d.publisher.as_deref().unwrap_or("source"), "external_id": d.id});
    if let Some(url) = address(d) {
        reference["url"] = url.into();
        let hash = filed.captures.first().and_then(|id| hashes.get(id.as_str()));
        if let Some(hash) = hash.filter(|hash| hash.len() == 64) {
            reference["hashes"] = json!({"SHA-256": hash});
        }
    }
    json!([reference])
}

fn place(place: &Place, bundle: &mut Bundle) -> String {
    let (latitude, longitude) = (place.latitude.to_string(), place.longitude.to_string());
    let mut properties =
        json!({"name": place.name, "latitude": place.latitude, "longitude": place.longitude});
    if let Some(country) = &place.country {
        properties["country"] = country.as_str().into();
    }
    if let Some(number) = place.geoname {
        properties["external_references"] =
            json!([{"source_name": "geonames", "external_id": number.to_string()}]);
    }
    bundle.add("location", &[&place.name, &latitude, &longitude], properties)
}

fn speakers(statement: &Statement, bundle: &mut Bundle) -> Vec<String> {
    let class = |kind| if kind == SourceKind::Unnamed { "class" } else { "unknown" };
    statement.chain.iter().map(|link| bundle.identity(&link.name, class(link.kind))).collect()
}

fn note(filed: &Filed, number: usize, s: &Statement, citer: &Citer<'_>, about: Vec<String>) -> Value {
    let (d, names, cited) = (filed.document(), names(s), citer.cite(s.span));
    let mut note = json!({
        "content": s.words(&d.text),
        "abstract": match &names[..] {
            [] => format!("Stated by the author: {}", certainty(&s.factuality)),
            names => format!("On the word of {}: {}", chain(names), certainty(&s.factuality)),
        },
        "object_refs": about,
        "extensions": extension::of(json!({
            "document": d.id,
            "number": number,
            "span": s.span,
            "code_points": cited.code_points,
            "quote": cited.exact,
            "polarity": word(&s.factuality.polarity),
            "certainty": word(&s.factuality.certainty),
            "status": word(&s.factuality.status),
        })),
    });
    // STIX has no empty lists.
    if !names.is_empty() {
        note["authors"] = json!(names);
        let own = extension::key();
        note["extensions"][own]["chain"] = json!(names);
    }
    note
}
