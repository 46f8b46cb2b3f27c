//! A record: a JSON object with the fields of an article, alone in a file or one of many.
//!
//! Fields: `text` (must be there), `id`, `url`, `publisher`, `published`, `modified`, `title`, `byline`; others
//! are passed over. A field of another type than text is not fatal, since the article is still
//! there: numbers are written out (`id`, epoch seconds in `published`), lists of names are joined
//! (`byline`), an object gives its `name` (`publisher`), and anything else counts as absent, with a
//! problem where it was a date.

use std::collections::BTreeMap;

use reportedly_core::{Capture, Document, Evidence, EvidenceKind, Problem, ProblemKind};
use serde_json::{Map, Value};

use super::{Format, Take};
use crate::draw::blank;
use crate::{Options, dates, decode, tidy};

pub(crate) const FORMAT: Format = Format {
    name: "record",
    title: "JSON record",
    about: "One document from one JSON object with the fields of JSON Lines.",
    media_type: "application/json",
    also: &[],
    extensions: &[],
    magic: |_| false,
    sniff: |head| {
        head.starts_with('{') && head.contains("\"text\"") && head[1..].trim_start().starts_with('"')
    },
    take: Take::Whole(draw),
};

/// The fields of an article that a record can hold, in the order in which they are documented.
pub const FIELDS: &[&str] = &["text", "id", "url", "publisher", "published", "modified", "title", "byline"];

/// Other names under which a field is common, tried in this order. They hold in tables, and in records without `text`.
pub const ALIASES: &[(&str, &[&str])] = &[
    ("text", &["body", "content", "article"]),
    ("url", &["link"]),
    ("publisher", &["source", "outlet", "publication"]),
    ("published", &["date", "published_at", "publish_date", "pubdate"]),
    ("title", &["headline"]),
    ("byline", &["author", "authors"]),
];

/// Which of these columns holds which field: as asked, else by the field's name, else by another common name, in small
/// or capital letters. Without a column for it a field is left out, unless it was asked for.
pub(crate) fn resolve<'n>(
    names: impl Iterator<Item = &'n str> + Clone,
    asked: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let find = |wanted: &str| {
        let alike = names.clone().find(|name| name.to_lowercase() == wanted.to_lowercase());
        names.clone().find(|name| *name == wanted).or(alike).map(str::to_owned)
    };
    let others =
        |field: &str| ALIASES.iter().find(|(of, _)| *of == field).map_or(&[][..], |(_, names)| names);
    let column = |field: &&str| match asked.get(*field) {
        Some(column) => Some(find(column).unwrap_or_else(|| column.clone())),
        None => find(field).or_else(|| others(field).iter().find_map(|name| find(name))),
    };
    FIELDS.iter().filter_map(|field| Some(((*field).to_owned(), column(field)?))).collect()
}

/// The problem of a table without a column for the text, which says which columns it has and what to do.
pub(crate) fn no_text(options: &Options, names: &[&str]) -> Problem {
    let shown = names.iter().take(30).map(|name| {
        let short: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
        format!("{short:?}")
    });
    let message = format!(
        "This table has no column {:?}; its columns are {}. Say which one holds the article: --column text=NAME.",
        options.columns.get("text").map_or("text", String::as_str),
        shown.collect::<Vec<_>>().join(", ")
    );
    Problem::new(ProblemKind::BadRecord, message)
}

/// What a capture of records keeps of the options: `{"columns": {"text": "body"}}`, or nothing.
pub(crate) fn context(options: &Options) -> String {
    match options.columns.is_empty() {
        true => String::new(),
        false => serde_json::json!({ "columns": options.columns }).to_string(),
    }
}

/// Which column holds which field, as [`context`] kept it.
pub(crate) fn columns(context: &str) -> BTreeMap<String, String> {
    let value: Value = serde_json::from_str(context).unwrap_or_default();
    let columns = value.get("columns").and_then(Value::as_object).cloned().unwrap_or_default();
    columns.into_iter().filter_map(|(field, column)| Some((field, column.as_str()?.to_owned()))).collect()
}

/// The document of one record; a broken one has no text and says what is wrong.
pub(crate) fn draw(capture: &Capture) -> Vec<Document> {
    let decoded = decode::utf8(&capture.bytes);
    let json = decoded.text.trim_start_matches('\u{FEFF}');
    if blank(json) {
        return Vec::new();
    }
    let mut document = match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(fields)) => of_fields(&fields, &columns(&capture.context)),
        Ok(_) => bad("is JSON but no object; write one object {\"text\": …} a line"),
        Err(e) => bad(&format!("is not valid JSON ({e})")),
    };
    document.problems.extend(decoded.problem);
    vec![document]
}

fn bad(what: &str) -> Document {
    let problem = Problem::new(ProblemKind::BadRecord, format!("This record {what}."));
    Document { problems: vec![problem], ..Document::default() }
}

