//! Shared text side by side, with the differences marked.

use crate::Context;
use crate::terminal::{Style, clean};
use reportedly::origins::Link;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns of one of the two texts.
const WIDTH: usize = 44;

/// A word, and whether the other text has it.
struct Word<'a> {
    text: &'a str,
    shared: bool,
}

pub(super) fn show(link: &Link, from: &str, to: &str, context: &mut Context) -> io::Result<()> {
    let heading = context.paint(Style::Strong, &clean(&format!("{} beside {}", link.from, link.to)));
    context.line(format!("\n{heading}"))?;
    context.line(format!("  {:WIDTH$}   {}", clean(&link.from), clean(&link.to)))?;
    for (left, right) in &link.passages {
        let (left, right) = (left.of(from), right.of(to));
        let (left, right) = compare(left, right);
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

/// The words of both, each with whether the other has it there. Case and punctuation at the ends make no difference.
fn compare<'a>(left: &'a str, right: &'a str) -> (Vec<Word<'a>>, Vec<Word<'a>>) {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (left.split_whitespace().collect(), right.split_whitespace().collect());
    let plain = |words: &[&str]| -> Vec<String> {
        words.iter().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
    };
    let mut shared = (vec![false; a.len()], vec![false; b.len()]);
    for op in capture_diff_slices(Algorithm::Patience, &plain(&a), &plain(&b)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            shared.0[old_index..old_index + len].fill(true);
            shared.1[new_index..new_index + len].fill(true);
        }
    }
    let words = |text: Vec<&'a str>, shared: Vec<bool>| {
        text.into_iter().zip(shared).map(|(text, shared)| Word { text, shared }).collect()
    };
    (words(a, shared.0), words(b, shared.1))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_one_has_are_told() {
        let (left, right) =
            compare("The ferry stopped on Monday, he said.", "the ferry has stopped on Monday");
        let own = |words: &[Word<'_>]| {
            words.iter().filter(|w| !w.shared).map(|w| w.text.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            (own(&left), own(&right)),
            (vec!["he".to_owned(), "said.".to_owned()], vec!["has".to_owned()])
        );
    }
}
