//! Title, publisher, byline, address and date of a page. Precision over recall: every extractor
//! that guesses a byline from the layout invents some, and a wrong name is worse than none.

use super::furniture::same;
use super::json_ld;
use super::tree::{ROOT, Tree};
use crate::{dates, tidy};

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct About {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub description: Option<String>,
    pub published: Option<String>,
    /// A date that was given but not understood, where no other was.
    pub unknown_date: Option<String>,
}

const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date_published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "published_time",
    "originalpublicationdate",
    "citation_publication_date",
    "date",
];

const AUTHORS: &[&str] = &[
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
];

/// Read the head and the headlines of a page.
pub(super) fn read(tree: &Tree) -> About {
    let scripts: Vec<String> =
        tree.elements(ROOT, &["script"])
            .filter(|s| tree.attribute(*s, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")))
            .map(|s| tree.text(s))
            .collect();
    let article = json_ld::read(&scripts);
    let metas: Vec<(String, String)> = tree
        .elements(ROOT, &["meta"])
        .filter_map(|m| {
            let name = ["property", "name", "itemprop"].iter().find_map(|a| tree.attribute(m, a))?;
            Some((name.trim().to_ascii_lowercase(), tidy::line(tree.attribute(m, "content")?)?))
        })
        .collect();
    let meta = |name: &str| metas.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone());

    let url = canonical(tree)
        .or_else(|| meta("og:url"))
        .into_iter()
        .chain(article.url.clone())
        .find(|u| is_address(u));
    let publisher = meta("og:site_name").or(article.publisher.clone()).filter(|p| !is_address(p));
    let title = title(tree, &article, meta("og:title"), publisher.as_deref());
    // Where the head of the page gives a date that cannot be understood, a person should know; a
    // `time` element that is none ("Mo-Su 08:00") is only passed over.
    let given: Vec<String> =
        article.published.iter().cloned().chain(DATES.iter().filter_map(|n| meta(n))).collect();
    let published = given.iter().chain(&times(tree)).find_map(|d| dates::normalise(d));
    About {
        byline: byline(&article, &metas, publisher.as_deref()),
        unknown_date: given.into_iter().next().filter(|_| published.is_none()),
        description: meta("og:description").or_else(|| meta("description")),
        title,
        publisher,
        url,
        published,
    }
}

fn is_address(s: &str) -> bool {
    let lower = s.to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

fn canonical(tree: &Tree) -> Option<String> {
    let link = tree
        .elements(ROOT, &["link"])
        .find(|l| tree.attribute(*l, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")))?;
    tidy::line(tree.attribute(link, "href")?).filter(|u| is_address(u))
}

/// Machine-readable times that are marked as the publication of the page.
fn times(tree: &Tree) -> Vec<String> {
    let marked = |t| {
        tree.attribute(t, "pubdate").is_some()
            || ["itemprop", "class"].iter().any(|a| {
                tree.attribute(t, a).is_some_and(|v| {
                    let v = v.to_ascii_lowercase();
                    v.contains("datepublished") || v.contains("published") || v.contains("entry-date")
                })
            })
    };
    let all: Vec<_> = tree.elements(ROOT, &["time"]).collect();
    let read = |t: &_| tidy::line(tree.attribute(*t, "datetime")?);
    let marked: Vec<String> = all.iter().filter(|t| marked(**t)).filter_map(read).collect();
    // One time on the whole page, or the same everywhere, is that of the article; of several, one
    // may be that of a teaser.
    let mut others: Vec<String> = all.iter().filter_map(read).collect();
    others.dedup();
    if marked.is_empty() && others.len() == 1 { others } else { marked }
}

/// The headline as printed: the only `h1` where the page's other titles agree with it, else what the
/// page tells machines, without the name of the site at its end.
fn title(
    tree: &Tree,
    article: &json_ld::Article,
    og: Option<String>,
    publisher: Option<&str>,
) -> Option<String> {
    let h1: Vec<String> =
        tree.elements(ROOT, &["h1"]).filter_map(|h| tidy::line(&tree.text(h))).collect();
    let window = tree.elements(ROOT, &["title"]).next().and_then(|t| tidy::line(&tree.text(t)));
    let told: Vec<&String> = [&article.headline, &og, &window].into_iter().flatten().collect();
    let agrees = |h: &&String| told.iter().any(|t| same(h, t) || same(h, &without_site(t, publisher)));
    if let Some(printed) = h1.iter().find(agrees) {
        return Some(printed.clone());
    }
    let machine = article.headline.clone().or(og).map(|t| without_site(&t, publisher));
    machine.or_else(|| {
        if let [one] = &h1[..] { Some(one.clone()) } else { window.map(|t| without_site(&t, publisher)) }
    })
}

/// `Port reopens | Harbour Post` gives `Port reopens`.
fn without_site(title: &str, publisher: Option<&str>) -> String {
    for sign in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(sign)
            && (sign == " | " || publisher.is_some_and(|p| same(p, tail)))
            && !head.trim().is_empty()
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Who wrote it, from JSON-LD or a meta element. The site itself, addresses and handles are no
/// authors.
fn byline(article: &json_ld::Article, metas: &[(String, String)], publisher: Option<&str>) -> Option<String> {
    let fits = |name: &&String| is_name(name) && !publisher.is_some_and(|p| same(p, name));
    let mut names: Vec<&String> = article.authors.iter().filter(fits).collect();
    if names.is_empty() {
        names = AUTHORS
            .iter()
            .map(|a| metas.iter().filter(|(n, v)| n == a && fits(&v)).map(|(_, v)| v).collect::<Vec<_>>())
            .find(|v| !v.is_empty())
            .unwrap_or_default();
    }
    let mut unique: Vec<&String> = Vec::new();
    for name in names {
        if !unique.iter().any(|u| same(u, name)) {
            unique.push(name);
        }
    }
    (!unique.is_empty()).then(|| unique.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", "))
}

/// Account names that systems fill in, in lower case.
const ROLES: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "guest",
    "author",
    "staff",
    "super user",
    "redacción",
    "redaktion",
];

/// Whether an author field can hold a person, an agency or a desk rather than markup, an address, a
/// photo credit, a domain or an account.
fn is_name(s: &str) -> bool {
    let lower = s.to_lowercase();
    let one_word = !s.contains(char::is_whitespace);
    let domain = one_word && s.trim_end_matches('.').contains('.');
    let account = one_word && lower == s && s.bytes().any(|b| b.is_ascii_lowercase());
    s.len() <= 200
        && s.chars().any(char::is_alphabetic)
        && !s.contains(['@', '<', '>', '{', '/'])
        && !s.starts_with('(')
        && !lower.contains("image:")
        && !domain
        && !account
        && !ROLES.contains(&lower.as_str())
}
