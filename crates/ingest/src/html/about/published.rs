//! When a page was published and changed, and how one knows.
//!
//! What machines are told comes first, then what is printed where dates are printed, then the address. A
//! date of change stands for the publication only where nothing else is said, and a year of copyright never.

use super::head::Head;
use super::local;
use super::{Field, Zone};
use crate::dates::{self, Order};
use crate::html::tree::{Id, Tree};
use crate::html::words::words;
use crate::tidy;
use reportedly_core::EvidenceKind;

/// Meta elements that give the date of publication, the more exact first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "publisheddate",
    "published_date",
    "published-date",
    "pubdate",
    "pub_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dcterms.available",
    "cxenseparse:recs:publishtime",
    "cxense:publishtime",
    "publication_date",
    "publication-date",
    "publicationdate",
    "published_time",
    "article_date_original",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "rnews:datepublished",
    "prism.publicationdate",
    "datecreated",
    "created",
    "gentime",
    "mediator_published_time",
    "ptime",
    "shareaholic:article_published_time",
    "date",
];

/// Meta elements that give the date of the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "date_modified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "last_updated_date",
    "modified_time",
    "article:modified",
    "updated_time",
    "revised",
    "cxenseparse:recs:modifiedtime",
];

/// What is known of the dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub published: Option<Field>,
    pub modified: Option<Field>,
    /// A date that the head gave but that was not understood, where no other was.
    pub unknown: Option<String>,
}

pub(super) fn read(tree: &Tree, body: Id, head: &Head, urls: &[&str], zone: Zone) -> Dates {
    let order = order(&head.language);
    let understood =
        |s: &str| dates::normalise(s).or_else(|| dates::find(s, order)).filter(|d| is_plausible(d));
    let field = |said: &str, from, place: &str| {
        understood(said).map(|value| Field { value, from, place: place.to_owned(), said: said.to_owned() })
    };
    let meta = |names: &[&'static str]| {
        names.iter().find_map(|n| {
            head.metas.iter().filter(|(m, _)| m == n).find_map(|(_, v)| field(v, EvidenceKind::Meta, n))
        })
    };
    let ld =
        |said: &Option<String>, place| said.as_deref().and_then(|s| field(s, EvidenceKind::JsonLd, place));
    let modified = ld(&head.article.modified, "dateModified")
        .or_else(|| meta(MODIFIED))
        .or_else(|| marked(tree, body, &["datemodified"], &field));
    let in_url = || urls.iter().find_map(|u| of_address(u));
    let published = ld(&head.article.published, "datePublished")
        .or_else(|| meta(PUBLISHED))
        .or_else(|| marked(tree, body, &["datepublished", "datecreated", "pubdate"], &field))
        .or_else(|| timed(tree, body, zone, &field))
        .or_else(in_url)
        .or_else(|| printed(tree, body, zone, order))
        .or_else(|| modified.clone());
    let published = published.map(|date| local::by_the_clock(tree, body, zone, order, date));
    let given = head.article.published.clone().or_else(|| head.first(PUBLISHED).map(|(_, v)| v.to_owned()));
    Dates { unknown: given.filter(|_| published.is_none()), published, modified }
}

/// Pages of the web are of these years; others are those of what an article tells.
fn is_plausible(date: &str) -> bool {
    date.get(..4).and_then(|y| y.parse::<i16>().ok()).is_some_and(|y| (1990..=2100).contains(&y))
}

