//! docs/reference/formats.md against the registry. `UPDATE=1 cargo test -p reportedly-ingest --test formats` writes it.

use reportedly_ingest::{ALIASES, FIELDS, formats};

/// Stands at the start of the page.
const HEAD: &str = "# Formats\n\n\
    Generated from the registry of formats (`crates/ingest/src/sources/`) and checked by a test. \
    How formats are told apart and what is drawn from them stands in [documents](documents.md).\n\n\
    First bytes that can be nothing else decide; then the media type that a server or a crawl declares; then the ending of \
    the name; then the first characters. The order of the rows is the order in which they are tried.\n\n\
    | format | endings | media types | what becomes of it |\n|---|---|---|---|\n";

/// The page as it should be.
fn page() -> String {
    let mut page = HEAD.to_owned();
    let code = |items: &mut dyn Iterator<Item = String>| {
        let items: Vec<String> = items.map(|item| format!("`{item}`")).collect();
        if items.is_empty() { "none".to_owned() } else { items.join(" ") }
    };
    for format in formats() {
        let endings = code(&mut format.extensions.iter().map(|ending| format!(".{ending}")));
        let types = std::iter::once(&format.media_type).chain(format.also);
        let types = code(&mut types.map(|kind| (*kind).to_owned()));
        page.push_str(&format!("| {} | {endings} | {types} | {} |\n", format.title, format.about));
    }
    page.push_str(
        "\n## Columns\n\nFields of a record, and other names under which a table may have them, in small or capital letters. \
         The first that is there is taken; `--column FIELD=NAME` says otherwise. In JSON the other names hold only for \
         records without `text`.\n\n| field | other names |\n|---|---|\n",
    );
    for field in FIELDS {
        let others = ALIASES.iter().filter(|(of, _)| of == field).flat_map(|(_, names)| *names);
        page.push_str(&format!("| `{field}` | {} |\n", code(&mut others.map(|name| (*name).to_owned()))));
    }
    page
}

#[test]
fn the_page_of_formats_is_that_of_the_registry() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/formats.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == page, "run UPDATE=1 cargo test -p reportedly-ingest --test formats");
}
