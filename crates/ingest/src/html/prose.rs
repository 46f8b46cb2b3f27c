//! How much of a page is prose at all.
//!
//! Where the extraction library finds no article, it gives all text of the page as a last resort:
//! the menu, the names of links, the request to switch on JavaScript.

use trafilatura::dom::{Document, NodeId};

/// Elements whose text is not written to be read through. Forms are not among them, since some
/// systems put the whole page into one.
const OTHER: &[&str] =
    &["nav", "footer", "noscript", "button", "select", "option", "script", "style", "template", "head"];

/// Letters and digits of the page outside of menus, links and scripts.
pub(super) fn letters_of_page(tree: &Document) -> usize {
    fn walk(tree: &Document, node: NodeId, sum: &mut usize) {
        for child in tree.child_nodes(node) {
            if tree.is_text(child) {
                *sum += letters(&tree.text_content(child));
            } else if !is_other(tree, child) {
                walk(tree, child, sum);
            }
        }
    }
    let mut sum = 0;
    walk(tree, tree.root(), &mut sum);
    sum
}

fn is_other(tree: &Document, node: NodeId) -> bool {
    let tag = tree.tag_name(node);
    // An `a` without address is an anchor; old pages leave it open around the whole article.
    OTHER.contains(&tag) || (tag == "a" && tree.get_attribute(node, "href").is_some())
}

/// Letters and digits of a text.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