/// Which number is the day, by the language of the page.
fn order(language: &str) -> Order {
    match language {
        "" | "en" => Order::Unknown,
        "en-us" => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

/// An element that is marked as the date in microdata or RDFa.
fn marked(
    tree: &Tree,
    body: Id,
    names: &[&str],
    field: &dyn Fn(&str, EvidenceKind, &str) -> Option<Field>,
) -> Option<Field> {
    tree.below(body).filter(|id| !tree.tag(*id).is_empty()).find_map(|id| {
        let name = ["itemprop", "property"].iter().find_map(|a| tree.attribute(id, a))?;
        let short = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        let fits =
            short.split_whitespace().any(|w| names.contains(&w)) || tree.attribute(id, "pubdate").is_some();
        let said =
            ["content", "datetime", "title"].iter().find_map(|a| tree.attribute(id, a)).and_then(tidy::line);
        let said = || said.or_else(|| tree.short_line(id, 200));
        fits.then(said).flatten().and_then(|s| field(&s, EvidenceKind::Markup, name))
    })
}

/// A `time` element by the article: one that says so, else the first, unless the page is full of them.
fn timed(
    tree: &Tree,
    body: Id,
    zone: Zone,
    field: &dyn Fn(&str, EvidenceKind, &str) -> Option<Field>,
) -> Option<Field> {
    const FULL: usize = 12;
    let read = |id: Id| {
        let class = tree.attribute(id, "class").unwrap_or_default();
        let place = if class.is_empty() { "<time>".to_owned() } else { format!("<time class={class}>") };
        let said = tree.attribute(id, "datetime").and_then(tidy::line);
        said.and_then(|s| field(&s, EvidenceKind::Markup, &place))
            .or_else(|| field(&tidy::line(&tree.text(id))?, EvidenceKind::Markup, &place))
    };
    let says = |id: Id, what: &[&str]| {
        tree.attribute(id, "pubdate").is_some() && what.contains(&"published")
            || tree.attribute(id, "class").is_some_and(|c| {
                let c = c.to_ascii_lowercase();
                what.iter().any(|w| c.contains(w))
            })
    };
    let all: Vec<Id> = tree.elements(body, &["time"]).collect();
    let changed = |id: &Id| says(*id, &["updated", "modified"]) && !says(*id, &["published"]);
    let near = |id: &&Id| zone.holds(**id);
    let told = all
        .iter()
        .filter(|id| says(**id, &["published", "entry-date", "pubdate"]))
        .filter(near)
        .find_map(|id| read(*id));
    told.or_else(|| all.iter().filter(near).filter(|id| !changed(id)).take(3).find_map(|id| read(*id)))
        .or_else(|| {
            let mut rest: Vec<Field> =
                all.iter().take(FULL).filter(|id| !changed(id)).filter_map(|id| read(*id)).collect();
            rest.dedup_by(|a, b| a.value.get(..10) == b.value.get(..10));
            if let [_] = &rest[..] { rest.pop() } else { None }
        })
}

/// Words of classes that hold dates, in lower case.
const CLASSES: &[&str] = &[
    "date",
    "datum",
    "dateline",
    "pubdate",
    "published",
    "publish",
    "time",
    "timestamp",
    "posted",
    "created",
    "fecha",
    "data",
    "datetime",
    "publication",
    "veroeffentlicht",
    "meta",
    "byline",
    "info",
    "submitted",
    "postmeta",
    "postdate",
    "articledate",
    "entrydate",
    "metadata",
];

/// What stands before a printed date of publication, in lower case.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "veröffentlicht",
    "erstellt",
    "publié",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "opublikowano",
    "data publikacji",
    "first published",
    "created",
    "datum",
    "date:",
    "fecha",
    "stand:",
    "erschienen",
    "publikováno",
    "publicerad",
    "julkaistu",
    "submitted on",
    "written by",
    "online seit",
    "vom ",
    "dodano",
    "updated",
    "aktualisiert",
    "last modified",
    "utworzono",
];

/// A date printed near the headline or at the end, in a short line of its own.
fn printed(tree: &Tree, body: Id, zone: Zone, order: Order) -> Option<Field> {
    const LONGEST: usize = 150;
    let mut best: Option<(u8, Field)> = None;
    let mut leading: Option<Field> = None;
    for id in tree.below(body).filter(|id| zone.holds(*id)) {
        let Some(own) = tree.characters(id) else { continue };
        // A date has a digit; most texts are passed over by this.
        if !own.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let Some(parent) = tree.parent(id) else { continue };
        if leading.is_none() && tree.tag(parent) == "p" {
            leading = leads(own, order).map(|(value, said)| Field {
                value,
                from: EvidenceKind::Text,
                place: "first words".to_owned(),
                said,
            });
        }
        if matches!(tree.tag(parent), "script" | "style" | "option" | "noscript") {
            continue;
        }
        // The line may be cut into elements: `<span>30</span> <span>Oct</span> <span>2023</span>`.
        let lines = [
            tidy::line(own),
            tree.short_line(parent, LONGEST),
            tree.parent(parent).and_then(|p| tree.short_line(p, LONGEST)),
        ];
        for line in lines.into_iter().flatten() {
            if line.len() > LONGEST || line.contains('©') || line.to_lowercase().contains("copyright") {
                break;
            }
            let Some(value) = dates::find(&line, order).filter(|d| is_plausible(d)) else { continue };
            let lower = line.to_lowercase();
            let labelled = LABELS.iter().any(|l| lower.contains(l));
            let classed = std::iter::once(parent).chain(tree.ancestors(parent).take(2)).any(|a| {
                ["class", "id"]
                    .iter()
                    .filter_map(|n| tree.attribute(a, n))
                    .any(|c| words(c).any(|w| CLASSES.contains(&w.to_ascii_lowercase().as_str())))
            });
            let alone = crate::html::stamp::is_stamp(&line);
            // "Norhaven, 3 May 2023" at the top of a release.
            let headed = line.len() < 60 && line.ends_with(|c: char| c.is_ascii_digit());
            let weight =
                u8::from(labelled) * 4 + u8::from(classed) * 4 + u8::from(alone) * 2 + u8::from(headed);
            if weight > 0 && best.as_ref().is_none_or(|(w, _)| weight > *w) {
                if tree.ancestors(id).any(|a| is_comment(tree, a)) {
                    break;
                }
                let place = format!("<{}>", tree.tag(parent));
                best = Some((weight, Field { value, from: EvidenceKind::Text, place, said: line }));
            }
            break;
        }
    }
    best.filter(|(weight, _)| *weight > 1 || leading.is_none()).map(|(_, field)| field).or(leading)
}

/// Whether an element holds what a reader wrote, whose date is another.
fn is_comment(tree: &Tree, id: Id) -> bool {
    let says = |name| {
        let value = tree.attribute(id, name).unwrap_or_default();
        words(value).any(|w| w.eq_ignore_ascii_case("comment") || w.eq_ignore_ascii_case("comments"))
    };
    !matches!(tree.tag(id), "body" | "main" | "article") && (says("class") || says("id"))
}

/// The date with which a paragraph begins: "30.10.2023 – The port …", "(30 October 2023) The port …".
fn leads(paragraph: &str, order: Order) -> Option<(String, String)> {
    const LONGEST: usize = 40;
    let text = paragraph.trim_start();
    let head = match text.strip_prefix('(') {
        Some(rest) => rest.split_once(')')?.0,
        None => [" – ", " — ", " - "].iter().find_map(|s| Some(text.split_once(s)?.0))?,
    };
    let fits = head.len() <= LONGEST && crate::html::stamp::is_stamp(head);
    let value = fits.then(|| dates::find(head, order)).flatten().filter(|d| is_plausible(d))?;
    Some((value, head.to_owned()))
}

/// `…/2023/10/30/port-reopens`, `…/2023-10-30-port`, `…/20231030/port`.
fn of_address(url: &str) -> Option<Field> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    // An archive's own address carries the time of the copy.
    let path = path.split_once("http").map_or(path, |(_, rest)| rest);
    let digits: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    let of = |y: &str, m: &str, d: &str| {
        let fits = y.len() == 4
            && (y.starts_with("20") || y.starts_with("199"))
            && (1..=2).contains(&m.len())
            && (1..=2).contains(&d.len());
        fits.then(|| dates::normalise(&format!("{y}-{m:0>2}-{d:0>2}"))).flatten()
    };
    let beside = |y: &str, m: &str, d: &str| {
        ['/', '-', '_', '.'].iter().any(|s| path.contains(&format!("{y}{s}{m}{s}{d}")))
    };
    let apart = digits.windows(3).find_map(|w| of(w[0], w[1], w[2]).filter(|_| beside(w[0], w[1], w[2])));
    let value = apart
        .or_else(|| digits.iter().filter(|d| d.len() == 8).find_map(|d| of(&d[..4], &d[4..6], &d[6..])))?;
    Some(Field { value, from: EvidenceKind::Url, place: "address".to_owned(), said: url.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_may_begin_with_its_date() {
        let of = |p| leads(p, Order::DayFirst).map(|(value, _)| value);
        assert_eq!(of("30.10.2023 – The port reopened."), Some("2023-10-30".into()));
        assert_eq!(of(" (30 October 2023) The port reopened."), Some("2023-10-30".into()));
        assert_eq!(of("(The port closed on 30.10.2023) It reopened."), None);
        assert_eq!(of("The port reopened."), None);
    }

    #[test]
    fn addresses_tell_dates() {
        let of = |u| of_address(u).map(|f| f.value);
        assert_eq!(of("https://post.example/2023/10/30/port"), Some("2023-10-30".into()));
        assert_eq!(of("https://post.example/a/2023-1-3-port"), Some("2023-01-03".into()));
        assert_eq!(of("https://post.example/20231030/port"), Some("2023-10-30".into()));
        assert_eq!(of("https://web.example/web/20150206075900/http://post.example/port"), None);
        assert_eq!(of("https://post.example/10/2023/30/port-12345678"), None);
    }
}
