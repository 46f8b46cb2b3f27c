//! What the head of a page says: meta and link elements, the title of the window, JSON-LD.

use super::json_ld;
use crate::html::tree::{Id, ROOT, Tree};
use crate::tidy;

/// Everything of the head that fields are taken from.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Names in lower case and contents of meta elements, in their order, without empty ones.
    pub metas: Vec<(String, String)>,
    pub article: json_ld::Article,
    /// Title of the window.
    pub window: Option<String>,
    pub canonical: Option<String>,
    /// Language of the page in lower case, as `de` or `en-us`; empty where it is not given.
    pub language: String,
}

/// Most meta elements that are read.
const MOST: usize = 1000;

pub(super) fn read(tree: &Tree) -> Head {
    let mut head = Head::default();
    let mut scripts = Vec::new();
    for id in tree.elements(ROOT, &["meta", "link", "title", "script", "html"]) {
        match tree.tag(id) {
            "meta" if head.metas.len() < MOST => head.metas.extend(meta(tree, id)),
            "link" if head.canonical.is_none() && says(tree, id, "rel", "canonical") => {
                head.canonical = tree.attribute(id, "href").and_then(tidy::line).filter(|u| is_address(u));
            }
            // A drawing has titles too.
            "title" if head.window.is_none() && tree.parent(id).is_some_and(|p| tree.tag(p) != "svg") => {
                head.window = tidy::line(&tree.text(id));
            }
            "script" if says(tree, id, "type", "application/ld+json") => scripts.push(tree.text(id)),
            "html" => head.language = tree.attribute(id, "lang").unwrap_or_default().to_ascii_lowercase(),
            _ => {}
        }
    }
    head.article = json_ld::read(&scripts);
    head
}

fn says(tree: &Tree, id: Id, name: &str, value: &str) -> bool {
    tree.attribute(id, name).is_some_and(|v| v.trim().eq_ignore_ascii_case(value))
}

fn meta(tree: &Tree, id: Id) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| tree.attribute(id, a))?;
    let content = tidy::line(tree.attribute(id, "content")?)?;
    Some((name.trim().to_ascii_lowercase(), content))
}

impl Head {
    /// The first content of the first of these names that there is, with the name.
    pub(super) fn first(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        names.iter().find_map(|n| self.metas.iter().find(|(m, _)| m == n).map(|(_, v)| (*n, v.as_str())))
    }

    /// The content of a meta element.
    pub(super) fn meta(&self, name: &'static str) -> Option<&str> {
        self.first(&[name]).map(|(_, v)| v)
    }
}

/// Whether it is an address on the web.
pub(super) fn is_address(s: &str) -> bool {
    let lower = s.get(..8).unwrap_or(s).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}
