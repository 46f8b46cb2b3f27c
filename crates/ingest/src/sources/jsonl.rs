//! Records: a JSON object on each line, or one in a file.
//!
//! Fields: `text` (must be there), `id`, `url`, `publisher`, `published`, `title`, `byline`; others
//! are passed over. A field of another type than text is not fatal, since the article is still
//! there: numbers are written out (`id`, epoch seconds in `published`), lists of names are joined
//! (`byline`), an object gives its `name` (`publisher`), and anything else counts as absent, with a
//! problem where it was a date.

use std::io::BufRead;

use reportedly_core::{Document, Problem, ProblemKind};
use serde_json::{Map, Value};

use super::{Reading, Source};
use crate::{Ingested, dates, decode, draw, limits, tidy};

/// One record a line.
pub(crate) const SOURCE: Source = Source {
    media_type: JSON,
    extensions: &["jsonl", "ndjson"],
    sniff: first_line_is_record,
    page: false,
    reading: Reading::Lines,
};

/// One record in a file, over several lines.
pub(crate) const SINGLE: Source = Source {
    media_type: JSON,
    extensions: &[],
    sniff: |head| {
        head.starts_with('{') && head.contains("\"text\"") && head[1..].trim_start().starts_with('"')
    },
    page: false,
    reading: Reading::Whole(record),
};

const JSON: &str = "application/json";

fn first_line_is_record(head: &str) -> bool {
    let (line, complete) = head.split_once('\n').map_or((head, false), |(line, _)| (line, true));
    match serde_json::from_str::<Value>(line) {
        Ok(value) => value.get("text").is_some(),
        // A line longer than what was looked at.
        Err(e) => !complete && head.len() >= limits::HEAD / 2 && e.is_eof() && line.contains("\"text\""),
    }
}

/// Draw one document from each line, with the location `path:LINE` counted from 1. Blank lines give
/// none; a file of nothing but blank lines gives one that says so.
pub(crate) fn each(location: &str, reader: &mut dyn BufRead, sink: &mut dyn FnMut(Ingested)) {
    let name = tidy::file_name(location);
    let mut any = false;
    let mut number = 0usize;
    loop {
        number += 1;
        let (id, place) = (format!("{name}:{number}"), format!("{location}:{number}"));
        let one = match next_line(reader) {
            Ok(Line::End) => break,
            Ok(Line::Bytes(bytes)) if blank(&bytes) => continue,
            Ok(Line::Bytes(bytes)) => line(id, &place, bytes),
            Ok(Line::TooLong) => {
                Ingested::failed(id, &place, JSON, Vec::new(), limits::too_large("line", limits::MAX_LINE))
            }
            Err(e) => {
                let problem = draw::unreadable(location.as_ref(), &e);
                sink(Ingested::failed(id, &place, JSON, Vec::new(), problem));
                return;
            }
        };
        any = true;
        sink(one);
    }
    if !any {
        let problem = Problem::new(ProblemKind::Empty, "There are no records in it.");
        sink(Ingested::failed(name, location, JSON, Vec::new(), problem));
    }
}

fn line(id: String, place: &str, bytes: Vec<u8>) -> Ingested {
    let decoded = decode::utf8(&bytes);
    let mut document = record(decoded.text.trim_start_matches('\u{FEFF}'));
    if document.id.is_empty() {
        document.id = id;
    }
    document.problems.extend(decoded.problem);
    draw::finish(&mut document);
    Ingested::new(place, JSON, bytes, document)
}

enum Line {
    Bytes(Vec<u8>),
    TooLong,
    End,
}

