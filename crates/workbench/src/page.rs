//! What all pages share: head, navigation, foot.

use maud::{DOCTYPE, Markup, html};

/// Pages of the navigation: address, name.
const PAGES: &[(&str, &str)] = &[
    ("/", "Question"),
    ("/documents", "Documents"),
    ("/origins", "Origins"),
    ("/sources", "Sources"),
    ("/search", "Search"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/inbox", "Inbox"),
    ("/log", "Log"),
    ("/add", "Add"),
];

/// A whole page. `here` is the address of its entry in the navigation.
pub(crate) fn of(here: &str, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false,"history":true}"#;
                title { (title) " · reportedly" }
                link rel="stylesheet" href={ "/assets/style.css?" (env!("CARGO_PKG_VERSION")) };
                link rel="icon" type="image/svg+xml" href="/assets/icon.svg";
                script src={ "/assets/htmx.js?" (env!("CARGO_PKG_VERSION")) } defer {}
            }
            body {
                a.skip href="#main" { "Skip to content" }
                header.top {
                    a.brand href="/" { "reportedly" }
                    nav aria-label="Pages" {
                        ul {
                            @for (address, name) in PAGES {
                                li { a href=(address) aria-current=[(*address == here).then_some("page")] { (name) } }
                            }
                        }
                    }
                }
                main id="main" {
                    h1 { (title) }
                    (body)
                }
                footer.foot {
                    p { "Everything stays on this computer. What is shown is published reporting, not its truth." }
                }
            }
        }
    }
}

/// This moment, to the second, RFC 3339.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// A count with its noun: `1 document`, `2 documents`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}

/// `2023-10-30T08:14:00Z` as `2023-10-30 08:14`.
pub(crate) fn when(date: &str) -> String {
    date.chars().take(16).collect::<String>().replace('T', " ")
}

/// `text`, or its beginning up to the end of a word where it has more than `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((cut, _)) => format!("{} …", &text[..text[..cut].rfind(' ').unwrap_or(cut)]),
    }
}

/// A value as a part of an address.
pub(crate) fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// The address of a document's page.
pub(crate) fn document(id: &str) -> String {
    format!("/document?id={}", encoded(id))
}

/// The address of a source's page.
pub(crate) fn source(name: &str) -> String {
    format!("/source?name={}", encoded(name))
}
