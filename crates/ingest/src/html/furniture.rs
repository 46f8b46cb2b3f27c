//! Lines that stand between the paragraphs of an article and are no part of it: links to other
//! articles, photo credits, calls to subscribe. Read as reporting, each would be a false statement.

use super::about::is_person;
use super::blocks::{Block, Shape};
use super::phrases::{ADDRESS, BEGINNINGS, PICTURES, TAILS, WHOLE};
use super::stamp::{is_byline, is_stamp};
use crate::notes;

/// Longest block that can be a line of this kind, in bytes. Longer ones are prose that happens to
/// begin so.
const LONGEST: usize = 220;
/// Longest block in which a site speaks to its readers, in bytes.
const LONGEST_ADDRESS: usize = 700;
/// Blocks at the end among which the site speaks to its readers, and authors are presented.
const TAIL: usize = 6;

/// What the page says of itself that may be repeated in the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known<'a> {
    pub title: Option<&'a str>,
    pub byline: Option<&'a str>,
    /// What the page tells search engines, often the lead.
    pub description: Option<&'a str>,
}

/// The blocks without such lines, without the headline, and without what stands above it.
pub(super) fn clear(mut blocks: Vec<Block>, known: Known) -> Vec<Block> {
    /// Blocks among which a repeated headline is looked for, and the longest crumb above it.
    const TOP: usize = 10;
    const CRUMB: usize = 100;
    let headline = known.title.and_then(|t| blocks.iter().take(TOP).position(|b| same(&b.text, t)));
    if let Some(at) = headline {
        // The way to the page ("Home", "Sport") ends with the headline; anything longer is a lead.
        let from = if blocks[..at].iter().all(|b| b.text.len() <= CRUMB) { 0 } else { at };
        blocks.drain(from..=at);
    }
    clear_pictures(&mut blocks);
    blocks.retain(|b| !is_furniture(b, known.byline) || is_note(b));
    clear_start(&mut blocks, known);
    clear_end(&mut blocks, known.byline);
    clear_headings(&mut blocks);
    drop_repeats(&mut blocks);
    blocks
}

/// A line that is the name of an agency, with text behind it, is the credit of a picture, and a line before it that is no
/// sentence its caption.
fn clear_pictures(blocks: &mut Vec<Block>) {
    const LONGEST_CAPTION: usize = 200;
    let Some(last) = blocks.iter().rposition(Block::is_prose) else { return };
    let label = |b: &Block| {
        b.text.len() <= LONGEST_CAPTION
            && b.shape == Shape::Paragraph
            && !b.text.ends_with(['.', '!', '?', '”', '"', ':'])
    };
    let mut keep = vec![true; blocks.len()];
    for at in 0..last {
        if PICTURES.iter().any(|p| same(p, &blocks[at].text)) {
            keep[at] = false;
            if at > 0 && label(&blocks[at - 1]) {
                keep[at - 1] = false;
            }
        }
    }
    let mut keep = keep.into_iter();
    blocks.retain(|_| keep.next().unwrap_or(true));
}

/// Before the first sentence stand labels, dates, places of the site: nothing of the article but its lead.
fn clear_start(blocks: &mut Vec<Block>, known: Known) {
    let is_text = |b: &Block| b.letters >= 60 && !matches!(b.shape, Shape::Heading) && b.link_share() < 0.5;
    let Some(first) = blocks.iter().position(is_text) else { return };
    let ended = |b: &Block| b.text.ends_with(['.', '!', '?', '”', '"', '’', '»', '…', '—', '–']);
    let lead = |b: &Block| {
        known.description.is_some_and(|d| same_start(d, &b.text))
            || b.lead && b.text.split_whitespace().count() >= 6
    };
    let keep = |b: &Block| {
        b.link_share() < 0.5
            && b.letters >= 25
            && (lead(b) || b.letters >= 30 && ended(b) && b.shape != Shape::Heading)
    };
    // The heading of the first part, where other parts have one of its level: an entry, a question.
    let parts = |head: &Block| {
        head.shape == Shape::Heading
            && blocks[first..].iter().any(|b| b.shape == head.shape && b.level == head.level)
    };
    let head = first.checked_sub(1).filter(|at| parts(&blocks[*at]));
    let mut at = 0;
    blocks.retain(|b| {
        at += 1;
        at > first || head == Some(at - 1) || keep(b)
    });
}

/// After the last sentence stand addresses to the reader, authors, labels.
fn clear_end(blocks: &mut Vec<Block>, byline: Option<&str>) {
    let all: usize = blocks.iter().map(|b| b.letters).sum();
    let mut before = 0;
    let cut = blocks.iter().position(|b| {
        before += b.letters;
        before * 2 > all && is_tail_label(b)
    });
    blocks.truncate(cut.unwrap_or(blocks.len()));
    let from = blocks.len().saturating_sub(TAIL).max(1).min(blocks.len());
    let mut at = 0;
    blocks.retain(|b| {
        at += 1;
        at <= from || !(is_address(b, 1) || is_author(b, byline)) || is_note(b)
    });
    while let Some(last) = blocks.last() {
        let words = last.text.split_whitespace().count();
        let label = words <= 4 && !last.text.ends_with(['.', '!', '?', '”', '"', '’', '»', ')']);
        let small = last.letters < 80 && last.linked * 2 > last.letters;
        if blocks.len() > 1
            && !is_note(last)
            && (last.shape == Shape::Heading || label && last.shape == Shape::Paragraph || small)
        {
            blocks.pop();
        } else {
            return;
        }
    }
}

