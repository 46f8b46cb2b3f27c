//! From the lines of pages to paragraphs: without what every page repeats, with words put together again.

use std::collections::HashMap;

use super::page::{Line, Pages};
use crate::tidy;

/// Share of a page at its top and at its bottom in which its number, its head and its foot stand.
const MARGIN: f64 = 0.12;

/// The paragraphs, parted by a blank line.
pub(super) fn text(pages: Pages) -> String {
    let repeated = repeated(&pages);
    let mut done: Vec<String> = Vec::new();
    let mut last: Option<Line> = None;
    let step = step(&pages);
    for page in pages.0 {
        for line in &page.lines {
            let furniture = in_margin(line, page.height)
                && (repeated.contains_key(&shape(&line.text))
                    || shape(&line.text).chars().all(|c| !c.is_alphabetic()));
            if furniture {
                continue;
            }
            match (done.last_mut(), &last) {
                (Some(open), Some(last)) if goes_on(open, last, line, step) => join(open, line.text.trim()),
                _ => done.push(line.text.trim().to_owned()),
            }
            last = Some(line.clone());
        }
    }
    tidy::text(&done.join("\n\n").replace('\u{ad}', ""))
}

/// A line without what differs from page to page.
fn shape(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

fn in_margin(line: &Line, height: f64) -> bool {
    line.turn == 0 && (line.y < height * MARGIN || line.y > height * (1.0 - MARGIN))
}

/// The lines in margins that stand on half of the pages, and on two at least.
fn repeated(pages: &Pages) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in &pages.0 {
        let mut shapes: Vec<String> = page
            .lines
            .iter()
            .filter(|line| in_margin(line, page.height))
            .map(|line| shape(&line.text))
            .collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let least = (pages.0.len() / 2).max(2);
    counts.retain(|_, count| *count >= least);
    counts
}

/// How far apart the lines of a paragraph are: the middle distance of all, in letters' heights.
fn step(pages: &Pages) -> f64 {
    let pairs = pages.0.iter().flat_map(|page| page.lines.windows(2));
    let mut steps: Vec<f64> = pairs
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
        .filter(|step| (0.8..2.5).contains(step))
        .collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(1.2)
}

/// Whether a line belongs to the paragraph that is open.
fn goes_on(open: &str, last: &Line, line: &Line, step: f64) -> bool {
    let size = line.size.max(1.0);
    if (last.size - line.size).abs() > size * 0.08 || last.turn != line.turn {
        return false;
    }
    let down = (line.y - last.y) / size;
    let closed = open.trim_end_matches(['"', '”', '’', ')', '\'']).ends_with(['.', '!', '?', ':']);
    if !(0.0..=step * 1.25 + 0.05).contains(&down) {
        // The next column or page: a sentence goes on, a new one begins a paragraph.
        let jump = down < 0.0 || line.x > last.end;
        return jump && !closed && !line.text.starts_with(char::is_uppercase);
    }
    let indented = line.x > last.x + size * 0.7 && line.x < last.x + size * 5.0;
    !(closed && indented)
}

fn join(open: &mut String, next: &str) {
    let before =
        open.strip_suffix(['-', '\u{2010}', '\u{ad}']).map(|head| head.ends_with(char::is_alphabetic));
    match before {
        // A word that was cut. "U.S.-led" begins its second half in lower case too, but keeps the stop before.
        Some(true) if next.starts_with(char::is_lowercase) => {
            open.pop();
        }
        Some(true) => {}
        _ => open.push(' '),
    }
    open.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::pdf::page::Page;

    fn page(lines: &[(f64, f64, &str)]) -> Page {
        let lines = lines.iter().map(|(x, y, text)| Line {
            x: *x,
            y: *y,
            end: x + text.len() as f64 * 5.0,
            size: 10.0,
            turn: 0,
            text: (*text).to_owned(),
        });
        let mut page = Page::default();
        (page.height, page.lines) = (800.0, lines.collect());
        page
    }

    #[test]
    fn lines_are_joined_and_cut_words_too() {
        let one = page(&[
            (50., 100., "The harbour mas-"),
            (50., 112., "ter spoke."),
            (50., 136., "Then"),
            (50., 148., "he left."),
        ]);
        assert_eq!(text(Pages(vec![one])), "The harbour master spoke.\n\nThen he left.");
        let indented = page(&[(50., 100., "One line."), (65., 112., "Another begins"), (50., 124., "here.")]);
        assert_eq!(text(Pages(vec![indented])), "One line.\n\nAnother begins here.");
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column_and_on_the_next_page() {
        let one = page(&[
            (50., 100., "It was"),
            (50., 112., "full of"),
            (300., 100., "people and"),
            (50., 780., "Report, page 1"),
        ]);
        let two = page(&[(50., 100., "goods."), (50., 780., "Report, page 2")]);
        assert_eq!(text(Pages(vec![one, two])), "It was full of people and goods.");
    }
}
