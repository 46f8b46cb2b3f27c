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

/// Headings that are looked at.
const MOST: usize = 40;
/// Longest headline in bytes. Longer ones are articles in large letters.
const LONGEST: usize = 1000;

/// The main heading where there is one, since machines are told shorter or louder titles; else what
/// machines are told, without the name of the site.
pub(super) fn read(tree: &Tree, body: Id, head: &Head, publisher: Option<&str>) -> Option<Field> {
    let site = |s: &str| publisher.is_some_and(|p| same(p, s));
    let line = |id: Id| {
        tidy::line(&tree.text(id))
            .filter(|t| t.chars().any(char::is_alphanumeric) && !site(t) && t.len() <= LONGEST)
    };
    let h1: Vec<String> = tree.elements(body, &["h1"]).filter_map(line).take(MOST).collect();
    let window = head.window.as_deref().filter(|w| w.len() <= LONGEST);
    let told: Vec<&str> =
        [head.article.headline.as_deref(), head.meta("og:title"), head.meta("twitter:title"), window]
            .into_iter()
            .flatten()
            .filter(|t| t.len() <= LONGEST)
            .collect();
    let agrees = |h: &str| told.iter().any(|t| same(h, t) || parts(t).any(|p| same(h, p)));
    let heading = |said: &str| Field::new(said, EvidenceKind::Markup, "<h1>");
    if let Some(headline) = head.article.headline.as_deref().filter(|h| !site(h) && h.len() <= LONGEST) {
        let cut = headline.trim_end_matches(['.', '…']);
        let whole = |h: &&String| {
            same(h, headline)
                || parts(headline).any(|p| same(h, p))
                || cut.len() < headline.len() && h.starts_with(cut)
        };
        // What is printed and told under another name, too, has two voices against one.
        let social = [head.meta("og:title"), head.meta("twitter:title")];
        let borne_out = |h: &&String| social.iter().flatten().any(|t| same(h, t));
        let told = || Field::new(&without_site(headline, publisher), EvidenceKind::JsonLd, "headline");
        return Some(match h1.iter().find(whole).or_else(|| h1.iter().find(borne_out)) {
            // Layout bends quotation marks; the writer's own are those of the record.
            Some(printed) if spelled(printed) == spelled(headline) => told(),
            Some(printed) => heading(printed),
            None => told(),
        });
    }
    if let Some(printed) = h1.iter().find(|h| agrees(h)) {
        // The site's own name stands in the window's title, too, beside the headline.
        let site_of_window = window.is_some_and(|w| parts(w).last().is_some_and(|p| same(p, printed)));
        let other = tree.elements(body, &["h1", "h2", "h3"]).filter_map(line).take(MOST);
        let other = site_of_window
            .then(|| other.filter(|h| agrees(h) && !same(h, printed)).find(|h| is_long(h)))
            .flatten();
        return Some(heading(other.as_ref().unwrap_or(printed)));
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
    let others = tree.elements(body, &["h2", "h3"]).filter_map(line).take(MOST);
    if let Some(other) = others.filter(|h| is_long(h)).find(|h| agrees(h)) {
        return Some(Field::new(&other, EvidenceKind::Markup, "<h2>"));
    }
    if let Some((name, title)) =
        head.first(&["og:title", "twitter:title"]).filter(|(_, t)| !site(t) && t.len() <= LONGEST)
    {
        return Some(Field::new(&without_site(title, publisher), EvidenceKind::Meta, name));
    }
    if let [one] = &distinct[..] {
        return Some(heading(one));
    }
    window.map(|w| Field::new(&without_site(w, publisher), EvidenceKind::Markup, "<title>"))
}

/// Whether it has the words of a headline.
fn is_long(heading: &str) -> bool {
    heading.split_whitespace().count() >= 3
}

/// A headline apart from white space and the shape of its quotation marks.
fn spelled(headline: &str) -> String {
    let plain = |c| match c {
        '‘' | '’' | '‚' | '`' | '´' => '\'',
        '“' | '”' | '„' => '"',
        c => c,
    };
    headline.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
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
    fn two_voices_outweigh_one_and_the_record_spells() {
        let record = |h: &str| {
            format!(
                "<script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"{h}\"}}</script>"
            )
        };
        let h1 = "<h1>Norhaven’s port reopens</h1>";
        let og = "<meta property=og:title content='Norhaven’s port reopens'>";
        assert_eq!(title(&(record("Norhaven's port reopens") + h1), None), "Norhaven's port reopens");
        assert_eq!(title(&(record("Ships sail again") + h1), None), "Ships sail again");
        assert_eq!(title(&(record("Ships sail again") + og + h1), None), "Norhaven’s port reopens");
    }

    #[test]
    fn the_name_of_the_site_as_a_heading_is_not_the_headline() {
        let page = "<title>Port reopens on Monday « Harbour Log</title><h1>Harbour Log</h1><h2>Port reopens on Monday</h2>";
        assert_eq!(title(page, None), "Port reopens on Monday");
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
