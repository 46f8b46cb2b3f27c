//! Rows of a table in a stream, as the bytes in which they stand there, each of bounded length.
//!
//! A line break within quotation marks does not end a row, so that a mark that is never closed would take the rest of
//! the file. It is noticed by the rows that would be lost, and reading goes on with the next line.

use std::io::{BufRead, Error, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Bytes read at a time; even, so that no UTF-16 unit is torn.
const CHUNK: usize = 64 << 10;

/// Unclosed marks behind which reading starts anew. Each time, bytes up to the longest row are read twice, so that a file
/// full of them would take for ever.
const RESTARTS: usize = 16;

/// How the characters that part a table stand in its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    /// One byte each, as in UTF-8 and every older encoding.
    One,
    /// Two bytes, the second zero: UTF-16, little endian.
    Little,
    /// Two bytes, the first zero: UTF-16, big endian.
    Big,
}

/// The next row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// The line it starts on, counted from 1, and its bytes without the break at the end.
    Bytes(usize, Vec<u8>),
    /// A quotation mark on this line is closed by none of the rows that follow; only the line was passed over.
    Unclosed(usize),
    /// A row of more bytes than allowed starts on this line and was passed over.
    TooLong(usize),
    /// There are no more.
    End,
}

/// Rows of a stream.
pub(crate) struct Rows<'r> {
    reader: Box<dyn BufRead + 'r>,
    core: Reader,
    delimiter: u8,
    width: Width,
    limit: usize,
    /// Columns that a row should have; by it lost rows are told.
    pub columns: usize,
    /// What was read of the stream, from `at` on not yet taken for a row.
    chunk: Vec<u8>,
    /// The same, a byte for each unit.
    units: Vec<u8>,
    at: usize,
    line: usize,
    /// Whether the unit before was a carriage return, with which a line break counts once.
    returned: bool,
    restarts: usize,
    failed: Option<Error>,
}

/// A row that is being read.
#[derive(Default)]
struct Partial {
    /// Its bytes; none where they are too many.
    bytes: Vec<u8>,
    length: usize,
    /// Its first line, once there is anything but line breaks.
    start: Option<usize>,
}

impl<'r> Rows<'r> {
    /// Rows of at most `limit` bytes, parted by `delimiter`.
    pub(crate) fn new(reader: Box<dyn BufRead + 'r>, delimiter: u8, width: Width, limit: usize) -> Self {
        Self {
            reader,
            core: core(delimiter),
            delimiter,
            width,
            limit,
            columns: 0,
            chunk: Vec::new(),
            units: Vec::new(),
            at: 0,
            line: 1,
            returned: false,
            restarts: 0,
            failed: None,
        }
    }

    /// The next row. Blank lines are none.
    ///
    /// # Errors
    ///
    /// Where the stream fails, once all rows before have been given.
    pub(crate) fn next(&mut self) -> std::io::Result<Row> {
        self.core.reset();
        let mut row = Partial::default();
        loop {
            if self.at * self.size() == self.chunk.len() && !self.refill() {
                return self.last(row);
            }
            let (ended, used) = self.feed();
            self.take(&mut row, used);
            if row.length > self.limit && !row.bytes.is_empty() {
                if self.is_lost(&row.bytes) {
                    return Ok(self.restart(row));
                }
                row.bytes = Vec::new();
            }
            if ended {
                return Ok(self.finished(row));
            }
        }
    }

    fn size(&self) -> usize {
        if self.width == Width::One { 1 } else { 2 }
    }

    /// Read on; `false` at the end.
    fn refill(&mut self) -> bool {
        let mut chunk = Vec::with_capacity(CHUNK);
        if self.failed.is_none()
            && let Err(e) = (&mut self.reader).take(CHUNK as u64).read_to_end(&mut chunk)
        {
            self.failed = Some(e);
        }
        self.load(chunk);
        !self.chunk.is_empty()
    }

    fn load(&mut self, mut chunk: Vec<u8>) {
        chunk.truncate(chunk.len() / self.size() * self.size());
        self.units = units(&chunk, self.width);
        (self.chunk, self.at) = (chunk, 0);
    }

    /// Give the parser what is there: whether the row ended, and how many units it took.
    fn feed(&mut self) -> (bool, usize) {
        let (mut fields, mut ends) = ([0; 4096], [0; 64]);
        let (result, used, ..) = self.core.read_record(&self.units[self.at..], &mut fields, &mut ends);
        (result == ReadRecordResult::Record, used)
    }

