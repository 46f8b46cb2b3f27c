//! JSON Feed 1.0 and 1.1.

use serde_json::Value;

use super::{Body, Entry, Feed, MAX_ENTRIES, Said};
use crate::tidy;

/// The entries of a feed. The error says why it is none.
pub(super) fn read(json: &str) -> Result<Feed, String> {
    let value: Value = serde_json::from_str(json).map_err(|e| format!("is not valid JSON ({e})"))?;
    let Some(items) = value.get("items").and_then(Value::as_array) else {
        return Err("has no field \"items\" with a list of entries".to_owned());
    };
    Ok(Feed {
        title: line(&value, "title"),
        home: line(&value, "home_page_url"),
        byline: authors(&value),
        entries: items.iter().take(MAX_ENTRIES).map(entry).collect(),
        more: items.len().saturating_sub(MAX_ENTRIES),
        ..Feed::default()
    })
}

fn entry(item: &Value) -> Entry {
    let text = |name: &str| item.get(name).and_then(Value::as_str).map(str::to_owned);
    let body = |name: &str, html: bool| text(name).map(|text| Body { text, html });
    let date =
        |name: &str| line(item, name).map(|said| Said { place: name.to_owned(), said }).into_iter().collect();
    let bodies = [body("content_html", true), body("content_text", false), body("summary", false)];
    Entry {
        guid: line(item, "id"),
        url: line(item, "url").or_else(|| line(item, "external_url")),
        title: line(item, "title"),
        byline: authors(item),
        published: date("date_published"),
        modified: date("date_modified"),
        bodies: bodies.into_iter().flatten().collect(),
        ..Entry::default()
    }
}

/// A field as one line. Ids may be numbers, says the standard.
fn line(value: &Value, name: &str) -> Option<String> {
    match value.get(name)? {
        Value::String(text) => tidy::line(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The names in `authors`, or in `author` of version 1.0.
fn authors(value: &Value) -> Option<String> {
    let many = value.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let names: Vec<String> =
        many.iter().chain(value.get("author")).filter_map(|author| line(author, "name")).collect();
    let mut unique: Vec<&str> = Vec::new();
    for name in &names {
        if !unique.contains(&name.as_str()) {
            unique.push(name);
        }
    }
    (!unique.is_empty()).then(|| unique.join(", "))
}
