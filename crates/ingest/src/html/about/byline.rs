//! Who wrote it. A wrong name is worse than none: a name counts only where the page prints it for
//! readers to see, since systems fill the fields for machines with whoever owns the account.

use super::Field;
use super::Zone;
use super::head::Head;
use super::names::{is_name, is_person, printed, split};
use crate::html::blocks::Block;
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

/// What is printed where a writer is named.
struct Shown {
    names: Vec<String>,
    line: String,
    from: EvidenceKind,
    place: String,
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
    let first = shown.iter().find(|s| !s.names.is_empty() && !s.names.iter().any(|n| is_site(n)))?;
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
        names.filter_map(|n| tidy::line(&n)).filter(|n| is_name(n)).collect()
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

/// Elements by the article that say they name its writer.
fn shown(tree: &Tree, body: Id, zone: Zone) -> Vec<Shown> {
    const MOST: usize = 40;
    const LONGEST: usize = 300;
    let mut out = Vec::new();
    let mut at = tree.node(body).first;
    while let Some(id) = at {
        let mut into = true;
        if zone.holds(id) && !tree.tag(id).is_empty() && out.len() < MOST {
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
                out.push(Shown { names, line, from: EvidenceKind::Markup, place });
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
        // "25.10.2022 - Ann Roe", a name in italics under the text.
        let dated = line.split_once(" - ").or_else(|| line.split_once(" | "));
        let dated = dated.filter(|(d, _)| is_stamp(d)).map(|(_, n)| n.trim()).filter(|n| is_person(n));
        let signed =
            Some(line).filter(|l| block.node >= zone.end && block.stressed == block.letters && is_person(l));
        if let Some(name) = dated.or(signed) {
            out.push(Shown {
                names: vec![name.to_owned()],
                line: block.text.clone(),
                from: EvidenceKind::Text,
                place: "line".to_owned(),
            });
            continue;
        }
        let said = BYLINES.iter().find_map(|b| lower.strip_prefix(b).and_then(|_| line.get(b.len()..)));
        let names = said.map(printed).unwrap_or_default();
        if !names.is_empty() {
            out.push(Shown {
                names,
                line: block.text.clone(),
                from: EvidenceKind::Text,
                place: "line".to_owned(),
            });
        }
    }
    out
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
    "autor: ",
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
        read(&tree, ROOT, &head, publisher, &all, Zone { from: 0, to: Id::MAX, end: Id::MAX })
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
    }
}
