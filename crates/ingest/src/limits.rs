//! Sizes beyond which input is refused rather than read. Real articles stay far below all of them;
//! they are there so that one file cannot take the machine down.

use reportedly_core::{Problem, ProblemKind};

/// Largest text file or page that is read, in bytes.
pub const MAX_FILE: usize = 20 * 1000 * 1000;

/// Longest line of a JSONL file that is read, in bytes without the line break. The file itself may be of any size.
pub const MAX_LINE: usize = 20 * 1000 * 1000;

/// Deepest nesting of elements in a page that is read. The pages of publishers stay below 100.
pub const MAX_DEPTH: usize = 512;

/// Most nodes in the tree of a page. Unclosed formatting elements are repeated in every paragraph
/// that follows, so that a page of 1 MB can ask for a tree that fills memory.
pub(crate) const MAX_NODES: usize = 2_000_000;

/// Stack for the thread that reads a page, in bytes. Walks over a tree of [`MAX_DEPTH`] recurse.
pub(crate) const STACK: usize = 64 << 20;

/// Most archives that may lie in one another. A page in a `.tar.gz` in a zip lies in three.
pub(crate) const MAX_NESTING: usize = 6;

/// Bytes at the start of a file by which its format is told.
pub(crate) const HEAD: usize = 64 << 10;

/// The problem of something larger than a limit (bytes).
pub(crate) fn too_large(what: &str, limit: usize) -> Problem {
    let limit = limit / 1_000_000;
    Problem::new(
        ProblemKind::TooLarge,
        format!(
            "The {what} is larger than {limit} MB and was not read. Split it into articles, or save the text alone."
        ),
    )
}
