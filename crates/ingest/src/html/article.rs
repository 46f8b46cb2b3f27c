//! The text of an article: the region of the page, without what stands in it and is no reporting.

use super::blocks::Block;
use super::furniture;
use super::region::{self, Region};
use super::tree::{Id, Tree};
use super::words;

/// Blocks at the start among which a lead is looked for.
const LEADING: usize = 8;

/// Find where it is.
pub(super) fn region(tree: &Tree, body: Id, title: Option<&str>) -> Region {
    let is_title = |b: &Block| title.is_some_and(|t| furniture::same(&b.text, t)) || tree.tag(b.node) == "h1";
    region::find(tree, body, &is_title)
}

/// Read it.
pub(super) fn read(tree: &Tree, region: &Region, known: furniture::Known) -> Vec<Block> {
    let mut blocks = region.blocks[region.from..region.to].to_vec();
    for block in blocks.iter_mut().take(LEADING) {
        let near = std::iter::once(block.node).chain(tree.ancestors(block.node).take(2));
        block.lead = near.filter_map(|id| tree.attribute(id, "class")).any(|c| words::says(c).lead);
    }
    furniture::clear(blocks, known)
}