/// The next line without its break. A line over the limit is passed over without being kept.
fn next_line(reader: &mut dyn BufRead) -> std::io::Result<Line> {
    let (mut bytes, mut length) = (Vec::new(), 0usize);
    loop {
        let buffer = match reader.fill_buf() {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if buffer.is_empty() && length == 0 {
            return Ok(Line::End);
        }
        let end = buffer.iter().position(|b| *b == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        length += part.len();
        match length <= limits::MAX_LINE {
            true => bytes.extend_from_slice(part),
            false => bytes = Vec::new(),
        }
        let last = end.is_some() || buffer.is_empty();
        let used = part.len() + usize::from(end.is_some());
        reader.consume(used);
        if last {
            if bytes.last() == Some(&b'\r') {
                bytes.pop();
            }
            return Ok(if length > limits::MAX_LINE { Line::TooLong } else { Line::Bytes(bytes) });
        }
    }
}

fn blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty()
}

/// The document of one record; a broken one has no text and says what is wrong.
fn record(json: &str) -> Document {
    let bad = |what: &str| Document {
        problems: vec![Problem::new(ProblemKind::BadRecord, format!("This record {what}."))],
        ..Document::default()
    };
    let fields = match serde_json::from_str::<Value>(json) {
        Ok(Value::Object(fields)) => fields,
        Ok(_) => return bad("is JSON but no object; write one object {\"text\": …} a line"),
        Err(e) => return bad(&format!("is not valid JSON ({e})")),
    };
    let Some(text) = fields.get("text").and_then(Value::as_str) else {
        return bad("has no field \"text\" that is a string");
    };
    let mut document = Document {
        id: field(&fields, "id").unwrap_or_default(),
        url: field(&fields, "url"),
        publisher: field(&fields, "publisher"),
        title: field(&fields, "title"),
        byline: field(&fields, "byline"),
        text: tidy::text(text),
        ..Document::default()
    };
    let given = fields.get("published").filter(|v| !v.is_null() && v.as_str() != Some(""));
    if let Some(given) = given {
        document.published = one(given).and_then(|s| dates::normalise(&s));
        if document.published.is_none() {
            document.problems.push(unknown_date(&given.to_string()));
        }
    }
    document
}

/// The problem of a date that was given but not understood.
pub(crate) fn unknown_date(given: &str) -> Problem {
    let shown: String = given.chars().filter(|c| !c.is_control()).take(60).collect();
    Problem::new(
        ProblemKind::Date,
        format!("The date of publication {shown} was not understood; write it as 2023-10-30."),
    )
}

fn field(fields: &Map<String, Value>, name: &str) -> Option<String> {
    fields.get(name).and_then(one)
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

    fn all(bytes: &[u8]) -> Vec<Ingested> {
        let mut out = Vec::new();
        each("in/feed.jsonl", &mut &*bytes, &mut |i| out.push(i));
        out
    }

    #[test]
    fn lines_keep_their_place_whatever_stands_between() {
        let feed =
            b"\xef\xbb\xbf{\"text\":\"One.\"}\r\n\r\n{\"text\": broken}\n{\"id\":\"b\",\"text\":\"Two.\"}";
        let out = all(feed);
        let ids: Vec<_> = out.iter().map(|i| i.document.id.as_str()).collect();
        assert_eq!(ids, ["feed.jsonl:1", "feed.jsonl:3", "b"]);
        assert_eq!(out[1].document.problems[0].kind, ProblemKind::BadRecord);
        assert_eq!(out[1].capture.bytes, b"{\"text\": broken}");
        assert_eq!(out[1].document.text, "");
        assert_eq!(out[2].capture.location, "in/feed.jsonl:4");
    }

    #[test]
    fn fields_of_other_types_are_not_fatal() {
        let d = record(
            r#"{"id":7,"url":["u"],"publisher":{"name":"Harbour Post"},"byline":["A. Roe","B. Poe"],
                "title":false,"published":1698653640,"text":"One.","extra":{}}"#,
        );
        assert_eq!((d.id.as_str(), d.publisher.as_deref()), ("7", Some("Harbour Post")));
        assert_eq!((d.byline.as_deref(), d.title.as_deref()), (Some("A. Roe, B. Poe"), None));
        assert_eq!(d.published.as_deref(), Some("2023-10-30T08:14:00Z"));
        assert!(d.problems.is_empty());
        let d = record(r#"{"published":"soon","text":"One."}"#);
        assert_eq!((d.published, d.problems[0].kind), (None, ProblemKind::Date));
    }

    #[test]
    fn what_is_no_record_says_why() {
        let message = |json: &str| record(json).problems[0].message.clone();
        assert!(message("[1]").contains("no object"));
        assert!(message("{\"text\":3}").contains("\"text\""));
        assert!(message(&"[".repeat(100_000)).contains("recursion limit"));
    }

    #[test]
    fn a_huge_line_is_passed_over_without_its_neighbours() {
        let mut feed = b"{\"text\":\"One.\"}\n{\"text\":\"".to_vec();
        feed.resize(feed.len() + limits::MAX_LINE, b'x');
        feed.extend(b"\"}\n{\"text\":\"Two.\"}\n");
        let out = all(&feed);
        assert_eq!(out.len(), 3);
        assert_eq!(out[1].document.problems[0].kind, ProblemKind::TooLarge);
        assert!(out[1].capture.bytes.is_empty());
        assert_eq!(out[2].document.id, "feed.jsonl:3");
    }

    #[test]
    fn no_records_is_one_problem() {
        for feed in [&b""[..], b"\n\r\n  \n"] {
            let out = all(feed);
            assert_eq!((out.len(), out[0].document.problems[0].kind), (1, ProblemKind::Empty));
        }
    }

    #[test]
    fn nuls_and_bad_bytes_in_records_do_not_reach_the_text() {
        let out = all(b"{\"text\":\"a\\u0000b \xff c\"}");
        assert_eq!(out[0].document.text, "a\u{FFFD}b \u{FFFD} c");
        assert_eq!(out[0].document.problems[0].kind, ProblemKind::Encoding);
    }
}
