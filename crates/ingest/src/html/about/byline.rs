//! Who wrote it. A wrong name is worse than none: a name counts only where the page prints it for
//! readers to see, since systems fill the fields for machines with whoever owns the account.

use super::Field;
use super::Zone;
use super::head::Head;
use super::names::{is_name, is_person, printed, split};
use crate::dates;
use crate::html::blocks::{Block, Shape};
use crate::html::furniture::same;
use crate::html::stamp::is_stamp;
use crate::html::tree::{Id, Tree};
use crate::html::words::words;
use crate::tidy;
use reportedly_core::EvidenceKind;

const METAS: &[&str] = &[
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
    "og:article:author",
    "twitter:data1",
    "article:author_name",
    "cxenseparse:author",
];

/// Most names that one place gives. More are a list of all who work there.
const MOST_NAMES: usize = 20;

/// What is printed where a writer is named.
struct Shown {
    names: Vec<String>,
    line: String,
    from: EvidenceKind,
    place: String,
    /// Whether it stands by the article: elsewhere it bears out what machines are told, but tells nothing itself.
    near: bool,
}

pub(super) fn read(
    tree: &Tree,
    body: Id,
    head: &Head,
    publisher: Option<&str>,
    all: &[Block],
    zone: Zone,
) -> Option<Field> {
    let mut shown = shown(tree, body, zone);
    shown.extend(lines(all, zone));
    let is_site = |name: &str| publisher.is_some_and(|p| same(p, name));
    // The page's own words where a name is printed in a byline, or stands alone on a line by the article.
    let seen = |name: &str| {
        let lower = name.to_lowercase();
        shown.iter().any(|s| s.line.to_lowercase().contains(&lower))
            || !is_site(name)
                && all.iter().filter(|b| zone.holds(b.node)).any(|b| stands_alone(&b.text, &lower))
    };
    let told = told(head);
    if let Some((names, from, place)) = told.iter().find(|(names, ..)| names.iter().any(|n| seen(n))) {
        let names: Vec<&str> =
            names.iter().map(String::as_str).filter(|n| !is_site(n) || names.len() == 1).collect();
        return Some(Field {
            value: join(&names),
            from: *from,
            place: (*place).to_owned(),
            said: names.join("; "),
        });
    }
    let first =
        shown.iter().find(|s| s.near && !s.names.is_empty() && !s.names.iter().any(|n| is_site(n)))?;
    let names: Vec<&str> = first.names.iter().map(String::as_str).collect();
    Some(Field {
        value: join(&names),
        from: first.from,
        place: first.place.clone(),
        said: first.line.clone(),
    })
}

/// Names that machines are told, by where.
fn told(head: &Head) -> Vec<(Vec<String>, EvidenceKind, &'static str)> {
    let clean = |list: Vec<&str>| -> Vec<String> {
        let names = list
            .into_iter()
            .flat_map(split)
            .map(|n| n.strip_prefix("By ").or(n.strip_prefix("by ")).unwrap_or(n));
        // "Ann Roe @annroe", "Ann Roe (Post)".
        let names = names
            .map(|n| n.split([' ', '(']).take_while(|w| !w.starts_with('@')).collect::<Vec<_>>().join(" "));
        names.filter_map(|n| tidy::line(&n)).filter(|n| is_name(n)).take(MOST_NAMES).collect()
    };
    let mut out = vec![(
        clean(head.article.authors.iter().map(String::as_str).collect()),
        EvidenceKind::JsonLd,
        "author",
    )];
    for name in METAS {
        let values = head.metas.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect();
        out.push((clean(values), EvidenceKind::Meta, name));
    }
    out.retain(|(names, ..)| !names.is_empty());
    out
}

fn join(names: &[&str]) -> String {
    let mut unique: Vec<&str> = Vec::new();
    for name in names {
        if !unique.iter().any(|u| same(u, name)) {
            unique.push(name);
        }
    }
    unique.join(", ")
}

/// Whether a line consists of little more than the name, and is no notice of copyright.
fn stands_alone(line: &str, lower: &str) -> bool {
    const MORE: usize = 60;
    if line.len() > lower.len() + MORE {
        return false;
    }
    let line = line.to_lowercase();
    line.contains(lower) && !line.contains('©') && !line.contains("copyright") && !line.contains("(c)")
}

