//! Taking a page apart: its tree, what it says of itself, its article.

mod about;
mod article;
pub(crate) mod attributes;
mod blocks;
mod furniture;
mod live;
mod parse;
mod phrases;
mod region;
mod rescue;
mod stamp;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use reportedly_core::{Document, Problem, ProblemKind};

use crate::sources::record::unknown_date;

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
    let known =
        furniture::Known { title: about.title(), byline: about.byline(), description: about.description() };
    let mut article = article::read(&tree, &region, known);
    if let Some(blocks) = rescue::better(&tree, &article, about.body()) {
        article = furniture::clear(blocks, known);
    }
    if !article.iter().any(blocks::Block::is_prose) {
        article.clear();
    }
    let (text, starts) = join(&article);
    let sections = live::sections(&tree, &article, &starts, about.entries());
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
        sections,
        evidence,
        problems,
        ..Document::default()
    }
}

/// Paragraphs as one text, and where each begins in it.
fn join(paragraphs: &[blocks::Block]) -> (String, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for paragraph in paragraphs {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        starts.push(text.len());
        text.push_str(&paragraph.text);
    }
    (text, starts)
}
