//! Watching feeds: what is new in them goes into the casebook, with the pages behind.

use crate::add::store;
use crate::{Added, Casebook, Error, Given, web};
use reportedly_core::Capture;
use reportedly_fetch::{Client, Conditions, FetchErrorKind, Response};
use reportedly_ingest::{FeedEntry, Item, Options, captures_of, feed_entries};
use serde::Serialize;
use std::collections::HashSet;

/// Whether the pages that entries link to are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Yes: feeds mostly hold a sentence or two of each article.
    Fetch,
    /// No: what stands in the feed is enough.
    Leave,
}

/// What one look at a feed brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Polled {
    /// The feed, as it was given.
    pub feed: String,
    /// Whether the server says that nothing changed since the last look.
    pub unchanged: bool,
    /// Entries that it holds.
    pub entries: usize,
    /// Entries that were not there at an earlier look.
    pub new_entries: usize,
    /// New entries whose page could not be had just now; they are asked for again at the next look.
    pub postponed: usize,
    /// Why nothing could be had of it.
    pub problem: Option<String>,
    /// What was taken in: the feed where it holds anything new, and the pages behind its new entries.
    pub added: Added,
}

/// Looks at a feed once. Only what is new is taken in; documents are not read by the model yet
/// ([`add::read`](crate::add::read) does, best once after all feeds).
///
/// A feed that cannot be had is no error but a [`Polled::problem`]: the others are looked at all the same. An entry counts as known
/// once a server answered for its page, so that a page that is gone is not asked for at every look.
///
/// # Errors
///
/// [`Error::Busy`], [`Error::Store`], [`Error::Damaged`]: the casebook cannot be written.
pub fn poll(casebook: &mut Casebook, client: &Client, feed: &str, pages: Pages) -> Result<Polled, Error> {
    let mut polled = Polled { feed: feed.to_owned(), ..Polled::default() };
    let response = match client.get(feed, &casebook.feed(feed)?) {
        Ok(response) if response.status == 304 => {
            polled.unchanged = true;
            return Ok(polled);
        }
        Ok(response) if response.is_success() => response,
        Ok(response) => {
            polled.problem = Some(format!("The server answered {} instead of the feed.", response.status));
            return Ok(polled);
        }
        Err(error) => {
            polled.problem = Some(format!("It was not fetched: {error}. {}", error.hint()));
            return Ok(polled);
        }
    };
    let marks = response.conditions();
    let Some(capture) = feed_of(response) else {
        polled.problem = Some("What the server sent is no feed (RSS, Atom or JSON Feed).".to_owned());
        return Ok(polled);
    };
    let entries = feed_entries(&capture);
    let mut guids: Vec<String> = entries.iter().map(mark).collect();
    let fresh = casebook.new_entries(feed, &guids)?;
    let fresh: Vec<&FeedEntry> =
        entries.iter().zip(fresh).filter(|(_, new)| *new).map(|(entry, _)| entry).collect();
    (polled.entries, polled.new_entries) = (entries.len(), fresh.len());

    let (mut given, mut postponed) = (Vec::new(), Vec::new());
    // A feed is captured again only for what is new in it: otherwise every look would keep a copy.
    if !fresh.is_empty() {
        given.push(Given::Item(Box::new(Item::Capture(capture))));
    }
    if pages == Pages::Fetch {
        let mut asked = HashSet::new();
        for entry in fresh {
            let Some(url) = entry.url.as_deref().filter(|url| asked.insert(*url)) else { continue };
            match page(client, feed, entry, url) {
                Some(page) => given.push(page),
                None => postponed.push(mark(entry)),
            }
        }
    }
    polled.postponed = postponed.len();
    guids.retain(|guid| !postponed.contains(guid));
    // Without marks the feed is sent again although it did not change, and with it what was postponed.
    let marks = if postponed.is_empty() { marks } else { Conditions::default() };
    polled.added = store(casebook, given, &Options::default(), &mut |_| ())?;
    casebook.keep_feed(feed, &marks, &guids)?;
    Ok(polled)
}

/// The answer as a feed; `None` where it is something else.
fn feed_of(response: Response) -> Option<Capture> {
    let (envelope, body) = web::enveloped(response, String::new());
    let mut found = None;
    captures_of(envelope, &mut &*body, &Options::default(), &mut |item| {
        if let Item::Capture(capture) = item {
            found = Some(capture);
        }
    });
    found.filter(|capture: &Capture| capture.format == "feed")
}

/// By what an entry is known again: what the feed tells it by, or the nearest thing to that.
fn mark(entry: &FeedEntry) -> String {
    [&entry.guid, &entry.url, &entry.title].into_iter().flatten().next().cloned().unwrap_or_default()
}

/// The page behind an entry; `None` where it cannot be had just now, as when the server is down.
fn page(client: &Client, feed: &str, entry: &FeedEntry, url: &str) -> Option<Given<'static>> {
    let mut context = serde_json::json!({ "feed": feed, "guid": mark(entry) });
    if let Some(source) = &entry.source {
        context["source"] = source.as_str().into();
    }
    match client.get(url, &Conditions::default()) {
        Ok(response) if matches!(response.status, 429 | 500..) => None,
        Ok(response) => Some(web::given(response, context.to_string())),
        Err(error) if error.kind.is_transient() || matches!(error.kind, FetchErrorKind::TooSoon { .. }) => {
            None
        }
        Err(error) => Some(web::refused(url, &error)),
    }
}
