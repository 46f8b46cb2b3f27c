//! The text of an article: the region of the page, without what stands in it and is no reporting.

use super::blocks::Block;
use super::furniture;
use super::region;
use super::tree::{Id, Tree};

/// The text found, with what it takes to judge it.
pub(super) struct Text {
    /// Paragraphs.
    pub paragraphs: Vec<Block>,
    /// Letters of prose in the whole page, to tell how much was left out.
    pub prose: usize,
}

/// Read it.
pub(super) fn read(tree: &Tree, body: Id, known: furniture::Known) -> Text {
    let is_title = |b: &Block| known.title.is_some_and(|t| furniture::same(&b.text, t)) || tree.tag(b.node) == "h1";
    let region = region::find(tree, body, &is_title);
    let blocks = region.blocks[region.from..region.to].to_vec();
    Text { paragraphs: furniture::clear(blocks, known), prose: region.prose }
}
