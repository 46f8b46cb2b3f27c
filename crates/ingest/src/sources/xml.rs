//! XML that is no page and no feed: a sitemap, a drawing, an office document. Its tags are no prose, so that nothing is
//! better than reading them.

use reportedly_core::{Document, Problem, ProblemKind};

use super::{Format, Take};

pub(crate) const FORMAT: Format = Format {
    name: "xml",
    title: "Other XML",
    about: "Kept with the problem that it is not read.",
    media_type: "application/xml",
    also: &["text/xml", "image/svg+xml"],
    extensions: &["xml", "svg"],
    magic: |_| false,
    sniff: |head| head.starts_with("<?xml"),
    take: Take::Whole(|_| {
        let message = "This is XML, which is not read. Save the articles as pages, plain text or JSONL.";
        vec![Document { problems: vec![Problem::new(ProblemKind::NoText, message)], ..Document::default() }]
    }),
};
