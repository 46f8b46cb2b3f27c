//! What tests of several formats share: everything that comes of some bytes, a line each.

use reportedly_core::{Document, Problem, ProblemKind};

use crate::{Envelope, Item, Options, captures_of, draw};

/// Everything that comes of bytes.
pub(crate) fn items(name: &str, bytes: &[u8]) -> Vec<Item> {
    items_with(name, bytes, &Options::default())
}

/// Everything that comes of bytes as asked.
pub(crate) fn items_with(name: &str, bytes: &[u8], options: &Options) -> Vec<Item> {
    let mut out = Vec::new();
    captures_of(Envelope::at(name), &mut &*bytes, options, &mut |item| out.push(item));
    out
}

/// A line for each: `a.zip/b.txt: The text.`, `a.zip/c.txt: Empty`, `a.zip/d.txt: The te (Truncated)`,
/// `a.zip: passed 2 image/png`.
pub(crate) fn lines(items: &[Item]) -> Vec<String> {
    let mut out = Vec::new();
    for item in items {
        match item {
            Item::Passed(passed) => {
                out.push(format!("{}: passed {} {}", passed.location, passed.count, passed.what));
            }
            Item::Capture(capture) => out.extend(draw(capture).iter().map(line)),
        }
    }
    out
}

fn line(d: &Document) -> String {
    let place = &d.location;
    match d.problems.first() {
        Some(problem) if d.text.is_empty() => format!("{place}: {:?}", problem.kind),
        Some(problem) if problem.kind == ProblemKind::Truncated => format!("{place}: {} (Truncated)", d.text),
        _ => format!("{place}: {}", d.text),
    }
}

/// The lines of bytes.
pub(crate) fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    lines(&items(name, bytes))
}

/// Every problem of bytes.
pub(crate) fn problems(name: &str, bytes: &[u8]) -> Vec<Problem> {
    let captures = items(name, bytes).into_iter().filter_map(|item| match item {
        Item::Capture(capture) => Some(capture),
        Item::Passed(_) => None,
    });
    captures.flat_map(|c| draw(&c)).flat_map(|d| d.problems).collect()
}
