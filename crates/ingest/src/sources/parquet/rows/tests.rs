//! Tables made here, whole, cut and changed.

use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

use super::*;
use crate::testing::{problems, told};

/// Two rows, a row group each.
fn table(text: &str, packed: parquet::basic::Compression) -> Vec<u8> {
    let schema = format!(
        "message table {{ required binary {text} (UTF8); optional int64 date (TIMESTAMP(NANOS,true)); \
         required int32 day (DATE); optional int64 local (TIMESTAMP(MICROS,false)); }}"
    );
    let schema = Arc::new(parse_message_type(&schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(packed).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    for text in ["The ferry sailed.", "The pier was rebuilt."] {
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&[ByteArray::from(text)], None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[1_698_653_640_000_000_000], Some(&[1]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(&[19_660], None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[1_698_653_640_500_000], Some(&[1]), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn each_row_is_a_record() {
    use parquet::basic::{Compression, GzipLevel, ZstdLevel};
    let ways = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::ZSTD(ZstdLevel::default()),
    ];
    for packed in ways {
        let mut out = Vec::new();
        crate::ingest_bytes("n.parquet", &table("Body", packed), &mut |one| out.push(one));
        assert_eq!(out.len(), 2);
        let (capture, document) = (&out[0].capture, &out[0].documents[0]);
        assert_eq!(
            String::from_utf8_lossy(&capture.bytes),
            r#"{"Body":"The ferry sailed.","date":"2023-10-30T08:14:00Z","day":"2023-10-30","local":"2023-10-30T08:14:00.5"}"#
        );
        assert_eq!(
            (document.text.as_str(), document.location.as_str()),
            ("The ferry sailed.", "n.parquet:1")
        );
        assert_eq!(document.published.as_deref(), Some("2023-10-30T08:14:00Z"));
    }
}

#[test]
fn a_table_without_texts_says_how_to_map() {
    let found = problems("n", &table("story", parquet::basic::Compression::UNCOMPRESSED));
    assert_eq!((found.len(), found[0].kind), (1, ProblemKind::BadRecord));
    assert!(found[0].message.contains("\"story\""), "{}", found[0].message);
}

#[test]
fn what_breaks_off_is_a_problem() {
    let whole = table("text", parquet::basic::Compression::SNAPPY);
    assert_eq!(told("n.parquet", &whole[..whole.len() - 9]), ["n.parquet: Damaged"]);
    assert_eq!(told("n.parquet", b"PAR1"), ["n.parquet: Damaged"]);
}

#[test]
fn a_damaged_group_leaves_the_others() {
    let mut bytes = table("text", parquet::basic::Compression::SNAPPY);
    // The page of the first text.
    let at = bytes.windows(5).position(|w| w == b"ferry").unwrap();
    bytes[4..at + 9].fill(0xff);
    let lines = told("n.parquet", &bytes);
    assert_eq!(lines, ["n.parquet: Damaged", "n.parquet:2: The pier was rebuilt."]);
}

proptest! {
    #[test]
    fn changed_tables_give_something(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = table("text", parquet::basic::Compression::UNCOMPRESSED);
        let length = bytes.len();
        bytes[at.index(length)] = to;
        let lines = told("n.parquet", &bytes);
        prop_assert!(!lines.is_empty());
        prop_assert_eq!(lines, told("n.parquet", &bytes));
    }
}
