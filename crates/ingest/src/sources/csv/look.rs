//! A look at the first bytes of a table: in which characters it is written, and what parts its columns.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::fields;
use crate::rows::{Width, units};
use crate::{Envelope, Options, decode, sources::record};

/// What parts columns, in the order in which it is tried.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at.
const ROWS: usize = 20;

/// Longest name of a column by which a table without a telling name of its own is recognised, in bytes.
const LONGEST: usize = 40;

/// What was seen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub delimiter: u8,
    /// The encoding where it is not UTF-8.
    pub charset: Option<&'static Encoding>,
    /// Bytes of the mark at the start that says so.
    pub mark: usize,
}

impl Look {
    pub(super) fn width(&self) -> Width {
        match self.charset {
            Some(charset) if charset == UTF_16LE => Width::Little,
            Some(charset) if charset == UTF_16BE => Width::Big,
            _ => Width::One,
        }
    }

    /// The characters of a row.
    pub(super) fn decode(&self, bytes: &[u8]) -> String {
        match self.width() {
            Width::One => decode::decode(bytes, self.charset, false).text,
            _ => decode::with(self.charset.unwrap_or(UTF_16LE), bytes).text,
        }
    }

    /// Whether a row has nothing in its columns, as spreadsheets leave at the end.
    pub(super) fn is_blank(&self, bytes: &[u8]) -> bool {
        units(bytes, self.width())
            .iter()
            .all(|u| u.is_ascii_whitespace() || *u == self.delimiter || *u == b'"')
    }
}

/// Look at the first bytes of a table.
pub(super) fn look(envelope: &Envelope, head: &[u8], options: &Options) -> Look {
    let mark = Encoding::for_bom(head).map_or(0, |(_, length)| length);
    let charset = decode::utf16(head).or_else(|| decode::foreign(head));
    let mut look = Look { delimiter: b',', charset, mark };
    let text = look.decode(&head[mark..]);
    look.delimiter = delimiter(&envelope.name, &text, options);
    look
}

/// What the line `sep=;` says, which spreadsheets write before the table.
pub(super) fn parted_by(line: &str) -> Option<u8> {
    match line.trim_end_matches(['\r', '\n']).strip_prefix("sep=")?.as_bytes() {
        [delimiter] if delimiter.is_ascii() => Some(*delimiter),
        _ => None,
    }
}

/// What parts the columns: what gives most columns that are known, then most rows as long as the first, then most columns.
fn delimiter(name: &str, text: &str, options: &Options) -> u8 {
    if let Some(said) = text.lines().next().and_then(parted_by) {
        return said;
    }
    let mut order = DELIMITERS;
    if name.to_ascii_lowercase().ends_with(".tsv") || name.to_ascii_lowercase().ends_with(".tab") {
        order.swap(0, 2);
    }
    let score = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().take(ROWS).map_while(Result::ok).collect();
        let names: Vec<&str> = rows.first().into_iter().flatten().map(str::trim).collect();
        let known = record::resolve(names.iter().copied(), &options.columns);
        let known = known.values().filter(|column| names.contains(&column.as_str())).count();
        // The last row may be cut where the look ends.
        let alike = rows.iter().filter(|row| row.len() == names.len()).count();
        (known, alike, names.len())
    };
    order.iter().rev().copied().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// Whether text starts with a row of short names, of which one is `text` and another one that is known.
pub(super) fn is_table(head: &str) -> bool {
    let Some((line, _)) = head.split_once('\n') else { return false };
    DELIMITERS.iter().any(|delimiter| {
        let names = fields(line, *delimiter);
        let known = record::resolve(names.iter().map(String::as_str), &Options::default().columns);
        let text = names.iter().any(|name| name.eq_ignore_ascii_case("text"));
        names.len() >= 2 && text && known.len() >= 2 && names.iter().all(|name| name.len() <= LONGEST)
    })
}
