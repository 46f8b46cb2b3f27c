//! `csv`: a file a table (RFC 4180), UTF-8, with a header, for pandas, DuckDB, R and spreadsheets.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, which may
//! fetch an address or start a program. Text comes from strangers, so that such a cell gets an apostrophe in front (the
//! OWASP's advice); the other formats have the text as it is.

use crate::{Case, Cell, Error, Format, Table, Writing};
use std::io::Write;

pub(crate) const FORMAT: Format = Format {
    name: "csv",
    about: "a folder of tables, for spreadsheets, pandas, DuckDB, R",
    extension: "csv",
    needs_answer: false,
    write: Writing::ByTable(write),
};

fn write(case: &Case<'_>, table: &Table, out: &mut dyn Write) -> Result<(), Error> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|c| c.name)).map_err(refused)?;
    (table.rows)(case, &mut |row| csv.write_record(row.iter().map(cell)).map_err(refused))?;
    Ok(csv.flush()?)
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// Text that no spreadsheet takes for a formula. White space and byte order marks in front are looked through, as
/// spreadsheets do.
fn harmless(text: &str) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let shown = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let begins = text.starts_with(['\t', '\r', '\n']) || shown.starts_with(formula);
    // NUL ends a cell in some programs and hides what comes after it in others.
    let text = text.replace('\0', "\u{fffd}");
    if begins { format!("'{text}") } else { text }
}

fn refused(error: csv::Error) -> Error {
    Error::Output(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        let formulas = ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "  =cmd|' /C calc'!A0", "\u{feff}=1", "＝1"];
        for text in formulas {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("the plant = idle"), "the plant = idle");
        assert_eq!(cell(&Cell::Real(-0.8)), "-0.8");
        assert_eq!(cell(&Cell::Whole(-3)), "-3");
    }

    proptest! {
        #[test]
        fn no_text_begins_a_formula(text in "[=+\\-@\t\r a-c]{0,12}") {
            prop_assert!(!harmless(&text).starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
