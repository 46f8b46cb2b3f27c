//! What the elements of an entry mean: RSS 0.9 to 2.0, Atom 0.3 and 1.0, and the modules in use.

use super::xml::{Node, Space};
use super::{Body, Entry, Feed, Said};
use crate::sources::fragment;
use crate::tidy;

/// What an entry says of itself.
pub(super) fn of_entry(node: &Node) -> Entry {
    let guid = first(node, &[(Space::Feed, "guid"), (Space::Feed, "id"), (Space::Dc, "identifier")]);
    let about = node.attribute("rdf:about").filter(|a| !a.is_empty()).map(str::to_owned);
    Entry {
        guid: guid.or_else(|| about.clone()),
        url: address(node).or(about),
        base: node.attribute("xml:base").map(str::to_owned),
        title: [(Space::Feed, "title"), (Space::Dc, "title"), (Space::Media, "title")]
            .iter()
            .find_map(|(space, name)| node.all(*space, name).find_map(plain)),
        byline: byline(node),
        publisher: publisher(node),
        published: dates(node, &PUBLISHED),
        modified: dates(node, &MODIFIED),
        bodies: bodies(node),
        cut: false,
    }
}

/// What the feed says of itself, from the elements beside its entries.
pub(super) fn of_feed(about: &Node, feed: &mut Feed) {
    feed.title = about.all(Space::Feed, "title").find_map(plain);
    feed.home = address(about);
    feed.byline = about.all(Space::Feed, "author").find_map(person);
}

const PUBLISHED: [(Space, &str); 8] = [
    (Space::Feed, "pubdate"),
    (Space::Feed, "published"),
    (Space::Feed, "issued"),
    (Space::Dc, "issued"),
    (Space::Dc, "date"),
    (Space::Dc, "created"),
    (Space::Feed, "created"),
    (Space::Feed, "date"),
];

const MODIFIED: [(Space, &str); 3] =
    [(Space::Feed, "updated"), (Space::Feed, "modified"), (Space::Dc, "modified")];

fn dates(node: &Node, names: &[(Space, &str)]) -> Vec<Said> {
    let each = names.iter().flat_map(|(space, name)| node.all(*space, name));
    each.filter_map(|n| Some(Said { place: place(n), said: tidy::line(&n.text)? })).collect()
}

/// How an element is called in evidence: `pubdate`, `dc:date`.
fn place(node: &Node) -> String {
    match node.space {
        Space::Dc => format!("dc:{}", node.name),
        _ => node.name.clone(),
    }
}

fn first(node: &Node, names: &[(Space, &str)]) -> Option<String> {
    names.iter().find_map(|(space, name)| node.all(*space, name).find_map(|n| tidy::line(&n.text)))
}

/// A title as one line without markup.
fn plain(node: &Node) -> Option<String> {
    let kind = node.attribute("type").unwrap_or_default();
    match kind == "text" || kind == "text/plain" {
        true => tidy::line(&node.text),
        false => fragment::line(&node.text),
    }
}

/// Where the article is: the address before a counting service took it, else the link for readers, else an id that is
/// an address.
fn address(node: &Node) -> Option<String> {
    let alternate = |link: &&Node| matches!(link.attribute("rel"), None | Some("" | "alternate"));
    let links: Vec<&Node> = node.all(Space::Feed, "link").filter(alternate).collect();
    let page = |link: &&&Node| link.attribute("type").is_none_or(|t| t.contains("html"));
    let href = |link: &&Node| {
        let href = link.attribute("href").and_then(tidy::line);
        href.or_else(|| tidy::line(&link.text))
    };
    let links = links.iter().filter(page).chain(links.iter().filter(|link| !page(link)));
    // `isPermaLink` is true where it is not said.
    let permanent = || {
        let guid = node.all(Space::Feed, "guid").find(|g| g.attribute("ispermalink") != Some("false"))?;
        tidy::line(&guid.text).filter(|g| g.starts_with("http"))
    };
    first(node, &[(Space::FeedBurner, "origlink")])
        .or_else(|| links.filter_map(href).next())
        .or_else(permanent)
}

/// Who wrote it, without addresses.
fn byline(node: &Node) -> Option<String> {
    let creators = node.all(Space::Dc, "creator").filter_map(|n| name(&fragment::line(&n.text)?));
    let authors = node.all(Space::Feed, "author").filter_map(person);
    let mut names: Vec<String> = Vec::new();
    for name in authors.chain(creators).chain(node.all(Space::Itunes, "author").filter_map(person)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

fn person(node: &Node) -> Option<String> {
    match node.all(Space::Feed, "name").next() {
        Some(inner) => name(&inner.text),
        None if node.children.is_empty() => name(&fragment::line(&node.text)?),
        None => None,
    }
}

/// The name in `Anna Roe`, `roe@post.example (Anna Roe)` or `Anna Roe <roe@post.example>`; `None` for a bare address.
pub(super) fn name(text: &str) -> Option<String> {
    let text = tidy::line(text)?;
    if !text.contains('@') {
        return Some(text);
    }
    if let Some((_, rest)) = text.split_once('(') {
        return tidy::line(rest.trim_end().trim_end_matches(')'));
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.contains('@')).collect();
    tidy::line(words.join(" ").trim_matches(['"', ' ']))
}

/// From whom the entry is, where that is said of the entry itself: an aggregator names its source.
fn publisher(node: &Node) -> Option<Said> {
    let said = |place: &str, said: String| Some(Said { place: place.to_owned(), said });
    for source in node.all(Space::Feed, "source") {
        if let Some(title) = source.all(Space::Feed, "title").find_map(plain) {
            return said("source", title);
        }
        if let Some(text) = fragment::line(&source.text) {
            return said("source", text);
        }
    }
    said("dc:publisher", first(node, &[(Space::Dc, "publisher")])?)
}

const BODIES: [(Space, &str); 9] = [
    (Space::Content, "encoded"),
    (Space::Feed, "content"),
    (Space::Html, "body"),
    (Space::Html, "div"),
    (Space::Feed, "description"),
    (Space::Feed, "summary"),
    (Space::Dc, "description"),
    (Space::Media, "description"),
    (Space::Itunes, "summary"),
];

/// The texts of an entry, the fullest first.
fn bodies(node: &Node) -> Vec<Body> {
    // Media descriptions may lie in a group or beside their picture.
    let inner = node.children.iter().filter(|c| c.space == Space::Media).flat_map(|c| c.children.iter());
    let inner: Vec<&Node> = inner.collect();
    let each = BODIES.iter().flat_map(|(space, name)| {
        let nested = inner.iter().copied().filter(move |c| c.space == *space && c.name == *name);
        node.all(*space, name).chain(nested)
    });
    each.filter_map(body).collect()
}

fn body(node: &Node) -> Option<Body> {
    let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
    // A picture or a sound packed into the feed is no text.
    let text =
        ["", "text", "html", "xhtml"].contains(&&*kind) || kind.starts_with("text/") || kind.contains("xml");
    if !text || node.attribute("mode") == Some("base64") {
        return None;
    }
    let html = node.markup || !(kind == "text" || kind == "text/plain");
    Some(Body { text: node.text.clone(), html })
}
