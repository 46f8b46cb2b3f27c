//! The entries of a page that is written on while things happen, each with its time and headline.
//!
//! Machines are told of them in JSON-LD; readers see boxes of one kind, one below the other, each with a
//! time. Only entries that stand in the text drawn from the page are told.

use std::collections::{HashMap, HashSet};

use super::about::Entry;
use super::blocks::{Block, Shape};
use super::tree::{Id, Tree};
use crate::dates;
use reportedly_core::{Section, Span};

/// Fewest entries of a live blog.
const FEWEST: usize = 3;
/// Blocks among which entries are looked for. The longest live blogs have some thousands.
const MOST_BLOCKS: usize = 10_000;
/// Letters by which the beginning of a text is known, and fewest that are sure.
const START: usize = 40;
const SURE: usize = 20;

/// The entries in the text that consists of these blocks, each of which begins where `starts` says.
pub(super) fn sections(tree: &Tree, blocks: &[Block], starts: &[usize], told: &[Entry]) -> Vec<Section> {
    let mut heads = of_entries(&blocks[..blocks.len().min(MOST_BLOCKS)], told);
    if heads.len() < FEWEST {
        heads = of_boxes(tree, &blocks[..blocks.len().min(MOST_BLOCKS)]);
    }
    if heads.len() < FEWEST.min(told.len().max(1)) {
        return Vec::new();
    }
    let end_of = |block: usize| starts[block] + blocks[block].text.len();
    let ends = heads.iter().map(|h| h.to);
    heads
        .iter()
        .zip(ends)
        .filter(|(h, to)| *to > h.from)
        .map(|(h, to)| Section {
            span: Span::new(starts[h.from], end_of(to - 1)),
            title: h.title.clone(),
            published: h.published.clone(),
        })
        .collect()
}

/// An entry as a run of blocks.
struct Head {
    from: usize,
    to: usize,
    title: Option<String>,
    published: Option<String>,
}

/// Entries of JSON-LD, found again by their headline or the beginning of their text.
fn of_entries(blocks: &[Block], told: &[Entry]) -> Vec<Head> {
    // The first block of each text, by all its letters and by the first of them.
    let mut starts: HashMap<String, usize> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        for letters in [letters(&block.text, usize::MAX), letters(&block.text, START)] {
            starts.entry(letters).or_insert(at);
        }
    }
    let mut heads: Vec<Head> = Vec::new();
    let mut met = HashSet::new();
    for entry in told {
        let headline = entry.headline.as_deref().map(|h| letters(h, usize::MAX));
        let start = entry.body.as_deref().map(|t| letters(t.trim_start_matches("<p>"), START));
        let start = start.filter(|s| s.chars().count() >= SURE);
        let found = [headline, start].into_iter().flatten().filter_map(|l| starts.get(&l).copied()).min();
        if let Some(from) = found.filter(|from| met.insert(*from)) {
            let published = entry.published.as_deref().and_then(dates::normalise);
            heads.push(Head { from, to: from, title: entry.headline.clone(), published });
        }
    }
    heads.sort_by_key(|h| h.from);
    let next: Vec<usize> = heads.iter().skip(1).map(|h| h.from).chain([blocks.len()]).collect();
    for (head, to) in heads.iter_mut().zip(next) {
        head.to = to;
    }
    heads
}

/// The first letters and digits of a text in small letters: what is the same whatever markup and signs are.
fn letters(text: &str, most: usize) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(most).collect()
}

/// Boxes of one kind side by side, with a time in each.
fn of_boxes(tree: &Tree, blocks: &[Block]) -> Vec<Head> {
    // The boxes that hold something of the text, by their parent and kind.
    let mut kinds: HashMap<(Id, &str, &str), Vec<Id>> = HashMap::new();
    for block in blocks {
        for id in std::iter::once(block.node).chain(tree.ancestors(block.node)) {
            let Some(parent) = tree.parent(id) else { break };
            let tag = tree.tag(id);
            if matches!(tag, "article" | "div" | "li" | "section") {
                let class =
                    tree.attribute(id, "class").and_then(|c| c.split_whitespace().next()).unwrap_or_default();
                let same = kinds.entry((parent, tag, class)).or_default();
                if same.last() != Some(&id) {
                    same.push(id);
                }
            }
        }
    }
    let timed = |id: &Id| tree.elements(*id, &["time"]).next();
    let mut rows: Vec<Vec<Id>> = kinds.into_values().filter(|row| row.len() >= FEWEST).collect();
    // The order of a map is no order.
    rows.sort();
    rows.retain(|row| row.iter().filter(|id| timed(id).is_some()).count() * 5 >= row.len() * 4);
    let Some(row) = rows.into_iter().max_by_key(Vec::len) else { return Vec::new() };
    // First and last block of each box, in one walk over the blocks.
    let mut parts: HashMap<Id, Option<(usize, usize)>> = row.iter().map(|id| (*id, None)).collect();
    for (at, block) in blocks.iter().enumerate() {
        for id in std::iter::once(block.node).chain(tree.ancestors(block.node)) {
            if let Some(part) = parts.get_mut(&id) {
                *part = Some((part.map_or(at, |(from, _)| from), at));
            }
        }
    }
    row.into_iter()
        .filter_map(|id| {
            let (from, last) = (*parts.get(&id)?)?;
            let to = last + 1;
            let heading = blocks[from..to].iter().find(|b| b.shape == Shape::Heading);
            let time = timed(&id)?;
            let said = tree
                .attribute(time, "datetime")
                .and_then(dates::normalise)
                .or_else(|| dates::normalise(&tree.short_line(time, 100)?));
            Some(Head { from, to, title: heading.map(|b| b.text.clone()), published: said })
        })
        .collect()
}
