//! Taking a page apart: its tree, what it says of itself, its article.

mod about;
mod article;
mod attributes;
mod blocks;
mod furniture;
mod parse;
mod phrases;
mod region;
mod stamp;
mod tree;
mod words;

use reportedly_core::{Document, Problem, ProblemKind};

use crate::sources::jsonl::unknown_date;

/// The article and metadata of a page. Needs a large stack (see [`crate::limits::STACK`]).
pub(crate) fn read(page: &str, url: Option<&str>) -> Document {
    let tree = match parse::parse(page) {
        Ok(tree) => tree,
        Err(problem) => return Document { problems: vec![problem], ..Document::default() },
    };
    let body = tree.elements(tree::ROOT, &["body"]).next().unwrap_or(tree::ROOT);
    let mut about = about::begin(&tree, body, url);
    let region = article::region(&tree, body, about.title());
    let (first, last) = region.nodes();
    about.complete(&tree, body, &region.all, url, first, last);
    let known = furniture::Known { title: about.title(), byline: about.byline(), description: about.description() };
    let article = article::read(&tree, &region, known);
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
    let evidence = about.evidence();
    let value = |field: Option<about::Field>| field.map(|f| f.value);
    Document {
        url: value(about.url),
        publisher: value(about.publisher),
        published: value(about.published),
        modified: value(about.modified),
        title: value(about.title),
        byline: value(about.byline),
        text,
        evidence,
        problems,
        ..Document::default()
    }
}
