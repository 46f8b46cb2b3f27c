//! Rows of a Parquet file, each a capture in JSON.
//!
//! A row has no bytes of its own in the file. Its capture is the JSON object of its columns, names sorted, without
//! blanks, so that equal rows give equal captures, and is drawn like any record.

use std::collections::BTreeMap;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::civil::Date;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use reportedly_core::{Capture, Problem, ProblemKind};
use serde_json::{Map, Value, json};

use super::FORMAT;
use crate::input::Input;
use crate::sources::jsonl::at_line;
use crate::sources::record;
use crate::unpack::{Scope, broken, capture, failed};
use crate::{Envelope, Item, limits};

/// Largest file that is copied to a temporary one because it comes from a pipe or lies in an archive, in bytes. The
/// table of contents stands at its end, so that it cannot be streamed.
const MAX_COPY: u64 = 4 << 30;

/// What the rows are read by.
struct Table {
    context: String,
    /// Columns of moments: whether they are counted in nanoseconds, which the library gives as plain numbers, and whether
    /// they are in UTC rather than in some local time.
    moments: BTreeMap<String, (bool, bool)>,
}

pub(super) fn open(mut input: Input<'_>, scope: Scope<'_>, sink: &mut dyn FnMut(Item)) {
    let fail = |envelope: &Envelope, problem| failed(envelope, FORMAT.media_type, Vec::new(), problem);
    let file = match input.seekable(MAX_COPY) {
        Ok(Some(file)) => file,
        Ok(None) => {
            let message = "This table comes from a pipe or lies in an archive and is larger than 4 GB. Save it as a \
                           file of its own.";
            return sink(fail(&input.envelope, Problem::new(ProblemKind::TooLarge, message)));
        }
        Err(e) => return sink(fail(&input.envelope, broken(&e))),
    };
    let (reader, table) = match look(file, scope) {
        Ok(look) => look,
        Err(problem) => return sink(fail(&input.envelope, problem)),
    };
    let (mut any, mut before) = (false, 0usize);
    for number in 0..reader.num_row_groups() {
        let mut count = 0;
        let read = group(&reader, number, &mut |row| {
            count += 1;
            sink(one(&at_line(&input.envelope, before.saturating_add(count)), row, &table));
        });
        any |= count > 0 || read.is_err();
        if let Err(problem) = read {
            sink(fail(&input.envelope, problem));
        }
        let rows = reader.metadata().row_group(number).num_rows();
        before = before.saturating_add(usize::try_from(rows).unwrap_or(0)).max(before + count);
    }
    if !any {
        sink(fail(&input.envelope, Problem::new(ProblemKind::Empty, "There are no rows in this table.")));
    }
}

fn look(file: File, scope: Scope<'_>) -> Result<(SerializedFileReader<File>, Table), Problem> {
    let reader = guard(|| SerializedFileReader::new(file))?;
    let schema = reader.metadata().file_metadata().schema();
    let names: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
    let known = record::resolve(names.iter().copied(), &scope.options.columns);
    if !known.get("text").is_some_and(|column| names.contains(&column.as_str())) {
        return Err(record::no_text(scope.options, &names));
    }
    let context = json!({ "columns": known }).to_string();
    let table = Table { context, moments: moments(schema) };
    Ok((reader, table))
}

/// Every row of a group, up to where it is damaged.
fn group(
    reader: &SerializedFileReader<File>,
    number: usize,
    each: &mut dyn FnMut(Row),
) -> Result<(), Problem> {
    let group = guard(|| reader.get_row_group(number))?;
    let mut rows = guard(|| RowIter::from_row_group(None, &*group as &dyn RowGroupReader))?;
    while let Some(row) = guard(|| rows.next().transpose())? {
        each(row);
    }
    Ok(())
}

/// Do a step of the library, which panics on some broken files.
fn guard<T>(step: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Problem> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(result) => result.map_err(|e| damaged(&e)),
        Err(_) => Err(Problem::new(ProblemKind::Damaged, "Rows of it are damaged and were not read.")),
    }
}

