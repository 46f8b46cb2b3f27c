//! Taking a page apart: its tree, what it says of itself, its article.

mod article;
mod attributes;
mod blocks;
mod furniture;
mod json_ld;
mod metadata;
mod parse;
mod phrases;
mod region;
mod stamp;
mod tree;
mod words;

use reportedly_core::{Document, Problem, ProblemKind};

use crate::sources::jsonl::unknown_date;

/// The article and metadata of a page. Needs a large stack (see [`crate::limits::STACK`]).
pub(crate) fn read(page: &str, _url: Option<&str>) -> Document {
    let tree = match parse::parse(page) {
        Ok(tree) => tree,
        Err(problem) => return Document { problems: vec![problem], ..Document::default() },
    };
    let about = metadata::read(&tree);
    let body = tree.elements(tree::ROOT, &["body"]).next().unwrap_or(tree::ROOT);
    let article = article::read(&tree, body, furniture::Known { title: about.title.as_deref(), byline: about.byline.as_deref(), description: about.description.as_deref() });
    let texts: Vec<&str> = article.paragraphs.iter().map(|b| b.text.as_str()).collect();
    let text = crate::tidy::text(&texts.join("\n\n"));
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
