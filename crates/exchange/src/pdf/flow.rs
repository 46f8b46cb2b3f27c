//! Blocks to lines, lines to sheets. Pure: it decides where everything stands, so that links know where they lead.

use super::block::{Block, Role};
use super::face::Faces;
use std::collections::BTreeMap;

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Blank on every side.
pub(super) const MARGIN: f32 = 54.0;
/// Height of a line as a share of the size of its letters.
const LEADING: f32 = 1.42;
/// Height of the line from 0 to 100 percent.
pub(super) const SCALE: f32 = 22.0;
/// Lines that must follow a heading on its sheet.
const AFTER_HEADING: f32 = 3.0 * 14.0;

/// Text of one run on one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Number of the run in its block.
    pub run: usize,
    pub x: f32,
    pub text: String,
}

/// A line of a block on a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Number of the block.
    pub block: usize,
    /// Where its letters stand, from above.
    pub baseline: f32,
    pub pieces: Vec<Piece>,
}

/// What stands where.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub sheets: Vec<Vec<Line>>,
    /// The sheet and the height at which each block begins.
    pub starts: Vec<(usize, f32)>,
    /// The block of each anchor.
    pub anchors: BTreeMap<String, usize>,
}

/// Sets the blocks one below the other.
pub(super) fn flow(blocks: &[Block], faces: &Faces) -> Flow {
    let mut flow = Flow { sheets: vec![Vec::new()], ..Flow::default() };
    let mut y = MARGIN;
    for (number, block) in blocks.iter().enumerate() {
        let height = block.size * LEADING;
        let is_heading = matches!(block.role, Role::Heading(_));
        let lines = lines(block, faces);
        y += if y > MARGIN { block.before } else { 0.0 };
        let needed = match is_heading {
            true => height * lines.len() as f32 + AFTER_HEADING,
            false => height,
        };
        // What needs more than a sheet begins where it is.
        if y + needed > HEIGHT - MARGIN && y > MARGIN && needed < HEIGHT - 2.0 * MARGIN {
            flow.sheets.push(Vec::new());
            y = MARGIN;
        }
        flow.starts.push((flow.sheets.len() - 1, y));
        if let Some(anchor) = &block.anchor {
            flow.anchors.entry(anchor.clone()).or_insert(number);
        }
        for pieces in lines {
            if y + height > HEIGHT - MARGIN {
                flow.sheets.push(Vec::new());
                y = MARGIN;
            }
            let line = Line { block: number, baseline: y + block.size * 1.07, pieces };
            if let Some(sheet) = flow.sheets.last_mut() {
                sheet.push(line);
            }
            y += height;
        }
        if block.scale.is_some() {
            y += SCALE;
        }
    }
    flow
}

/// A word, which may be of several runs, with the blanks behind it.
type Word = Vec<(usize, String)>;

/// The lines of a block.
fn lines(block: &Block, faces: &Faces) -> Vec<Vec<Piece>> {
    let room = WIDTH - 2.0 * MARGIN - block.indent;
    let width = |run: usize, text: &str| faces.of(block.runs[run].bold).width(text, block.size);
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let (mut line, mut x) = (Vec::<Piece>::new(), 0.0_f32);
    for word in words(block) {
        let last = word.len().saturating_sub(1);
        let shown = |(n, (run, text)): (usize, &(usize, String))| {
            width(*run, if n == last { text.trim_end() } else { text })
        };
        let wide: f32 = word.iter().enumerate().map(shown).sum();
        if x > 0.0 && x + wide > room {
            lines.push(std::mem::take(&mut line));
            x = 0.0;
        }
        for (run, text) in word {
            if wide <= room {
                put(&mut line, run, MARGIN + block.indent + x, &text);
                x += width(run, &text);
                continue;
            }
            // Wider than a line, such as an address: broken wherever the line ends.
            for c in text.chars() {
                let letter = c.to_string();
                let wide = width(run, &letter);
                if x > 0.0 && x + wide > room && c != ' ' {
                    lines.push(std::mem::take(&mut line));
                    x = 0.0;
                }
                put(&mut line, run, MARGIN + block.indent + x, &letter);
                x += wide;
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Adds text to a line.
fn put(line: &mut Vec<Piece>, run: usize, x: f32, text: &str) {
    match line.last_mut() {
        Some(last) if last.run == run => last.text.push_str(text),
        _ => line.push(Piece { run, x, text: text.to_owned() }),
    }
}

/// The words of a block. A word ends with blanks, not with a run: the full stop behind a quotation stays with it.
fn words(block: &Block) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (run, text) in block.runs.iter().map(|run| run.text.as_str()).enumerate() {
        for part in text.split_inclusive(' ') {
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push((run, part.to_owned())),
                None => words.push(vec![(run, part.to_owned())]),
            }
            open = !part.ends_with(' ');
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::block::Run;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_letter_stands_on_a_sheet_within_its_margins(
            texts in prop::collection::vec(("[a-zW ]{0,300}", any::<bool>()), 0..30)
        ) {
            let run = |(text, bold): &(String, bool)| Run { bold: *bold, ..Run::of(text.clone()) };
            let blocks: Vec<Block> =
                texts.chunks(3).map(|some| Block::text(some.iter().map(run).collect())).collect();
            let faces = Faces::new().unwrap();
            let flow = flow(&blocks, &faces);
            let mut shown = String::new();
            for line in flow.sheets.iter().flatten() {
                prop_assert!(line.baseline < HEIGHT - MARGIN && line.baseline > MARGIN);
                for piece in &line.pieces {
                    let block = &blocks[line.block];
                    let wide = faces.of(block.runs[piece.run].bold).width(piece.text.trim_end(), block.size);
                    prop_assert!(piece.x + wide <= WIDTH - MARGIN + 0.01);
                    shown.push_str(&piece.text);
                }
            }
            prop_assert_eq!(shown, blocks.iter().map(Block::words).collect::<String>());
            prop_assert_eq!(flow.starts.len(), blocks.len());
        }
    }

    #[test]
    fn a_heading_does_not_end_a_sheet() {
        let faces = Faces::new().unwrap();
        for above in 40..60 {
            let mut blocks: Vec<Block> = (0..above).map(|_| Block::text(vec![Run::of("A line.")])).collect();
            blocks.push(Block::heading(2, vec![Run::of("Heading")]));
            blocks.push(Block::text(vec![Run::of("What follows.")]));
            let flow = flow(&blocks, &faces);
            assert_eq!(flow.starts[above].0, flow.starts[above + 1].0, "{above}");
        }
    }
}