fn damaged(error: &ParquetError) -> Problem {
    let (kind, what) = match error {
        ParquetError::NYI(_) => (ProblemKind::Unsupported, "It is packed in a way that is not read"),
        _ => (ProblemKind::Damaged, "Rows of it are damaged and were not read"),
    };
    let said: String = error.to_string().chars().filter(|c| !c.is_control()).take(200).collect();
    Problem::new(kind, format!("{what} ({said})."))
}

fn moments(schema: &Type) -> BTreeMap<String, (bool, bool)> {
    let told = |field: &Type| match field.get_basic_info().logical_type_ref() {
        Some(LogicalType::Timestamp(t)) => {
            Some((field.name().to_owned(), (t.unit == TimeUnit::NANOS, t.is_adjusted_to_u_t_c)))
        }
        _ => None,
    };
    schema.get_fields().iter().filter_map(|field| told(field)).collect()
}

/// The capture of a row.
fn one(place: &Envelope, row: Row, table: &Table) -> Item {
    let columns = row.into_columns().into_iter().map(|(name, field)| {
        let (nanoseconds, utc) = table.moments.get(&name).copied().unwrap_or((false, true));
        let value = match field {
            Field::Long(n) if nanoseconds => moment(n.into()),
            field => value(field),
        };
        match value {
            // Of a local time nobody says the zone.
            Value::String(moment) if !utc => (name, moment.trim_end_matches('Z').into()),
            value => (name, value),
        }
    });
    let bytes = Value::Object(columns.collect::<Map<_, _>>()).to_string().into_bytes();
    if bytes.len() > limits::MAX_LINE {
        return failed(place, FORMAT.media_type, Vec::new(), limits::too_large("row", limits::MAX_LINE));
    }
    let capture = capture(place, record::FORMAT.name, record::FORMAT.media_type, bytes);
    Item::Capture(Capture { context: table.context.clone(), ..capture })
}

/// A value in JSON. Moments and days become ISO 8601, bytes that are no text nothing.
fn value(field: Field) -> Value {
    match field {
        Field::Null | Field::TimeMillis(_) | Field::TimeMicros(_) => Value::Null,
        Field::Bool(b) => b.into(),
        Field::Byte(n) => n.into(),
        Field::Short(n) => n.into(),
        Field::Int(n) => n.into(),
        Field::Long(n) => n.into(),
        Field::UByte(n) => n.into(),
        Field::UShort(n) => n.into(),
        Field::UInt(n) => n.into(),
        Field::ULong(n) => n.into(),
        Field::Float16(n) => n.to_f32().into(),
        Field::Float(n) => n.into(),
        Field::Double(n) => n.into(),
        Field::Decimal(_) => Value::String(field.to_string()),
        Field::Str(text) => text.into(),
        Field::Bytes(bytes) => std::str::from_utf8(bytes.data()).map_or(Value::Null, Value::from),
        Field::Date(days) => day(days),
        Field::TimestampMillis(ms) => moment(i128::from(ms) * 1_000_000),
        Field::TimestampMicros(us) => moment(i128::from(us) * 1_000),
        Field::Group(row) => {
            Value::Object(row.into_columns().into_iter().map(|(name, field)| (name, value(field))).collect())
        }
        Field::ListInternal(list) => list.elements().iter().cloned().map(value).collect(),
        Field::MapInternal(map) => {
            let entries = map.entries().iter().cloned();
            entries.map(|(key, field)| (key.to_string(), value(field))).collect::<Map<_, _>>().into()
        }
    }
}

/// Nanoseconds since 1970 as ISO 8601.
fn moment(nanoseconds: i128) -> Value {
    let moment = Timestamp::from_nanosecond(nanoseconds).ok();
    moment.map_or(Value::Null, |moment| moment.to_string().into())
}

/// Days since 1970 as ISO 8601.
fn day(days: i32) -> Value {
    let start = Date::constant(1970, 1, 1);
    start
        .checked_add(jiff::Span::new().try_days(days).unwrap_or_default())
        .map_or(Value::Null, |d| d.to_string().into())
}

#[cfg(test)]
mod tests;