/// Whether a line heads what comes after an article: other articles, comments, the author.
fn is_tail_label(block: &Block) -> bool {
    const MOST: usize = 6;
    let words = block.text.split_whitespace().count();
    let set_apart = block.shape == Shape::Heading || block.stressed == block.letters;
    set_apart && words <= MOST && {
        let lower = block.text.to_lowercase();
        block.shape == Shape::Heading && words <= 3 && lower.starts_with("more ")
            || TAILS
                .iter()
                .any(|t| lower.strip_prefix(t).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
    }
}

/// A heading that heads nothing, since what it headed was left out, goes too.
fn clear_headings(blocks: &mut Vec<Block>) {
    let level = |b: &Block| if b.shape == Shape::Heading { b.level } else { u8::MAX };
    let mut keep: Vec<bool> =
        blocks.windows(2).map(|w| w[0].shape != Shape::Heading || level(&w[1]) > level(&w[0])).collect();
    keep.push(true);
    let mut keep = keep.into_iter();
    blocks.retain(|_| keep.next().unwrap_or(true));
}

/// A long block that stands twice was shown in two ways (a quotation pulled out, a copy for small screens).
fn drop_repeats(blocks: &mut Vec<Block>) {
    let mut seen = std::collections::HashSet::new();
    blocks.retain(|b| b.letters < 40 || seen.insert(b.text.clone()));
}

/// Whether the article speaks of itself: of who helped, of what was corrected.
fn is_note(block: &Block) -> bool {
    block.letters > 3
        && block.link_share() < 0.5
        && block.text.len() <= LONGEST_ADDRESS
        && notes::is_note(&block.text)
}

fn is_furniture(block: &Block, byline: Option<&str>) -> bool {
    // Signs alone, as `* * *` or `___`, part an article and say nothing.
    if block.letters == 0 || block.caption {
        return true;
    }
    // A line that is a link and no more leads to another article, and so does a label with a link.
    let whole = block.linked == block.letters && block.shape != Shape::Heading;
    let led =
        block.link_share() > 0.5 && block.letters < 200 && !block.text.ends_with(['.', '!', '?', '”', '"']);
    if whole && block.letters > 3 || led && block.shape == Shape::Paragraph && block.letters > 12 {
        return true;
    }
    if is_stamp(&block.text)
        || is_byline(&block.text, byline)
        || is_address(block, 2)
        || is_entry(&block.text)
    {
        return true;
    }
    if block.text.len() > LONGEST {
        return false;
    }
    let lower = block.text.to_lowercase();
    BEGINNINGS.iter().any(|b| lower.starts_with(b)) || WHOLE.iter().any(|w| same(w, &lower))
}

/// Whether a line heads an entry of a live blog with its time and writer, or a page with all that is known of it:
/// "20:24Ann Roe", "News | Published: 5 hours ago | Written by Ann Roe".
fn is_entry(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    let timed = line[..line.len() - name.len()].contains([':', '.'])
        && line.starts_with(|c: char| c.is_ascii_digit());
    let mut parts = line.split('|').map(str::trim);
    let dated = |p: &str| ["Published", "Updated", "Posted", "Last Updated"].iter().any(|w| p.starts_with(w));
    timed && is_person(name) || line.len() <= LONGEST && line.matches('|').count() >= 2 && parts.any(dated)
}

/// Whether the site speaks to its readers: so many turns of speech that only it uses.
fn is_address(block: &Block, least: usize) -> bool {
    if block.text.len() > LONGEST_ADDRESS || block.text.starts_with(['“', '"', '‘', '„', '«']) {
        return false;
    }
    let lower = block.text.to_lowercase();
    // A block in italics or bold throughout is set apart from the text.
    let apart = usize::from(block.stressed * 10 > block.letters * 9);
    let turns = ADDRESS.iter().filter(|a| lower.contains(*a)).count();
    turns > 0 && turns + apart >= least
}

/// Whether it presents an author: "A. Roe is the harbour correspondent of the Post."
fn is_author(block: &Block, byline: Option<&str>) -> bool {
    let Some(byline) = byline else { return false };
    let text = block.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    byline.split(", ").filter(|n| n.contains(' ')).any(|name| {
        text.strip_prefix(name).is_some_and(|rest| {
            let mut words = rest.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
            let verb = words.next().unwrap_or_default();
            rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
                || matches!(
                    verb,
                    "is" | "was"
                        | "covers"
                        | "writes"
                        | "has"
                        | "joined"
                        | "works"
                        | "reports"
                        | "can"
                        | "ist"
                        | "est"
                        | "es"
                )
        })
    })
}

/// Whether a description is the beginning of a block or the block itself, apart from case and signs.
fn same_start(description: &str, text: &str) -> bool {
    let letters = |s: &str| {
        s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect::<Vec<_>>()
    };
    let (a, b) = (letters(description), letters(text));
    b.len() >= 25 && (a == b || a.len() > 25 && b.starts_with(&a))
}

/// Whether two lines are the same apart from case, white space and signs.
pub(super) fn same(a: &str, b: &str) -> bool {
    let letters =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    // Most pairs differ in their first letters: those are told apart without writing anything down.
    fn begins(s: &str) -> impl Iterator<Item = char> + '_ {
        s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(4)
    }
    begins(a).eq(begins(b)) && letters(a) == letters(b)
}
