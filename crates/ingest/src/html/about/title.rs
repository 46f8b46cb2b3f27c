//! The headline as printed.

use super::Field;
use super::head::Head;
use crate::html::furniture::same;
use crate::html::tree::{Id, Tree};
use crate::tidy;
use reportedly_core::EvidenceKind;

/// Signs between the parts of a window's title: the headline, the section, the site.
const SIGNS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ", " // ", " • ", " ‹ ", " › ", " >> ", "|", " : ",
];

/// The main heading where there is one, since machines are told shorter or louder titles; else what
/// machines are told, without the name of the site.
pub(super) fn read(tree: &Tree, body: Id, head: &Head, publisher: Option<&str>) -> Option<Field> {
    let site = |s: &str| publisher.is_some_and(|p| same(p, s));
    let line =
        |id: Id| tidy::line(&tree.text(id)).filter(|t| t.chars().any(char::is_alphanumeric) && !site(t));
    let h1: Vec<String> = tree.elements(body, &["h1"]).filter_map(line).collect();
    let told: Vec<&str> = [
        head.article.headline.as_deref(),
        head.meta("og:title"),
        head.meta("twitter:title"),
        head.window.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let agrees = |h: &str| told.iter().any(|t| same(h, t) || parts(t).any(|p| same(h, p)));
    // What the publisher files the article under is what it calls it; headings of old pages are of all kinds.
    if let Some(headline) = head.article.headline.as_deref().filter(|h| !site(h)) {
        let cut = headline.trim_end_matches(['.', '…']);
        let whole = |h: &&String| {
            same(h, headline)
                || parts(headline).any(|p| same(h, p))
                || cut.len() < headline.len() && h.starts_with(cut)
        };
        return Some(match h1.iter().find(whole) {
            Some(printed) => Field::new(printed, EvidenceKind::Markup, "<h1>"),
            None => Field::new(&without_site(headline, publisher), EvidenceKind::JsonLd, "headline"),
        });
    }
    let heading = |said: &str| Field::new(said, EvidenceKind::Markup, "<h1>");
    if let Some(printed) = h1.iter().find(|h| agrees(h)) {
        return Some(heading(printed));
    }
    // One heading that says it in other words, not the site's name on every page.
    let mut distinct = h1.clone();
    distinct.dedup_by(|a, b| same(a, b));
    let alike = |h: &str| told.iter().map(|t| overlap(h, t)).fold(0.0, f64::max);
    let best = distinct.iter().max_by(|a, b| alike(a).total_cmp(&alike(b)));
    if let Some(best) =
        best.filter(|b| alike(b) >= 0.4 || distinct.len() == 1 && b.split_whitespace().count() >= 3)
    {
        return Some(heading(best));
    }
    // Old pages and page builders head with other elements.
    let others = tree.elements(body, &["h2", "h3"]).filter_map(line);
    if let Some(other) = others.take(20).find(|h| h.split_whitespace().count() >= 3 && agrees(h)) {
        return Some(Field::new(&other, EvidenceKind::Markup, "<h2>"));
    }
    if let Some((name, title)) = head.first(&["og:title", "twitter:title"]).filter(|(_, t)| !site(t)) {
        return Some(Field::new(&without_site(title, publisher), EvidenceKind::Meta, name));
    }
    if let [one] = &distinct[..] {
        return Some(heading(one));
    }
    head.window.as_ref().map(|w| Field::new(&without_site(w, publisher), EvidenceKind::Markup, "<title>"))
}

/// The parts of a window's title.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    SIGNS
        .iter()
        .flat_map(move |s| title.split(*s))
        .map(str::trim)
        .filter(move |p| p.len() < title.len() && p.len() > 2)
}

/// Share of the words of the shorter that stand in the other.
fn overlap(a: &str, b: &str) -> f64 {
    let words = |s: &str| -> Vec<String> {
        s.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if few.len() < 2 {
        return 0.0;
    }
    few.iter().filter(|w| many.contains(w)).count() as f64 / few.len() as f64
}

/// `Port reopens | Harbour Post` gives `Port reopens`.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    for sign in SIGNS {
        for (part, rest) in
            [title.rsplit_once(sign), title.split_once(sign).map(|(a, b)| (b, a))].into_iter().flatten()
        {
            let named = publisher.is_some_and(|p| same(p, rest) || rest.len() > 3 && p.contains(rest.trim()));
            if named && !part.trim().is_empty() {
                return part.trim().to_owned();
            }
        }
    }
    // The name of a site is short, and stands at the end.
    for sign in [" | ", " :: ", " « ", " - ", " – ", " — ", " • ", " · "] {
        if let Some((part, rest)) = title.rsplit_once(sign)
            && part.split_whitespace().count() >= 3
            && (rest.split_whitespace().count() <= 3 || sign == " | ")
        {
            return without_site(part.trim(), publisher);
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{parse::parse, tree::ROOT};

    fn title(page: &str, publisher: Option<&str>) -> String {
        let tree = parse(page).unwrap();
        read(&tree, ROOT, &super::super::head::read(&tree), publisher).unwrap().value
    }

    #[test]
    fn the_printed_headline_wins_over_what_machines_are_told() {
        let page = "<meta property=og:title content='You won’t believe the port'><h1>Post</h1><h1>Port reopens after the storm</h1>";
        assert_eq!(title(page, Some("Post")), "Port reopens after the storm");
        let two =
            "<title>Port reopens - News - Post</title><h1>The Post of Norhaven</h1><h1>Port reopens</h1>";
        assert_eq!(title(two, None), "Port reopens");
    }

    #[test]
    fn the_site_is_no_part_of_a_title() {
        assert_eq!(
            title("<title>Port reopens after storm | Harbour Post</title>", Some("Harbour Post")),
            "Port reopens after storm"
        );
        assert_eq!(
            title("<title>Harbour Post: Port reopens</title>", Some("Harbour Post")),
            "Harbour Post: Port reopens"
        );
        assert_eq!(
            title("<title>Port reopens after storm – News – Post</title>", None),
            "Port reopens after storm"
        );
    }
}