/// The document of the fields of a record. `columns` says which column holds a field that is called otherwise.
pub(crate) fn of_fields(fields: &Map<String, Value>, columns: &BTreeMap<String, String>) -> Document {
    let text = columns.get("text").map_or("text", String::as_str);
    let resolved = match fields.contains_key(text) {
        true => None,
        false => Some(resolve(fields.keys().map(String::as_str), columns)),
    };
    let columns = resolved.as_ref().unwrap_or(columns);
    let column = |field: &str| columns.get(field).map_or_else(|| field.to_owned(), Clone::clone);
    let value = |field: &str| fields.get(&column(field));
    let line = |field: &str| value(field).and_then(one);
    let Some(text) = value("text").and_then(Value::as_str) else {
        return bad(&format!(
            "has no field {:?} that is a string; --column text=NAME says which holds the article",
            column("text")
        ));
    };
    let mut document = Document {
        id: line("id").unwrap_or_default(),
        url: line("url"),
        publisher: line("publisher"),
        title: line("title"),
        byline: line("byline"),
        text: tidy::text(text),
        ..Document::default()
    };
    for field in ["published", "modified"] {
        let given = value(field).filter(|v| !v.is_null() && v.as_str() != Some(""));
        let Some(given) = given else { continue };
        let said = one(given).unwrap_or_else(|| given.to_string());
        let date = dates::normalise(&said);
        match (field, &date) {
            ("published", None) => document.problems.push(unknown_date(&given.to_string())),
            ("published", _) => document.published.clone_from(&date),
            _ => document.modified.clone_from(&date),
        }
        if date.is_some() {
            document.evidence.push(evidence(field, &column(field), &said));
        }
    }
    document
}

/// That a field was taken from a named place of a record.
pub(crate) fn evidence(field: &str, place: &str, said: &str) -> Evidence {
    Evidence {
        field: field.to_owned(),
        from: EvidenceKind::Record,
        place: place.to_owned(),
        said: said.chars().take(200).collect(),
    }
}

/// The problem of a date that was given but not understood.
pub(crate) fn unknown_date(given: &str) -> Problem {
    let shown: String = given.chars().filter(|c| !c.is_control()).take(60).collect();
    Problem::new(
        ProblemKind::Date,
        format!("The date of publication {shown} was not understood; write it as 2023-10-30."),
    )
}

/// A value as one line; see the head of this file for what is taken.
fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => tidy::line(s),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter(|v| !v.is_array()).filter_map(one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(o) => o.get("name").filter(|v| v.is_string()).and_then(one),
        Value::Null | Value::Bool(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str, context: &str) -> Document {
        let capture =
            Capture { bytes: json.as_bytes().to_vec(), context: context.to_owned(), ..Capture::default() };
        draw(&capture).remove(0)
    }

    #[test]
    fn fields_of_other_types_are_not_fatal() {
        let d = record(
            r#"{"id":7,"url":["u"],"publisher":{"name":"Harbour Post"},"byline":["A. Roe","B. Poe"],
                "title":false,"published":1698653640,"text":"One.","extra":{}}"#,
            "",
        );
        assert_eq!((d.id.as_str(), d.publisher.as_deref()), ("7", Some("Harbour Post")));
        assert_eq!((d.byline.as_deref(), d.title.as_deref()), (Some("A. Roe, B. Poe"), None));
        assert_eq!(d.published.as_deref(), Some("2023-10-30T08:14:00Z"));
        assert!(d.problems.is_empty());
        let d = record(r#"{"published":"soon","text":"One."}"#, "");
        assert_eq!((d.published, d.problems[0].kind), (None, ProblemKind::Date));
    }

    #[test]
    fn columns_are_renamed_as_asked() {
        let columns = BTreeMap::from([("text".to_owned(), "body".to_owned())]);
        let context = context(&Options { columns });
        assert_eq!(record(r#"{"body":"One.","text":"Other."}"#, &context).text, "One.");
        assert!(record(r#"{"text":"Other."}"#, &context).problems[0].message.contains("\"body\""));
    }

    #[test]
    fn common_names_stand_in_where_there_is_no_text() {
        let d =
            record(r#"{"Body":"One.","Headline":"T","source":"Harbour Post","pubDate":"2024-03-05"}"#, "");
        assert_eq!((d.text.as_str(), d.title.as_deref()), ("One.", Some("T")));
        assert_eq!(
            (d.publisher.as_deref(), d.published.as_deref()),
            (Some("Harbour Post"), Some("2024-03-05"))
        );
        assert_eq!(d.evidence[0].place, "pubDate");
        let d = record(r#"{"text":"One.","headline":"T","body":"Two."}"#, "");
        assert_eq!((d.text.as_str(), d.title), ("One.", None));
    }

    #[test]
    fn what_is_no_record_says_why() {
        let message = |json: &str| record(json, "").problems[0].message.clone();
        assert!(message("[1]").contains("no object"));
        assert!(message("{\"text\":3}").contains("\"text\""));
        assert!(message(&"[".repeat(100_000)).contains("recursion limit"));
    }
}