    /// Move units to the row, without line breaks at its start.
    fn take(&mut self, row: &mut Partial, used: usize) {
        let end = self.at + used;
        let mut from = self.at;
        if row.start.is_none() {
            while from < end && matches!(self.units[from], b'\r' | b'\n') {
                self.count(from);
                from += 1;
            }
            row.start = (from < end).then_some(self.line);
        }
        (from..end).for_each(|at| self.count(at));
        let part = &self.chunk[from * self.size()..end * self.size()];
        row.length += part.len();
        // What makes it too long is kept for a look, and then none of it.
        if !row.bytes.is_empty() || row.length == part.len() {
            row.bytes.extend_from_slice(part);
        }
        self.at = end;
    }

    fn count(&mut self, at: usize) {
        let unit = self.units[at];
        self.line += usize::from(unit == b'\r' || (unit == b'\n' && !self.returned));
        self.returned = unit == b'\r';
    }

    fn finished(&self, mut row: Partial) -> Row {
        let line = row.start.unwrap_or(self.line);
        if row.length > self.limit {
            return Row::TooLong(line);
        }
        let last = units(&row.bytes[row.bytes.len().saturating_sub(self.size())..], self.width);
        if matches!(last.first(), Some(b'\r' | b'\n')) {
            row.bytes.truncate(row.bytes.len() - self.size());
        }
        Row::Bytes(line, row.bytes)
    }

    /// The row at the end of the stream, which nothing ends.
    fn last(&mut self, row: Partial) -> std::io::Result<Row> {
        if let Some(e) = self.failed.take() {
            return Err(e);
        }
        if row.start.is_none() {
            return Ok(Row::End);
        }
        let (result, ..) = self.core.read_record(b"\n", &mut [0; 9], &mut [0; 9]);
        match result != ReadRecordResult::Record && self.is_lost(&row.bytes) {
            true => Ok(self.restart(row)),
            false => Ok(self.finished(row)),
        }
    }

    /// Whether what was taken for one row holds others: most lines after the first are rows of their own.
    fn is_lost(&self, bytes: &[u8]) -> bool {
        if self.restarts == RESTARTS || self.columns < 2 {
            return false;
        }
        let units = units(bytes, self.width);
        let lines = units.split(|u| matches!(u, b'\r' | b'\n')).skip(1).filter(|line| !line.is_empty());
        let (mut core, mut all, mut rows) = (core(self.delimiter), 0, 0);
        for line in lines {
            all += 1;
            rows += usize::from(columns(&mut core, line) == Some(self.columns));
        }

        // A line of prose with one comma looks like a row of two columns.
        rows * 2 >= all && rows >= if self.columns == 2 { 2 } else { 1 }
    }

    /// Go back to the second line of a row.
    fn restart(&mut self, row: Partial) -> Row {
        let units = units(&row.bytes, self.width);
        let end = units.iter().position(|u| matches!(u, b'\r' | b'\n')).unwrap_or(units.len());
        let mut again = row.bytes[end * self.size()..].to_vec();
        again.extend_from_slice(&self.chunk[self.at * self.size()..]);
        let line = row.start.unwrap_or(self.line);
        (self.line, self.returned) = (line, false);
        self.restarts += 1;
        self.load(again);
        Row::Unclosed(line)
    }
}

