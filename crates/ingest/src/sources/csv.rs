//! Tables with a row for each document: CSV, TSV and their kin. The first row names the columns.

mod look;

use std::io::Read;

use encoding_rs::Encoding;
use reportedly_core::{Capture, Document, Problem, ProblemKind};
use serde_json::{Map, Value, json};

use super::jsonl::at_line;
use super::{Format, Take, record};
use crate::input::Input;
use crate::rows::{Row, Rows, columns_of};
use crate::unpack::{Scope, broken, capture, failed};
use crate::{Item, Options, decode, draw, limits};

pub(crate) const FORMAT: Format = Format {
    name: "csv",
    title: "CSV or TSV table",
    about: "One document a row. The first row names the columns as in JSON Lines, in small or capital letters; parted by \
            comma, semicolon, tab or bar; `--column` maps other names.",
    media_type: "text/csv",
    also: &["text/tab-separated-values", "text/comma-separated-values", "application/csv"],
    extensions: &["csv", "tsv", "tab"],
    magic: |_| false,
    sniff: look::is_table,
    take: Take::Records(each, read),
};

/// One capture from each row, with the location `path:LINE` of the line that it starts on. Rows without anything in
/// their columns give none. A table without a column for the text gives one problem, not one a row.
fn each(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let head = match input.head() {
        Ok(head) => head,
        Err(e) => return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e))),
    };
    let look = look::look(&input.envelope, &head, scope.options);
    let mut body = std::mem::replace(&mut input.body, Box::new(std::io::empty()));
    let mut mark = vec![0; look.mark];
    // The mark was seen in the head, so that it can be read again.
    if let Err(e) = body.read_exact(&mut mark) {
        return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e)));
    }
    let mut rows = Rows::new(body, look.delimiter, look.width(), limits::MAX_LINE);
    let context = match head_row(&mut rows, &look, scope.options) {
        Ok(Ok(context)) => context,
        Ok(Err(problem)) => return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), problem)),
        Err(e) => return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e))),
    };
    let mut any = false;
    loop {
        let (line, problem) = match rows.next() {
            Ok(Row::End) => break,
            Ok(Row::Bytes(_, bytes)) if look.is_blank(&bytes) => continue,
            Ok(Row::Bytes(line, bytes)) => {
                let context = context.clone();
                let capture = capture(&at_line(&input.envelope, line), FORMAT.name, FORMAT.media_type, bytes);
                any = true;
                sink(Item::Capture(Capture { context, ..capture }));
                continue;
            }
            Ok(Row::TooLong(line)) => (line, limits::too_large("row", limits::MAX_LINE)),
            Ok(Row::Unclosed(line)) => {
                let message = "A quotation mark in this line is never closed; the rows from the next line on were read.";
                (line, Problem::new(ProblemKind::BadRecord, message))
            }
            Err(e) => return sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), broken(&e))),
        };
        any = true;
        sink(failed(&at_line(&input.envelope, line), FORMAT.media_type, Vec::new(), problem));
    }
    if !any {
        let problem = Problem::new(ProblemKind::Empty, "There are no rows in this table.");
        sink(failed(&input.envelope, FORMAT.media_type, Vec::new(), problem));
    }
}

/// What the captures of a table need of its first row, or why the table cannot be read.
fn head_row(
    rows: &mut Rows<'_>,
    look: &look::Look,
    options: &Options,
) -> std::io::Result<Result<String, Problem>> {
    let names = loop {
        match rows.next()? {
            Row::Bytes(_, bytes) => {
                let text = look.decode(&bytes);
                if look::parted_by(&text).is_none() {
                    break fields(&text, look.delimiter);
                }
            }
            Row::End => return Ok(Err(Problem::new(ProblemKind::Empty, "There are no rows in this table."))),
            Row::TooLong(_) | Row::Unclosed(_) => {
                return Ok(Err(limits::too_large("first row", limits::MAX_LINE)));
            }
        }
    };
    rows.columns = names.len();
    let known = record::resolve(names.iter().map(String::as_str), &options.columns);
    if !known.get("text").is_some_and(|column| names.contains(column)) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        return Ok(Err(record::no_text(options, &names)));
    }
    let charset = look.charset.map(Encoding::name);
    let delimiter = char::from(look.delimiter).to_string();
    Ok(Ok(json!({"columns": known, "names": names, "delimiter": delimiter, "charset": charset}).to_string()))
}

/// The fields of one row.
fn fields(row: &str, delimiter: u8) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(row.as_bytes());
    let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(|field| field.trim().to_owned()).collect()
}

/// The document of one row.
fn read(capture: &Capture) -> Vec<Document> {
    let context: Value = serde_json::from_str(&capture.context).unwrap_or_default();
    let names: Vec<&str> = context["names"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|name| name.as_str().unwrap_or_default())
        .collect();
    let delimiter = context["delimiter"].as_str().and_then(|d| d.bytes().next()).unwrap_or(b',');
    let charset = context["charset"].as_str().and_then(|label| Encoding::for_label(label.as_bytes()));
    let decoded = match charset {
        Some(wide) if !wide.is_ascii_compatible() => decode::with(wide, &capture.bytes),
        _ => decode::decode(&capture.bytes, draw::charset(capture).or(charset), false),
    };
    let fields = fields(&decoded.text, delimiter);
    let mut document = match fields.iter().skip(names.len()).all(String::is_empty) {
        true => of_fields(&names, &fields, &capture.context),
        false => {
            let message = format!(
                "This row has {} columns and the first row names {}. A text that holds {:?} must stand in quotation marks.",
                fields.len(),
                names.len(),
                char::from(delimiter)
            );
            Document { problems: vec![Problem::new(ProblemKind::BadRecord, message)], ..Document::default() }
        }
    };
    document.problems.extend(decoded.problem);
    if columns_of(decoded.text.as_bytes(), delimiter).is_none() {
        let message = "The quotation mark of its last column is not closed: the row may break off.";
        document.problems.push(Problem::new(ProblemKind::Truncated, message));
    }
    vec![document]
}

fn of_fields(names: &[&str], fields: &[String], context: &str) -> Document {
    let mut record = Map::new();
    for (name, field) in names.iter().zip(fields) {
        if !field.is_empty() && !record.contains_key(*name) {
            record.insert((*name).to_owned(), Value::String(field.clone()));
        }
    }
    record::of_fields(&record, &record::columns(context))
}

#[cfg(test)]
mod tests;
