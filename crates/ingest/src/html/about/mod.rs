//! What a page says of itself: title, publisher, byline, address, dates, each with the place it was taken
//! from. Precision over recall: a wrong name or date is worse than none.

mod byline;
mod head;
mod json_ld;
mod local;
mod names;
mod published;
mod title;

use reportedly_core::{Evidence, EvidenceKind};

use super::blocks::Block;
use super::tree::{Id, Tree};
use head::{Head, is_address};
pub(super) use json_ld::Entry;
pub(super) use names::is_person;

/// A value with what it was taken from.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub value: String,
    from: EvidenceKind,
    place: String,
    said: String,
}

impl Field {
    fn new(value: &str, from: EvidenceKind, place: &str) -> Self {
        Self { value: value.to_owned(), from, place: place.to_owned(), said: value.to_owned() }
    }
}

/// Where bylines and dates of an article stand: between two nodes; and where its text ends.
#[derive(Debug, Clone, Copy)]
struct Zone {
    from: Id,
    to: Id,
    /// A node shortly before the end of the text, and its last.
    end: Id,
    last: Id,
}

impl Zone {
    fn holds(&self, id: Id) -> bool {
        (self.from..=self.to).contains(&id)
    }
}

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct About {
    head: Head,
    pub title: Option<Field>,
    pub publisher: Option<Field>,
    pub byline: Option<Field>,
    pub url: Option<Field>,
    pub published: Option<Field>,
    pub modified: Option<Field>,
    /// A date that was given but not understood, where no other was.
    pub unknown_date: Option<String>,
}

/// Read the head of a page and its headline. `address` is where the page was fetched from, where that is known.
pub(super) fn begin(tree: &Tree, body: Id, address: Option<&str>) -> About {
    let head = head::read(tree);
    let url = url(&head, address);
    let publisher = publisher(&head);
    let title = title::read(tree, body, &head, publisher.as_ref().map(|p| p.value.as_str()));
    About { head, title, publisher, url, ..About::default() }
}

impl About {
    /// The title, where there is one.
    pub(super) fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|f| f.value.as_str())
    }

    pub(super) fn byline(&self) -> Option<&str> {
        self.byline.as_ref().map(|f| f.value.as_str())
    }

    /// What the page tells search engines that it is about.
    pub(super) fn description(&self) -> Option<&str> {
        self.head
            .article
            .description
            .as_deref()
            .or(self.head.meta("og:description"))
            .or(self.head.meta("description"))
    }

    /// The text that machines are told.
    pub(super) fn body(&self) -> Option<&str> {
        self.head.article.body.as_deref()
    }

    /// Entries of a live blog that machines are told of.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.head.article.entries
    }

    /// Read who wrote it and when, now that it is known where the article stands: `from` and `to` are its
    /// first and last node, `all` every block of the page.
    pub(super) fn complete(
        &mut self,
        tree: &Tree,
        body: Id,
        all: &[Block],
        address: Option<&str>,
        from: Id,
        to: Id,
    ) {
        // Bylines and dates stand between the headline and the text, or shortly behind it.
        const ABOVE: Id = 250;
        const BELOW: Id = 120;
        let heading = tree.elements(body, &["h1"]).filter(|h| *h < from).last().unwrap_or(from);
        const END: Id = 25;
        let zone = Zone {
            from: heading.min(from).saturating_sub(ABOVE),
            to: to.saturating_add(BELOW),
            end: to.saturating_sub(END),
            last: to,
        };
        let urls: Vec<&str> = self
            .url
            .iter()
            .map(|f| f.value.as_str())
            .chain(self.head.meta("og:url"))
            .chain(address)
            .collect();
        let dates = published::read(tree, body, &self.head, &urls, zone);
        (self.published, self.modified, self.unknown_date) = (dates.published, dates.modified, dates.unknown);
        let publisher = self.publisher.as_ref().map(|p| p.value.as_str());
        self.byline = byline::read(tree, body, &self.head, publisher, all, zone);
    }

    /// Where each field was taken from.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        const LONGEST: usize = 200;
        let cut = |s: &str| s.chars().take(LONGEST).collect::<String>();
        [
            ("url", &self.url),
            ("publisher", &self.publisher),
            ("published", &self.published),
            ("modified", &self.modified),
            ("title", &self.title),
            ("byline", &self.byline),
        ]
        .into_iter()
        .filter_map(|(name, field)| {
            let field = field.as_ref()?;
            Some(Evidence {
                field: name.to_owned(),
                from: field.from,
                place: cut(&field.place),
                said: cut(&field.said),
            })
        })
        .collect()
    }
}

fn url(head: &Head, address: Option<&str>) -> Option<Field> {
    let canonical = head.canonical.as_deref().map(|u| Field::new(u, EvidenceKind::Meta, "canonical"));
    let og =
        || head.meta("og:url").filter(|u| is_address(u)).map(|u| Field::new(u, EvidenceKind::Meta, "og:url"));
    let ld = || {
        head.article
            .url
            .as_deref()
            .filter(|u| is_address(u))
            .map(|u| Field::new(u, EvidenceKind::JsonLd, "url"))
    };
    canonical
        .or_else(og)
        .or_else(ld)
        .or_else(|| address.filter(|u| is_address(u)).map(|u| Field::new(u, EvidenceKind::Url, "address")))
}

fn publisher(head: &Head) -> Option<Field> {
    let meta = head
        .first(&["og:site_name", "application-name", "dc.publisher", "citation_journal_title"])
        .filter(|(_, p)| !is_address(p));
    let meta = meta.map(|(name, p)| Field::new(p, EvidenceKind::Meta, name));
    let meta = meta.filter(|f| !f.value.is_empty());
    meta.or_else(|| {
        head.article.publisher.as_deref().map(|p| Field::new(p, EvidenceKind::JsonLd, "publisher"))
    })
}
