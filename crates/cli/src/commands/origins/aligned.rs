//! Shared text side by side, with the differences marked.

use crate::Context;
use crate::terminal::{Style, clean};
use reportedly::origins::{Link, Word, aligned};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns of one of the two texts.
const WIDTH: usize = 44;

pub(super) fn show(link: &Link, from: &str, to: &str, context: &mut Context) -> io::Result<()> {
    let heading = context.paint(Style::Strong, &clean(&format!("{} beside {}", link.from, link.to)));
    context.line(format!("\n{heading}"))?;
    context.line(format!("  {:WIDTH$}   {}", clean(&link.from), clean(&link.to)))?;
    for (left, right) in &link.passages {
        let (left, right) = (left.of(from), right.of(to));
        let (left, right) = aligned(left, right);
        let (left, right) = (lines(&left, context), lines(&right, context));
        for row in 0..left.len().max(right.len()) {
            let blank = (String::new(), 0);
            let (l, width) = left.get(row).unwrap_or(&blank);
            let (r, _) = right.get(row).unwrap_or(&blank);
            context.line(format!("  {l}{} │ {r}", " ".repeat(WIDTH.saturating_sub(*width))).trim_end())?;
        }
        context.line(format!("  {}", "─".repeat(2 * WIDTH + 3)))?;
    }
    Ok(())
}

/// Lines of at most [`WIDTH`] columns, each with its width. Words that only this text has stand in brackets, or in colour.
fn lines(words: &[Word<'_>], context: &Context) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = Vec::new();
    for word in words {
        let plain = clean(word.text);
        let marked = match (word.shared, context.colors()) {
            (true, _) | (_, true) => plain.to_string(),
            (false, false) => format!("[{plain}]"),
        };
        let width = marked.width();
        let marked = if word.shared { marked } else { context.paint(Style::Bad, &marked) };
        match out.last_mut() {
            Some((line, used)) if *used + 1 + width <= WIDTH => {
                line.push(' ');
                line.push_str(&marked);
                *used += 1 + width;
            }
            _ => out.push((marked, width)),
        }
    }
    out
}