/// A parser of rows.
fn core(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// How many columns a row has; `None` where it is not closed.
fn columns(core: &mut Reader, row: &[u8]) -> Option<usize> {
    core.reset();
    let (mut at, mut count) = (0, 0);
    let closed = [row, b"\n"].concat();
    while at < closed.len() {
        let (result, used, _, ends) = core.read_record(&closed[at..], &mut [0; 4096], &mut [0; 64]);
        (at, count) = (at + used, count + ends);
        if result == ReadRecordResult::Record {
            return Some(count);
        }
    }
    None
}

/// A byte for each unit: itself where it is ASCII, else some letter.
pub(crate) fn units(bytes: &[u8], width: Width) -> Vec<u8> {
    let pairs = |high: usize, low: usize| {
        let pairs = bytes.chunks_exact(2);
        pairs.map(|pair| if pair[high] == 0 && pair[low] < 0x80 { pair[low] } else { b'x' }).collect()
    };
    match width {
        Width::One => bytes.to_vec(),
        Width::Little => pairs(1, 0),
        Width::Big => pairs(0, 1),
    }
}

/// How many columns the first row of a text has; `None` where it is not closed.
pub(crate) fn columns_of(text: &[u8], delimiter: u8) -> Option<usize> {
    columns(&mut core(delimiter), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(bytes: &[u8], columns: usize, limit: usize) -> Vec<Row> {
        let mut rows = Rows::new(Box::new(bytes), b',', Width::One, limit);
        rows.columns = columns;
        let mut out = Vec::new();
        loop {
            match rows.next().unwrap() {
                Row::End => return out,
                row => out.push(row),
            }
        }
    }

    fn row(line: usize, bytes: &str) -> Row {
        Row::Bytes(line, bytes.as_bytes().to_vec())
    }

    #[test]
    fn rows_keep_their_bytes_and_their_line() {
        assert_eq!(
            rows(b"a,b\r\n\r\n1,\"two\r\nlines\"\r\n3,4", 2, 99),
            [row(1, "a,b"), row(3, "1,\"two\r\nlines\""), row(5, "3,4")]
        );
        assert_eq!(rows(b"a\rb\r\rc", 1, 99), [row(1, "a"), row(2, "b"), row(4, "c")]);
        assert_eq!(rows(b"\n\r\n", 2, 99), []);
    }

    #[test]
    fn a_long_row_is_passed_over_without_its_neighbours() {
        assert_eq!(
            rows(b"1,2\n3,too long a row\n5,6\n", 2, 8),
            [row(1, "1,2"), Row::TooLong(2), row(3, "5,6")]
        );
    }

    #[test]
    fn a_mark_that_is_never_closed_takes_only_its_line() {
        let text = b"1,2,3\n4,\"5,6\n7,8,9\n1,2,3";
        assert_eq!(rows(text, 3, 99), [row(1, "1,2,3"), Row::Unclosed(2), row(3, "7,8,9"), row(4, "1,2,3")]);
        let long = [&text[..], &b"\n1,2,3".repeat(50)].concat();
        assert_eq!(rows(&long, 3, 60).len(), 4 + 50);
    }

    #[test]
    fn a_row_that_breaks_off_within_marks_is_given() {
        assert_eq!(rows(b"1,2\n3,\"One, or\ntwo.", 2, 99), [row(1, "1,2"), row(2, "3,\"One, or\ntwo.")]);
    }

    #[test]
    fn utf16_rows_keep_their_bytes() {
        for (width, bytes) in
            [(Width::Little, u16::to_le_bytes as fn(u16) -> [u8; 2]), (Width::Big, u16::to_be_bytes)]
        {
            let wide = |text: &str| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
            // U+2C0A holds the bytes of a comma and of a line break.
            let text = wide("a,\u{2c0a}\r\nc,d");
            let mut rows = Rows::new(Box::new(&text[..]), b',', width, 99);
            assert_eq!(rows.next().unwrap(), Row::Bytes(1, wide("a,\u{2c0a}")));
            assert_eq!(rows.next().unwrap(), Row::Bytes(2, wide("c,d")));
            assert_eq!(rows.next().unwrap(), Row::End);
        }
    }

    #[test]
    fn columns_are_counted_in_closed_rows() {
        assert_eq!(columns_of(b"1,\"2,3\",", b','), Some(3));
        assert_eq!(columns_of(b"1", b','), Some(1));
        assert_eq!(columns_of(b"1,\"2", b','), None);
    }

    proptest! {
        #[test]
        fn every_byte_but_line_breaks_is_in_a_row(text in "[ab,\"\r\n]{0,200}") {
            let kept = |bytes: &[u8]| bytes.iter().filter(|b| !b"\r\n".contains(b)).count();
            let all: usize = rows(text.as_bytes(), 0, 999).iter().map(|row| match row {
                Row::Bytes(_, bytes) => kept(bytes),
                _ => 0,
            }).sum();
            prop_assert_eq!(all, kept(text.as_bytes()));
        }

        #[test]
        fn any_text_comes_to_an_end(text in "[ab,\"\r\n]{0,300}", columns in 0usize..4, limit in 1usize..40) {
            for row in rows(text.as_bytes(), columns, limit) {
                if let Row::Bytes(_, bytes) = row {
                    prop_assert!(bytes.len() <= limit + 1);
                }
            }
        }
    }
}