/// Elements that say they name the writer, without those of other articles, of comments and of pictures.
fn shown(tree: &Tree, body: Id, zone: Zone) -> Vec<Shown> {
    let titled = tree.holding(&["h1"]);
    const MOST: usize = 40;
    const LONGEST: usize = 300;
    let mut out = Vec::new();
    let mut at = tree.node(body).first;
    while let Some(id) = at {
        let mut into = !is_apart(tree, id) || titled[id as usize];
        if into && !tree.tag(id).is_empty() && out.len() < MOST {
            let place = place(tree, id);
            if let Some((place, line)) = place.and_then(|p| Some((p, tree.short_line(id, LONGEST)?))) {
                let mut names = printed(&line);
                if names.is_empty() {
                    // A box around the name and more: what is linked in it.
                    let links = tree.elements(id, &["a", "span", "strong", "b"]);
                    names = links
                        .filter_map(|l| tidy::line(&tree.text(l)))
                        .map(|l| printed(&l))
                        .find(|n| !n.is_empty())
                        .unwrap_or_default();
                }
                into = names.is_empty();
                out.push(Shown { names, line, from: EvidenceKind::Markup, place, near: zone.holds(id) });
            }
        }
        at = tree.node(id).first.filter(|_| into).or_else(|| tree.after(id, body));
    }
    out
}

/// Lines by the article that say who wrote it: "By Ann Roe", "3 May 2023 - Ann Roe", "Text: Ann Roe".
fn lines(all: &[Block], zone: Zone) -> Vec<Shown> {
    const LONGEST: usize = 80;
    let mut out = Vec::new();
    for block in all.iter().filter(|b| zone.holds(b.node) && b.text.len() <= LONGEST) {
        let line = block.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let lower = line.to_lowercase();
        // "25.10.2022 - Ann Roe".
        let dated = line.split_once(" - ").or_else(|| line.split_once(" | "));
        let dated =
            dated.filter(|(date, _)| is_stamp(date) && dates::find(date, dates::Order::DayFirst).is_some());
        let dated = dated.map(|(_, name)| name.trim()).filter(|name| is_person(name));
        // A name in italics under the text.
        let below = (zone.end..=zone.last).contains(&block.node) && block.shape == Shape::Paragraph;
        let signed = Some(line).filter(|l| {
            below
                && block.stressed == block.letters
                && block.linked == 0
                && is_person(l)
                && l.to_uppercase() != *l
        });
        let said = BYLINES.iter().find_map(|b| lower.strip_prefix(b).and_then(|_| line.get(b.len()..)));
        let names = match dated.or(signed) {
            Some(name) => vec![name.to_owned()],
            None => said.map(printed).unwrap_or_default(),
        };
        if !names.is_empty() {
            let (line, place) = (block.text.clone(), "line".to_owned());
            out.push(Shown { names, line, from: EvidenceKind::Text, place, near: true });
        }
    }
    // More than two of them head other articles, or are a programme of events.
    const MOST: usize = 2;
    let mut distinct: Vec<&[String]> = out.iter().map(|s: &Shown| s.names.as_slice()).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() > MOST {
        out.clear();
    }
    out
}

/// Whether an element holds other articles, comments or pictures, whose authors are others.
fn is_apart(tree: &Tree, id: Id) -> bool {
    const APART: &[&str] = &[
        "comment",
        "comments",
        "menu",
        "related",
        "teaser",
        "teasers",
        "listing",
        "caption",
        "cutline",
        "recommended",
    ];
    let tag = tree.tag(id);
    if matches!(tag, "nav" | "figure" | "figcaption") {
        return true;
    }
    let says = |name: &str| {
        let value = tree.attribute(id, name).unwrap_or_default();
        value
            .split_ascii_whitespace()
            .flat_map(words)
            .any(|w| APART.iter().any(|a| w.eq_ignore_ascii_case(a)))
    };
    !matches!(tag, "" | "body" | "main" | "article") && (says("class") || says("id"))
}

