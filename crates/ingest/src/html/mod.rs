//! Taking a page apart: guard, what it says of itself, its paragraphs.

pub(crate) mod attributes;
mod furniture;
mod guard;
mod json_ld;
mod metadata;
mod paragraphs;
mod prose;

use reportedly_core::{Document, Problem, ProblemKind};
use trafilatura::{HtmlDateMode, Options};

use crate::sources::record::unknown_date;

/// The article and metadata of a page. Needs a large stack (see [`crate::limits::STACK`]).
pub(crate) fn read(page: &str) -> Document {
    if let Some(problem) = guard::refuse(page) {
        return Document { problems: vec![problem], ..Document::default() };
    }
    let tree = trafilatura::dom::Document::parse(page);
    let about = metadata::read(&tree);
    let prose = prose::letters_of_page(&tree);
    // Dates are ours: the library guesses one from any number on the page.
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let mut text = match trafilatura::extract_document(tree, &options) {
        Ok(article) => paragraphs::text(&article.content_html, about.title.as_deref()),
        Err(_) => String::new(),
    };
    // More menu than prose is no article.
    if prose * 2 < prose::letters(&text) {
        text.clear();
    }
    let mut problems = Vec::new();
    if text.is_empty() {
        problems.push(Problem::new(
            ProblemKind::NoText,
            "No article was found on this page. It may need JavaScript or a login, or list articles only.",
        ));
    }
    if let Some(date) = &about.unknown_date {
        problems.push(unknown_date(date));
    }
    Document {
        url: about.url,
        publisher: about.publisher,
        published: about.published,
        title: about.title,
        byline: about.byline,
        text,
        problems,
        ..Document::default()
    }
}
