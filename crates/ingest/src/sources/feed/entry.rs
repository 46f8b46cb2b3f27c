//! From an entry as read to a document.

use reportedly_core::{Capture, Document, Problem, ProblemKind};
use url::Url;

use super::{Body, Entry, Feed, FeedEntry, Said};
use crate::sources::fragment;
use crate::sources::record::{evidence, unknown_date};
use crate::{dates, tidy};

/// The document of an entry.
pub(super) fn document(entry: &Entry, feed: &Feed, capture: &Capture) -> Document {
    let url = address(entry, feed, capture);
    let mut document = Document {
        id: entry.guid.clone().or_else(|| url.clone()).unwrap_or_default(),
        url,
        ..Document::default()
    };
    publisher(entry, feed, &mut document);
    document.title = title(entry);
    let byline = entry.byline.clone().or_else(|| feed.byline.clone());
    // A blog's name in the place of a person's says nothing.
    document.byline = byline.filter(|name| document.publisher.as_ref() != Some(name));
    when(entry, &mut document);
    for body in &entry.bodies {
        match text(body) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                document.text = text;
                document.problems.clear();
                break;
            }
            Err(problem) => document.problems = vec![problem],
        }
    }
    if document.text.is_empty() && document.problems.is_empty() {
        // Nothing is lost where a feed gives headlines only: they are what it says.
        document.text = document.title.clone().unwrap_or_default();
    }
    if let Some(said) = entry.published.first().filter(|_| document.published.is_none()) {
        document.problems.push(unknown_date(&said.said));
    }
    if entry.cut {
        let problem = Problem::new(ProblemKind::Truncated, "The feed breaks off in this entry.");
        document.problems.push(problem);
    }
    document
}

/// What is needed to fetch the page of an entry.
pub(super) fn short(entry: &Entry, feed: &Feed, capture: &Capture) -> FeedEntry {
    let url = address(entry, feed, capture);
    let mut dates = Document::default();
    when(entry, &mut dates);
    FeedEntry {
        guid: entry.guid.clone().or_else(|| url.clone()),
        url,
        title: title(entry),
        source: entry.publisher.as_ref().map(|p| p.said.clone()),
        published: dates.published,
    }
}

fn publisher(entry: &Entry, feed: &Feed, document: &mut Document) {
    let title = || Some(Said { place: "feed title".to_owned(), said: feed.title.clone()? });
    let own = entry.publisher.as_ref().map(|p| Said { place: p.place.clone(), said: p.said.clone() });
    if let Some(Said { place, said }) = own.or_else(title) {
        document.evidence.push(evidence("publisher", &place, &said));
        document.publisher = Some(said);
    }
}

/// The headline. Aggregators put the source behind it, which is said elsewhere.
fn title(entry: &Entry) -> Option<String> {
    let title = entry.title.as_deref()?;
    let bare = entry.publisher.as_ref().and_then(|p| {
        let head = title.strip_suffix(p.said.as_str())?.trim_end();
        Some(head.strip_suffix(['-', '–', '—', '|'])?.trim_end()).filter(|head| !head.is_empty())
    });
    Some(bare.unwrap_or(title).to_owned())
}

/// Both dates with their evidence. A feed that gives no date of publication but one of a change means the same by it:
/// Atom demands only that one.
fn when(entry: &Entry, document: &mut Document) {
    let understood = |all: &[Said]| {
        all.iter().find_map(|s| Some((dates::normalise(&s.said)?, s.place.clone(), s.said.clone())))
    };
    let modified = understood(&entry.modified);
    let published = understood(&entry.published).or_else(|| modified.clone());
    for (field, found) in [("published", published), ("modified", modified)] {
        let Some((date, place, said)) = found else { continue };
        if field == "modified" && document.published.as_ref() == Some(&date) {
            continue;
        }
        document.evidence.push(evidence(field, &place, &said));
        match field {
            "published" => document.published = Some(date),
            _ => document.modified = Some(date),
        }
    }
}

fn text(body: &Body) -> Result<String, Problem> {
    if !body.html {
        return Ok(tidy::text(&body.text));
    }
    let text = fragment::paragraphs(&body.text)?;
    // What a well-known blog program writes below every entry.
    let credit = |last: &str| {
        last.starts_with("The post ")
            && (last.contains(" appeared first on ") || last.contains(" first appeared on "))
    };
    Ok(match text.rsplit_once("\n\n") {
        Some((rest, last)) if credit(last) => rest.to_owned(),
        _ => text,
    })
}

/// The address of the article in full, of the web.
fn address(entry: &Entry, feed: &Feed, capture: &Capture) -> Option<String> {
    let given = entry.url.as_deref()?;
    if given.starts_with("http://") || given.starts_with("https://") {
        return Some(given.to_owned());
    }
    let mut base: Option<Url> = None;
    for one in [&capture.url, &feed.home, &feed.base, &entry.base].into_iter().flatten() {
        let joined = base.as_ref().map_or_else(|| Url::parse(one), |base| base.join(one));
        base = joined.ok().or(base);
    }
    let full = base?.join(given).ok()?;
    matches!(full.scheme(), "http" | "https").then(|| full.to_string())
}