/// Beginnings of such lines, in lower case.
const BYLINES: &[&str] = &[
    "by ",
    "by: ",
    "written by ",
    "written by: ",
    "words by ",
    "story by ",
    "posted by ",
    "author: ",
    "authors: ",
    "autor: ",
    "autoren: ",
    "autoren ",
    "autor ",
    "autorin ",
    "autorin: ",
    "autor/in: ",
    "von ",
    "von: ",
    "text: ",
    "text von ",
    "ein beitrag von ",
    "ein artikel von ",
    "eingestellt von ",
    "geschrieben von ",
    "redaktion: ",
    "par ",
    "par : ",
    "auteur : ",
    "por ",
    "por: ",
    "di ",
    "door ",
    "tekst: ",
];

/// How an element says that it names the writer.
fn place(tree: &Tree, id: Id) -> Option<String> {
    let tag = tree.tag(id);
    let has = |name: &str, word: &str| {
        tree.attribute(id, name).is_some_and(|v| {
            v.split_whitespace().any(|w| w.rsplit(':').next().is_some_and(|w| w.eq_ignore_ascii_case(word)))
        })
    };
    if matches!(
        tag,
        "meta" | "link" | "script" | "style" | "body" | "article" | "main" | "img" | "input" | "form"
    ) {
        return None;
    }
    if has("rel", "author") {
        return Some(format!("<{tag} rel=author>"));
    }
    if has("itemprop", "author") || has("property", "author") {
        return Some(format!("<{tag} itemprop=author>"));
    }
    for name in ["class", "id", "data-testid"] {
        if let Some(value) = tree.attribute(id, name) {
            let says = value.split_ascii_whitespace().any(|one| {
                words(one).any(|w| {
                    matches!(
                        w.to_ascii_lowercase().as_str(),
                        "author"
                            | "authors"
                            | "byline"
                            | "bylines"
                            | "autor"
                            | "autoren"
                            | "auteur"
                            | "autore"
                            | "verfasser"
                            | "writer"
                            | "redactor"
                            | "firma"
                            | "authorname"
                            | "articleauthor"
                            | "postauthor"
                            | "creator"
                    )
                })
            });
            if says {
                return Some(format!("<{tag} {name}={value}>"));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::{blocks::blocks, parse::parse, tree::ROOT};
    use super::*;

    fn byline(page: &str, publisher: Option<&str>) -> Option<String> {
        let tree = parse(page).unwrap();
        let head = super::super::head::read(&tree);
        let all = blocks(&tree, ROOT, &|_| false);
        read(&tree, ROOT, &head, publisher, &all, Zone { from: 0, to: Id::MAX, end: Id::MAX, last: Id::MAX })
            .map(|f| f.value)
    }

    #[test]
    fn a_name_counts_where_readers_can_see_it() {
        let head = "<meta name=author content='Ann Roe'>";
        assert_eq!(byline(&format!("{head}<p>By Ann Roe</p>"), None).as_deref(), Some("Ann Roe"));
        assert_eq!(byline(&format!("{head}<p>The port reopened.</p>"), None), None);
        assert_eq!(byline(&format!("{head}<p>© Ann Roe</p>"), None), None);
    }

    #[test]
    fn printed_names_are_taken_from_where_they_are_marked() {
        assert_eq!(
            byline("<div class='post-author'>Von <a>Ina Roh</a> und <a>Bo Poh</a></div>", None).as_deref(),
            Some("Ina Roh, Bo Poh")
        );
        assert_eq!(byline("<a rel=author href=x>Harbour Post</a>", Some("Harbour Post")), None);
        assert_eq!(byline("<div class=author>More from us</div>", None), None);
        assert_eq!(byline("<p>Autoren Ina Roh und Bo Poh</p>", None).as_deref(), Some("Ina Roh, Bo Poh"));
    }

    #[test]
    fn names_by_other_articles_comments_and_pictures_are_not_the_writers() {
        for page in [
            "<li class=comment><b class=comment-author>Ann Roe</b></li>",
            "<figure><span class=author>Ann Roe</span></figure>",
            "<ul class='related-list'><li><span class=byline>Ann Roe</span></ul>",
            "<p>By Ann Roe</p><p>By Bo Poe</p><p>By Cy Loe</p>",
            "<p>30.11. | Norhaven Harbour</p>",
            "<p>2018 - Norhaven Harbour</p>",
        ] {
            assert_eq!(byline(page, None), None, "{page}");
        }
        assert_eq!(byline("<p>30.11.2022 - Ann Roe</p>", None).as_deref(), Some("Ann Roe"));
    }
}
