//! What all pages share: head, navigation, foot.

use crate::accounts::Role;
use crate::team::visitor::{self, Visitor};
use maud::{DOCTYPE, Markup, html};

/// Pages of the navigation: address, name.
const PAGES: &[(&str, &str)] = &[
    ("/", "Question"),
    ("/documents", "Documents"),
    ("/claims", "Claims"),
    ("/origins", "Origins"),
    ("/sources", "Sources"),
    ("/names", "Names"),
    ("/search", "Search"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/inbox", "Inbox"),
    ("/log", "Log"),
    ("/add", "Add"),
];

/// A whole page. `here` is the address of its entry in the navigation.
pub(crate) fn of(here: &str, title: &str, body: Markup) -> Markup {
    let visitor = visitor::current();
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
                    @if let Some(visitor) = &visitor { (signed_in(visitor, here)) }
                }
                main id="main" {
                    h1 { (title) }
                    (body)
                }
                footer.foot {
                    p {
                        @if visitor.is_some() { "Everything stays with this newsroom." } @else { "Everything stays on this computer." }
                        " What is shown is published reporting, not its truth."
                    }
                }
            }
        }
    }
}

/// Who is signed in, and the way out.
fn signed_in(visitor: &Visitor, here: &str) -> Markup {
    html! {
        div.signed {
            a href="/account" { (visitor.name) } span.sub { (visitor.role.word()) }
            @if visitor.role == Role::Owner { a href="/accounts" aria-current=[(here == "/accounts").then_some("page")] { "Accounts" } }
            @if let Some(token) = &visitor.token {
                form method="post" action="/sign-out" {
                    input type="hidden" name="token" value=(token);
                    button type="submit" { "Sign out" }
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

/// `a reader`, `an owner`.
pub(crate) fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
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

/// The address of a claim's page.
pub(crate) fn claim(id: &str) -> String {
    format!("/claims/{}", encoded(id))
}

/// The address of a source's page.
pub(crate) fn source(name: &str) -> String {
    format!("/source?name={}", encoded(name))
}
