//! docs/reference/export.md against the program: the list of formats, and the tables with every column.
//!
//! `UPDATE=1 cargo test -p reportedly-exchange --test it pages` prints the tables anew.

use reportedly_exchange::{Kind, formats, tables};
use std::path::Path;

const BEGIN: &str =
    "<!-- tables: printed by `UPDATE=1 cargo test -p reportedly-exchange --test it pages` -->\n";
const END: &str = "<!-- end of tables -->";

#[test]
fn the_page_has_every_table_and_format() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/export.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (shown, after) = rest.split_once(END).unwrap();
    let wanted = printed();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, format!("{before}{BEGIN}{wanted}{END}{after}")).unwrap();
    } else {
        assert_eq!(shown, wanted, "print the tables anew, as the comment in the page says");
    }
    for format in formats() {
        let need = if format.needs_answer { "must" } else { "may" };
        let begins = format!("| `{}` | {}", format.name, format.about);
        let told =
            page.lines().any(|line| line.starts_with(&begins) && line.ends_with(&format!("| {need} |")));
        assert!(told, "docs/reference/export.md lacks a line {begins} … | {need} |");
    }
}

fn printed() -> String {
    let mut out = String::new();
    for table in tables() {
        out.push_str(&format!(
            "\n### `{}`\n\nA row is {}.\n\n| column | type | meaning |\n|---|---|---|\n",
            table.name, table.about
        ));
        for column in table.columns {
            let kind = match column.kind {
                Kind::Text => "text",
                Kind::Whole => "whole number",
                Kind::Real => "number",
                Kind::Flag => "true, false",
            };
            out.push_str(&format!("| `{}` | {kind} | {} |\n", column.name, column.about));
        }
    }
    out.push('\n');
    out
}
