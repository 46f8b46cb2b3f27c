//! `parquet`: the tables of `csv` as Apache Parquet, typed and compressed, for pandas, DuckDB, R and Spark.
//!
//! Every column may be empty. Text is as it is: nothing is put in front of what a spreadsheet would take for a formula.

use crate::{Case, Cell, Column, Error, Format, Kind, Table, Writing};
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

pub(crate) const FORMAT: Format = Format {
    name: "parquet",
    about: "the same tables, typed, for pandas, DuckDB, R, Spark",
    extension: "parquet",
    needs_answer: false,
    write: Writing::ByTable(write),
};

/// Rows and bytes of text after which a group of rows is written.
const ROWS: usize = 1 << 16;
const BYTES: usize = 64 << 20;

fn write(case: &Case<'_>, table: &Table, out: &mut dyn Write) -> Result<(), Error> {
    // The library wants to send its output between threads, which ours need not bear: so by way of memory.
    let schema = Arc::new(parse_message_type(&schema(table)).map_err(refused)?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("reportedly ", env!("CARGO_PKG_VERSION")).to_owned());
    let mut file =
        SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build())).map_err(refused)?;
    let (mut waiting, mut bytes) = (Vec::new(), 0);
    (table.rows)(case, &mut |row| {
        bytes += row.iter().map(size).sum::<usize>();
        waiting.push(row);
        if waiting.len() >= ROWS || bytes >= BYTES {
            group(&mut file, table, &waiting).map_err(refused)?;
            waiting.clear();
            bytes = 0;
            out.write_all(&std::mem::take(file.inner_mut()))?;
        }
        Ok(())
    })?;
    if !waiting.is_empty() {
        group(&mut file, table, &waiting).map_err(refused)?;
    }
    Ok(out.write_all(&file.into_inner().map_err(refused)?)?)
}

fn schema(table: &Table) -> String {
    let field = |column: &Column| {
        let kind = match column.kind {
            Kind::Text => "BYTE_ARRAY",
            Kind::Whole => "INT64",
            Kind::Real => "DOUBLE",
            Kind::Flag => "BOOLEAN",
        };
        let text = if column.kind == Kind::Text { " (STRING)" } else { "" };
        format!("optional {kind} {}{text};", column.name)
    };
    format!("message {} {{ {} }}", table.name, table.columns.iter().map(field).collect::<String>())
}

fn size(cell: &Cell) -> usize {
    if let Cell::Text(text) = cell { text.len() } else { 8 }
}

type File = SerializedFileWriter<Vec<u8>>;

fn group(file: &mut File, table: &Table, rows: &[Vec<Cell>]) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for number in 0..table.columns.len() {
        let Some(mut writer) = group.next_column()? else { break };
        let cells = || rows.iter().map(|row| row.get(number).unwrap_or(&Cell::Nothing));
        let there: Vec<i16> = cells().map(|cell| i16::from(*cell != Cell::Nothing)).collect();
        match writer.untyped() {
            ColumnWriter::ByteArrayColumnWriter(column) => {
                let text = |cell: &Cell| match cell {
                    Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                    _ => None,
                };
                column.write_batch(&cells().filter_map(text).collect::<Vec<_>>(), Some(&there), None)?;
            }
            ColumnWriter::Int64ColumnWriter(column) => {
                let whole = |cell: &Cell| if let Cell::Whole(n) = cell { Some(*n) } else { None };
                column.write_batch(&cells().filter_map(whole).collect::<Vec<_>>(), Some(&there), None)?;
            }
            ColumnWriter::DoubleColumnWriter(column) => {
                let real = |cell: &Cell| if let Cell::Real(n) = cell { Some(*n) } else { None };
                column.write_batch(&cells().filter_map(real).collect::<Vec<_>>(), Some(&there), None)?;
            }
            ColumnWriter::BoolColumnWriter(column) => {
                let flag = |cell: &Cell| if let Cell::Flag(f) = cell { Some(*f) } else { None };
                column.write_batch(&cells().filter_map(flag).collect::<Vec<_>>(), Some(&there), None)?;
            }
            _ => return Err(ParquetError::General("no table has a column of that type".into())),
        }
        writer.close()?;
    }
    group.close().map(drop)
}

fn refused(error: ParquetError) -> Error {
    Error::Output(std::io::Error::other(error))
}
