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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Sink;
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field;
    use reportedly::Casebook;

    const MANY: usize = ROWS + 2;

    fn rows(_: &Case<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
        for n in 0..MANY {
            let odd = n % 2 == 1;
            let cells = [Cell::from(format!("=ü{n}")), n.into(), Cell::Real(n as f64 / 4.0), odd.into()];
            // Of every fourth row nothing is known.
            sink(cells.map(|cell| if n % 4 == 3 { Cell::Nothing } else { cell }).to_vec())?;
        }
        Ok(())
    }

    const COLUMNS: &[Column] = &[
        Column { name: "text", kind: Kind::Text, about: "" },
        Column { name: "whole", kind: Kind::Whole, about: "" },
        Column { name: "real", kind: Kind::Real, about: "" },
        Column { name: "flag", kind: Kind::Flag, about: "" },
    ];

    /// The file as its library reads it.
    fn read(table: &Table) -> SerializedFileReader<std::fs::File> {
        let casebook = Casebook::in_memory().unwrap();
        let case = Case::gather(&casebook, "none", None).unwrap();
        let mut file = tempfile::tempfile().unwrap();
        super::write(&case, table, &mut file).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    #[test]
    fn every_cell_comes_back_with_its_type_over_several_groups_of_rows() {
        let file = read(&Table { name: "all", about: "", columns: COLUMNS, rows });
        assert_eq!(file.metadata().num_row_groups(), 2);
        let mut seen = 0;
        for (n, row) in file.get_row_iter(None).unwrap().enumerate() {
            let row = row.unwrap();
            let cells: Vec<(&str, &Field)> =
                row.get_column_iter().map(|(name, field)| (name.as_str(), field)).collect();
            let field = |field: Field| if n % 4 == 3 { Field::Null } else { field };
            let wanted = [
                ("text", field(Field::Str(format!("=ü{n}")))),
                ("whole", field(Field::Long(n as i64))),
                ("real", field(Field::Double(n as f64 / 4.0))),
                ("flag", field(Field::Bool(n % 2 == 1))),
            ];
            assert!(
                cells.into_iter().eq(wanted.iter().map(|(name, field)| (*name, field))),
                "row {n}: {row}"
            );
            seen += 1;
        }
        assert_eq!(seen, MANY);
    }

    #[test]
    fn a_table_without_rows_has_its_columns() {
        let file = read(&Table { name: "none", about: "", columns: COLUMNS, rows: |_, _| Ok(()) });
        assert_eq!(file.metadata().file_metadata().num_rows(), 0);
        assert_eq!(file.metadata().file_metadata().schema_descr().num_columns(), 4);
    }
}
